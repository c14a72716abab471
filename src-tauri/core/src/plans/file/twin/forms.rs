//! The forms of values on a line that are more than one text.

use serde_json::{Map, Value, json};

use super::fields::Names;
use super::text::{find, parts, read, written, written_besides};

/// What separates the facts of an edition or a person.
const BETWEEN: &str = " · ";

pub(super) fn write_text(value: &Value, _: &Names<'_>) -> Option<(usize, String)> {
    value.as_str().map(|text| (0, written(text)))
}

pub(super) fn read_text(line: &str, _: usize) -> Option<Value> {
    Some(read(line).into())
}

pub(super) fn write_id(value: &Value) -> Option<(usize, String)> {
    value.as_str().map(|id| (0, format!("`{id}`")))
}

pub(super) fn read_id(line: &str) -> Option<Value> {
    let id = line.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')).unwrap_or(line);
    (!id.is_empty() && !id.contains('`')).then(|| id.into())
}

/// "[A. Teacher](https://…) · 2024": a name with a link and a date, each where known.
pub(super) fn write_named(value: &Value, _: &Names<'_>) -> Option<(usize, String)> {
    let name = written_besides(value["name"].as_str()?, "·");
    let plain = |link: &&str| !link.contains(|c: char| "()<>\\".contains(c) || c.is_whitespace() || c.is_control());
    let mut line = match value["link"].as_str().filter(plain) {
        Some(link) => format!("[{name}]({link})"),
        None => name,
    };
    if let Some(date) = value["date"].as_str() {
        line.push_str(&format!("{BETWEEN}{}", written_besides(date, "·")));
    }
    Some((0, line))
}

pub(super) fn read_named(line: &str, _: usize) -> Option<Value> {
    let (named, date) = line.split_once(BETWEEN).map_or((line, None), |(named, date)| (named, Some(date)));
    let mut value = Map::new();
    match named.strip_prefix('[').and_then(|rest| Some((rest, find(rest, "](")?))) {
        Some((rest, ends)) => {
            value.insert("name".to_owned(), read(&rest[..ends]).into());
            value.insert("link".to_owned(), rest[ends + 2..].strip_suffix(')')?.into());
        }
        None => drop(value.insert("name".to_owned(), read(named).into())),
    }
    value.extend(date.map(|date| ("date".to_owned(), read(date).into())));
    Some(value.into())
}

/// "One of two editions · take 1 · `one-edition`".
pub(super) fn write_group(value: &Value, _: &Names<'_>) -> Option<(usize, String)> {
    let title = written_besides(value["title"].as_str()?, "·");
    let facts = [title, format!("take {}", value["take"].as_u64()?), format!("`{}`", value["id"].as_str()?)];
    Some((0, facts.join(BETWEEN)))
}

pub(super) fn read_group(line: &str, _: usize) -> Option<Value> {
    let [title, take, id] = parts(line, BETWEEN)[..] else { return None };
    let take: u64 = take.strip_prefix("take ")?.parse().ok()?;
    Some(json!({ "title": read(title), "take": take, "id": read_id(id)? }))
}

/// "chapters 1 to 7", "pages 3 to 272".
pub(super) fn write_part(value: &Value, _: &Names<'_>) -> Option<(usize, String)> {
    let (unit, ends) = value.as_object()?.iter().find(|(unit, _)| ["chapters", "pages"].contains(&unit.as_str()))?;
    Some((0, format!("{unit} {} to {}", ends[0].as_u64()?, ends[1].as_u64()?)))
}

pub(super) fn read_part(line: &str, _: usize) -> Option<Value> {
    let (unit, ends) = line.split_once(' ')?;
    let (first, last) = ends.split_once(" to ")?;
    let ends = [first.trim().parse::<u64>().ok()?, last.trim().parse::<u64>().ok()?];
    ["chapters", "pages"].contains(&unit).then(|| json!({ unit: ends }))
}

