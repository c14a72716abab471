//! The library as windows of rows: the answer's size depends on the window, never on the library.

use rusqlite::{OptionalExtension, Row};

use super::order::{self, Terms};
use super::{BookPage, BookQuery, BookRow, Place};
use crate::library::Snapshot;
use crate::search;
use crate::values::{BookId, Unit};
use crate::{Error, Result};

/// One window of the books that match, in order, with their number.
///
/// # Errors
/// `Storage` where the file cannot be read. Any text is a valid question.
pub fn list(view: &Snapshot<'_>, query: &BookQuery) -> Result<BookPage> {
    let terms = Terms { sort: query.sort, descending: query.descending, in_trash: query.in_trash };
    let limit = query.limit.clamp(1, 500) as usize;
    let offset = query.offset as usize;
    let (total, docs) = match search::question(&query.text) {
        None => order::window(view, terms, offset, limit)?,
        Some(question) => order::found(view, terms, &question, offset, limit)?,
    };
    let mut ask = view.sql(include_str!("sql/row.sql"))?;
    let mut books = Vec::with_capacity(docs.len());
    for doc in docs {
        // A row that went since the order was read is left out; the next question will not count it.
        books.extend(ask.query_row([doc], row).optional()?);
    }
    Ok(BookPage { total, books })
}

/// The row of one book, as a list shows it; also of one in the trash.
///
/// # Errors
/// `NotFound`.
pub fn row_of(view: &Snapshot<'_>, id: BookId) -> Result<BookRow> {
    view.sql(include_str!("sql/row_of.sql"))?
        .query_row([id], row)
        .optional()?
        .ok_or_else(|| Error::not_found("such book"))
}

fn row(row: &Row<'_>) -> rusqlite::Result<BookRow> {
    let parts = |text: String, mark: &str| -> Vec<String> {
        text.split(mark).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let unit: Option<Unit> = row.get("position_unit")?;
    let value: Option<f64> = row.get("position_value")?;
    Ok(BookRow {
        id: row.get("book_id")?,
        title: row.get("title")?,
        authors: parts(row.get("authors")?, "; "),
        state: row.get("state")?,
        reads: row.get("reads")?,
        times_read: row.get("times_read")?,
        progress: row.get("progress")?,
        position: unit.zip(value).map(|(unit, value)| Place { unit, value }),
        pages: row.get("pages")?,
        minutes: row.get("minutes")?,
        isbn13: row.get("isbn13")?,
        rating: row.get("rating")?,
        year: row.get("year")?,
        level: row.get("level")?,
        tags: parts(row.get("tags")?, ","),
        plans: row.get("plans")?,
        notes: row.get("notes")?,
        added_at: row.get("added_at")?,
        last_read: row.get("last_read")?,
    })
}
