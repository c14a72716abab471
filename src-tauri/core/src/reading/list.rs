//! Reads and entries as screens show them.

use rusqlite::Row;

use super::store::{self, ReadRow};
use super::{PositionView, Read, ReadState, ReadStateKind, Session};
use crate::Result;
use crate::library::Snapshot;
use crate::markdown::render;
use crate::values::{BookId, ImpreciseDate, ReadId, ReadingDay};

/// All reads of a book, the latest first.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn reads_of(view: &Snapshot<'_>, book: BookId) -> Result<Vec<Read>> {
    let rows = store::reads(view, book)?;
    let numbered = rows.into_iter().zip(1..).map(|(row, number)| read(view, row, number));
    let mut reads: Vec<Read> = numbered.collect::<Result<_>>()?;
    reads.reverse();
    Ok(reads)
}

/// The read of a book that is under way or paused.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn open_read(view: &Snapshot<'_>, book: BookId) -> Result<Option<Read>> {
    Ok(reads_of(view, book)?
        .into_iter()
        .find(|read| matches!(read.state, ReadState::Reading | ReadState::Paused { .. })))
}

/// The log of a read, latest first.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn sessions_of(view: &Snapshot<'_>, read: ReadId) -> Result<Vec<Session>> {
    let mut ask = view.sql(include_str!("sql/sessions.sql"))?;
    let sessions = ask.query_map([read], session)?.collect::<rusqlite::Result<_>>()?;
    Ok(sessions)
}

/// What was recorded on a day, in whatever book and whatever became of its read; latest first, with book and title.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn sessions_on(view: &Snapshot<'_>, day: ReadingDay) -> Result<Vec<(BookId, String, Session)>> {
    let mut ask = view.sql(include_str!("sql/sessions_on.sql"))?;
    let named = |row: &Row<'_>| Ok((row.get("book_id")?, row.get("book_title")?, session(row)?));
    let sessions = ask.query_map([day], named)?.collect::<rusqlite::Result<_>>()?;
    Ok(sessions)
}

fn read(view: &Snapshot<'_>, row: ReadRow, number: u32) -> Result<Read> {
    let position = store::latest(view, row.id, None)?;
    let (minutes, sessions) = store::totals(view, row.id)?;
    let progress = match row.state {
        ReadStateKind::Finished => Some(1.0),
        _ => position.as_ref().and_then(crate::values::Position::fraction),
    };
    let ended = || row.ended.unwrap_or(ImpreciseDate::unknown());
    Ok(Read {
        id: row.id,
        book: row.book,
        edition: row.edition,
        number,
        state: match row.state {
            ReadStateKind::Reading => ReadState::Reading,
            ReadStateKind::Paused => {
                ReadState::Paused { since: row.paused_since, reason: row.reason.clone(), resume_on: row.resume_on }
            }
            ReadStateKind::Finished => ReadState::Finished { on: ended() },
            ReadStateKind::Abandoned => ReadState::Abandoned { on: ended(), reason: row.reason.clone() },
        },
        started: row.started,
        position: position.as_ref().map(PositionView::from),
        progress,
        minutes,
        sessions,
        rating: row.rating,
        review_html: row.review.as_deref().map(render),
        review: row.review,
    })
}

fn session(row: &Row<'_>) -> rusqlite::Result<Session> {
    let from = store::position_of(row, "from")?;
    let to = store::position_of(row, "to")?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let correction = match from.as_ref().map(|from| (from.fraction, from.unit, from.value)) {
        Some((Some(from), _, _)) if to.fraction.is_some() => to.fraction < Some(from),
        Some((_, unit, value)) => unit == to.unit && to.value < value,
        None => false,
    };
    Ok(Session {
        id: row.get("id")?,
        read: row.get("read_id")?,
        day: row.get("day")?,
        started_at: row.get("started_at")?,
        minutes: row.get("minutes")?,
        from,
        to,
        correction,
        note: row.get("note")?,
    })
}
