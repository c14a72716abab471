//! The fields of two entries compared, and values in words.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::super::file::{ItemFile, PlanFile, RequirementFile, Strength, Target};
use super::model::PlanChange;
use super::parts;

pub(super) fn title_of(item: &ItemFile) -> &str {
    item.book.as_ref().map_or(item.asks_for.as_str(), |book| book.title.as_str())
}

pub(super) fn json(entry: &impl serde::Serialize) -> Value {
    serde_json::to_value(entry).expect("BUG: an entry of a plan can be written as JSON")
}

pub(super) fn fields(entry: &impl serde::Serialize) -> Map<String, Value> {
    match json(entry) {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// Fields whose own fields are compared one by one, and how those are called.
const NESTED: [((&str, &str), &str); 4] = [
    (("", "annotations"), "annotations"),
    (("", "book"), "book"),
    (("book", "edition"), "book.edition"),
    (("", "identification"), "identification"),
];

/// The fields in which two entries differ, each with the part of an item that it is. What is said of an item is wording;
/// the rest are facts.
pub(super) fn compared(old: &Map<String, Value>, new: &Map<String, Value>, within: &str) -> Vec<(String, PlanChange)> {
    let names: BTreeMap<&String, ()> = old.keys().chain(new.keys()).map(|name| (name, ())).collect();
    let mut changes = Vec::new();
    for name in names.into_keys() {
        let (before, now) = (old.get(name), new.get(name));
        if before == now {
            continue;
        }
        let object = |value: Option<&Value>| value.and_then(Value::as_object).cloned().unwrap_or_default();
        if let Some((_, inner)) = NESTED.iter().find(|(outer, _)| *outer == (within, name.as_str())) {
            changes.extend(compared(&object(before), &object(now), inner));
            continue;
        }
        let (from, to) = (in_words(before), in_words(now));
        let change = match (within, name.as_str()) {
            ("annotations", "level") => PlanChange::Relevelled { from, to },
            ("annotations", _) => PlanChange::Reworded { field: name.clone(), from, to },
            ("", "title") => PlanChange::Renamed { from, to },
            ("", "summary" | "asks_for") => PlanChange::Reworded { field: name.clone(), from, to },
            ("", _) => PlanChange::Fact { field: name.clone(), from, to },
            (_, _) => PlanChange::Fact { field: format!("{within}.{name}"), from, to },
        };
        changes.push((parts::of_field(within, name), change));
    }
    changes
}

/// What is said of an item otherwise than before, but for what it needs; each with the part of it that changes.
pub(super) fn facts(old: &ItemFile, new: &ItemFile) -> Vec<(String, PlanChange)> {
    let mut changes = Vec::new();
    let (from, to) = (title_of(old), title_of(new));
    if from != to {
        changes.push((parts::TITLE.to_owned(), PlanChange::Renamed { from: from.to_owned(), to: to.to_owned() }));
    }
    let facts = |item: &ItemFile| {
        let mut facts = fields(item);
        for key in ["id", "requires", "mine"] {
            facts.remove(key);
        }
        match facts.get_mut("book").and_then(Value::as_object_mut) {
            Some(book) => drop(book.remove("title")),
            None => drop(facts.remove("asks_for")),
        }
        facts
    };
    changes.extend(compared(&facts(old), &facts(new), ""));
    changes
}

/// Whether both name a book, or neither does and as surely: then what is said of it can be taken piece by piece.
pub(super) fn same_kind_of_book(old: &ItemFile, new: &ItemFile) -> bool {
    match (&old.book, &new.book) {
        (Some(_), Some(_)) => true,
        (None, None) => old.identification.confidence == new.identification.confidence,
        _ => false,
    }
}

/// A value for a reader's eyes.
fn in_words(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(is)) => if *is { "yes" } else { "no" }.to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(elements)) => {
            elements.iter().map(|element| in_words(Some(element))).collect::<Vec<_>>().join("; ")
        }
        Some(Value::Object(fields)) => {
            let told = fields.iter().filter(|(_, value)| !value.is_boolean()).map(|(_, value)| in_words(Some(value)));
            told.collect::<Vec<_>>().join(", ")
        }
    }
}

/// What is needed, by its title in the first of the plans that has it.
pub(super) fn need_in_words(need: &RequirementFile, plans: [&PlanFile; 2]) -> String {
    let item = |id: &str| plans.iter().find_map(|plan| plan.items().find(|item| item.id == id));
    let group = |id: &str| plans.iter().find_map(|plan| plan.groups.iter().find(|group| group.id == id));
    let what = match &need.target {
        Target::Topic(topic) => topic.clone(),
        Target::Item(id) => item(id).map_or(id.as_str(), title_of).to_owned(),
        Target::Group(id) => {
            group(id).map_or_else(|| id.clone(), |group| format!("{} of “{}”", group.take, group.title))
        }
    };
    match need.strength {
        Strength::Hard => what,
        Strength::Soft => format!("{what} (advised)"),
    }
}
