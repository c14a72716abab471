//! A note is changed.

use rusqlite::{OptionalExtension, named_params};

use super::relink::{Called, relink};
use super::{NoteDraft, NoteKind, add, tags};
use crate::library::Tx;
use crate::markdown::{self, Target};
use crate::values::{BookId, NoteId};
use crate::{Error, Result, books, reading};

/// Makes the note what the draft says. A place that is given back as it stands there stays what was entered.
///
/// # Errors
/// As [`super::add`].
pub fn edit(tx: &mut Tx<'_>, id: NoteId, draft: &NoteDraft) -> Result<()> {
    kind_of(tx, id)?;
    let text = add::checked(&draft.text)?;
    if let Some(book) = draft.book {
        books::title_of(&tx.snapshot(), book)?;
    }
    let (name_before, book_before) = called(tx, id)?;
    let stays = anchor_stays(tx, id, draft)?;
    tx.sql(include_str!("sql/edit.sql"))?.execute(named_params! {
        ":id": id,
        ":book": draft.book,
        ":kind": draft.kind,
        ":text": text,
        ":now": tx.now().millis(),
    })?;
    if !stays {
        add::set_anchor(tx, id, draft)?;
    }
    tags::set(tx, id, &tags::parse(&draft.tags, text)?)?;
    let what = Target::Note { id, book: book_before };
    relink(tx, Called { what, title: &name_before }, Called { what, title: &markdown::name(text) })?;
    tx.about(draft.kind.as_str());
    tx.joins(format!("note {id}"));
    Ok(())
}

/// Whether the draft leaves the note where it is: in its book, at its place.
fn anchor_stays(tx: &Tx<'_>, id: NoteId, draft: &NoteDraft) -> Result<bool> {
    let mut ask = tx.sql(include_str!("sql/anchor.sql"))?;
    let (book, place): (Option<BookId>, _) =
        ask.query_row([id], |row| Ok((row.get("book_id")?, reading::position_of(row, "anchor")?)))?;
    match (draft.book, place) {
        (Some(book_now), Some(place)) if book == Some(book_now) => {
            reading::anchor_stays(&tx.snapshot(), book_now, &draft.anchor, &place)
        }
        _ => Ok(false),
    }
}

/// What the note is called and the book it is of, as lists know it before the change.
fn called(tx: &Tx<'_>, id: NoteId) -> Result<(String, Option<BookId>)> {
    let mut ask = tx.sql(include_str!("sql/called.sql"))?;
    let found = ask.query_row([id], |row| Ok((row.get("name")?, row.get("book_id")?))).optional()?;
    // A note of a book in the trash has no row, and nobody links to it.
    Ok(found.unwrap_or_default())
}

pub(super) fn kind_of(tx: &Tx<'_>, id: NoteId) -> Result<NoteKind> {
    tx.sql(include_str!("sql/kind_of.sql"))?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found("such note"))
}
