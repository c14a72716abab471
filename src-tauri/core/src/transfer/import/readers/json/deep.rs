//! The one list of books in a JSON document that has it inside of something else.

use std::io::Read;

use serde_json::{Map, Value};

use super::elements::{DEEPEST, Place};
use crate::Result;
use crate::transfer::import::format::Rule;
use crate::transfer::import::formats;
use crate::transfer::import::reader::Text;
use crate::transfer::import::table::{refused, unreadable};

/// Longer documents are not looked through for it: they are held whole meanwhile.
const LONGEST: u64 = 16 << 20;
/// More names than these are not told in a refusal.
const NAMED: usize = 8;

/// Where it is; none in a document that is too long or broken, and where there is none and the reader can say what is
/// the title of the objects further out.
///
/// # Errors
/// `Invalid` where there are several, or none, with what the document holds.
pub(super) fn place(text: Text<'_>, has_records: bool) -> Result<Option<Place>> {
    let mut whole = Vec::new();
    text.read()?.take(LONGEST + 1).read_to_end(&mut whole).map_err(unreadable)?;
    if whole.len() as u64 > LONGEST {
        return Ok(None);
    }
    let Ok(Value::Object(document)) = serde_json::from_slice(&whole) else { return Ok(None) };
    let mut lists = Vec::new();
    look(&document, &mut Vec::new(), &mut lists);
    match lists.as_slice() {
        [_] => Ok(lists.pop().map(Place::Under)),
        [] if has_records => Ok(None),
        [] => Err(refused(format!(
            "This is a JSON document, and no list of books could be found in it. It holds {}.",
            some(document.keys().cloned())
        ))),
        several => Err(refused(format!(
            "This is a JSON document with several lists of books: {}. Which of them is meant cannot be said here; save each as \
             a file of its own, as an array of its objects.",
            some(several.iter().map(|path| path.join(" → ")))
        ))),
    }
}

/// The object inside of another that says which book that is about, and its name; where the outer one has no title.
pub(super) fn book_in(object: &Map<String, Value>) -> Option<(&String, &Map<String, Value>)> {
    if has_title(object) {
        return None;
    }
    let mut inside = object.iter().filter_map(|(name, value)| Some((name, value.as_object()?)));
    let book = inside.find(|(_, value)| has_title(value))?;
    inside.all(|(_, value)| !has_title(value)).then_some(book)
}

/// Whether an object has a title in words.
fn has_title(object: &Map<String, Value>) -> bool {
    object.iter().any(|(name, value)| value.is_string() && is_title(name))
}

/// Whether a name says that the title stands under it.
pub(super) fn is_title(name: &str) -> bool {
    formats::TABLE.rule(name) == Some(Rule::Title)
}

/// Collects the ways to all lists that have books in them.
fn look(object: &Map<String, Value>, path: &mut Vec<String>, lists: &mut Vec<Vec<String>>) {
    let is_book = |value: &Value| value.as_object().is_some_and(|it| has_title(it) || book_in(it).is_some());
    for (name, value) in object {
        path.push(name.clone());
        match value {
            Value::Array(values) if values.iter().any(is_book) => lists.push(path.clone()),
            Value::Object(object) if path.len() < DEEPEST => look(object, path, lists),
            _ => {}
        }
        path.pop();
    }
}

fn some(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    let more = if names.len() > NAMED { " …" } else { "" };
    format!("{}{more}", names[..names.len().min(NAMED)].join(", "))
}
