//! Notes are moved to another book, and made notes of another kind.

use rusqlite::named_params;

use super::{NoteChoice, NoteKind, choice};
use crate::library::Tx;
use crate::reading::{self, PositionView, position_of};
use crate::values::{BookId, Measure, NoteId, Position};
use crate::{Result, books};

/// Moves notes to a book, or out of any. A place keeps what was typed and is measured by the new book, where that can
/// be. Answers how many notes were meant.
///
/// # Errors
/// `NotFound` for a note or the book.
pub fn move_to(tx: &mut Tx<'_>, notes: &NoteChoice, book: Option<BookId>) -> Result<u32> {
    let notes = choice::chosen(tx, notes)?;
    let subject = choice::named(tx, &notes)?;
    let (to, read, measure) = match book {
        None if notes.len() == 1 => ("out of its book".to_owned(), None, None),
        None => ("out of their books".to_owned(), None, None),
        Some(book) => {
            let title = books::title_of(&tx.snapshot(), book)?;
            let read = reading::open_read(&tx.snapshot(), book)?.map(|read| read.id);
            (format!("to {title}"), read, Some(reading::measure_of(&tx.snapshot(), book)?))
        }
    };
    for note in &notes {
        let place = place_of(tx, *note)?.and_then(|place| measured(&place, measure.as_ref()));
        tx.sql(include_str!("sql/move.sql"))?.execute(named_params! {
            ":id": note,
            ":book": book,
            ":read": read,
            ":of": place.as_ref().and_then(Position::of),
            ":fraction": place.as_ref().and_then(Position::fraction),
            ":now": tx.now().millis(),
        })?;
    }
    tx.about(format!("{subject} {to}"));
    Ok(u32::try_from(notes.len()).unwrap_or(u32::MAX))
}

/// Makes notes of one kind. Answers how many were meant.
///
/// # Errors
/// `NotFound`.
pub fn make(tx: &mut Tx<'_>, notes: &NoteChoice, kind: NoteKind) -> Result<u32> {
    let notes = choice::chosen(tx, notes)?;
    let subject = choice::named(tx, &notes)?;
    for note in &notes {
        tx.sql(include_str!("sql/make.sql"))?
            .execute(named_params! { ":id": note, ":kind": kind, ":now": tx.now().millis() })?;
    }
    tx.about(format!("{subject} {}", choice::as_kind(kind, notes.len())));
    Ok(u32::try_from(notes.len()).unwrap_or(u32::MAX))
}

fn place_of(tx: &Tx<'_>, note: NoteId) -> Result<Option<PositionView>> {
    Ok(tx.sql(include_str!("sql/anchor.sql"))?.query_row([note], |row| position_of(row, "anchor"))?)
}

/// The place in the new book; none where it has no such place.
fn measured(place: &PositionView, measure: Option<&Measure>) -> Option<Position> {
    measure?.place(&place.entered, place.unit, place.value).ok()
}