/// "high · The phrase is the book's subtitle."
pub(super) fn write_identification(value: &Value, _: &Names<'_>) -> Option<(usize, String)> {
    Some((0, format!("{}{BETWEEN}{}", value["confidence"].as_str()?, written(value["basis"].as_str()?))))
}

pub(super) fn read_identification(line: &str, _: usize) -> Option<Value> {
    let (confidence, basis) = line.split_once(BETWEEN)?;
    Some(json!({ "confidence": confidence, "basis": read(basis) }))
}

/// "2nd edition · 2014 · published by Manning · 402 pages · ISBN 9781617292422".
pub(super) fn write_edition(value: &Value, _: &Names<'_>) -> Option<(usize, String)> {
    let label = usize::from(!value["certain"].as_bool()?);
    Some((label, printing(value, "name").join(BETWEEN)))
}

pub(super) fn read_edition(line: &str, label: usize) -> Option<Value> {
    let mut edition = Map::from_iter([("certain".to_owned(), Value::Bool(label == 0))]);
    read_printing(&parts(line, BETWEEN), "name", &mut edition)?;
    Some(edition.into())
}

/// "**Node in Practice** by Alex Young, Marc Harter · 2014 · … · it is for readers who know Node."
pub(super) fn write_candidate(value: &Value, _: &Names<'_>) -> Option<(usize, String)> {
    let people: Vec<Value> = value["authors"].as_array()?.iter().map(|name| json!({ "name": name })).collect();
    let mut facts = vec![titled(value["title"].as_str()?, &people)];
    let also = |facts: &mut Vec<String>, key: &str, before: &str| {
        facts.extend(value[key].as_str().map(|text| format!("{before}{}", written_besides(text, "·"))));
    };
    also(&mut facts, "subtitle", "subtitle: ");
    facts.extend(printing(value, "edition"));
    also(&mut facts, "note", "note: ");
    Some((0, facts.join(BETWEEN)))
}

pub(super) fn read_candidate(line: &str, _: usize) -> Option<Value> {
    let mut facts = parts(line, BETWEEN);
    let (title, people) = read_titled(facts.remove(0))?;
    let names: Vec<Value> = people.into_iter().map(|mut person| person["name"].take()).collect();
    let mut candidate = Map::from_iter([("title".to_owned(), title.into()), ("authors".to_owned(), names.into())]);
    facts.retain(|fact| {
        let known = [("subtitle", "subtitle: "), ("note", "note: ")].into_iter();
        let mut found = known.filter_map(|(key, before)| Some((key, fact.strip_prefix(before)?)));
        let Some((key, text)) = found.next() else { return true };
        candidate.insert(key.to_owned(), read(text).into());
        false
    });
    read_printing(&facts, "edition", &mut candidate)?;
    Some(candidate.into())
}

