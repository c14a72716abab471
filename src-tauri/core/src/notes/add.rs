//! A note is written.

use rusqlite::named_params;

use super::{NoteDraft, tags};
use crate::library::{Tx, new_id};
use crate::values::{NoteId, Position};
use crate::{Error, Result, books, reading};

/// Longer than any note, and short enough for one message to the page.
pub(super) const LONGEST: usize = 200_000;

/// Writes a note. It belongs to the open read of its book, where there is one.
///
/// # Errors
/// `NotFound` for the book; `Invalid` for an empty text, an anchor or a tag that cannot be.
pub fn add(tx: &mut Tx<'_>, draft: &NoteDraft) -> Result<NoteId> {
    let text = checked(&draft.text)?;
    let id = new_id!(NoteId, tx);
    let read = match draft.book {
        Some(book) => {
            books::title_of(&tx.snapshot(), book)?;
            reading::open_read(&tx.snapshot(), book)?.map(|read| read.id)
        }
        None => None,
    };
    tx.sql(include_str!("sql/add.sql"))?.execute(named_params! {
        ":id": id,
        ":book": draft.book,
        ":read": read,
        ":kind": draft.kind,
        ":text": text,
        ":now": tx.now().millis(),
    })?;
    set_anchor(tx, id, draft)?;
    tags::set(tx, id, &tags::parse(&draft.tags, text)?)?;
    tx.about(draft.kind.as_str());
    Ok(id)
}

pub(super) fn checked(text: &str) -> Result<&str> {
    let text = text.trim_end();
    match text.chars().count() {
        0 => Err(Error::invalid("text", "A note needs at least a word.")),
        length if length > LONGEST => {
            Err(Error::invalid("text", format!("A note can have {LONGEST} characters; this one has {length}.")))
        }
        _ => Ok(text),
    }
}

pub(super) fn set_anchor(tx: &Tx<'_>, id: NoteId, draft: &NoteDraft) -> Result<()> {
    let anchor = match draft.book {
        Some(book) => reading::anchor(&tx.snapshot(), book, &draft.anchor)?,
        None => None,
    };
    write_anchor(tx, id, anchor.as_ref())
}

pub(super) fn write_anchor(tx: &Tx<'_>, id: NoteId, anchor: Option<&Position>) -> Result<()> {
    tx.sql(include_str!("sql/set_anchor.sql"))?.execute(named_params! {
        ":id": id,
        ":entered": anchor.map(Position::entered),
        ":unit": anchor.map(|anchor| anchor.unit().as_str()),
        ":value": anchor.map(Position::value),
        ":of": anchor.and_then(Position::of),
        ":fraction": anchor.and_then(Position::fraction),
    })?;
    Ok(())
}
