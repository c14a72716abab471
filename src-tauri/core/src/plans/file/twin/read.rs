//! The lines of a twin become the JSON of a plan file.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::super::slug::{self, Slugs};
use super::super::{FORMAT, Problem, rest};
use super::fields::{Field, ITEM, PLAN, STAGE};
use super::forms::read_titled;
use super::lines::{Kind, Line, Slip, scan};
use super::text::read;
use crate::values::fold;

/// The title, summary and fields of the plan or of a stage, as lines.
#[derive(Default)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) fields: Vec<(String, String)>,
}

impl Head {
    pub(super) fn value(&self, fields: &[Field]) -> Value {
        let mut value = json!({ "title": read(&self.title) });
        if !self.paragraphs.is_empty() {
            let summary: Vec<String> = self.paragraphs.iter().map(|paragraph| read(paragraph)).collect();
            value["summary"] = summary.join("\n\n").into();
        }
        for (label, line) in &self.fields {
            apply(fields, &mut value, label, line);
        }
        value
    }
}

/// An item from its headline and fields.
pub(super) fn item(headline: &str, fields: &[(String, String)]) -> Value {
    let mut value = match titled(headline) {
        Some(book) => json!({ "asks_for": book["title"], "book": book }),
        None => json!({ "asks_for": read(headline) }),
    };
    for (label, line) in fields {
        apply(&ITEM, &mut value, label, line);
    }
    value
}

fn titled(headline: &str) -> Option<Value> {
    let (line, year) = match headline.strip_suffix(')').and_then(|line| line.rsplit_once(" (")) {
        Some((line, year)) if year.parse::<i64>().is_ok() => (line, year.parse::<i64>().ok()),
        _ => (headline, None),
    };
    let (title, people) = read_titled(line)?;
    let mut book = json!({ "title": title, "authors": people });
    if let Some(year) = year {
        book["first_published"] = year.into();
    }
    Some(book)
}

/// Puts a line into the place of its label. False where there is no such label, or the line is not of its form.
fn apply(fields: &[Field], value: &mut Value, label: &str, line: &str) -> bool {
    let found = fields.iter().find_map(|field| {
        let number = field.labels.iter().position(|known| known.eq_ignore_ascii_case(label))?;
        Some((field, (field.read)(line, number)?))
    });
    let Some((field, read)) = found else { return false };
    let path: Vec<String> = field.path.iter().map(|step| (*step).to_owned()).collect();
    if field.many {
        let mut list = field.path.iter().fold(&*value, |at, step| &at[*step]).as_array().cloned().unwrap_or_default();
        list.push(read);
        rest::set(value, &path, list.into());
    } else {
        rest::set(value, &path, read);
    }
    true
}

/// A whole twin as the JSON of a plan file, or everything in it that cannot be read.
pub(super) fn plan(text: &str) -> Result<Value, Vec<Problem>> {
    let (lines, problems) = scan(text);
    let mut reading = Reading { problems, ..Reading::default() };
    for line in lines {
        reading.line(line);
    }
    reading.finish()
}

#[derive(Default)]
struct Reading {
    plan: Map<String, Value>,
    stages: Vec<Value>,
    titled: bool,
    problems: Vec<Slip>,
}

impl Reading {
    fn line(&mut self, Line { number, kind }: Line) {
        let refused = match kind {
            Kind::Title(_) if self.titled => Some("a plan has one title; stages begin with ##".to_owned()),
            Kind::Title(title) => {
                self.titled = true;
                self.plan.insert("title".to_owned(), read(&title).into());
                None
            }
            Kind::Stage(title) => {
                self.stages.push(json!({ "title": read(&title), "items": [] }));
                None
            }
            Kind::Entry(headline) => match self.stages.last_mut().and_then(|stage| stage["items"].as_array_mut()) {
                Some(items) => {
                    items.push(item(&headline, &[]));
                    None
                }
                None => Some("an item stands in a stage: begin one with ## before it".to_owned()),
            },
            Kind::Field(label, line) => self.field(&label, &line),
            Kind::Also(also) => {
                self.with(|value, _| rest::complete(value, &also));
                None
            }
            Kind::Text(text) => self.with(|value, of_item| paragraph(value, of_item, &text)),
        };
        self.problems.extend(refused.map(|message| (number, message)));
    }

    fn field(&mut self, label: &str, line: &str) -> Option<String> {
        let fields: &[Field] = match self.stages.last() {
            None => &PLAN,
            Some(stage) if stage["items"].as_array().is_some_and(Vec::is_empty) => &STAGE,
            Some(_) => &ITEM,
        };
        if self.with(|value, _| apply(fields, value, label, line)) {
            return None;
        }
        let known = fields.iter().any(|field| field.labels.iter().any(|known| known.eq_ignore_ascii_case(label)));
        Some(match known {
            true => format!("“{line}” cannot be read as “{label}”"),
            false => {
                let labels: Vec<&str> = fields.iter().flat_map(|field| field.labels.iter().copied()).collect();
                format!("there is no field “{label}” here; there are {}", labels.join(", "))
            }
        })
    }

