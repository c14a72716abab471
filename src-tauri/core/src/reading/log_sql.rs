//! The rows of sessions: the entries of a log, in their order, with their places as columns.

use rusqlite::{OptionalExtension, Row, ToSql, named_params};

use super::store::position;
use crate::library::{Snapshot, Tx};
use crate::now::LocalMoment;
use crate::values::*;
use crate::{Error, Result};

/// An entry of the log, as it is to be written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SessionRow {
    pub(super) day: ReadingDay,
    pub(super) started: Option<LocalMoment>,
    pub(super) minutes: Option<u32>,
    pub(super) from: Option<Position>,
    pub(super) to: Position,
    pub(super) note: Option<String>,
    /// Its place within the day, in UTC milliseconds.
    pub(super) log_at: i64,
}

impl SessionRow {
    /// Its place in the log of its read.
    pub(super) fn place(&self, id: SessionId) -> LogPlace {
        LogPlace { day: self.day, log_at: self.log_at, id }
    }
}

/// An entry of the log as its row has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StoredSession {
    pub(super) id: SessionId,
    pub(super) read: ReadId,
    pub(super) created_at: i64,
    pub(super) row: SessionRow,
}

/// What the entries of a log are in order by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LogPlace {
    pub(super) day: ReadingDay,
    pub(super) log_at: i64,
    pub(super) id: SessionId,
}

/// An entry beside a place of the log.
pub(super) struct Neighbour {
    pub(super) id: SessionId,
    pub(super) from: Option<Position>,
    pub(super) to: Position,
}

pub(super) fn insert_session(tx: &Tx<'_>, read: ReadId, id: SessionId, session: &SessionRow) -> Result<()> {
    tx.sql(include_str!("sql/add_session.sql"))?.execute(named_params! {
        ":id": id,
        ":read": read,
        ":created_at": tx.now().millis(),
        ":log_at": session.log_at,
        ":day": session.day,
        ":to_entered": session.to.entered(),
        ":to_unit": session.to.unit().as_str(),
        ":to_value": session.to.value(),
    })?;
    update_session(tx, id, session)
}

pub(super) fn update_session(tx: &Tx<'_>, id: SessionId, session: &SessionRow) -> Result<()> {
    let values: &[(&str, &dyn ToSql)] = named_params! {
        ":id": id,
        ":day": session.day,
        ":started_at": session.started.map(|started| started.at),
        ":utc_offset": session.started.map(|started| started.offset),
        ":minutes": session.minutes,
        ":to_entered": session.to.entered(),
        ":to_unit": session.to.unit().as_str(),
        ":to_value": session.to.value(),
        ":to_of": session.to.of(),
        ":to_fraction": session.to.fraction(),
        ":note": session.note,
        ":log_at": session.log_at,
    };
    tx.sql(include_str!("sql/edit_session.sql"))?.execute(values)?;
    move_from(tx, id, session.from.as_ref())
}

/// Sets where an entry began.
pub(super) fn move_from(tx: &Tx<'_>, id: SessionId, from: Option<&Position>) -> Result<()> {
    tx.sql(include_str!("sql/move_from.sql"))?.execute(named_params! {
        ":id": id,
        ":from_entered": from.map(Position::entered),
        ":from_unit": from.map(|from| from.unit().as_str()),
        ":from_value": from.map(Position::value),
        ":from_of": from.and_then(Position::of),
        ":from_fraction": from.and_then(Position::fraction),
    })?;
    Ok(())
}

pub(super) fn remove_session(tx: &Tx<'_>, id: SessionId) -> Result<()> {
    tx.sql(include_str!("sql/remove_session.sql"))?.execute(named_params! { ":id": id, ":now": tx.now().millis() })?;
    Ok(())
}

/// An entry that was not taken away.
pub(super) fn session(view: &Snapshot<'_>, id: SessionId) -> Result<StoredSession> {
    view.sql(include_str!("sql/session.sql"))?
        .query_row([id], |row| {
            Ok(StoredSession {
                id: row.get("id")?,
                read: row.get("read_id")?,
                created_at: row.get("created_at")?,
                row: SessionRow {
                    day: row.get("day")?,
                    started: started(row)?,
                    minutes: row.get("minutes")?,
                    from: position(row, "from")?,
                    to: place(row)?,
                    note: row.get("note")?,
                    log_at: row.get("log_at")?,
                },
            })
        })
        .optional()?
        .ok_or_else(|| Error::not_found("such entry"))
}

/// When an entry began, with the reader's clocks.
pub(super) fn started(row: &Row<'_>) -> rusqlite::Result<Option<LocalMoment>> {
    let Some(at) = row.get("started_at")? else { return Ok(None) };
    Ok(Some(LocalMoment { at, offset: row.get::<_, Option<i32>>("utc_offset")?.unwrap_or(0) }))
}

fn place(row: &Row<'_>) -> rusqlite::Result<Position> {
    position(row, "to")?.ok_or(rusqlite::Error::QueryReturnedNoRows)
}

/// Where a read stands: where the latest entry of its log ended.
pub(super) fn latest(view: &Snapshot<'_>, read: ReadId) -> Result<Option<Position>> {
    Ok(last_entry(view, read)?.and_then(|(_, position)| position))
}

/// The reading day of the last entry of a log.
pub(super) fn last_day(view: &Snapshot<'_>, read: ReadId) -> Result<Option<ReadingDay>> {
    Ok(last_entry(view, read)?.map(|(day, _)| day))
}

fn last_entry(view: &Snapshot<'_>, read: ReadId) -> Result<Option<(ReadingDay, Option<Position>)>> {
    Ok(view
        .sql(include_str!("sql/latest_position.sql"))?
        .query_row(named_params! { ":read": read }, |row| Ok((row.get("day")?, position(row, "to")?)))
        .optional()?)
}

/// The entry that stands before a place of the log.
pub(super) fn entry_before(view: &Snapshot<'_>, read: ReadId, at: LogPlace) -> Result<Option<Neighbour>> {
    neighbour(view, include_str!("sql/entry_before.sql"), read, at)
}

/// The entry that stands after a place of the log.
pub(super) fn entry_after(view: &Snapshot<'_>, read: ReadId, at: LogPlace) -> Result<Option<Neighbour>> {
    neighbour(view, include_str!("sql/entry_after.sql"), read, at)
}

fn neighbour(view: &Snapshot<'_>, question: &str, read: ReadId, at: LogPlace) -> Result<Option<Neighbour>> {
    let place_of = named_params! { ":read": read, ":day": at.day, ":log_at": at.log_at, ":id": at.id };
    let found = view
        .sql(question)?
        .query_row(place_of, |row| Ok(Neighbour { id: row.get("id")?, from: position(row, "from")?, to: place(row)? }));
    Ok(found.optional()?)
}

/// Minutes and entries of a read's log.
pub(super) fn totals(view: &Snapshot<'_>, read: ReadId) -> Result<(u32, u32)> {
    Ok(view.sql(include_str!("sql/session_totals.sql"))?.query_row([read], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
