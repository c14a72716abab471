//! The log of a read as another library had it: every entry with what was typed, what that was then, and its place among
//! the others. Nothing is measured anew.

use super::log_sql::{self, SessionRow};
use crate::library::{Tx, new_id};
use crate::now::LocalMoment;
use crate::values::{Position, ReadId, ReadingDay, SessionId};
use crate::{Moment, Result};

/// An entry of a log that was kept elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ToldSession {
    /// The reading day.
    pub(crate) day: ReadingDay,
    /// When it began, where that is known.
    pub(crate) started: Option<LocalMoment>,
    /// How long it took, where that is known.
    pub(crate) minutes: Option<u32>,
    /// Where it began.
    pub(crate) from: Option<Position>,
    /// Where it ended.
    pub(crate) to: Position,
    /// What was written beside it; empty: nothing.
    pub(crate) note: String,
    /// Its place within the day.
    pub(crate) logged: Moment,
}

/// Writes the log of a read that has none.
///
/// # Errors
/// `Storage` where the file cannot be written.
pub(crate) fn write_log(tx: &Tx<'_>, read: ReadId, told: &[ToldSession]) -> Result<()> {
    for entry in told {
        let row = SessionRow {
            day: entry.day,
            started: entry.started,
            minutes: entry.minutes,
            from: entry.from.clone(),
            to: entry.to.clone(),
            note: Some(entry.note.clone()).filter(|note| !note.is_empty()),
            log_at: entry.logged.0,
        };
        log_sql::insert_session(tx, read, new_id!(SessionId, tx), &row)?;
    }
    Ok(())
}
