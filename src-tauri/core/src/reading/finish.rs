//! A read comes to its end.

use super::store::{self, ReadRow};
use super::{ReadStateKind, dates, pause, timer};
use crate::library::Tx;
use crate::values::{BookId, ReadId};
use crate::{Result, books};

/// Finishes the open read of `book`; where none is open, records one that was read at some time, so that "I have read
/// it" is one action. An empty date means now, "unknown" is an answer too.
///
/// # Errors
/// `NotFound`; `Invalid` for a date that cannot be.
pub fn finish(tx: &mut Tx<'_>, book: BookId, on: &str) -> Result<ReadId> {
    let title = books::title_of(&tx.snapshot(), book)?;
    let ended = dates::of_action(tx, "on", on)?;
    tx.about(title);
    match store::open(&tx.snapshot(), book)? {
        Some(open) => {
            dates::in_order(open.started, Some(ended))?;
            let read = ReadRow { state: ReadStateKind::Finished, ended: Some(ended), ..pause::resumed(open) };
            store::put_read(tx, &read)?;
            let today = ended.day() == Some(tx.today());
            timer::end_with(tx, read.id, "entry", if today { "end" } else { "" })?;
            Ok(read.id)
        }
        None => {
            let read = ReadRow { state: ReadStateKind::Finished, ended: Some(ended), ..ReadRow::new(tx, book)? };
            store::put_read(tx, &read)?;
            Ok(read.id)
        }
    }
}
