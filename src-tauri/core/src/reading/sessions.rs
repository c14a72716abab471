//! Entries of the log: made from what was typed, corrected, taken away.

use super::log_sql::{self, LogPlace, SessionRow, StoredSession};
use super::same_place::says;
use super::store::{self, ReadRow};
use super::{PositionView, ProgressDraft, chapters, dates, log, spans_sql};
use crate::library::{Tx, new_id};
use crate::now::LocalMoment;
use crate::values::*;
use crate::{Error, Result, books};

/// Adds an entry to the log of a read afterwards, whatever its state; it stays as it is.
///
/// # Errors
/// `NotFound`; as `log_progress`.
pub fn add_session(tx: &mut Tx<'_>, read: ReadId, draft: &ProgressDraft) -> Result<SessionId> {
    let read = store::read(&tx.snapshot(), read)?;
    let title = books::title_of(&tx.snapshot(), read.book)?;
    let (id, session) = added(tx, &read, draft)?;
    tx.about(format!("{} of {title}", session.to.words()));
    Ok(id)
}

/// Makes an entry of the log what the draft says. What is typed as it stands there already is left alone, so that a
/// step such as `+10` is never taken twice and nothing is measured anew.
///
/// # Errors
/// `NotFound`; as `log_progress`.
pub fn edit_session(tx: &mut Tx<'_>, id: SessionId, draft: &ProgressDraft) -> Result<()> {
    let (old, read) = stored(tx, id)?;
    let session = filled(tx, draft, &read, id, Some(&old))?;
    tx.joins(format!("session {id}"));
    log::replace(tx, &old, &session)?;
    match &draft.chapters {
        Some(named) => chapters::name(tx, &read, id, named),
        None => Ok(()),
    }
}

/// Takes an entry out of the log.
///
/// # Errors
/// `NotFound`.
pub fn remove_session(tx: &mut Tx<'_>, id: SessionId) -> Result<()> {
    let (old, _) = stored(tx, id)?;
    spans_sql::untick_session(tx, id)?;
    log::remove(tx, &old)
}

fn stored(tx: &mut Tx<'_>, id: SessionId) -> Result<(StoredSession, ReadRow)> {
    let old = log_sql::session(&tx.snapshot(), id)?;
    let read = store::read(&tx.snapshot(), old.read)?;
    let title = books::title_of(&tx.snapshot(), read.book)?;
    tx.about(title);
    Ok((old, read))
}

/// A new entry from what was typed, at its place in the log.
pub(super) fn added(tx: &Tx<'_>, read: &ReadRow, draft: &ProgressDraft) -> Result<(SessionId, SessionRow)> {
    let id = new_id!(SessionId, tx);
    let session = filled(tx, draft, read, id, None)?;
    log::insert(tx, read.id, id, &session)?;
    chapters::name(tx, read, id, draft.chapters.as_deref().unwrap_or_default())?;
    Ok((id, session))
}

/// An entry from what was typed, counted from where the reader was at that place of the log.
fn filled(
    tx: &Tx<'_>,
    draft: &ProgressDraft,
    read: &ReadRow,
    id: SessionId,
    old: Option<&StoredSession>,
) -> Result<SessionRow> {
    let measure = store::measure(&tx.snapshot(), read.book, read.edition)?;
    let day = day(tx, &draft.day)?;
    let started = started(tx, day, &draft.at, old)?;
    let minutes = minutes(&draft.minutes)?;
    let place = LogPlace { day, log_at: log_at(tx, day, started, minutes, old), id };
    let around = log::Neighbours::of(&tx.snapshot(), read.id, place)?;
    let began = from(tx, &draft.from, &measure, around.standing(), old)?;
    let named = draft.chapters.as_deref().unwrap_or_default();
    let (from, to) = match old {
        _ if draft.entry.trim().is_empty() && !named.is_empty() => {
            let (from, to) = chapters::place(&tx.snapshot(), read.book, named, &measure, around.standing())?;
            (if draft.from.trim().is_empty() { from } else { began }, to)
        }
        Some(old) if says(&draft.entry, &PositionView::from(&old.row.to), &measure) => (began, old.row.to.clone()),
        _ => {
            // A step is taken from where the reader stands in the edition that is read now.
            let here = began.clone().map(|began| began.within(&measure));
            let to = resolve("entry", &draft.entry, &measure, here.as_ref())?;
            (began, to)
        }
    };
    let note = remark(&draft.note);
    Ok(SessionRow { day, started, minutes, from, to, note, log_at: place.log_at })
}

