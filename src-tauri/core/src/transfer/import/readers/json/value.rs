//! Values of JSON as the cells of a row.

use serde_json::{Map, Value};

/// Which of an object's names says what it is called, the first that is there.
const CALLED: [&str; 6] = ["name", "title", "text", "label", "displayname", "value"];

/// Which of its names are those of a person, first and last.
const NAMED: [[&str; 2]; 6] = [
    ["first", "last"],
    ["given", "family"],
    ["firstName", "lastName"],
    ["first_name", "last_name"],
    ["forename", "surname"],
    ["Vorname", "Nachname"],
];

/// A value as a cell: a text as it is, several between commas, an object by what it is called.
pub(in crate::transfer::import::readers) fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(values) => {
            values.iter().map(cell).filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(", ")
        }
        Value::Object(object) => {
            let called = CALLED.iter().find_map(|name| object.get(*name)).map(cell);
            called.or_else(|| NAMED.iter().find_map(|names| person(object, names))).unwrap_or_default()
        }
    }
}

/// A person by both names, as they are spoken.
fn person(object: &Map<String, Value>, names: &[&str; 2]) -> Option<String> {
    let last = object.get(names[1])?;
    let both = [object.get(names[0]).map(cell).unwrap_or_default(), cell(last)];
    Some(both.join(" ").trim().to_owned()).filter(|name| !name.is_empty())
}

/// What stands at the end of a path, `edition.title`; nothing where it leads nowhere.
pub(super) fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(value, |value, name| value.get(name).unwrap_or(&Value::Null))
}

/// The first of several places that says something.
pub(super) fn first(value: &Value, paths: &[&str]) -> String {
    paths.iter().map(|path| cell(at(value, path))).find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// The elements of an array, or the values of an object: programs write lists both ways.
pub(super) fn each<'a>(value: &'a Value, path: &str) -> Vec<&'a Value> {
    match at(value, path) {
        Value::Array(values) => values.iter().collect(),
        Value::Object(object) => object.values().collect(),
        _ => Vec::new(),
    }
}
