//! What `calibredb list --for-machine` writes. Ratings are doubled there, several authors stand between `&`, and the
//! reader's own columns begin with a star.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::IgnoredAny;
use serde_json::Value;

use super::elements::{Elements, Place};
use super::value::{at, cell, each, first};
use super::{has_names, open};
use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::reader::{Reader, Text};
use crate::transfer::import::table::SourceRow;

/// More columns of the reader's own are not looked at.
const MOST_OWN: usize = 400;

/// A list of Calibre's books for other programs.
pub(in crate::transfer::import) const CALIBRE_JSON: Reader = Reader::Text {
    knows: |head| has_names(head, &["author_sort", "uuid", "title"]),
    open: |text| {
        let mut columns = formats::CALIBRE_LIBRARY.names();
        columns.extend(own(text, &columns)?);
        let names = columns.clone();
        open(text, Place::Outermost, columns, move |book, line| vec![SourceRow::read(line, cells(book, &names))])
    },
};

/// The columns that the reader made and that nobody else knows. A book that has nothing in one does not name it.
fn own(text: Text<'_>, known: &[String]) -> Result<BTreeSet<String>> {
    let mut own = BTreeSet::new();
    let mut books = Elements::of(text.read()?, Place::Outermost);
    while let Some(book) = books.next()? {
        let names: serde_json::Result<BTreeMap<String, IgnoredAny>> = serde_json::from_str(&book.text);
        for name in
            names.unwrap_or_default().into_keys().filter_map(|name| Some(format!("#{}", name.strip_prefix('*')?)))
        {
            if own.len() < MOST_OWN && !known.contains(&name) {
                own.insert(name);
            }
        }
    }
    Ok(own)
}

fn cells(book: &Value, columns: &[String]) -> Vec<String> {
    columns.iter().map(|column| cell_of(book, column)).collect()
}

fn cell_of(book: &Value, column: &str) -> String {
    match column {
        "people" => {
            Some(first(book, &["authors"])).filter(|name| name != "Unknown").unwrap_or_default().replace(" & ", "|")
        }
        "tags" => {
            each(book, "tags").into_iter().map(|tag| cell(tag).replace(',', " ")).collect::<Vec<_>>().join("|||||")
        }
        "rating" => {
            book.get("rating").and_then(Value::as_f64).map(|twice| (twice / 2.0).to_string()).unwrap_or_default()
        }
        "languages" => each(book, "languages").first().map(|code| cell(code)).unwrap_or_default(),
        "identifiers" => {
            let ids = at(book, "identifiers").as_object();
            let ids = ids.into_iter().flatten().map(|(name, id)| format!("{name}:{}", cell(id)));
            ids.collect::<Vec<_>>().join(",")
        }
        own => match own.strip_prefix('#') {
            Some(name) => first(book, &[format!("*{name}").as_str()]),
            None => first(book, &[own]),
        },
    }
}
