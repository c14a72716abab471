//! A book of Lectern's own table that the library does not have is written as it was.

use super::{EditionDraft, EditionId, ImpreciseDate, Own, OwnRead, PastRead, ReadDraft};
use crate::library::{Tx, new_id};
use crate::notes::{self, NoteRecord};
use crate::reading;
use crate::transfer::import::book_notes::BookNotes;
use crate::transfer::import::record::Record;
use crate::values::{BookId, NoteId, ReadId};
use crate::{Error, Result, books};

/// Adds the book; answers its notes, and what could not be taken.
///
/// # Errors
/// `Storage` where the file cannot be written.
pub(in crate::transfer::import) fn add(
    tx: &mut Tx<'_>,
    record: &Record,
    own: &Own,
) -> Result<(BookNotes, Vec<String>)> {
    let book = match own.id {
        Some(id) => id,
        None => new_id!(BookId, tx),
    };
    add_book(tx, book, record, own)?;
    // What is said of the book itself is said while there is no read that it could be of.
    if own.rating.is_some() {
        books::rate(tx, book, own.rating)?;
    }
    if !own.review.is_empty() {
        books::review(tx, book, &own.review)?;
    }
    let mut said = Vec::new();
    let reads = add_reads(tx, book, record, own, &mut said)?;
    add_notes(tx, book, record, own, &reads, &mut said)?;
    let is_any = !record.notes.is_empty() || record.reads.iter().any(|read| read.state.is_open());
    Ok((BookNotes::of_new(&tx.snapshot(), book, is_any)?, said))
}

fn add_book(tx: &mut Tx<'_>, book: BookId, record: &Record, own: &Own) -> Result<()> {
    let added = own.added.unwrap_or(tx.now().moment());
    let mut printings = vec![record.edition.clone()];
    printings.extend(own.editions.iter().cloned());
    let nothing = EditionDraft::default();
    let is_named = own.reads.iter().any(|read| read.edition.is_some());
    if (own.editions.is_empty() && !is_named) || !printings.contains(&nothing) {
        return books::add_as(tx, book, added, &record.book, &printings);
    }
    // Of an edition that stands before others, or in which it was read, nothing need be known.
    books::add_as(tx, book, added, &record.book, &[])?;
    printings.iter().try_for_each(|printing| books::add_edition(tx, book, printing).map(drop))
}

fn add_reads(
    tx: &mut Tx<'_>,
    book: BookId,
    record: &Record,
    own: &Own,
    said: &mut Vec<String>,
) -> Result<Vec<Option<ReadId>>> {
    let has_editions = own.reads.iter().any(|read| read.edition.is_some());
    let editions = if has_editions { books::editions_of(&tx.snapshot(), book)? } else { Vec::new() };
    let mut ids = Vec::new();
    let nothing = OwnRead::default();
    for (at, read) in record.reads.iter().enumerate() {
        let told = own.reads.get(at).unwrap_or(&nothing);
        let edition = told.edition.and_then(|at| editions.get(at)).map(|edition| edition.id);
        let draft = draft(*read, told, edition);
        let id = taken(reading::add_told_read(tx, book, &draft, read.paused_since), "Reads", said)?;
        if let Some(id) = id {
            reading::write_log(tx, id, &told.log)?;
        }
        ids.push(id);
    }
    Ok(ids)
}

fn add_notes(
    tx: &mut Tx<'_>,
    book: BookId,
    record: &Record,
    own: &Own,
    reads: &[Option<ReadId>],
    said: &mut Vec<String>,
) -> Result<()> {
    for (note, told) in record.notes.iter().zip(&own.notes) {
        let made = note.made.unwrap_or(tx.now().moment());
        let anchor = match (&note.anchor, note.places.first()) {
            (Some(anchor), _) => Some(anchor.clone()),
            (None, Some(typed)) => taken(reading::anchor(&tx.snapshot(), book, typed), "Notes", said)?.flatten(),
            (None, None) => None,
        };
        let note = NoteRecord {
            id: new_id!(NoteId, tx),
            book: Some(book),
            read: told.read.and_then(|at| reads.get(at).copied().flatten()),
            kind: note.kind,
            text: note.text.clone(),
            anchor,
            tags: note.tags.clone(),
            created_at: made,
            edited_at: told.changed.unwrap_or(made),
        };
        taken(notes::put(tx, &note), "Notes", said)?;
    }
    Ok(())
}

/// A read as it is entered.
pub(in crate::transfer::import) fn draft(read: PastRead, told: &OwnRead, edition: Option<EditionId>) -> ReadDraft {
    let date = |date: Option<ImpreciseDate>| date.map(|date| date.to_string()).unwrap_or_default();
    ReadDraft {
        state: read.state,
        started: date(read.started),
        ended: date(read.ended),
        reason: told.reason.clone(),
        resume_on: told.resume_on.map(|day| day.to_string()).unwrap_or_default(),
        edition,
        rating: told.rating,
        review: told.review.clone(),
    }
}

/// What could be written; why it could not is a remark.
fn taken<T>(written: Result<T>, column: &str, said: &mut Vec<String>) -> Result<Option<T>> {
    match written {
        Ok(written) => Ok(Some(written)),
        Err(Error::Invalid { rule, .. }) => {
            said.push(format!("{column}: {rule}"));
            Ok(None)
        }
        Err(Error::Conflict { what }) => {
            said.push(format!("{column}: {what}"));
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
