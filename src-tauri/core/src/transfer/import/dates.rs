//! The dates of exports: year first, month first after a round trip through a spreadsheet, day first in Europe.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use crate::values::{ImpreciseDate, ImpreciseDateError, ReadingDay};
use crate::{Moment, Now};

/// How a date of two small numbers and a year is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum DayOrder {
    /// Nobody knows: 3/5/2019 is left out and said.
    #[default]
    Unknown,
    /// 3/5/2019 is the fifth of March.
    MonthFirst,
    /// 3/5/2019 is the third of May.
    DayFirst,
}

/// What the dates of a file show of their order.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    month_first: bool,
    day_first: bool,
    undecided: bool,
}

impl Evidence {
    /// Looks at one more cell that may hold a date.
    pub(super) fn add(&mut self, cell: &str) {
        if let Some((first, second, _)) = slashed(cell.trim()) {
            self.day_first |= first > 12;
            self.month_first |= second > 12;
            self.undecided |= first <= 12 && second <= 12 && first != second;
        }
    }

    /// The order that all dates agree on.
    pub(super) fn order(self) -> DayOrder {
        match (self.month_first, self.day_first) {
            (true, false) => DayOrder::MonthFirst,
            (false, true) => DayOrder::DayFirst,
            _ => DayOrder::Unknown,
        }
    }

    /// Whether some date depends on the order.
    pub(super) fn matters(self) -> bool {
        self.undecided
    }
}

/// A date of an export; an empty cell is none.
pub(super) fn read(cell: &str, order: DayOrder, today: ReadingDay) -> Result<Option<ImpreciseDate>, String> {
    let cell = cell.trim().trim_start_matches('[').trim_end_matches(']');
    // Year 101 is what Calibre writes for "no date".
    if cell.is_empty() || cell.starts_with("0101-01-0") {
        return Ok(None);
    }
    let text = match (without_time(cell), order) {
        (text, DayOrder::Unknown) => text.to_owned(),
        (text, order) => match slashed(text) {
            Some((first, second, year)) if order == DayOrder::DayFirst => format!("{year:04}-{second:02}-{first:02}"),
            Some((first, second, year)) => format!("{year:04}-{first:02}-{second:02}"),
            None => text.to_owned(),
        },
    };
    let text = with_whole_year(&text);
    match ImpreciseDate::parse(&text) {
        Ok(date) if date.earliest().is_some_and(|day| day > today.date()) => {
            Err(format!("“{cell}” lies in the future"))
        }
        Ok(date) => Ok(Some(date)),
        Err(ImpreciseDateError::Ambiguous { .. }) => {
            Err(format!("“{cell}” can be two days; say which with “dates” in a mapping"))
        }
        Err(ImpreciseDateError::NoSuchDay { .. }) => Err(format!("“{cell}” is not in the calendar")),
        Err(_) => Err(format!("“{}” is not a date", cell.chars().take(40).collect::<String>())),
    }
}

/// The moment that a device or program wrote beside a note: `2013-04-26 00:49:32` by the reader's clocks, or with its
/// distance from UTC. Of a day alone it is noon.
pub(super) fn moment(cell: &str, now: Now) -> Result<Moment, String> {
    let short = || cell.chars().take(60).collect::<String>();
    let moment = instant(cell.trim(), now).ok_or_else(|| format!("“{}” is not a date", short()))?;
    match moment {
        moment if moment > now.moment() => Err(format!("“{}” lies in the future", short())),
        moment if moment < FIRST => Err(format!("“{}” is what a clock says that nobody set", short())),
        moment => Ok(moment),
    }
}

/// 1995: no device that keeps notes is older.
const FIRST: Moment = Moment(788_918_400_000);

fn instant(text: &str, now: Now) -> Option<Moment> {
    let spaced = text.replacen(' ', "T", 1).replace(' ', "");
    if let Ok(known) = DateTime::parse_from_rfc3339(&spaced) {
        return Some(Moment(known.timestamp_millis()));
    }
    let local = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&spaced, form).ok())
        .or_else(|| spaced.parse::<NaiveDate>().ok()?.and_hms_opt(12, 0, 0))?;
    // An hour that the reader's clocks skipped is on the clock of a device that was not set forward.
    let there = now.at_local(local).or_else(|| now.at_local(local + chrono::TimeDelta::hours(1)))?;
    Some(there.at)
}

/// The day of an instant: `2024-03-01T13:01:12.937`, `2024-03-01 13:01`, `12/10/2015 14:05`.
fn without_time(cell: &str) -> &str {
    let day = cell.split_once('T').map_or(cell, |(day, _)| day);
    match day.split_once(' ') {
        Some((first, time)) if time.contains(':') && first.len() >= 8 => first,
        _ if day.starts_with(|c: char| c.is_ascii_digit()) => day,
        _ => cell,
    }
}

