//! The timer: one at a time, in the library itself, so that closing, a crash and sleep cannot lose it. What it counted
//! becomes an entry of the log when it stops.

use serde::{Deserialize, Serialize};

use super::log_progress::read_for;
use super::log_sql::{self, LogPlace, SessionRow};
use super::store;
use super::timer_model::{Gap, Timing, minutes as minutes_of};
use super::timer_sql::{self, TimerRow};
use super::{Logged, PositionView, log, sessions};
use crate::library::{Snapshot, Tx, new_id};
use crate::now::{Moment, Now};
use crate::values::{BookId, Measure, Position, ReadId, SessionId};
use crate::{Error, Result, books};

/// The timer as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Timer {
    /// The book.
    pub book: BookId,
    /// Its title.
    pub title: String,
    /// The read it belongs to.
    pub read: ReadId,
    /// When it was started first.
    pub started_at: Moment,
    /// The same on the reader's clock then, as "21:30".
    pub clock: String,
    /// Whether it runs; else it is paused.
    pub running: bool,
    /// Seconds counted up to now.
    pub seconds: u32,
    /// Minutes that a session would have if it stopped now.
    pub minutes: u32,
    /// Where the reader was when it began.
    pub position: Option<PositionView>,
    /// Stretches in which nobody saw it run and about which nothing was said yet, the earliest first.
    pub gaps: Vec<TimerGap>,
}

/// A stretch in which nobody saw the timer run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct TimerGap {
    /// When it was seen last.
    pub from: Moment,
    /// When it was seen again.
    pub to: Moment,
    /// How long that is.
    pub minutes: u32,
}

/// How a timed session ended, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct StopDraft {
    /// Where the reader is now; empty: where they were.
    pub entry: String,
    /// How long it took; empty: what the timer counted.
    pub minutes: String,
    /// A remark.
    pub note: String,
}

/// The timer, if there is one.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn timer(view: &Snapshot<'_>, now: Now) -> Result<Option<Timer>> {
    let Some(TimerRow { read, book, title, timing, .. }) = timer_sql::timer(view)? else { return Ok(None) };
    let counted = timing.counted_at(now.moment());
    let gaps = timer_sql::gaps(view)?.into_iter().filter(|gap| timing.asks_about(*gap));
    Ok(Some(Timer {
        book,
        title,
        read,
        started_at: timing.started.at,
        clock: timing.started.clock(),
        running: timing.running_since.is_some(),
        seconds: u32::try_from(counted / 1000).unwrap_or(u32::MAX),
        minutes: minutes_of(counted),
        position: log_sql::latest(view, read)?.as_ref().map(PositionView::from),
        gaps: gaps.map(|gap| TimerGap { from: gap.from, to: gap.to, minutes: gap.minutes() }).collect(),
    }))
}

/// Starts the timer for `book`. A book that nobody was reading is started today; a paused one goes on.
///
/// # Errors
/// `NotFound`; `Conflict` where it is started already, naming the book.
pub fn start_timer(tx: &mut Tx<'_>, book: BookId) -> Result<()> {
    let title = books::title_of(&tx.snapshot(), book)?;
    if let Some(other) = timer_sql::timer(&tx.snapshot())? {
        let state = if other.timing.running_since.is_some() { "runs" } else { "is paused" };
        return Err(Error::conflict(format!("The timer {state} for “{}”. Stop it first.", other.title)));
    }
    let read = read_for(tx, book, "")?;
    tx.about(title);
    timer_sql::put(tx, read.id, &Timing::start(tx.now().local()))
}

/// Pauses the timer.
///
/// # Errors
/// `NotFound` where there is none; `Conflict` where it is paused.
pub fn pause_timer(tx: &mut Tx<'_>) -> Result<()> {
    let row = of(tx)?;
    if row.timing.running_since.is_none() {
        return Err(Error::conflict("The timer is paused already."));
    }
    timer_sql::put(tx, row.read, &row.timing.paused(tx.now().moment()))
}

/// Goes on with the paused timer.
///
/// # Errors
/// `NotFound` where there is none; `Conflict` where it runs.
pub fn resume_timer(tx: &mut Tx<'_>) -> Result<()> {
    let row = of(tx)?;
    if row.timing.running_since.is_some() {
        return Err(Error::conflict("The timer runs already."));
    }
    timer_sql::put(tx, row.read, &row.timing.resumed(tx.now().moment()))
}

