//! Dates as typed beside an action.

use crate::library::Tx;
use crate::values::{ImpreciseDate, ReadingDay};
use crate::{Error, Result};

/// The date of something done just now: what was typed, or the reading day where nothing was. The one place where an
/// empty date means today, because the action itself is the evidence.
pub(super) fn of_action(tx: &Tx<'_>, field: &str, typed: &str) -> Result<ImpreciseDate> {
    let typed = typed.trim();
    let text = if typed.is_empty() { tx.today().to_string() } else { typed.to_owned() };
    parse(tx, field, &text)
}

/// The date of something in the past: what was typed, or nothing.
pub(super) fn of_record(tx: &Tx<'_>, field: &str, typed: &str) -> Result<Option<ImpreciseDate>> {
    match typed.trim() {
        "" => Ok(None),
        typed => parse(tx, field, typed).map(Some),
    }
}

/// A whole day as typed, ahead or behind; empty is none.
///
/// # Errors
/// `Invalid` at `field` for what is no date, or not to the day.
pub(crate) fn day(tx: &Tx<'_>, field: &str, typed: &str) -> Result<Option<ReadingDay>> {
    let date = match typed.trim() {
        "" => return Ok(None),
        typed => parse_any(tx, field, typed)?,
    };
    date.day()
        .map(Some)
        .ok_or_else(|| Error::invalid(field, "This needs a whole day, such as 3 May 2026, tomorrow or in 2 weeks."))
}

/// A whole day that has come, as typed; empty is none.
pub(super) fn past_day(tx: &Tx<'_>, field: &str, typed: &str) -> Result<Option<ReadingDay>> {
    match day(tx, field, typed)? {
        Some(day) if day > tx.today() => Err(in_the_future(field)),
        day => Ok(day),
    }
}

fn in_the_future(field: &str) -> Error {
    Error::invalid(field, "This date lies in the future; reading is recorded once it has happened.")
}

fn parse(tx: &Tx<'_>, field: &str, typed: &str) -> Result<ImpreciseDate> {
    let date = parse_any(tx, field, typed)?;
    match date.earliest() {
        Some(earliest) if earliest > tx.today().date() => Err(in_the_future(field)),
        _ => Ok(date),
    }
}

fn parse_any(tx: &Tx<'_>, field: &str, typed: &str) -> Result<ImpreciseDate> {
    ImpreciseDate::parse_relative(typed, tx.today()).map_err(|error| Error::invalid(field, error))
}

/// Refuses an end that surely lies before its start.
pub(super) fn in_order(start: Option<ImpreciseDate>, end: Option<ImpreciseDate>) -> Result<()> {
    let (Some(start), Some(end)) = (start, end) else { return Ok(()) };
    match (start.earliest(), end.latest()) {
        (Some(first), Some(last)) if last < first => Err(Error::invalid(
            "ended",
            format!("The end ({}) lies before the start ({}).", end.words(), start.words()),
        )),
        _ => Ok(()),
    }
}
