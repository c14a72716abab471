//! Reads and entries as screens show them.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use rusqlite::Row;

use super::log_sql;
use super::model::{is_correction, pages_between};
use super::store::{self, ReadRow};
use super::{Coverage, PositionView, Read, ReadState, ReadStateKind, Session, spans_sql};
use crate::Result;
use crate::library::Snapshot;
use crate::markdown::render;
use crate::now::LocalMoment;
use crate::values::{BookId, ImpreciseDate, ReadId, ReadingDay, Unit};

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

/// Those of these books that were begun at least once.
pub(crate) fn read_among<'a>(view: &Snapshot<'_>, books: impl Iterator<Item = &'a BookId>) -> Result<HashSet<BookId>> {
    store::read_among(view, &books.copied().collect::<Vec<_>>())
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
    let rows = ask.query_map([read], session)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut lengths = Lengths::default();
    let mut named = spans_sql::named(view, read)?;
    let mut finished = |session: Session| -> Result<Session> {
        let chapters = named.remove(&session.id).unwrap_or_default();
        Ok(Session { chapters, ..lengths.counted(view, session)? })
    };
    rows.into_iter().map(&mut finished).collect()
}

/// What was recorded on a day, in whatever book and whatever became of its read; latest first, with book and title.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn sessions_on(view: &Snapshot<'_>, day: ReadingDay) -> Result<Vec<(BookId, String, Session)>> {
    let mut ask = view.sql(include_str!("sql/sessions_on.sql"))?;
    let named = |row: &Row<'_>| Ok((row.get("book_id")?, row.get("book_title")?, session(row)?));
    let rows = ask.query_map([day], named)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut lengths = Lengths::default();
    let mut finished = |session: Session| -> Result<Session> {
        let chapters = spans_sql::named(view, session.read)?.remove(&session.id).unwrap_or_default();
        Ok(Session { chapters, ..lengths.counted(view, session)? })
    };
    rows.into_iter().map(|(book, title, session)| Ok((book, title, finished(session)?))).collect()
}

/// How many pages the text of each read has, looked up once.
#[derive(Default)]
struct Lengths(HashMap<ReadId, Option<f64>>);

impl Lengths {
    /// The entry with its pages counted.
    fn counted(&mut self, view: &Snapshot<'_>, session: Session) -> Result<Session> {
        let pages = match self.0.entry(session.read) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(unknown) => {
                let read = store::read(view, session.read)?;
                *unknown.insert(store::measure(view, read.book, read.edition)?.end(Unit::Page))
            }
        };
        Ok(Session { pages: pages_between(session.from.as_ref(), &session.to, pages), ..session })
    }
}

fn read(view: &Snapshot<'_>, row: ReadRow, number: u32) -> Result<Read> {
    let measure = store::measure(view, row.book, row.edition)?;
    let position = log_sql::latest(view, row.id)?.map(|position| position.within(&measure));
    let (minutes, sessions) = log_sql::totals(view, row.id)?;
    let coverage = store::coverage(view, &row)?;
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
        progress: coverage.as_ref().map(Coverage::share),
        covered: coverage.map(|coverage| coverage.stretches().to_vec()).unwrap_or_default(),
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
    let started = log_sql::started(row)?;
    Ok(Session {
        id: row.get("id")?,
        read: row.get("read_id")?,
        day: row.get("day")?,
        started_at: started.map(|started| started.at),
        clock: started.map(LocalMoment::clock),
        minutes: row.get("minutes")?,
        correction: is_correction(from.as_ref(), &to),
        pages: None,
        from,
        to,
        note: row.get("note")?,
        chapters: Vec::new(),
    })
}
