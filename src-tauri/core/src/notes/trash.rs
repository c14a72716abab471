//! Notes are taken away and brought back.

use rusqlite::named_params;

use super::{NoteChoice, choice};
use crate::Result;
use crate::library::Tx;
use crate::values::NoteId;

/// Takes notes away; undo or [`restore`] brings them back. Answers how many.
///
/// # Errors
/// `NotFound`.
pub fn remove(tx: &mut Tx<'_>, notes: &NoteChoice) -> Result<u32> {
    let notes = choice::chosen(tx, notes)?;
    mark(tx, &notes, Some(tx.now().millis()))
}

/// Brings removed notes back. Answers how many.
///
/// # Errors
/// `NotFound`.
pub fn restore(tx: &mut Tx<'_>, notes: &[NoteId]) -> Result<u32> {
    let notes = choice::chosen(tx, &NoteChoice::These(notes.to_vec()))?;
    mark(tx, &notes, None)
}

fn mark(tx: &mut Tx<'_>, notes: &[NoteId], deleted_at: Option<i64>) -> Result<u32> {
    let subject = choice::named(tx, notes)?;
    let mut marked = 0;
    for note in notes {
        marked += tx
            .sql(include_str!("sql/mark_removed.sql"))?
            .execute(named_params! { ":id": note, ":deleted_at": deleted_at })?;
    }
    tx.about(subject);
    Ok(u32::try_from(marked).unwrap_or(u32::MAX))
}