    /// Does something with the entry that the lines are in, which is an item or is not.
    fn with<T>(&mut self, act: impl FnOnce(&mut Value, bool) -> T) -> T {
        if let Some(stage) = self.stages.last_mut() {
            if stage["items"].as_array().is_some_and(Vec::is_empty) {
                return act(stage, false);
            }
            if let Some(item) = stage["items"].as_array_mut().and_then(|items| items.last_mut()) {
                return act(item, true);
            }
        }
        let mut plan = Value::Object(std::mem::take(&mut self.plan));
        let done = act(&mut plan, false);
        if let Value::Object(fields) = plan {
            self.plan = fields;
        }
        done
    }

    fn finish(mut self) -> Result<Value, Vec<Problem>> {
        if !self.problems.is_empty() {
            self.problems.sort();
            let told = |(line, message)| Problem::new(format!("line {line}"), message);
            return Err(self.problems.into_iter().map(told).collect());
        }
        self.defaults();
        self.plan.insert("lectern_plan".to_owned(), FORMAT.into());
        self.plan.insert("stages".to_owned(), self.stages.into());
        Ok(self.plan.into())
    }

    /// What a person who writes a twin by hand may leave out: ids, a version, how surely the books are known.
    fn defaults(&mut self) {
        let title = self.plan.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
        self.plan.entry("id").or_insert_with(|| slug::of(&title).into());
        self.plan.entry("version").or_insert_with(|| "1".into());
        self.plan.entry("language").or_insert_with(|| "und".into());
        name_all(self.stages.iter_mut(), |stage| stage["title"].as_str());
        name_all(items(&mut self.stages), |item| item["book"]["title"].as_str().or(item["asks_for"].as_str()));
        let (mut named, mut groups) = (Named::default(), Named::default());
        for item in items(&mut self.stages) {
            named.add(item, &[&item["book"]["title"], &item["asks_for"]]);
            identified(item);
        }
        for group in self.plan.get("groups").and_then(Value::as_array).into_iter().flatten() {
            groups.add(group, &[&group["title"]]);
        }
        for item in items(&mut self.stages) {
            for need in item.get_mut("requires").and_then(Value::as_array_mut).into_iter().flatten() {
                named.resolve(need, "item");
                groups.resolve(need, "group");
            }
        }
    }
}

/// What a person may call by its title instead of its id.
#[derive(Default)]
struct Named {
    ids: HashMap<String, String>,
    known: HashSet<String>,
}

impl Named {
    fn add(&mut self, entry: &Value, names: &[&Value]) {
        let id = entry["id"].as_str().unwrap_or_default().to_owned();
        for name in names.iter().filter_map(|name| name.as_str()) {
            self.ids.entry(fold(name)).or_insert_with(|| id.clone());
        }
        self.known.insert(id);
    }

    fn resolve(&self, need: &mut Value, field: &str) {
        let named = need[field].as_str().filter(|name| !self.known.contains(*name));
        if let Some(id) = named.and_then(|name| self.ids.get(&fold(name))) {
            need[field] = id.as_str().into();
        }
    }
}

fn items(stages: &mut [Value]) -> impl Iterator<Item = &mut Value> {
    stages.iter_mut().flat_map(|stage| stage["items"].as_array_mut().into_iter().flatten())
}

/// Gives an id to each entry that has none, made of its title.
fn name_all<'v>(entries: impl Iterator<Item = &'v mut Value>, title: impl Fn(&Value) -> Option<&str>) {
    let entries: Vec<&mut Value> = entries.collect();
    let mut slugs: Slugs = entries.iter().filter_map(|entry| entry["id"].as_str().map(str::to_owned)).collect();
    for entry in entries {
        if entry["id"].is_null() {
            let id = slugs.take(title(entry).unwrap_or_default());
            entry["id"] = id.into();
        }
    }
}

fn identified(item: &mut Value) {
    if item["identification"].is_null() {
        let (confidence, basis) = match item["book"].is_null() {
            true => ("none", "The list names no book."),
            false => ("stated", "The list names this book."),
        };
        item["identification"] = json!({ "confidence": confidence, "basis": basis });
    }
}

fn paragraph(value: &mut Value, of_item: bool, text: &str) -> Option<String> {
    if of_item {
        return Some("this belongs to no field; begin it with “- Why: ” or another label".to_owned());
    }
    let text = read(text);
    value["summary"] = match value["summary"].as_str() {
        Some(before) => format!("{before}\n\n{text}").into(),
        None => text.into(),
    };
    None
}
