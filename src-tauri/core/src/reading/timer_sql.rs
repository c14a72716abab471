//! The row of the timer, and what this machine saw of it.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::timer_model::{Gap, Timing};
use crate::Result;
use crate::library::{Snapshot, Tx};
use crate::now::{LocalMoment, Moment};
use crate::values::{BookId, EditionId, ReadId, TimerId};

/// The timer with the read and the book it belongs to.
pub(super) struct TimerRow {
    pub(super) read: ReadId,
    pub(super) book: BookId,
    pub(super) title: String,
    pub(super) edition: Option<EditionId>,
    pub(super) timing: Timing,
}

/// The timer; one whose read or book was taken away is none.
pub(super) fn timer(view: &Snapshot<'_>) -> Result<Option<TimerRow>> {
    Ok(view.sql(include_str!("sql/timer.sql"))?.query_row([], timer_row).optional()?)
}

fn timer_row(row: &Row<'_>) -> rusqlite::Result<TimerRow> {
    Ok(TimerRow {
        read: row.get("read_id")?,
        book: row.get("book_id")?,
        title: row.get("title")?,
        edition: row.get("edition_id")?,
        timing: Timing {
            started: LocalMoment { at: row.get("started_at")?, offset: row.get("utc_offset")? },
            counted: row.get("counted")?,
            running_since: row.get("running_since")?,
            settled_to: row.get("settled_to")?,
        },
    })
}

/// Whether the timer runs.
pub(super) fn runs(view: &Snapshot<'_>) -> Result<bool> {
    Ok(timer(view)?.is_some_and(|row| row.timing.running_since.is_some()))
}

/// Makes the timer what it should be.
pub(super) fn put(tx: &Tx<'_>, read: ReadId, timing: &Timing) -> Result<()> {
    tx.sql(include_str!("sql/put_timer.sql"))?.execute(named_params! {
        ":id": TimerId::natural(&["timer"]),
        ":read": read,
        ":started_at": timing.started.at,
        ":utc_offset": timing.started.offset,
        ":counted": timing.counted,
        ":running_since": timing.running_since,
        ":settled_to": timing.settled_to,
    })?;
    Ok(())
}

/// Takes the timer away.
pub(super) fn remove(tx: &Tx<'_>) -> Result<()> {
    tx.sql("DELETE FROM timer")?.execute([])?;
    Ok(())
}

/// The stretches in which nobody saw a timer run, the earliest first.
pub(super) fn gaps(view: &Snapshot<'_>) -> Result<Vec<Gap>> {
    let mut ask = view.sql(include_str!("sql/timer_gaps.sql"))?;
    let gaps = ask.query_map([], |row| Ok(Gap { from: row.get("from_at")?, to: row.get("to_at")? }))?;
    Ok(gaps.collect::<rusqlite::Result<_>>()?)
}

/// Notes that the timer is seen at `now`, and keeps the gap before it if there is one. Nothing is written while it
/// does not run.
pub(super) fn see(db: &Connection, view: &Snapshot<'_>, now: Moment) -> Result<bool> {
    let running = timer(view)?.map(|row| row.timing).filter(|timing| timing.running_since.is_some());
    let Some(timing) = running else { return Ok(false) };
    let seen: Option<Moment> =
        view.sql(include_str!("sql/timer_last_seen.sql"))?.query_row([], |row| row.get(0)).optional()?;
    db.prepare_cached(include_str!("sql/see_timer.sql"))?.execute([now])?;
    let Some(gap) = seen.and_then(|seen| timing.gap_until(seen, now)) else { return Ok(false) };
    db.prepare_cached("DELETE FROM local_timer_gap WHERE to_at < ?1")?.execute([timing.started.at])?;
    db.prepare_cached(include_str!("sql/keep_timer_gap.sql"))?.execute([gap.from, gap.to])?;
    Ok(true)
}
