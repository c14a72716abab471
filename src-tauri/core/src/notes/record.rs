//! A note as it leaves the library and comes back: everything that was entered, and nothing that follows from it.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use super::{NoteKind, NoteQuery, add, list, tags};
use crate::library::{Snapshot, Tx};
use crate::now::Moment;
use crate::reading;
use crate::values::{BookId, NoteId, Position, PositionParts, ReadId, TagName};
use crate::{Error, Now, Result, books};

/// A note with everything entered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoteRecord {
    /// The row.
    pub id: NoteId,
    /// The book it is about.
    pub book: Option<BookId>,
    /// The read it was written in.
    #[serde(default)]
    pub read: Option<ReadId>,
    /// What it is.
    pub kind: NoteKind,
    /// Markdown as written.
    pub text: String,
    /// Where in the book.
    #[serde(default)]
    pub anchor: Option<Position>,
    /// Tags by name, in order.
    #[serde(default)]
    pub tags: Vec<String>,
    /// When it was written.
    pub created_at: Moment,
    /// When it was last changed.
    pub edited_at: Moment,
}

/// What the library knows of a note.
#[derive(Debug, Clone, PartialEq)]
pub enum Known {
    /// It was never here.
    Never,
    /// It was taken away.
    Removed,
    /// It is here.
    There(NoteRecord),
}

/// The notes that match with their books, book by book in the order of titles and by place within each: two ids a note.
/// What is known of each is read by [`record`], one at a time.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn ids_by_book(view: &Snapshot<'_>, now: Now, query: &NoteQuery) -> Result<Vec<(NoteId, Option<BookId>)>> {
    let wanted: Option<HashSet<NoteId>> = match query.is_everything() {
        true => None,
        false => Some(list::all(view, now, query)?.into_iter().collect()),
    };
    let mut ask = view.sql(include_str!("sql/ids_by_book.sql"))?;
    let mut ids: Vec<(NoteId, Option<BookId>)> =
        ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    if let Some(wanted) = wanted {
        ids.retain(|(id, _)| wanted.contains(id));
    }
    Ok(ids)
}

/// A note that is here.
///
/// # Errors
/// `NotFound`.
pub fn record(view: &Snapshot<'_>, id: NoteId) -> Result<NoteRecord> {
    match known(view, id)? {
        Known::There(record) => Ok(record),
        Known::Never | Known::Removed => Err(Error::not_found("such note")),
    }
}

/// The notes of a book with everything entered.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn records_of_book(view: &Snapshot<'_>, book: BookId) -> Result<Vec<NoteRecord>> {
    let mut ask = view.sql(include_str!("sql/records_of_book.sql"))?;
    let mut notes: Vec<NoteRecord> =
        ask.query_map([book], |row| Ok(read_record(row)?.0))?.collect::<rusqlite::Result<_>>()?;
    let mut tags = view.sql(include_str!("sql/tags_of.sql"))?;
    for note in &mut notes {
        note.tags = tags.query_map([note.id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    }
    Ok(notes)
}

/// What is known of a note by its id.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn known(view: &Snapshot<'_>, id: NoteId) -> Result<Known> {
    let found = view.sql(include_str!("sql/record.sql"))?.query_row([id], read_record).optional()?;
    let Some((mut record, removed)) = found else { return Ok(Known::Never) };
    if removed {
        return Ok(Known::Removed);
    }
    let mut ask = view.sql(include_str!("sql/tags_of.sql"))?;
    record.tags = ask.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(Known::There(record))
}

fn read_record(row: &Row<'_>) -> rusqlite::Result<(NoteRecord, bool)> {
    let anchor = reading::position_of(row, "anchor")?.and_then(|view| {
        let parts = PositionParts {
            entered: view.entered,
            unit: view.unit,
            value: view.value,
            of: view.of,
            fraction: view.fraction,
        };
        Position::new(parts).ok()
    });
    let record = NoteRecord {
        id: row.get("id")?,
        book: row.get("book_id")?,
        read: row.get("read_id")?,
        kind: row.get("kind")?,
        text: row.get("text")?,
        anchor,
        tags: Vec::new(),
        created_at: row.get("created_at")?,
        edited_at: row.get("edited_at")?,
    };
    Ok((record, row.get("removed")?))
}

/// Makes the note of the record's id exactly what the record says, whether it was here before or not.
///
/// # Errors
/// `NotFound` for the book; `Invalid` for an empty text or a tag that cannot be.
pub fn put(tx: &mut Tx<'_>, record: &NoteRecord) -> Result<()> {
    let text = add::checked(&record.text)?;
    let read = match record.book {
        Some(book) => {
            books::title_of(&tx.snapshot(), book)?;
            reading::reads_of(&tx.snapshot(), book)?.into_iter().map(|read| read.id).find(|id| record.read == Some(*id))
        }
        None => None,
    };
    tx.sql(include_str!("sql/put.sql"))?.execute(named_params! {
        ":id": record.id,
        ":book": record.book,
        ":read": read,
        ":kind": record.kind,
        ":text": text,
        ":created_at": record.created_at,
        ":edited_at": record.edited_at,
    })?;
    add::write_anchor(tx, record.id, record.anchor.as_ref())?;
    let named = record.tags.iter().map(|name| TagName::parse(name).map_err(|error| Error::invalid("tags", error)));
    tags::set(tx, record.id, &named.collect::<Result<Vec<_>>>()?)?;
    tx.about(record.kind.as_str());
    Ok(())
}

/// Whether a text can be a note.
///
/// # Errors
/// `Invalid` for an empty text and one that is too long.
pub fn fits(text: &str) -> Result<()> {
    add::checked(text).map(drop)
}

/// The tags of a note about to be written: those given beside the text and every #tag in it.
///
/// # Errors
/// `Invalid` for a tag that cannot be.
pub fn tags_of(given: &[String], text: &str) -> Result<Vec<String>> {
    Ok(tags::parse(given, text)?.iter().map(ToString::to_string).collect())
}
