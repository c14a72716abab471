//! The rows of reads, positions as columns, and how they are measured. The entries of their logs are in `log_sql.rs`.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, Row, named_params};

use super::{Coverage, Log, PositionView, ReadStateKind, log_sql};
use crate::books;
use crate::library::{Snapshot, Tx, new_id};
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

/// Writes a read that is new, or one that is there as it is now.
pub(super) fn put_read(tx: &Tx<'_>, read: &ReadRow) -> Result<()> {
    let day = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string());
    tx.sql(include_str!("sql/put_read.sql"))?.execute(named_params! {
        ":id": read.id,
        ":book": read.book,
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
        ":created_at": tx.now().millis(),
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

/// The edition that a read is measured by: its own, else the book's first one.
pub(super) fn edition(view: &Snapshot<'_>, book: BookId, own: Option<EditionId>) -> Result<Option<books::Edition>> {
    let own = match own {
        Some(edition) => books::edition_of(view, edition)?,
        None => None,
    };
    match own {
        Some(edition) => Ok(Some(edition)),
        None => Ok(books::editions_of(view, book)?.into_iter().next()),
    }
}

/// How positions in a read are measured: by its edition, else by the book's first one.
pub(super) fn measure(view: &Snapshot<'_>, book: BookId, own: Option<EditionId>) -> Result<Measure> {
    Ok(edition(view, book, own)?.map(|edition| edition.measure()).unwrap_or_default())
}

/// Those of these books that have a read.
pub(super) fn read_among(view: &Snapshot<'_>, books: &[BookId]) -> Result<HashSet<BookId>> {
    let books = serde_json::to_string(books).expect("BUG: ids can be written as JSON");
    let mut ask = view.sql(include_str!("sql/read_among.sql"))?;
    let read = ask.query_map([books], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(read)
}

/// What a read has behind it; all of the text where it was finished, none where nothing says it.
pub(super) fn coverage(view: &Snapshot<'_>, read: &ReadRow) -> Result<Option<Coverage>> {
    if read.state == ReadStateKind::Finished {
        let mut whole = Coverage::default();
        whole.add(0.0, 1.0);
        return Ok(Some(whole));
    }
    let mut log = Log::default();
    let mut ask = view.sql(include_str!("sql/stretches.sql"))?;
    let mut rows = ask.query([read.id])?;
    while let Some(row) = rows.next()? {
        let (from, to) = (row.get("from_fraction")?, row.get("to_fraction")?);
        if row.get("is_tick")? { log.tick(from, to) } else { log.entry(from, to) }
    }
    Ok(log.coverage())
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

/// How the places of notes in a book are measured: by the open read's edition or the book's first.
pub(crate) fn measure_of(view: &Snapshot<'_>, book: BookId) -> Result<Measure> {
    measure(view, book, open(view, book)?.and_then(|read| read.edition))
}

/// Where in a book a note is: what was typed, measured by the open read's edition or the book's first.
pub(crate) fn anchor(view: &Snapshot<'_>, book: BookId, typed: &str) -> Result<Option<Position>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let open = open(view, book)?;
    let measure = measure(view, book, open.as_ref().and_then(|read| read.edition))?;
    let current = open.map(|read| log_sql::latest(view, read.id)).transpose()?.flatten();
    Entry::parse(typed)
        .and_then(|entry| entry.anchor(&measure, current.as_ref()))
        .map(Some)
        .map_err(|error| Error::invalid("anchor", error))
}
