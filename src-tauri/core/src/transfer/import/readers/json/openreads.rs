//! Openreads' backup: a ZIP with objects of books joined by `@@@@@`, once by `|||||`.

use serde_json::Value;

use super::elements::Place;
use super::open;
use super::value::first;
use crate::transfer::import::formats;
use crate::transfer::import::reader::Reader;
use crate::transfer::import::table::SourceRow;

/// Openreads' backup.
pub(in crate::transfer::import) const OPENREADS_BACKUP: Reader = Reader::Member {
    name: "books.backup",
    open: |text| {
        open(text, Place::Loose, formats::OPENREADS_BACKUP.names(), |book, line| {
            vec![SourceRow::read(line, cells(book))]
        })
    },
};

/// The cells in the order of the format's columns, as Openreads' CSV has them.
fn cells(book: &Value) -> Vec<String> {
    let own = |names: &[&str]| first(book, names);
    vec![
        own(&["title"]),
        own(&["subtitle"]),
        own(&["author"]),
        own(&["description"]),
        status(&own(&["status"])).to_owned(),
        own(&["favourite"]),
        own(&["deleted"]),
        rating(book),
        own(&["pages"]),
        own(&["publication_year"]),
        own(&["isbn"]),
        own(&["olid"]),
        own(&["tags"]),
        own(&["my_review"]),
        own(&["notes"]),
        own(&["book_type", "book_format"]),
        readings(book),
        own(&["date_added"]),
        own(&["date_modified"]),
    ]
}

/// The place in the program's list of states.
fn status(number: &str) -> &str {
    match number {
        "0" => "finished",
        "1" => "in_progress",
        "2" => "planned",
        "3" => "abandoned",
        other => other,
    }
}

/// Ten for each star.
fn rating(book: &Value) -> String {
    let stars = book.get("rating").and_then(Value::as_f64).map(|tens| tens / 10.0);
    stars.map(|stars| stars.to_string()).unwrap_or_default()
}

/// Older backups tell of one read, by its two ends.
fn readings(book: &Value) -> String {
    let told = first(book, &["readings"]);
    let (from, to) = (first(book, &["start_date"]), first(book, &["finish_date"]));
    match (told.is_empty(), from.is_empty() && to.is_empty()) {
        (true, false) => format!("{from}|{to}|"),
        _ => told,
    }
}
