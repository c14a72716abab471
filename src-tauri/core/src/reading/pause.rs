//! A read is put aside for now, and goes on.

use super::store::{self, ReadRow};
use super::{ReadStateKind, dates, timer};
use crate::library::Tx;
use crate::values::BookId;
use crate::{Error, Result, books};

/// Pauses the open read of `book` with a reason and a day to go on, both optional. A timer that runs for it ends in the
/// log.
///
/// # Errors
/// `NotFound`; `Conflict` where nothing is being read; `Invalid` for a day that cannot be.
pub fn pause(tx: &mut Tx<'_>, book: BookId, on: &str, reason: &str, resume_on: &str) -> Result<()> {
    let open = open(tx, book)?;
    let since = match dates::past_day(tx, "on", on)? {
        Some(day) => day,
        None => tx.today(),
    };
    let read = ReadRow {
        state: ReadStateKind::Paused,
        paused_since: Some(since),
        resume_on: dates::day(tx, "resume_on", resume_on)?,
        reason: Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty()),
        ..open
    };
    store::put_read(tx, &read)?;
    timer::end_with(tx, read.id, "entry", "")
}

/// Goes on with the paused read of `book`.
///
/// # Errors
/// `NotFound`; `Conflict` where nothing is paused.
pub fn resume(tx: &mut Tx<'_>, book: BookId) -> Result<()> {
    let open = open(tx, book)?;
    if open.state != ReadStateKind::Paused {
        return Err(Error::conflict("This book is not paused."));
    }
    store::put_read(tx, &resumed(open))
}

/// The read under way again, with nothing left of the pause.
pub(super) fn resumed(read: ReadRow) -> ReadRow {
    ReadRow { state: ReadStateKind::Reading, paused_since: None, resume_on: None, reason: None, ..read }
}

fn open(tx: &mut Tx<'_>, book: BookId) -> Result<ReadRow> {
    let title = books::title_of(&tx.snapshot(), book)?;
    let open = store::open(&tx.snapshot(), book)?;
    tx.about(title.as_str());
    open.ok_or_else(|| Error::conflict(format!("“{title}” is not being read.")))
}
