//! The reading day: the local calendar day, which begins at the reader's rollover hour and not at midnight.

use std::fmt;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, TimeDelta, Utc, Weekday};
use serde::{Deserialize, Serialize};

/// A calendar day as the reader lives it. A plain date with a year from 1000 to 9999, never a timestamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
pub struct ReadingDay(NaiveDate);

/// Why a text is no reading day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadingDayError {
    /// Not written as year, month and day.
    #[error("“{given}” is not a day: write it as 2026-05-03.")]
    NotUnderstood {
        /// What was typed.
        given: String,
    },
    /// Written well, but the calendar lacks it.
    #[error("{given} is not in the calendar.")]
    NoSuchDay {
        /// What was typed.
        given: String,
    },
    /// Before the year 1000 or after 9999.
    #[error("The year is between 1000 and 9999.")]
    YearOutOfRange,
}

impl ReadingDay {
    /// The first day there can be, 1000-01-01.
    pub const MIN: Self = Self(NaiveDate::from_ymd_opt(1000, 1, 1).expect("BUG: 1 January 1000 is a day"));
    /// The last day there can be, 9999-12-31.
    pub const MAX: Self = Self(NaiveDate::from_ymd_opt(9999, 12, 31).expect("BUG: 31 December 9999 is a day"));

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`ReadingDayError`] names the rule that broke.
    pub fn parse(text: &str) -> Result<Self, ReadingDayError> {
        let text = text.trim();
        let given = || text.chars().take(40).collect::<String>();
        let (year, month, day) = iso_parts(text).ok_or_else(|| ReadingDayError::NotUnderstood { given: given() })?;
        if year < 1000 {
            return Err(ReadingDayError::YearOutOfRange);
        }
        let date = NaiveDate::from_ymd_opt(year, month, day);
        date.map(Self).ok_or_else(|| ReadingDayError::NoSuchDay { given: given() })
    }

    /// A day from a calendar date.
    ///
    /// # Errors
    /// [`ReadingDayError::YearOutOfRange`] outside the years 1000 to 9999.
    pub fn from_date(date: NaiveDate) -> Result<Self, ReadingDayError> {
        let day = Self(date);
        if (Self::MIN..=Self::MAX).contains(&day) { Ok(day) } else { Err(ReadingDayError::YearOutOfRange) }
    }

    /// The reading day of an instant at a place: until the rollover hour (0 to 23) it is still the day before.
    ///
    /// An hour beyond 23 counts as 23, and instants outside the years 1000 to 9999 as the first or last day.
    #[must_use]
    pub fn at(instant: DateTime<Utc>, offset: FixedOffset, rollover_hour: u8) -> Self {
        let ahead = TimeDelta::seconds(i64::from(offset.local_minus_utc()));
        let still_yesterday = TimeDelta::hours(i64::from(rollover_hour.min(23)));
        // Local arithmetic on purpose: at the ends of time an offset DateTime would panic.
        match instant.naive_utc().checked_add_signed(ahead - still_yesterday) {
            Some(local) => Self(local.date().clamp(Self::MIN.0, Self::MAX.0)),
            None if instant.year() < 1000 => Self::MIN,
            None => Self::MAX,
        }
    }

    /// The calendar date.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The day so many days later, or earlier if negative; none beyond the years 1000 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let distance = Days::new(days.unsigned_abs());
        let date = if days < 0 { self.0.checked_sub_days(distance) } else { self.0.checked_add_days(distance) };
        date.and_then(|date| Self::from_date(date).ok())
    }

    /// How many days this day lies after another; negative when before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

/// Year, month and day of `YYYY-MM-DD`, whether or not the calendar has the day.
fn iso_parts(text: &str) -> Option<(i32, u32, u32)> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return None;
    }
    Some((text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?))
}

impl fmt::Display for ReadingDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

