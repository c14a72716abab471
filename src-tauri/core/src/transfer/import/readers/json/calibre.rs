//! What `calibredb list --for-machine` writes. Ratings are doubled there, several authors stand between `&`, and the
//! reader's own columns begin with a star.

use serde_json::Value;

use super::elements::Place;
use super::value::{at, cell, each, first};
use super::{has_names, open};
use crate::transfer::import::formats;
use crate::transfer::import::reader::Reader;
use crate::transfer::import::table::SourceRow;

/// A list of Calibre's books for other programs.
pub(in crate::transfer::import) const CALIBRE_JSON: Reader = Reader::Text {
    knows: |head| has_names(head, &["author_sort", "uuid", "title"]),
    open: |text| {
        let columns = formats::CALIBRE_LIBRARY.names();
        let names = columns.clone();
        open(text, Place::Outermost, columns, move |book, line| vec![SourceRow::read(line, cells(book, &names))])
    },
};

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
