//! A read is given up: with its place, its date and its reason.

use super::log_sql;
use super::store::{self, ReadRow};
use super::{ProgressDraft, ReadStateKind, dates, pause, sessions, timer};
use crate::library::Tx;
use crate::values::{BookId, ImpreciseDate, ReadId};
use crate::{Error, Result, books};

/// Abandons the open read of `book`, or records one that was given up earlier. Where it was given up is what its log
/// says; `at`, if not empty, is written there first. A timer that runs for it ends in the log, at that place where it was
/// given up today.
///
/// # Errors
/// `NotFound`; `Invalid` for a date or place that cannot be, and for a place without a whole day: the log is by days.
pub fn abandon(tx: &mut Tx<'_>, book: BookId, on: &str, why: &str, at: &str) -> Result<ReadId> {
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
        store::put_read(tx, &read)?;
    } else {
        store::put_read(tx, &read)?;
        let today = ended.day() == Some(tx.today());
        timer::end_with(tx, read.id, "at", if today { at } else { "" })?;
    }
    if !at.trim().is_empty() {
        log_place(tx, &read, ended, at)?;
    }
    Ok(read.id)
}

fn log_place(tx: &Tx<'_>, read: &ReadRow, ended: ImpreciseDate, at: &str) -> Result<()> {
    let day = ended.day().ok_or_else(|| {
        Error::invalid("at", "A place in the log needs a whole day. Say the day you stopped, or leave the place out.")
    })?;
    let here = log_sql::latest(&tx.snapshot(), read.id)?;
    let draft = ProgressDraft { entry: at.to_owned(), day: day.to_string(), ..ProgressDraft::default() };
    let measure = store::measure(&tx.snapshot(), read.book, read.edition)?;
    let to = sessions::resolve("at", at, &measure, here.as_ref())?;
    // Where the log says so already there is nothing to add.
    if here.is_none_or(|here| (here.unit(), here.value()) != (to.unit(), to.value())) {
        sessions::added(tx, read, &draft)?;
    }
    Ok(())
}
