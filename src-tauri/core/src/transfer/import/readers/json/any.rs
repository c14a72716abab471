//! Objects of nobody in particular: their names are columns, as in a table.

use std::borrow::Cow;
use std::io::Read;

use serde_json::{Map, Value};

use super::deep;
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
    if let Some(titles) = titles(text)? {
        return Ok(titles);
    }
    let (place, columns) = laid_out(text)?;
    if columns.is_empty() {
        return Err(refused(
            "This is a JSON document, and there are no books in it that could be read: neither an array nor an object of objects.",
        ));
    }
    let names = columns.clone();
    let row = move |object: &Value, line| {
        let object = inner(object);
        let cell = |name: &String| object.as_ref().and_then(|object| object.get(name)).map(cell).unwrap_or_default();
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

/// An array of titles and nothing else.
fn titles(text: Text<'_>) -> Result<Option<Found<'_>>> {
    let mut head = Vec::new();
    text.read()?.take(HEAD).read_to_end(&mut head).map_err(unreadable)?;
    let inside = head.trim_ascii_start().strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    if !inside.is_some_and(|inside| inside.starts_with(b"\"")) {
        return Ok(None);
    }
    let Ok(titles) = serde_json::from_str::<Vec<String>>(&text.whole()?) else { return Ok(None) };
    let rows = titles.into_iter().zip(1..).map(|(title, line)| Ok(SourceRow::read(line, vec![title])));
    Ok(Some(Found { columns: vec!["Title".to_owned()], said: Vec::new(), rows: Box::new(rows) }))
}

/// An object's own facts; some programs put them one step further in, beside their own accounts, or the book into what
/// they say of it.
fn inner(object: &Value) -> Option<Cow<'_, Map<String, Value>>> {
    let own = object.as_object()?;
    let properties = own.get("properties").and_then(Value::as_object);
    if let Some(properties) = properties.filter(|_| own.get("title").is_none()) {
        return Some(Cow::Borrowed(properties));
    }
    match deep::book_in(own) {
        Some((at, book)) => {
            let beside = own.iter().filter(|(name, _)| *name != at && !book.contains_key(*name));
            let all = book.iter().chain(beside).map(|(name, value)| (name.clone(), value.clone()));
            Some(Cow::Owned(all.collect()))
        }
        None => Some(Cow::Borrowed(own)),
    }
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
        let place = Place::under(name);
        if Elements::of(text.read()?, place.clone()).next()?.is_some() {
            return Ok(place);
        }
    }
    let outermost = Elements::of(text.read()?, Place::Outermost).next()?;
    Ok(if outermost.is_some() { Place::Outermost } else { Place::Loose })
}

/// Where the objects are, and all names that they have: where they name no title and are no records themselves, those of
/// the one list of books that is deeper in the document.
fn laid_out(text: Text<'_>) -> Result<(Place, Vec<String>)> {
    let place = place(text)?;
    let shallow = Layout::of(text, &place)?;
    let is_titled = shallow.names.iter().any(|name| deep::is_title(name));
    if is_titled || shallow.objects > 0 && shallow.records == shallow.objects && place != Place::Loose {
        return Ok((place, shallow.names));
    }
    match deep::place(text, shallow.records > 0)? {
        Some(deep) => {
            let layout = Layout::of(text, &deep)?;
            Ok((deep, layout.names))
        }
        None => Ok((place, shallow.names)),
    }
}

/// What objects have in common.
#[derive(Default)]
struct Layout {
    /// All names, in the order in which they come.
    names: Vec<String>,
    objects: u64,
    /// How many of the objects have a word or a number of their own.
    records: u64,
}

impl Layout {
    fn of(text: Text<'_>, place: &Place) -> Result<Self> {
        let mut layout = Self::default();
        let mut elements = Elements::of(text.read()?, place.clone());
        while let Some(element) = elements.next()? {
            let Ok(object) = serde_json::from_str::<Value>(&element.text) else { continue };
            let Some(object) = inner(&object) else { continue };
            let is_word = |value: &Value| !(value.is_null() || value.is_array() || value.is_object());
            layout.objects += 1;
            layout.records += u64::from(object.values().any(is_word));
            for name in object.keys() {
                if !layout.names.contains(name) {
                    layout.names.push(name.clone());
                }
            }
            if layout.names.len() > MOST_COLUMNS {
                return Err(refused(format!(
                    "This is a JSON document whose objects have more than {MOST_COLUMNS} names, which is the most that can be read."
                )));
            }
        }
        Ok(layout)
    }
}
