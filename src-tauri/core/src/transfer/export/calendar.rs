//! Days as a calendar: what is planned and what was read, each a whole day.

use std::io::Write;

use icalendar::{Component, Event, EventLike};

use super::store::{self, Dated};
use super::written;
use crate::library::Snapshot;
use crate::values::ReadingDay;
use crate::{Now, Result};

/// An event a day, between the two lines of a calendar: they are written one by one, so that many take no more room.
pub(super) fn write(view: &Snapshot<'_>, now: Now, out: &mut dyn Write) -> Result<u64> {
    let stamp = chrono::DateTime::from_timestamp_millis(now.millis()).unwrap_or_default();
    written(out.write_all(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Lectern//Lectern//EN\r\n"))?;
    let mut days = 0;
    store::each_date(view.db(), |dated| {
        let Ok(day) = ReadingDay::parse(&dated.day) else { return Ok(()) };
        let mut event = Event::new();
        event
            .uid(&format!("{}-{}@lectern.app", dated.what, dated.id))
            .timestamp(stamp)
            .summary(&summary(&dated))
            .add_property("TRANSP", "TRANSPARENT")
            .starts(day.date())
            // The day after: an event ends before its end.
            .ends(day.date().succ_opt().unwrap_or(day.date()));
        days += 1;
        written(out.write_all(event.done().to_string().as_bytes()))
    })?;
    written(out.write_all(b"END:VCALENDAR\r\n"))?;
    Ok(days)
}

fn summary(dated: &Dated) -> String {
    let Dated { what, title, about, .. } = dated;
    match (what.as_str(), about) {
        ("finished", _) => format!("Finished: {title}"),
        ("started", _) => format!("Started: {title}"),
        ("resume", _) => format!("Back to: {title}"),
        ("plan", _) => format!("Target: {title}"),
        (_, Some(plan)) => format!("Due: {title} ({plan})"),
        (_, None) => format!("Due: {title}"),
    }
}
