//! A read is given up: with its place, its date and its reason.

use super::store::{self, ReadRow};
use super::{ReadStateKind, dates, pause};
use crate::library::Tx;
use crate::values::{BookId, ReadId};
use crate::{Result, books};

/// Abandons the open read of `book`, or records one that was given up earlier. Where it was given up is what its log
/// says.
///
/// # Errors
/// `NotFound`; `Invalid` for a date that cannot be.
pub fn abandon(tx: &mut Tx<'_>, book: BookId, on: &str, why: &str) -> Result<ReadId> {
    let title = books::title_of(&tx.snapshot(), book)?;
    let ended = dates::of_action(tx, "on", on)?;
    tx.about(title);
    let reason = Some(why.trim().to_owned()).filter(|why| !why.is_empty());
    let open = store::open(&tx.snapshot(), book)?;
    let is_new = open.is_none();
    let read = match open {
        Some(open) => open,
        None => ReadRow::new(tx, book)?,
    };
    dates::in_order(read.started, Some(ended))?;
    let read = ReadRow { state: ReadStateKind::Abandoned, ended: Some(ended), reason, ..pause::resumed(read) };
    if is_new {
        store::insert_read(tx, &read)?;
    } else {
        store::update_read(tx, &read)?;
    }
    Ok(read.id)
}
