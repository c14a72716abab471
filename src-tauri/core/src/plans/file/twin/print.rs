//! A plan becomes its twin: what the lines cannot say stands in comments, found by reading the lines again.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::super::{FORMAT, ItemFile, PlanFile, rest};
use super::fields::{Field, ITEM, Names, PLAN, STAGE};
use super::forms::titled;
use super::lines::ALSO;
use super::read::{self, Head};
use super::text::written;

/// How a twin begins; the format's number follows.
pub(super) const MARK: &str = "<!-- Lectern plan, format ";

pub(super) fn twin(plan: &PlanFile) -> String {
    let mut head = serde_json::to_value(plan).expect("BUG: a plan can be written as JSON");
    let stages = take(&mut head, "stages");
    take(&mut head, "lectern_plan");
    let names = titles(plan);
    let mut text = format!("{MARK}{FORMAT} -->\n\n");
    part(&mut text, "#", &head, &PLAN, &names);
    for mut stage in elements(stages) {
        let items = take(&mut stage, "items");
        text.push('\n');
        part(&mut text, "##", &stage, &STAGE, &names);
        for (item, number) in elements(items).into_iter().zip(1..) {
            if number == 1 {
                text.push('\n');
            }
            entry(&mut text, number, &item, &names);
        }
    }
    text
}

fn titles(plan: &PlanFile) -> Names<'_> {
    let own = plan.mine.iter().flat_map(|mine| &mine.groups);
    Names {
        items: plan.items().map(|item| (item.id.as_str(), title_of(item))).collect(),
        groups: plan.groups.iter().chain(own).map(|group| (group.id.as_str(), group.title.as_str())).collect(),
    }
}

fn title_of(item: &ItemFile) -> &str {
    item.book.as_ref().map_or(item.asks_for.as_str(), |book| book.title.as_str())
}

fn take(of: &mut Value, key: &str) -> Value {
    of.as_object_mut().and_then(|fields| fields.remove(key)).unwrap_or_default()
}

fn elements(list: Value) -> Vec<Value> {
    if let Value::Array(elements) = list { elements } else { Vec::new() }
}

/// The plan itself, or a stage: title, summary, fields.
fn part(text: &mut String, hashes: &str, value: &Value, fields: &[Field], names: &Names<'_>) {
    let title = value["title"].as_str().unwrap_or_default();
    let summary = paragraphs(value["summary"].as_str().unwrap_or_default());
    let lines = lines_of(fields, value, names);
    let head = Head { title: written(title), paragraphs: summary.clone(), fields: lines.clone() };
    let plain = head.value(fields);
    writeln!(text, "{hashes} {}", written(title)).expect("BUG: writing to a string");
    for paragraph in summary {
        write!(text, "\n{paragraph}\n").expect("BUG: writing to a string");
    }
    text.push('\n');
    for (label, line) in lines {
        text.push_str(format!("- {label}: {line}").trim_end());
        text.push('\n');
    }
    let rest = rest::difference(&plain, value);
    if !rest.is_empty() {
        writeln!(text, "\n{}", comment(rest)).expect("BUG: writing to a string");
    }
}

/// An item: who wrote what, then a line for each fact.
fn entry(text: &mut String, number: usize, item: &Value, names: &Names<'_>) {
    let line = headline(item);
    let mut said = item.clone();
    if said["book"].is_null() || said["asks_for"] == said["book"]["title"] {
        take(&mut said, "asks_for");
    }
    let lines = lines_of(&ITEM, &said, names);
    let rest = rest::difference(&read::item(&line, &lines), item);
    let indent = " ".repeat(number.to_string().len() + 2);
    writeln!(text, "{number}. {line}").expect("BUG: writing to a string");
    for (label, line) in lines {
        text.push_str(format!("{indent}- {label}: {line}").trim_end());
        text.push('\n');
    }
    if !rest.is_empty() {
        writeln!(text, "{indent}{}", comment(rest)).expect("BUG: writing to a string");
    }
}

fn headline(item: &Value) -> String {
    let Some(title) = item["book"]["title"].as_str() else {
        return written(item["asks_for"].as_str().unwrap_or_default());
    };
    let people = item["book"]["authors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let year = item["book"]["first_published"].as_i64().map(|year| format!(" ({year})")).unwrap_or_default();
    format!("{}{year}", titled(title, people))
}

/// The fields that have a line, with their labels, in the order of the table.
fn lines_of(fields: &[Field], value: &Value, names: &Names<'_>) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for field in fields {
        let found = field.path.iter().fold(value, |at, step| &at[*step]);
        let values = match found {
            Value::Null => &[],
            Value::Array(elements) if field.many => elements.as_slice(),
            one => std::slice::from_ref(one),
        };
        // An edition called “2” that has a year too would not be told from its year: then the line is not for it.
        let is_read = |(label, line): &(usize, String)| (field.read)(line, *label).is_some();
        let written = values.iter().filter_map(|value| (field.write)(value, names).filter(is_read));
        lines.extend(written.map(|(label, line)| (field.labels[label].to_owned(), line)));
    }
    lines
}

/// A text as paragraphs: an empty line within it separates them.
fn paragraphs(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split("\n\n").collect();
    match parts.as_slice() {
        [] | [""] => Vec::new(),
        parts if parts.iter().all(|part| !part.trim().is_empty()) => parts.iter().map(|part| written(part)).collect(),
        _ => vec![written(text)],
    }
}

/// A comment that no page shows and no text within can end.
fn comment(rest: Map<String, Value>) -> String {
    let json = Value::Object(rest).to_string();
    format!("<!-- {ALSO}{} -->", json.replace('>', "\\u003e").replace("--", "-\\u002d"))
}