/// Stops the timer and writes what it counted into the log, on the reading day on which it was started, or the later
/// one on which the reader recorded something since. Without a position the reader is where they were: the session has its time and moves nothing.
///
/// # Errors
/// `NotFound` where there is none; `Invalid` and `BeyondTheEnd` as for progress; then it goes on.
pub fn stop_timer(tx: &mut Tx<'_>, draft: &StopDraft) -> Result<Logged> {
    let row = of(tx)?;
    let read = row.read;
    let (id, to) = record(tx, &row, "entry", draft)?;
    tx.about(format!("{} of {}", to.words(), row.title));
    Logged::of(tx, read, id, &to)
}

/// Ends the timer of a read that comes to rest: what it counted goes into the log, up to the place in `entry`, or
/// where the reader was. Of gaps about which nothing was said nobody knows that they were reading: they do not count.
///
/// # Errors
/// As [`stop_timer`], naming `field`.
pub(super) fn end_with(tx: &Tx<'_>, read: ReadId, field: &str, entry: &str) -> Result<()> {
    let Some(row) = timer_sql::timer(&tx.snapshot())?.filter(|row| row.read == read) else { return Ok(()) };
    let gaps = timer_sql::gaps(&tx.snapshot())?;
    let timing = gaps.into_iter().fold(row.timing, |timing, gap| match timing.asks_about(gap) {
        true => timing.cutting(gap),
        false => timing,
    });
    let draft = StopDraft { entry: entry.to_owned(), ..StopDraft::default() };
    record(tx, &TimerRow { timing, ..row }, field, &draft).map(drop)
}

/// Writes what the timer counted into the log and takes the timer away.
fn record(tx: &Tx<'_>, row: &TimerRow, field: &str, draft: &StopDraft) -> Result<(SessionId, Position)> {
    let TimerRow { read, book, timing, edition, .. } = row;
    let id = new_id!(SessionId, tx);
    let counted = minutes_of(timing.counted_at(tx.now().moment()));
    let measure = store::measure(&tx.snapshot(), *book, *edition)?;
    let began = tx.now().reading_day_of(timing.started, tx.rollover());
    // What was recorded since stands before it in the log: "+8" goes on from there.
    let day = log_sql::last_day(&tx.snapshot(), *read)?.map_or(began, |last| last.max(began));
    let place = LogPlace { day, log_at: tx.now().millis(), id };
    let from = log::Neighbours::of(&tx.snapshot(), *read, place)?.standing().cloned();
    let to = match (draft.entry.trim(), &from) {
        ("", Some(here)) => here.clone(),
        ("", None) => sessions::resolve(field, "0%", &Measure::default(), None)?,
        (typed, here) => sessions::resolve(field, typed, &measure, here.as_ref())?,
    };
    let session = SessionRow {
        day,
        started: Some(timing.started),
        minutes: sessions::minutes(&draft.minutes)?.or(Some(counted)),
        from,
        to: to.clone(),
        note: sessions::remark(&draft.note),
        log_at: place.log_at,
    };
    log::insert(tx, *read, id, &session)?;
    timer_sql::remove(tx)?;
    Ok((id, to))
}

/// Forgets the timer; nothing is recorded.
///
/// # Errors
/// `NotFound` where there is none.
pub fn discard_timer(tx: &mut Tx<'_>) -> Result<()> {
    of(tx)?;
    timer_sql::remove(tx)
}

/// Takes the gap that begins at `from` out of what the timer counted. Gaps are settled in their order: the ones before
/// it count.
///
/// # Errors
/// `NotFound` where there is no timer or no such gap.
pub fn cut_gap(tx: &mut Tx<'_>, from: Moment) -> Result<()> {
    let (row, gap) = gap_of(tx, from)?;
    timer_sql::put(tx, row.read, &row.timing.cutting(gap))
}

/// Leaves the gap that begins at `from` in what the timer counted, and the ones before it.
///
/// # Errors
/// `NotFound` where there is no timer or no such gap.
pub fn count_gap(tx: &mut Tx<'_>, from: Moment) -> Result<()> {
    let (row, gap) = gap_of(tx, from)?;
    timer_sql::put(tx, row.read, &row.timing.counting(gap))
}

fn gap_of(tx: &mut Tx<'_>, from: Moment) -> Result<(TimerRow, Gap)> {
    let row = of(tx)?;
    let gaps = timer_sql::gaps(&tx.snapshot())?;
    let gap = gaps.into_iter().find(|gap| gap.from == from && row.timing.asks_about(*gap));
    Ok((row, gap.ok_or_else(|| Error::not_found("such gap of the timer"))?))
}

fn of(tx: &mut Tx<'_>) -> Result<TimerRow> {
    let row = timer_sql::timer(&tx.snapshot())?.ok_or_else(|| Error::not_found("timer"))?;
    tx.about(row.title.as_str());
    Ok(row)
}
