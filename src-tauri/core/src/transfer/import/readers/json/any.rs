//! Objects of nobody in particular: their names are columns, as in a table.

use std::io::Read;

use serde_json::{Map, Value};

use super::elements::{Elements, Place};
use super::open;
use super::value::cell;
use crate::Result;
use crate::transfer::import::contents::begins_as_json;
use crate::transfer::import::reader::{Found, Reader, Text};
use crate::transfer::import::table::{MOST_COLUMNS, SourceRow, refused, unreadable};

/// More blanks than these before its first bracket has no file.
const HEAD: u64 = 1024;

/// Any array or object of objects.
pub(in crate::transfer::import) const ANY_JSON: Reader = Reader::Text { knows: begins_as_json, open: opened };

fn opened(text: Text<'_>) -> Result<Found<'_>> {
    refuse_our_own(text)?;
    let place = place(text)?;
    let columns = columns(text, &place)?;
    if columns.is_empty() {
        return Err(refused(
            "This is a JSON document, and there are no books in it that could be read: neither an array nor an object of objects.",
        ));
    }
    let names = columns.clone();
    let row = move |object: &Value, line| {
        let object = inner(object);
        let cell = |name: &String| object.and_then(|object| object.get(name)).map(cell).unwrap_or_default();
        vec![SourceRow::read(line, names.iter().map(cell).collect())]
    };
    open(text, place, columns, row)
}

/// What Lectern itself wrote has doors of its own, through which nothing is lost.
fn refuse_our_own(text: Text<'_>) -> Result<()> {
    let mut head = Vec::new();
    text.read()?.take(HEAD).read_to_end(&mut head).map_err(unreadable)?;
    let head: String = String::from_utf8_lossy(&head).chars().filter(|c| !c.is_whitespace()).collect();
    if head.starts_with("{\"lectern\":{") {
        return Err(refused(
            "This is a whole library that left Lectern as JSON. It comes in by Restore in the settings, which merges it or \
             puts it in the place of this one; in the terminal by lectern-cli import.",
        ));
    }
    if head.starts_with('{') && head.contains("\"lectern_plan\":") {
        return Err(refused(
            "This is a plan of Lectern. It comes in with its books where plans are imported; in the terminal by lectern-cli plan import.",
        ));
    }
    Ok(())
}

/// An object's own facts; some programs put them one step further in, beside their own accounts.
fn inner(object: &Value) -> Option<&Map<String, Value>> {
    let properties = object.get("properties").and_then(Value::as_object);
    properties.filter(|_| object.get("title").is_none()).or(object.as_object())
}

/// Where the objects are: side by side or in an outermost array, else in the first array of the outermost object whose
/// elements are objects with a title, else the values of that object.
fn place(text: Text<'_>) -> Result<Place> {
    let mut head = Vec::new();
    text.read()?.take(HEAD).read_to_end(&mut head).map_err(unreadable)?;
    if head.trim_ascii_start().starts_with(b"[") {
        return Ok(Place::Outermost);
    }
    for name in ["books", "items", "library", "data", "entries", "results", "works"] {
        let place = Place::Under(name.to_owned());
        if Elements::of(text.read()?, place.clone()).next()?.is_some() {
            return Ok(place);
        }
    }
    let outermost = Elements::of(text.read()?, Place::Outermost).next()?;
    Ok(if outermost.is_some() { Place::Outermost } else { Place::Loose })
}

/// All names that objects have, in the order in which they come.
fn columns(text: Text<'_>, place: &Place) -> Result<Vec<String>> {
    let mut columns: Vec<String> = Vec::new();
    let mut elements = Elements::of(text.read()?, place.clone());
    while let Some(element) = elements.next()? {
        let Ok(object) = serde_json::from_str::<Value>(&element.text) else { continue };
        for name in inner(&object).into_iter().flat_map(Map::keys) {
            if !columns.contains(name) {
                columns.push(name.clone());
            }
        }
        if columns.len() > MOST_COLUMNS {
            return Err(refused(format!(
                "This is a JSON document whose objects have more than {MOST_COLUMNS} names, which is the most that can be read."
            )));
        }
    }
    Ok(columns)
}