text_value!(ReadingDay, ReadingDayError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[rstest]
    #[case("2026-05-03T12:00:00Z", 0, 4, "2026-05-03")]
    #[case("2026-05-03T03:59:59Z", 0, 4, "2026-05-02")]
    #[case("2026-05-03T04:00:00Z", 0, 4, "2026-05-03")]
    #[case("2026-05-03T00:00:00Z", 0, 0, "2026-05-03")]
    #[case("2026-01-01T01:30:00Z", 0, 4, "2025-12-31")]
    #[case("2026-05-02T23:30:00Z", 120, 0, "2026-05-03")]
    #[case("2026-05-02T23:30:00Z", 120, 4, "2026-05-02")]
    #[case("2026-05-03T02:00:00Z", 120, 4, "2026-05-03")]
    #[case("2026-05-03T02:00:00Z", -420, 4, "2026-05-02")]
    #[case("2026-05-02T22:30:00Z", 345, 4, "2026-05-03")]
    fn an_instant_belongs_to_the_day_the_reader_lives(
        #[case] at: &str,
        #[case] offset_minutes: i32,
        #[case] rollover: u8,
        #[case] day: &str,
    ) {
        let offset = FixedOffset::east_opt(offset_minutes * 60).unwrap();
        assert_eq!(ReadingDay::at(instant(at), offset, rollover).to_string(), day);
    }

    #[test]
    fn the_ends_of_time_are_the_first_and_last_day() {
        let east = FixedOffset::east_opt(14 * 3600).unwrap();
        let west = FixedOffset::west_opt(12 * 3600).unwrap();
        assert_eq!(ReadingDay::at(DateTime::<Utc>::MAX_UTC, east, 0), ReadingDay::MAX);
        assert_eq!(ReadingDay::at(DateTime::<Utc>::MIN_UTC, west, 23), ReadingDay::MIN);
    }

    #[rstest]
    #[case("3.5.2026", "“3.5.2026” is not a day: write it as 2026-05-03.")]
    #[case("2026-5-3", "“2026-5-3” is not a day: write it as 2026-05-03.")]
    #[case("+026-05-03", "“+026-05-03” is not a day: write it as 2026-05-03.")]
    #[case("2026-02-30", "2026-02-30 is not in the calendar.")]
    #[case("2026-00-10", "2026-00-10 is not in the calendar.")]
    #[case("0999-12-31", "The year is between 1000 and 9999.")]
    #[case("", "“” is not a day: write it as 2026-05-03.")]
    fn the_error_names_the_rule(#[case] text: &str, #[case] sentence: &str) {
        assert_eq!(ReadingDay::parse(text).unwrap_err().to_string(), sentence);
    }

    #[test]
    fn days_are_counted_across_a_leap_day() {
        let day = ReadingDay::parse("2024-02-28").unwrap();
        assert_eq!(day.plus_days(2).unwrap().to_string(), "2024-03-01");
        assert_eq!(day.weekday(), Weekday::Wed);
        assert_eq!(ReadingDay::MAX.plus_days(1), None);
        assert_eq!(ReadingDay::MIN.plus_days(-1), None);
    }

    fn any_day() -> impl Strategy<Value = ReadingDay> {
        (0..ReadingDay::MAX.days_since(ReadingDay::MIN)).prop_map(|days| ReadingDay::MIN.plus_days(days).unwrap())
    }

    proptest! {
        #[test]
        fn a_day_survives_text_and_json(day in any_day()) {
            prop_assert_eq!(ReadingDay::parse(&day.to_string()), Ok(day));
            prop_assert_eq!(serde_json::from_str::<ReadingDay>(&serde_json::to_string(&day)?)?, day);
        }

        #[test]
        fn days_sort_as_their_text(a in any_day(), b in any_day()) {
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
            prop_assert_eq!(b.plus_days(a.days_since(b)), Some(a));
        }

        #[test]
        fn the_reading_day_is_the_local_date_or_the_day_before(
            seconds in -2_000_000_000i64..4_000_000_000, offset in -14 * 60..=14 * 60, rollover in 0u8..24,
        ) {
            use chrono::Timelike;
            let offset = FixedOffset::east_opt(offset * 60).unwrap();
            let instant = DateTime::from_timestamp(seconds, 0).unwrap();
            let local = instant.with_timezone(&offset);
            let days_back = i64::from(local.hour() < u32::from(rollover));
            let expected = ReadingDay::from_date(local.date_naive())?.plus_days(-days_back).unwrap();
            prop_assert_eq!(ReadingDay::at(instant, offset, rollover), expected);
        }

        #[test]
        fn twenty_four_hours_later_is_the_next_day(
            seconds in -2_000_000_000i64..4_000_000_000, offset in -14 * 60..=14 * 60, rollover in 0u8..24,
        ) {
            let offset = FixedOffset::east_opt(offset * 60).unwrap();
            let day = |seconds| ReadingDay::at(DateTime::from_timestamp(seconds, 0).unwrap(), offset, rollover);
            prop_assert_eq!(Some(day(seconds + 86_400)), day(seconds).plus_days(1));
        }

        #[test]
        fn any_text_is_read_or_refused_without_failing(text in any::<String>()) {
            let _ = ReadingDay::parse(&text);
        }
    }
}
