//! The logs of a book's reads, which only the full table says. They are walked beside the books like the rest.

use rusqlite::{Connection, Row, Statement};

use super::store::{Beside, place, text};
use crate::Result;
use crate::values::{PositionParts, ReadId, SessionId};

pub(super) const SESSIONS: &str = include_str!("sql/sessions.sql");

/// An entry of a log.
#[derive(Debug, Clone)]
pub(super) struct ExportedSession {
    pub(super) read: ReadId,
    pub(super) day: String,
    pub(super) started_at: Option<i64>,
    /// Minutes that the clock was ahead of UTC.
    pub(super) utc_offset: i32,
    pub(super) minutes: Option<u32>,
    pub(super) note: String,
    pub(super) log_at: i64,
    pub(super) id: SessionId,
    pub(super) from: Option<PositionParts>,
    pub(super) to: Option<PositionParts>,
}

/// The question, asked once for all books.
pub(super) fn asked(db: &Connection) -> Result<Statement<'_>> {
    Ok(db.prepare(SESSIONS)?)
}

/// The entries of a book's reads, in the order of their days. Books are asked for in the order of their ids.
pub(super) fn of_book(sessions: &mut Beside<'_>, book: &str) -> Result<Vec<ExportedSession>> {
    let mut log = Vec::new();
    sessions.of(book, |row| {
        log.push(session(row)?);
        Ok(())
    })?;
    log.sort_by(|one, other| (&one.day, one.log_at, &one.id).cmp(&(&other.day, other.log_at, &other.id)));
    Ok(log)
}

fn session(row: &Row<'_>) -> rusqlite::Result<ExportedSession> {
    Ok(ExportedSession {
        read: row.get(1)?,
        day: row.get(2)?,
        started_at: row.get(3)?,
        utc_offset: row.get::<_, Option<i32>>(4)?.unwrap_or_default(),
        minutes: row.get(5)?,
        note: text(row, 6)?,
        log_at: row.get(7)?,
        id: row.get(8)?,
        from: place(row, 9)?,
        to: place(row, 14)?,
    })
}
