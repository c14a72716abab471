//! JSON, whoever wrote it: objects of books one after the other, each read by a table of where its program puts what.

mod any;
mod bookwyrm;
mod calibre;
mod csl;
mod deep;
mod elements;
mod librarything;
mod openreads;
mod ryot;
mod value;

use std::collections::VecDeque;

use serde_json::Value;

use self::elements::{Element, Elements, Place};
use crate::Result;
use crate::transfer::import::contents::begins_as_json;
use crate::transfer::import::reader::{Found, Text};
use crate::transfer::import::table::SourceRow;

pub(in crate::transfer::import) use any::ANY_JSON;
pub(in crate::transfer::import) use bookwyrm::{BOOKWYRM_ARCHIVE, BOOKWYRM_JSON};
pub(in crate::transfer::import) use calibre::CALIBRE_JSON;
pub(in crate::transfer::import) use csl::CSL_JSON;
pub(in crate::transfer::import) use librarything::LIBRARYTHING_JSON;
pub(in crate::transfer::import) use openreads::OPENREADS_BACKUP;
pub(in crate::transfer::import) use ryot::RYOT_JSON;
pub(super) use value::cell;

/// Whether a text begins as JSON and has all of these names near its beginning.
fn has_names(head: &str, names: &[&str]) -> bool {
    begins_as_json(head) && names.iter().all(|name| head.contains(&format!("\"{name}\"")))
}

/// Opens a text whose objects are read by `rows`: most are one row, some are none or several.
fn open<'a, R>(text: Text<'a>, place: Place, columns: Vec<String>, rows: R) -> Result<Found<'a>>
where
    R: Fn(&Value, u64) -> Vec<SourceRow> + 'a,
{
    let elements = Elements::of(text.read()?, place);
    Ok(Found { columns, said: Vec::new(), rows: Box::new(Objects { elements, rows, ready: VecDeque::new() }) })
}

struct Objects<'a, R> {
    elements: Elements<'a>,
    rows: R,
    /// Rows of the object that was read last.
    ready: VecDeque<SourceRow>,
}

impl<R: Fn(&Value, u64) -> Vec<SourceRow>> Iterator for Objects<'_, R> {
    type Item = Result<SourceRow>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.ready.pop_front() {
                return Some(Ok(row));
            }
            match self.elements.next() {
                Ok(Some(element)) => self.ready = read(&element, &self.rows).into(),
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

fn read(element: &Element, rows: impl Fn(&Value, u64) -> Vec<SourceRow>) -> Vec<SourceRow> {
    let faulty = |why: String| vec![SourceRow::faulty(element.line, &element.text, why)];
    if !element.is_whole {
        return faulty("The file ends in the middle of this entry.".to_owned());
    }
    match serde_json::from_str(&element.text) {
        Ok(value) => with_raw(rows(&value, element.line), &value, &element.text),
        Err(error) => faulty(format!("The entry cannot be read: {error}, counted from its first line.")),
    }
}

/// The rows of an object; the first keeps all of it where it holds more than words and numbers.
fn with_raw(mut rows: Vec<SourceRow>, value: &Value, text: &str) -> Vec<SourceRow> {
    let is_nested = |value: &Value| value.is_object() || value.is_array();
    if let (Some(row), true) = (rows.first_mut(), value.as_object().is_some_and(|it| it.values().any(is_nested))) {
        row.raw = Some(text.to_owned());
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::transfer::import::{Input, Mapping, Source};

    /// Beginnings by which each kind is known, so that what follows reaches its reader.
    const KINDS: [&str; 6] = [
        r#"[{"type":"book","id":1,"family":"#,
        r#"{"1":{"books_id":1,"title":"#,
        r#"{"preferredUsername":"a","bookwyrmUser":true,"books":[{"edition":"#,
        r#"{"metadata":[{"lot":"book","seen_history":"#,
        r#"[{"author_sort":"","uuid":"","title":"#,
        r#"{"books":[{"title":"#,
    ];

    proptest! {
        #[test]
        fn any_values_in_any_place_are_read_without_failing(
            kind in 0..KINDS.len(),
            rest in r#"([{}\[\],:]|null|true|-?[0-9]{1,3}|"(title|authors?|isbn|readthroughs|reviews|rating|issued|date-parts|[a-zé]{0,3})":?){0,40}"#,
        ) {
            let bytes = format!("{}{rest}", KINDS[kind]).into_bytes();
            if let Ok(source) = Source::open(Input::Bytes("any".to_owned(), bytes), Mapping::default()) {
                let mut rows = source.rows().unwrap();
                while let Ok(Some(_)) = rows.next() {}
            }
        }
    }
}
