//! Reads are entered afterwards, corrected and taken away.

use super::store::{self, ReadRow};
use super::{Read, ReadDraft, ReadState, ReadStateKind, dates, timer};
use crate::library::Tx;
use crate::values::{BookId, EditionId, ReadId, ReadingDay};
use crate::{Error, Result, books};

/// Records a read from memory: any state, any precision.
///
/// # Errors
/// `NotFound`; `Conflict` for a second open read; `Invalid` for dates that cannot be.
pub fn add_read(tx: &mut Tx<'_>, book: BookId, draft: &ReadDraft) -> Result<ReadId> {
    let title = books::title_of(&tx.snapshot(), book)?;
    tx.about(title);
    let read = filled(tx, &ReadRow::new(tx, book)?, draft)?;
    store::put_read(tx, &read)?;
    Ok(read.id)
}

/// Records a read that another program tells of. A pause began on the day that it tells, or nobody knows when.
///
/// # Errors
/// As [`add_read`].
pub fn add_told_read(
    tx: &mut Tx<'_>,
    book: BookId,
    draft: &ReadDraft,
    paused_since: Option<ReadingDay>,
) -> Result<ReadId> {
    let title = books::title_of(&tx.snapshot(), book)?;
    tx.about(title);
    let paused_since = paused_since.filter(|_| draft.state == ReadStateKind::Paused);
    let read = ReadRow { paused_since, ..filled(tx, &ReadRow::new(tx, book)?, draft)? };
    store::put_read(tx, &read)?;
    Ok(read.id)
}

/// Makes a read what the draft says; its log stays. A timer that runs for it ends in the log where the read does not go
/// on.
///
/// # Errors
/// As [`add_read`].
pub fn edit_read(tx: &mut Tx<'_>, id: ReadId, draft: &ReadDraft) -> Result<()> {
    let row = store::read(&tx.snapshot(), id)?;
    let title = books::title_of(&tx.snapshot(), row.book)?;
    tx.about(title);
    tx.joins(format!("read {id}"));
    let read = filled(tx, &row, draft)?;
    store::put_read(tx, &read)?;
    match read.state {
        ReadStateKind::Reading => Ok(()),
        _ => timer::end_with(tx, read.id, "entry", ""),
    }
}

/// What a form begins with that changes a read.
#[must_use]
pub fn draft_of(read: &Read) -> ReadDraft {
    let (state, ended, reason, resume_on) = match &read.state {
        ReadState::Reading => (ReadStateKind::Reading, None, None, None),
        ReadState::Paused { reason, resume_on, .. } => (ReadStateKind::Paused, None, reason.clone(), *resume_on),
        ReadState::Finished { on } => (ReadStateKind::Finished, Some(*on), None, None),
        ReadState::Abandoned { on, reason } => (ReadStateKind::Abandoned, Some(*on), reason.clone(), None),
    };
    ReadDraft {
        state,
        started: read.started.map(|date| date.to_string()).unwrap_or_default(),
        ended: ended.map(|date| date.to_string()).unwrap_or_default(),
        reason: reason.unwrap_or_default(),
        resume_on: resume_on.map(|day| day.to_string()).unwrap_or_default(),
        edition: read.edition,
        rating: read.rating,
        review: read.review.clone().unwrap_or_default(),
    }
}

/// Goes on with the open read of a book in another of its editions; the log stays as it was entered.
///
/// # Errors
/// `NotFound` where the book is not being read, or has no such edition.
pub fn switch_edition(tx: &mut Tx<'_>, book: BookId, edition: EditionId) -> Result<()> {
    let open = store::open(&tx.snapshot(), book)?;
    let row = open.ok_or_else(|| Error::not_found("open read of this book"))?;
    let edition = store::own_edition(&tx.snapshot(), book, Some(edition))?;
    store::put_read(tx, &ReadRow { edition, ..row })
}

/// Takes a read and its log away.
///
/// # Errors
/// `NotFound`.
pub fn remove_read(tx: &mut Tx<'_>, id: ReadId) -> Result<()> {
    let row = store::read(&tx.snapshot(), id)?;
    let title = books::title_of(&tx.snapshot(), row.book)?;
    tx.about(title);
    store::remove_read(tx, id)
}

fn filled(tx: &Tx<'_>, row: &ReadRow, draft: &ReadDraft) -> Result<ReadRow> {
    refuse_second_open(tx, row, draft.state)?;
    let started = dates::of_record(tx, "started", &draft.started)?;
    let ended = dates::of_record(tx, "ended", &draft.ended)?;
    let ended = match (draft.state.is_open(), ended) {
        (true, None) => None,
        (true, Some(_)) => return Err(Error::invalid("ended", "A read that still goes on has no end.")),
        (false, Some(ended)) => Some(ended),
        (false, None) => return Err(Error::invalid("ended", "Say when it ended; “unknown” is fine.")),
    };
    dates::in_order(started, ended)?;
    // An edition that was taken away since stays the edition it was read in.
    let edition = match draft.edition {
        kept if kept == row.edition => kept,
        other => store::own_edition(&tx.snapshot(), row.book, other)?,
    };
    let paused = draft.state == ReadStateKind::Paused;
    // A pause of which nobody knows when it began does not begin today because it is corrected.
    let since = if row.state == ReadStateKind::Paused { row.paused_since } else { Some(tx.today()) };
    Ok(ReadRow {
        state: draft.state,
        started,
        ended,
        paused_since: since.filter(|_| paused),
        resume_on: if paused { dates::day(tx, "resume_on", &draft.resume_on)? } else { None },
        reason: text(&draft.reason),
        edition,
        rating: draft.rating,
        review: text(&draft.review),
        ..row.clone()
    })
}

fn refuse_second_open(tx: &Tx<'_>, row: &ReadRow, state: ReadStateKind) -> Result<()> {
    if !state.is_open() {
        return Ok(());
    }
    match store::open(&tx.snapshot(), row.book)? {
        Some(other) if other.id != row.id => {
            Err(Error::conflict("Another read of this book is still open. Finish that one first."))
        }
        _ => Ok(()),
    }
}

fn text(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}
