//! The rows of reads and sessions, and positions as columns. The only place of this slice that speaks to the file.

use rusqlite::{OptionalExtension, Row, ToSql, named_params};

use super::{PositionView, ReadStateKind};
use crate::books;
use crate::library::{Snapshot, Tx, new_id};
use crate::now::Moment;
use crate::values::*;
use crate::{Error, Result};

/// A read as its row has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ReadRow {
    pub(super) id: ReadId,
    pub(super) book: BookId,
    pub(super) edition: Option<EditionId>,
    pub(super) state: ReadStateKind,
    pub(super) started: Option<ImpreciseDate>,
    pub(super) ended: Option<ImpreciseDate>,
    pub(super) paused_since: Option<ReadingDay>,
    pub(super) resume_on: Option<ReadingDay>,
    pub(super) reason: Option<String>,
    pub(super) rating: Option<Rating>,
    pub(super) review: Option<String>,
}

impl ReadRow {
    /// A read under way, of which nothing is known yet.
    pub(super) fn new(tx: &Tx<'_>, book: BookId) -> Result<Self> {
        Ok(Self {
            id: new_id!(ReadId, tx),
            book,
            edition: None,
            state: ReadStateKind::Reading,
            started: None,
            ended: None,
            paused_since: None,
            resume_on: None,
            reason: None,
            rating: None,
            review: None,
        })
    }
}

/// An entry of the log, about to be written.
pub(super) struct SessionRow {
    pub(super) day: ReadingDay,
    pub(super) started_at: Option<Moment>,
    pub(super) minutes: Option<u32>,
    pub(super) from: Option<Position>,
    pub(super) to: Position,
    pub(super) note: Option<String>,
}

pub(super) fn insert_read(tx: &Tx<'_>, read: &ReadRow) -> Result<()> {
    tx.sql(include_str!("sql/add_read.sql"))?.execute(named_params! {
        ":id": read.id,
        ":book": read.book,
        ":created_at": tx.now().millis(),
    })?;
    update_read(tx, read)
}

pub(super) fn update_read(tx: &Tx<'_>, read: &ReadRow) -> Result<()> {
    let day = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string());
    tx.sql(include_str!("sql/edit_read.sql"))?.execute(named_params! {
        ":id": read.id,
        ":edition": read.edition,
        ":state": read.state,
        ":started": read.started,
        ":started_earliest": day(read.started.and_then(ImpreciseDate::earliest)),
        ":started_latest": day(read.started.and_then(ImpreciseDate::latest)),
        ":ended": read.ended,
        ":ended_earliest": day(read.ended.and_then(ImpreciseDate::earliest)),
        ":ended_latest": day(read.ended.and_then(ImpreciseDate::latest)),
        ":paused_since": read.paused_since,
        ":resume_on": read.resume_on,
        ":reason": read.reason,
        ":rating": read.rating,
        ":review": read.review,
    })?;
    Ok(())
}

pub(super) fn remove_read(tx: &Tx<'_>, id: ReadId) -> Result<()> {
    tx.sql(include_str!("sql/remove_read.sql"))?.execute(named_params! { ":id": id, ":now": tx.now().millis() })?;
    Ok(())
}

/// A read that was not taken away.
pub(super) fn read(view: &Snapshot<'_>, id: ReadId) -> Result<ReadRow> {
    view.sql(include_str!("sql/read.sql"))?
        .query_row([id], read_row)
        .optional()?
        .ok_or_else(|| Error::not_found("such read"))
}

/// The read of a book that is under way or paused.
pub(super) fn open(view: &Snapshot<'_>, book: BookId) -> Result<Option<ReadRow>> {
    Ok(view.sql(include_str!("sql/open_read.sql"))?.query_row([book], read_row).optional()?)
}

