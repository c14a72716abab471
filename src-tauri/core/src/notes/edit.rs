//! A note is changed.

use rusqlite::{OptionalExtension, named_params};

use super::{NoteDraft, NoteKind, add, tags};
use crate::library::Tx;
use crate::values::NoteId;
use crate::{Error, Result, books};

/// Makes the note what the draft says.
///
/// # Errors
/// As [`super::add`].
pub fn edit(tx: &mut Tx<'_>, id: NoteId, draft: &NoteDraft) -> Result<()> {
    kind_of(tx, id)?;
    let text = add::checked(&draft.text)?;
    if let Some(book) = draft.book {
        books::title_of(&tx.snapshot(), book)?;
    }
    tx.sql(include_str!("sql/edit.sql"))?.execute(named_params! {
        ":id": id,
        ":book": draft.book,
        ":kind": draft.kind,
        ":text": text,
        ":now": tx.now().millis(),
    })?;
    add::set_anchor(tx, id, draft)?;
    tags::set(tx, id, &tags::parse(&draft.tags, text)?)?;
    tx.about(draft.kind.as_str());
    tx.joins(format!("note {id}"));
    Ok(())
}

pub(super) fn kind_of(tx: &Tx<'_>, id: NoteId) -> Result<NoteKind> {
    tx.sql(include_str!("sql/kind_of.sql"))?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found("such note"))
}