/// Two numbers and a year between slashes, the year last.
fn slashed(cell: &str) -> Option<(u32, u32, u32)> {
    let parts: Vec<&str> = without_time(cell).split('/').collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let number = |part: &str, most: usize| (part.len() <= most).then(|| part.parse::<u32>().ok()).flatten();
    Some((number(first, 2)?, number(second, 2)?, whole_year(year)?))
}

/// A year of two digits is one of the last hundred years, as spreadsheets mean it.
fn whole_year(digits: &str) -> Option<u32> {
    let year: u32 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 if year < 50 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn with_whole_year(text: &str) -> String {
    match (slashed(text), text.rsplit_once('/')) {
        (Some((.., year)), Some((rest, _))) => format!("{rest}/{year:04}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn today() -> ReadingDay {
        ReadingDay::parse("2026-05-03").unwrap()
    }

    #[rstest]
    #[case("2019/07/30", DayOrder::Unknown, Some("2019-07-30"))]
    #[case("2019-07", DayOrder::Unknown, Some("2019-07"))]
    #[case("2019", DayOrder::Unknown, Some("2019"))]
    #[case("[2007-05-08]", DayOrder::Unknown, Some("2007-05-08"))]
    #[case("2024-03-01T13:01:12.937", DayOrder::Unknown, Some("2024-03-01"))]
    #[case("2010-01-01T00:00:00+00:00", DayOrder::Unknown, Some("2010-01-01"))]
    #[case("12/10/2015 14:05", DayOrder::DayFirst, Some("2015-10-12"))]
    #[case("7/30/19", DayOrder::Unknown, Some("2019-07-30"))]
    #[case("3/5/19", DayOrder::MonthFirst, Some("2019-03-05"))]
    #[case("3/5/2019", DayOrder::DayFirst, Some("2019-05-03"))]
    #[case("December 29, 2025", DayOrder::Unknown, Some("2025-12-29"))]
    #[case("0101-01-01T00:00:00+00:00", DayOrder::Unknown, None)]
    #[case(" ", DayOrder::Unknown, None)]
    fn the_dates_of_exports_are_read(#[case] cell: &str, #[case] order: DayOrder, #[case] date: Option<&str>) {
        let read = read(cell, order, today()).unwrap().map(|date| date.to_string());
        assert_eq!(read.as_deref(), date);
    }

    #[rstest]
    #[case("3/5/2019", "two days")]
    #[case("2019/02/30", "calendar")]
    #[case("2031/01/01", "future")]
    #[case("soon", "not a date")]
    fn a_date_that_cannot_be_is_said_and_never_today(#[case] cell: &str, #[case] why: &str) {
        assert!(read(cell, DayOrder::Unknown, today()).unwrap_err().contains(why));
    }

    #[rstest]
    #[case("2013-04-26 00:49:32", Ok("2013-04-25T22:49:32.000Z"))]
    #[case("2013-04-26T00:49", Ok("2013-04-25T22:49:00.000Z"))]
    #[case("2025-02-04T17:16:33.795Z", Ok("2025-02-04T17:16:33.795Z"))]
    #[case("2024-05-01 10:00:00+00:00", Ok("2024-05-01T10:00:00.000Z"))]
    #[case("2024-05-01", Ok("2024-05-01T10:00:00.000Z"))]
    #[case("1970-01-01 00:00:05", Err("nobody set"))]
    #[case("2031-01-01 00:00:05", Err("future"))]
    #[case("26th of April", Err("not a date"))]
    fn the_moment_of_a_note_is_read_by_the_readers_clocks(#[case] cell: &str, #[case] expected: Result<&str, &str>) {
        let ahead = chrono::FixedOffset::east_opt(2 * 3600).unwrap();
        let now = Now::new(DateTime::parse_from_rfc3339("2026-05-03T10:00:00Z").unwrap().to_utc(), ahead);
        match (moment(cell, now), expected) {
            (Ok(moment), Ok(expected)) => assert_eq!(moment.to_string(), expected),
            (Err(why), Err(part)) => assert!(why.contains(part), "{why}"),
            (read, expected) => panic!("{cell}: {read:?}, {expected:?}"),
        }
    }

    #[test]
    fn one_date_that_can_be_only_one_way_tells_the_order_of_all() {
        let mut evidence = Evidence::default();
        ["3/5/2019", "2019/01/02", "", "7/30/19"].into_iter().for_each(|cell| evidence.add(cell));
        assert_eq!(evidence.order(), DayOrder::MonthFirst);
        evidence.add("30/7/19");
        assert_eq!(evidence.order(), DayOrder::Unknown);
    }
}