/// The facts of a printing; its own name stands under `name`.
fn printing(value: &Value, name: &str) -> Vec<String> {
    let text = |key: &str| value[key].as_str().map(|text| written_besides(text, "·"));
    [
        text(name),
        value["year"].as_i64().map(|year| year.to_string()),
        text("publisher").map(|publisher| format!("published by {publisher}")),
        value["pages"].as_u64().map(|pages| format!("{pages} pages")),
        text("isbn13").map(|isbn| format!("ISBN {isbn}")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn read_printing(facts: &[&str], name: &str, into: &mut Map<String, Value>) -> Option<()> {
    for fact in facts.iter().map(|fact| fact.trim()).filter(|fact| !fact.is_empty()) {
        let (key, value): (&str, Value) = if let Ok(year) = fact.parse::<i64>() {
            ("year", year.into())
        } else if let Some(publisher) = fact.strip_prefix("published by ") {
            ("publisher", read(publisher).into())
        } else if let Some(isbn) = fact.strip_prefix("ISBN ") {
            ("isbn13", read(isbn).into())
        } else if let Some(pages) = fact.strip_suffix(" pages").and_then(|pages| pages.parse::<u64>().ok()) {
            ("pages", pages.into())
        } else {
            (name, read(fact).into())
        };
        // Two facts of one kind cannot both be meant.
        if into.insert(key.to_owned(), value).is_some() {
            return None;
        }
    }
    Some(())
}

/// "**Emma** by Jane Austen, R. Chapman (editor)".
pub(super) fn titled(title: &str, people: &[Value]) -> String {
    let one = |person: &Value| {
        let name = written_besides(person["name"].as_str().unwrap_or_default(), ",()·");
        match person["role"].as_str() {
            Some(role) => format!("{name} ({})", written_besides(role, ",()·")),
            None => name,
        }
    };
    let names: Vec<String> = people.iter().map(one).collect();
    let by = if names.is_empty() { String::new() } else { format!(" by {}", names.join(", ")) };
    format!("**{}**{by}", written_besides(title, "·"))
}

pub(super) fn read_titled(line: &str) -> Option<(String, Vec<Value>)> {
    let rest = line.trim().strip_prefix("**")?;
    let ends = find(rest, "**")?;
    let title = read(&rest[..ends]);
    let by = rest[ends + 2..].trim();
    let people = match by.strip_prefix("by ") {
        Some(names) => parts(names, ", ").into_iter().map(person).collect(),
        None if by.is_empty() => Vec::new(),
        None => return None,
    };
    Some((title, people))
}

fn person(text: &str) -> Value {
    match find(text, " (") {
        Some(at) if text.ends_with(')') => {
            json!({ "name": read(&text[..at]), "role": read(&text[at + 2..text.len() - 1]) })
        }
        _ => json!({ "name": read(text) }),
    }
}

/// "Express in Action (`express-in-action`): it is built upon", or a topic in words, or a group as an item.
pub(super) fn write_need(value: &Value, names: &Names<'_>) -> Option<(usize, String)> {
    let soft = usize::from(value["strength"] == "soft");
    let (kind, line) = write_target(value, names)?;
    Some((2 * kind + soft, line))
}

pub(super) fn read_need(line: &str, label: usize) -> Option<Value> {
    let strength = if label.is_multiple_of(2) { "hard" } else { "soft" };
    let mut need = read_target(line, label / 2);
    need.insert("strength".to_owned(), strength.into());
    Some(need.into())
}

/// As a need, without a strength.
pub(super) fn read_waiver(line: &str, label: usize) -> Option<Value> {
    Some(read_target(line, label).into())
}

/// The kinds of what is needed, by the names of their fields.
const KINDS: [&str; 3] = ["item", "topic", "group"];

const TOPIC: usize = 1;

/// The kind of what is needed, and its line.
pub(super) fn write_target(value: &Value, names: &Names<'_>) -> Option<(usize, String)> {
    let (kind, what) = KINDS.iter().enumerate().find_map(|(kind, field)| Some((kind, value[field].as_str()?)))?;
    let titles = if kind == 0 { &names.items } else { &names.groups };
    let what = match kind {
        TOPIC => written_besides(what, ":"),
        _ => format!("{} (`{what}`)", titles.get(what).map(|title| written(title)).unwrap_or_default()),
    };
    let why = value["why"].as_str().map(|why| format!(": {}", written(why))).unwrap_or_default();
    Some((kind, format!("{what}{why}")))
}

fn read_target(line: &str, kind: usize) -> Map<String, Value> {
    // A title may hold a colon; an id never does.
    let from = if kind == TOPIC { 0 } else { find(line, "`)").unwrap_or(0) };
    let at = find(&line[from..], ": ").map(|at| from + at);
    let (what, why) = at.map_or((line, None), |at| (&line[..at], Some(&line[at + 2..])));
    let id = (kind != TOPIC).then(|| find(what, "(`").and_then(|at| what[at + 2..].strip_suffix("`)"))).flatten();
    let target = id.map_or_else(|| read(what).into(), Value::from);
    let mut need = Map::from_iter([(KINDS[kind.min(2)].to_owned(), target)]);
    need.extend(why.map(|why| ("why".to_owned(), read(why).into())));
    need
}
