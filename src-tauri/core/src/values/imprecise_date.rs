//! Dates as well as the reader remembers them: a day, a month, a season, a year, "before 2015", or unknown.
//!
//! A date is never made more precise than it was given. What lists and charts need is the interval it stands for,
//! [`earliest`](ImpreciseDate::earliest) to [`latest`](ImpreciseDate::latest).
//!
//! Seasons are the meteorological ones of the northern half: spring is March to May, summer June to August, autumn
//! September to November. **Winter 2019 begins in December 2019 and ends in February 2020**, so that the four seasons
//! of a year follow one another in the order in which they are named.

use std::cmp::Ordering;
use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::reading_day::ReadingDay;

mod reading;
mod relative;

/// A date with the precision it was given, with years from 1000 to 9999.
///
/// As text and in JSON: `2019-05-03`, `2019-05`, `2019-spring`, `2019`, `<2015`, `?`. Ordered by the first day each
/// can mean, the less precise first where that is the same: `2019`, `2019-01`, `2019-01-01`. "Before 2019" stands
/// directly before `2019`, and unknown comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
pub struct ImpreciseDate(Shape);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Shape {
    Day(ReadingDay),
    Month { year: i32, month: u32 },
    Season { year: i32, season: Season },
    Year(i32),
    Before(i32),
    Unknown,
}

/// A quarter of the year by weather.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the next year.
    Winter,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImpreciseDateError {
    /// Nothing was given; an unknown date is written `?`.
    #[error("Type a date, as much of it as you know, or “?” if you do not know it.")]
    Empty,
    /// No form of date that is known.
    #[error("“{given}” is not a date: try 2019-05-03, May 2019, spring 2019, 2019, before 2015 or “?”.")]
    NotUnderstood {
        /// What was typed.
        given: String,
    },
    /// Written well, but the calendar lacks it.
    #[error("“{given}” is not in the calendar.")]
    NoSuchDay {
        /// What was typed.
        given: String,
    },
    /// Day and month could each be either.
    #[error("“{given}” can be read as two dates: write the month as a word, or the year first.")]
    Ambiguous {
        /// What was typed.
        given: String,
    },
    /// Before the year 1000.
    #[error("The year is between 1000 and 9999.")]
    YearOutOfRange,
}

impl ImpreciseDate {
    /// The date nobody knows.
    #[must_use]
    pub const fn unknown() -> Self {
        Self(Shape::Unknown)
    }

    /// Reads the canonical forms and what people write: `2019/05/03`, `3.5.2019`, `3 May 2019`, `May 2019`,
    /// `spring 2019`, `Frühling 2019`, `before 2015`, `vor 2015`, `unknown`, `unbekannt`. English and German.
    ///
    /// # Errors
    /// [`ImpreciseDateError`] names the rule that broke. `3/5/2019` is refused, since it is two days.
    pub fn parse(text: &str) -> Result<Self, ImpreciseDateError> {
        reading::read(text).map(Self)
    }

    /// As [`parse`](Self::parse), and days counted from today: `yesterday`, `tomorrow`, `in 2 weeks`, `3 days ago`,
    /// `heute`, `in 2 Wochen`.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn parse_relative(text: &str, today: ReadingDay) -> Result<Self, ImpreciseDateError> {
        match relative::read(text, today) {
            Some(day) => day.map(Self::from).ok_or(ImpreciseDateError::YearOutOfRange),
            None => Self::parse(text),
        }
    }

    /// Whether nothing at all is known.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        self.0 == Shape::Unknown
    }

    /// The day, if it is known to the day.
    #[must_use]
    pub fn day(self) -> Option<ReadingDay> {
        match self.0 {
            Shape::Day(day) => Some(day),
            _ => None,
        }
    }

    /// The first day it can mean. None for "before" and unknown, which have no beginning.
    #[must_use]
    pub fn earliest(self) -> Option<NaiveDate> {
        match self.0 {
            Shape::Before(_) | Shape::Unknown => None,
            shape => Some(shape.anchor()),
        }
    }

    /// The last day it can mean. None for unknown only.
    #[must_use]
    pub fn latest(self) -> Option<NaiveDate> {
        let months = match self.0 {
            Shape::Day(day) => return Some(day.date()),
            Shape::Unknown => return None,
            Shape::Before(_) => 0,
            Shape::Month { .. } => 1,
            Shape::Season { .. } => 3,
            Shape::Year(_) => 12,
        };
        let next = self.0.anchor().checked_add_months(Months::new(months));
        // The winter of 9999 ends where the years do.
        next.and_then(|next| next.pred_opt()).map(|last| last.min(ReadingDay::MAX.date()))
    }

    /// The date in words: "3 May 2019", "May 2019", "spring 2019", "2019", "before 2015", "unknown".
    #[must_use]
    pub fn words(self) -> String {
        match self.0 {
            Shape::Day(day) => format!("{} {}", day.date().day(), day.date().format("%B %Y")),
            Shape::Month { .. } => self.0.anchor().format("%B %Y").to_string(),
            Shape::Season { year, season } => format!("{} {year}", season.as_str()),
            Shape::Year(year) => year.to_string(),
            Shape::Before(year) => format!("before {year}"),
            Shape::Unknown => "unknown".to_owned(),
        }
    }

    /// A text that sorts byte by byte as the dates do, for columns.
    #[must_use]
    pub fn sort_key(self) -> String {
        match self.0 {
            Shape::Unknown => "~".to_owned(),
            shape => format!("{}/{}", shape.anchor(), shape.precision()),
        }
    }
}

impl Shape {
    /// The first day of what is named, for "before" the first day that is no longer meant.
    fn anchor(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Day(day) => return day.date(),
            Self::Unknown => return ReadingDay::MAX.date(),
            Self::Month { year, month } => (year, month),
            Self::Season { year, season } => (year, season.first_month()),
            Self::Year(year) | Self::Before(year) => (year, 1),
        };
        NaiveDate::from_ymd_opt(year, month, 1).expect("BUG: years and months are checked when a date is made")
    }

    /// From the least to the most precise.
    fn precision(self) -> u8 {
        match self {
            Self::Before(_) => 0,
            Self::Year(_) => 1,
            Self::Season { .. } => 2,
            Self::Month { .. } => 3,
            Self::Day(_) => 4,
            Self::Unknown => 5,
        }
    }
}

impl Season {
    /// The word, as in `2019-spring`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
        }
    }

    fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl Ord for ImpreciseDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.is_unknown(), date.0.anchor(), date.0.precision());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for ImpreciseDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<ReadingDay> for ImpreciseDate {
    fn from(day: ReadingDay) -> Self {
        Self(Shape::Day(day))
    }
}

impl fmt::Display for ImpreciseDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Shape::Day(day) => write!(f, "{day}"),
            Shape::Month { year, month } => write!(f, "{year}-{month:02}"),
            Shape::Season { year, season } => write!(f, "{year}-{}", season.as_str()),
            Shape::Year(year) => write!(f, "{year}"),
            Shape::Before(year) => write!(f, "<{year}"),
            Shape::Unknown => f.write_str("?"),
        }
    }
}

text_value!(ImpreciseDate, ImpreciseDateError);

#[cfg(test)]
mod tests;