/// Where an entry began: as typed, else where the reader was.
fn from(
    tx: &Tx<'_>,
    typed: &str,
    measure: &Measure,
    standing: Option<&Position>,
    old: Option<&StoredSession>,
) -> Result<Option<Position>> {
    if typed.trim().is_empty() {
        return Ok(standing.cloned());
    }
    if let Some(old) = old
        && let Some(from) = old.row.from.as_ref().filter(|from| says(typed, &PositionView::from(*from), measure))
    {
        let around = log::Neighbours::of(&tx.snapshot(), old.read, old.row.place(old.id))?;
        let implied = around.standing() == Some(from);
        return Ok(if implied { standing.cloned() } else { Some(from.clone()) });
    }
    resolve("from", typed, measure, None).map(Some)
}

/// The position that was typed, for a reader who was at `current`.
pub(super) fn resolve(field: &str, typed: &str, measure: &Measure, current: Option<&Position>) -> Result<Position> {
    let resolved = Entry::parse(typed).and_then(|entry| entry.resolve(measure, current));
    resolved.map_err(|error| match error {
        PositionError::Beyond { given, last, .. } => Error::BeyondTheEnd { question: error.to_string(), given, last },
        other => Error::invalid(field, other),
    })
}

fn day(tx: &Tx<'_>, typed: &str) -> Result<ReadingDay> {
    match dates::day(tx, "day", typed)? {
        Some(day) if day > tx.today() => {
            Err(Error::invalid("day", "This day lies in the future; reading is recorded once it has happened."))
        }
        Some(day) => Ok(day),
        None => Ok(tx.today()),
    }
}

/// When an entry began, from a clock time such as "21:30". One that was recorded in another zone, or before the clocks
/// changed, stays there.
fn started(tx: &Tx<'_>, day: ReadingDay, typed: &str, old: Option<&StoredSession>) -> Result<Option<LocalMoment>> {
    let Some((hour, minute)) = clock(typed)? else { return Ok(None) };
    let known = old.and_then(|old| old.row.started);
    let unchanged = |known: LocalMoment| known.clock() == format!("{hour:02}:{minute:02}");
    if let (Some(old), Some(known)) = (old, known)
        && old.row.day == day
        && unchanged(known)
    {
        return Ok(Some(known));
    }
    let there = known.map_or(tx.now(), |known| tx.now().in_offset_of(known));
    let started = there
        .at_clock(day, tx.rollover(), hour, minute)
        .ok_or_else(|| Error::invalid("at", "There was no such time on that day: the clocks went forward over it."))?;
    if started.at > tx.now().moment() && !tx.now().is_fixed() {
        return Err(Error::invalid("at", "This time is still to come; reading is recorded once it has happened."));
    }
    Ok(Some(started))
}

/// Hours and minutes of a clock.
fn clock(typed: &str) -> Result<Option<(u32, u32)>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let parsed = typed
        .split_once([':', '.', 'h'])
        .and_then(|(hour, minute)| Some((hour.trim().parse::<u32>().ok()?, minute.trim().parse::<u32>().ok()?)));
    let exists = parsed.filter(|(hour, minute)| *hour < 24 && *minute < 60);
    exists.map(Some).ok_or_else(|| Error::invalid("at", "Write a time as hours and minutes: 21:30."))
}

/// The place within the day: when it ended, where that is known, else when it was entered.
fn log_at(
    tx: &Tx<'_>,
    day: ReadingDay,
    started: Option<LocalMoment>,
    minutes: Option<u32>,
    old: Option<&StoredSession>,
) -> i64 {
    let entered = old.map_or(tx.now().millis(), |old| old.created_at);
    match (old, started) {
        (Some(old), _) if (old.row.day, old.row.started, old.row.minutes) == (day, started, minutes) => old.row.log_at,
        (_, Some(started)) => entered.min(started.at.0 + i64::from(minutes.unwrap_or(0)) * 60_000),
        (_, None) => entered,
    }
}

/// A length of time: minutes, or hours and minutes.
pub(super) fn minutes(typed: &str) -> Result<Option<u32>> {
    const RULE: &str = "Write the time as minutes, or as hours and minutes: 25, 1h05, 1:05.";
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.parse::<u32>().ok().or_else(|| {
        let measured = Entry::parse(typed).ok()?.resolve(&Measure::default(), None).ok()?;
        (measured.unit() == Unit::Minute).then(|| measured.value().round() as u32)
    });
    number.filter(|minutes| *minutes <= 100_000).map(Some).ok_or_else(|| Error::invalid("minutes", RULE))
}

/// What the reader wrote beside an entry, if anything.
pub(super) fn remark(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}