/// All reads of a book, earliest first.
pub(super) fn reads(view: &Snapshot<'_>, book: BookId) -> Result<Vec<ReadRow>> {
    let mut ask = view.sql(include_str!("sql/reads.sql"))?;
    let reads = ask.query_map([book], read_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(reads)
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<ReadRow> {
    Ok(ReadRow {
        id: row.get("id")?,
        book: row.get("book_id")?,
        edition: row.get("edition_id")?,
        state: row.get("state")?,
        started: row.get("started")?,
        ended: row.get("ended")?,
        paused_since: row.get("paused_since")?,
        resume_on: row.get("resume_on")?,
        reason: row.get("reason")?,
        rating: row.get("rating")?,
        review: row.get("review")?,
    })
}

pub(super) fn insert_session(tx: &Tx<'_>, read: ReadId, session: &SessionRow) -> Result<SessionId> {
    let id = new_id!(SessionId, tx);
    tx.sql(include_str!("sql/add_session.sql"))?.execute(named_params! {
        ":id": id,
        ":read": read,
        ":created_at": tx.now().millis(),
        ":day": session.day,
        ":to_entered": session.to.entered(),
        ":to_unit": session.to.unit().as_str(),
        ":to_value": session.to.value(),
    })?;
    update_session(tx, id, session)?;
    Ok(id)
}

pub(super) fn update_session(tx: &Tx<'_>, id: SessionId, session: &SessionRow) -> Result<()> {
    let from = session.from.as_ref();
    let offset = session.started_at.map(|_| tx.now().offset_minutes());
    let values: &[(&str, &dyn ToSql)] = named_params! {
        ":id": id,
        ":day": session.day,
        ":started_at": session.started_at,
        ":utc_offset": offset,
        ":minutes": session.minutes,
        ":from_entered": from.map(Position::entered),
        ":from_unit": from.map(|from| from.unit().as_str()),
        ":from_value": from.map(Position::value),
        ":from_of": from.and_then(Position::of),
        ":from_fraction": from.and_then(Position::fraction),
        ":to_entered": session.to.entered(),
        ":to_unit": session.to.unit().as_str(),
        ":to_value": session.to.value(),
        ":to_of": session.to.of(),
        ":to_fraction": session.to.fraction(),
        ":note": session.note,
    };
    tx.sql(include_str!("sql/edit_session.sql"))?.execute(values)?;
    Ok(())
}

pub(super) fn remove_session(tx: &Tx<'_>, id: SessionId) -> Result<()> {
    tx.sql(include_str!("sql/remove_session.sql"))?.execute(named_params! { ":id": id, ":now": tx.now().millis() })?;
    Ok(())
}

/// The read that an entry belongs to.
pub(super) fn read_of_session(view: &Snapshot<'_>, id: SessionId) -> Result<ReadId> {
    view.sql(include_str!("sql/read_of_session.sql"))?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found("such entry"))
}

/// Where a read stands: the latest entry of its log, apart from `except`.
pub(super) fn latest(view: &Snapshot<'_>, read: ReadId, except: Option<SessionId>) -> Result<Option<Position>> {
    Ok(view
        .sql(include_str!("sql/latest_position.sql"))?
        .query_row(named_params! { ":read": read, ":except": except }, |row| position(row, "to"))
        .optional()?
        .flatten())
}

/// Where the entry before this one ended.
pub(super) fn before(view: &Snapshot<'_>, read: ReadId, session: SessionId) -> Result<Option<Position>> {
    Ok(view
        .sql(include_str!("sql/position_before.sql"))?
        .query_row(named_params! { ":read": read, ":session": session }, |row| position(row, "to"))
        .optional()?
        .flatten())
}

/// Minutes and entries of a read's log.
pub(super) fn totals(view: &Snapshot<'_>, read: ReadId) -> Result<(u32, u32)> {
    Ok(view.sql(include_str!("sql/session_totals.sql"))?.query_row([read], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// How positions in a read are measured: by its edition, else by the book's first one.
pub(super) fn measure(view: &Snapshot<'_>, book: BookId, edition: Option<EditionId>) -> Result<Measure> {
    let own = match edition {
        Some(edition) => books::edition_of(view, edition)?,
        None => None,
    };
    let edition = match own {
        Some(edition) => Some(edition),
        None => books::editions_of(view, book)?.into_iter().next(),
    };
    Ok(edition.map(|edition| edition.measure()).unwrap_or_default())
}

/// The edition, if it is one of the book's: a read names its own.
pub(super) fn own_edition(view: &Snapshot<'_>, book: BookId, edition: Option<EditionId>) -> Result<Option<EditionId>> {
    let Some(id) = edition else { return Ok(None) };
    let is_own = books::editions_of(view, book)?.iter().any(|edition| edition.id == id);
    if is_own { Ok(edition) } else { Err(Error::not_found("such edition of this book")) }
}

/// A position from the columns that begin with `prefix`; none where they are empty.
pub(crate) fn position(row: &Row<'_>, prefix: &str) -> rusqlite::Result<Option<Position>> {
    let column = |name: &str| format!("{prefix}_{name}");
    let Some(unit) = row.get::<_, Option<Unit>>(column("unit").as_str())? else { return Ok(None) };
    let parts = PositionParts {
        entered: row.get::<_, Option<String>>(column("entered").as_str())?.unwrap_or_default(),
        unit,
        value: row.get(column("value").as_str())?,
        of: row.get(column("of").as_str())?,
        fraction: row.get(column("fraction").as_str())?,
    };
    let position = Position::new(parts)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Real, Box::new(error)))?;
    Ok(Some(position))
}

/// A position for a screen from the columns that begin with `prefix`.
pub(crate) fn position_of(row: &Row<'_>, prefix: &str) -> rusqlite::Result<Option<PositionView>> {
    Ok(position(row, prefix)?.as_ref().map(PositionView::from))
}

/// Where in a book a note is: what was typed, measured by the open read's edition or the book's first.
pub(crate) fn anchor(view: &Snapshot<'_>, book: BookId, typed: &str) -> Result<Option<Position>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let open = open(view, book)?;
    let measure = measure(view, book, open.as_ref().and_then(|read| read.edition))?;
    let current = open.map(|read| latest(view, read.id, None)).transpose()?.flatten();
    Entry::parse(typed)
        .and_then(|entry| entry.resolve(&measure, current.as_ref()))
        .map(Some)
        .map_err(|error| Error::invalid("anchor", error))
}
