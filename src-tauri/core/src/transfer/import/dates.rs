//! The dates of exports: year first, month first after a round trip through a spreadsheet, day first in Europe.

use crate::values::{ImpreciseDate, ImpreciseDateError, ReadingDay};

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

    #[test]
    fn one_date_that_can_be_only_one_way_tells_the_order_of_all() {
        let mut evidence = Evidence::default();
        ["3/5/2019", "2019/01/02", "", "7/30/19"].into_iter().for_each(|cell| evidence.add(cell));
        assert_eq!(evidence.order(), DayOrder::MonthFirst);
        evidence.add("30/7/19");
        assert_eq!(evidence.order(), DayOrder::Unknown);
    }
}
