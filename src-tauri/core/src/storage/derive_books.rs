//! The list rows of books and their words in the search index, made again from everything they depend on.
//!
//! What a row says is read by one statement and written by another that writes a single row: a statement that does both
//! makes SQLite note each page it changes, in case it has to take half of it back.

use std::collections::BTreeMap;

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, OptionalExtension, params};

use super::{room, words};
use crate::Result;

/// What became of list rows.
#[derive(Debug, Default)]
pub(super) struct Derived {
    /// The keys of the rows that came, changed or went.
    pub(super) docs: Vec<i64>,
    /// Those of which the words are others, and whether the index may have words of them.
    worded: BTreeMap<i64, bool>,
}

impl Derived {
    fn put(&mut self, row: Made, worded: bool) {
        let (doc, may_have_words) = match row {
            Made::Nothing => return,
            Made::New(doc) => (doc, false),
            Made::Other(doc) => (doc, true),
            Made::Gone(doc) => (doc, true),
        };
        self.docs.push(doc);
        if worded || matches!(row, Made::Gone(_)) {
            // A key can go and be given again in one change.
            *self.worded.entry(doc).or_default() |= may_have_words;
        }
    }
}

/// What became of the list row of one book.
#[derive(Clone, Copy)]
enum Made {
    Nothing,
    New(i64),
    Other(i64),
    Gone(i64),
}

/// Makes the rows of these books again, and the words of those of which the words may be others. They come in the order
/// of their ids, in which they stand in the file.
pub(super) fn derive(db: &Connection, books: &[(&str, bool)]) -> Result<Derived> {
    let mut derived = room::for_derived(db, "local_book", books.len(), || {
        let mut derived = Derived::default();
        for (book, worded) in books {
            derived.put(row(db, book)?, *worded);
        }
        Ok(derived)
    })?;
    let worded = std::mem::take(&mut derived.worded);
    room::for_words(db, "local_book_search", worded.len(), || words::of_books(db, worded))?;
    Ok(derived)
}

/// Counts the notes of a book again, where nothing else of it changed. Answers the key of its row.
pub(super) fn recount_notes(db: &Connection, book: &str) -> Result<Option<i64>> {
    let about = About::of(db, book)?;
    db.prepare_cached(include_str!("sql/recount_notes.sql"))?.execute(params![book, about.read])?;
    Ok(about.doc)
}

/// What must be known of a book before its row is made.
struct About {
    doc: Option<i64>,
    read: Option<String>,
    edition: Option<String>,
    is_logged: bool,
    is_listed: bool,
}

impl About {
    fn of(db: &Connection, book: &str) -> Result<Self> {
        let about = db.prepare_cached(include_str!("sql/about_book.sql"))?.query_row([book], |row| {
            Ok(Self {
                doc: row.get("doc")?,
                read: row.get("read")?,
                edition: row.get("edition")?,
                is_logged: row.get("is_logged")?,
                is_listed: row.get("is_listed")?,
            })
        })?;
        Ok(about)
    }
}

fn row(db: &Connection, book: &str) -> Result<Made> {
    let About { doc, read, edition, is_logged, is_listed } = About::of(db, book)?;
    let mut ask = db.prepare_cached(include_str!("sql/derive_book.sql"))?;
    let mut said = ask.query(params![book, read, is_logged, is_listed, edition])?;
    let Some(values) = said.next()? else {
        let gone = db.prepare_cached("DELETE FROM local_book WHERE book_id = ?1 RETURNING doc")?;
        let gone = { gone }.query_row([book], |row| row.get(0)).optional()?;
        return Ok(gone.map_or(Made::Nothing, Made::Gone));
    };
    let write = match doc {
        Some(_) => include_str!("sql/replace_list_row.sql"),
        None => include_str!("sql/add_list_row.sql"),
    };
    let mut write = db.prepare_cached(write)?;
    for at in 0..write.parameter_count() {
        write.raw_bind_parameter(at + 1, ToSqlOutput::Borrowed(values.get_ref(at)?))?;
    }
    write.raw_execute()?;
    Ok(doc.map_or_else(|| Made::New(db.last_insert_rowid()), Made::Other))
}
