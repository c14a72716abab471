//! LibraryThing's JSON: an object of books by their ids. Ratings are stars in halves; `datestarted` and `dateread` are one
//! pair of days, of the latest read, whatever else the site knows.

use serde_json::Value;

use super::elements::Place;
use super::value::{at, cell, each, first};
use super::{has_names, open};
use crate::transfer::import::formats;
use crate::transfer::import::reader::Reader;
use crate::transfer::import::table::SourceRow;

/// LibraryThing's JSON.
pub(in crate::transfer::import) const LIBRARYTHING_JSON: Reader = Reader::Text {
    knows: |head| has_names(head, &["books_id", "title"]),
    open: |text| {
        open(text, Place::Outermost, formats::LIBRARYTHING_JSON.names(), |book, line| {
            vec![SourceRow::read(line, cells(book))]
        })
    },
};

/// The cells in the order of the format's columns.
fn cells(book: &Value) -> Vec<String> {
    let own = |names: &[&str]| first(book, names);
    let publication = own(&["publication"]);
    vec![
        own(&["books_id"]),
        own(&["title"]),
        people(book),
        publisher(&publication),
        own(&["date"]),
        each(book, "isbn").into_iter().rev().map(cell).chain([own(&["originalisbn"])]).collect::<Vec<_>>().join(","),
        own(&["format", "media"]),
        pages(book, &publication),
        own(&["language_codeA", "languages"]),
        own(&["review"]),
        own(&["rating"]),
        own(&["comment", "comments"]),
        own(&["privatecomment", "private_comment"]),
        own(&["datestarted", "date_started", "dates_started"]),
        own(&["dateread", "date_read", "dates_read"]),
        own(&["tags"]),
        own(&["collections"]),
        own(&["entrydate"]),
        own(&["workcode"]),
        own(&["summary"]),
    ]
}

/// All authors with their roles; only the first stands alone in older files.
fn people(book: &Value) -> String {
    let people = each(book, "authors").into_iter().filter_map(|author| {
        let name = first(author, &["fl", "lf"]);
        let role = first(author, &["role"]);
        (!name.is_empty()).then(|| if role.is_empty() { name.clone() } else { format!("{name} ({role})") })
    });
    let people = people.collect::<Vec<_>>().join("|");
    if people.is_empty() { cell(at(book, "primaryauthor")) } else { people }
}

/// `Moody Publishers (2019), 192 pages` and `Paris: Gallimard, 1942` begin with who published it.
fn publisher(publication: &str) -> String {
    publication.split(" (").next().unwrap_or_default().trim().to_owned()
}

fn pages(book: &Value, publication: &str) -> String {
    let told = first(book, &["pages", "pagecount"]);
    let at_end = || publication.strip_suffix(" pages").and_then(|front| front.rsplit([' ', ',']).next());
    if told.is_empty() { at_end().unwrap_or_default().to_owned() } else { told }
}
