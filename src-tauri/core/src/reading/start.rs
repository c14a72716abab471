//! A read begins.

use super::store::{self, ReadRow};
use super::{ReadStateKind, dates};
use crate::library::Tx;
use crate::values::{BookId, EditionId, ReadId};
use crate::{Error, Result, books};

/// Begins a read of `book`. An empty date means now, "unknown" is an answer too.
///
/// # Errors
/// `NotFound`; `Conflict` where a read is open already; `Invalid` for a date that cannot be.
pub fn start(tx: &mut Tx<'_>, book: BookId, on: &str, edition: Option<EditionId>) -> Result<ReadId> {
    let title = books::title_of(&tx.snapshot(), book)?;
    if let Some(open) = store::open(&tx.snapshot(), book)? {
        let how = if open.state == ReadStateKind::Paused { "paused; resume it" } else { "being read already" };
        return Err(Error::conflict(format!("“{title}” is {how}.")));
    }
    let edition = store::own_edition(&tx.snapshot(), book, edition)?;
    let read = ReadRow { edition, started: Some(dates::of_action(tx, "on", on)?), ..ReadRow::new(tx, book)? };
    store::put_read(tx, &read)?;
    tx.about(title);
    Ok(read.id)
}
