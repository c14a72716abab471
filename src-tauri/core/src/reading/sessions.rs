//! Entries of the log: made from what was typed, corrected, taken away.

use super::store::{self, SessionRow};
use super::{ProgressDraft, dates};
use crate::library::Tx;
use crate::now::Moment;
use crate::values::*;
use crate::{Error, Result, books};

/// Adds an entry to the log of a read afterwards, whatever its state; it stays as it is.
///
/// # Errors
/// `NotFound`; as `log_progress`.
pub fn add_session(tx: &mut Tx<'_>, read: ReadId, draft: &ProgressDraft) -> Result<SessionId> {
    let read = store::read(&tx.snapshot(), read)?;
    let title = books::title_of(&tx.snapshot(), read.book)?;
    let current = store::latest(&tx.snapshot(), read.id, None)?;
    let measure = store::measure(&tx.snapshot(), read.book, read.edition)?;
    let session = filled(tx, draft, &measure, current)?;
    tx.about(format!("{} of {title}", session.to.words()));
    store::insert_session(tx, read.id, &session)
}

/// Makes an entry of the log what the draft says. Relative entries count from the entry before it.
///
/// # Errors
/// `NotFound`; as `log_progress`.
pub fn edit_session(tx: &mut Tx<'_>, id: SessionId, draft: &ProgressDraft) -> Result<()> {
    let read = read_of(tx, id)?;
    let before = store::before(&tx.snapshot(), read.id, id)?;
    let measure = store::measure(&tx.snapshot(), read.book, read.edition)?;
    let session = filled(tx, draft, &measure, before)?;
    tx.joins(format!("session {id}"));
    store::update_session(tx, id, &session)
}

/// Takes an entry out of the log.
///
/// # Errors
/// `NotFound`.
pub fn remove_session(tx: &mut Tx<'_>, id: SessionId) -> Result<()> {
    read_of(tx, id)?;
    store::remove_session(tx, id)
}

fn read_of(tx: &mut Tx<'_>, id: SessionId) -> Result<store::ReadRow> {
    let read = store::read(&tx.snapshot(), store::read_of_session(&tx.snapshot(), id)?)?;
    let title = books::title_of(&tx.snapshot(), read.book)?;
    tx.about(title);
    Ok(read)
}

/// An entry from what was typed, counted from where the reader was.
pub(super) fn filled(
    tx: &Tx<'_>,
    draft: &ProgressDraft,
    measure: &Measure,
    current: Option<Position>,
) -> Result<SessionRow> {
    let to = resolve("entry", &draft.entry, measure, current.as_ref())?;
    let from = match draft.from.trim() {
        "" => current,
        typed => Some(resolve("from", typed, measure, None)?),
    };
    let day = match dates::day(tx, "day", &draft.day)? {
        Some(day) if day > tx.today() => {
            return Err(Error::invalid(
                "day",
                "This day lies in the future; reading is recorded once it has happened.",
            ));
        }
        Some(day) => day,
        None => tx.today(),
    };
    let note = draft.note.trim();
    Ok(SessionRow {
        day,
        started_at: clock(tx, day, &draft.at)?,
        minutes: minutes(&draft.minutes)?,
        from,
        to,
        note: (!note.is_empty()).then(|| note.to_owned()),
    })
}

fn resolve(field: &str, typed: &str, measure: &Measure, current: Option<&Position>) -> Result<Position> {
    let resolved = Entry::parse(typed).and_then(|entry| entry.resolve(measure, current));
    resolved.map_err(|error| match error {
        PositionError::Beyond { given, last, .. } => Error::BeyondTheEnd { question: error.to_string(), given, last },
        other => Error::invalid(field, other),
    })
}

/// A clock time on a reading day, as "21:30".
fn clock(tx: &Tx<'_>, day: ReadingDay, typed: &str) -> Result<Option<Moment>> {
    const RULE: &str = "Write a time as hours and minutes: 21:30.";
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let parsed = typed
        .split_once([':', '.', 'h'])
        .and_then(|(hour, minute)| Some((hour.trim().parse::<u32>().ok()?, minute.trim().parse::<u32>().ok()?)));
    let (hour, minute) = parsed.ok_or_else(|| Error::invalid("at", RULE))?;
    tx.now().local_instant(day.date(), hour, minute).map(Some).ok_or_else(|| Error::invalid("at", RULE))
}

/// A length of time: minutes, or hours and minutes.
fn minutes(typed: &str) -> Result<Option<u32>> {
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
