//! Time as an argument. [`Now`] is made once at each door and handed down; nothing else in the core asks a clock.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use crate::values::{ReadingDay, RolloverHour};

/// The moment an operation happens at: an instant, the reader's offset from UTC, and a reading day if one was fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    instant: DateTime<Utc>,
    offset: FixedOffset,
    fixed_day: Option<ReadingDay>,
}

impl Now {
    /// A moment given as an instant and the local offset.
    #[must_use]
    pub fn new(instant: DateTime<Utc>, offset: FixedOffset) -> Self {
        Self { instant, offset, fixed_day: None }
    }

    /// The system's clock and time zone. The one place that asks them.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "this is the named place")]
    pub fn from_system() -> Self {
        let local = chrono::Local::now();
        Self::new(local.with_timezone(&Utc), *local.offset())
    }

    /// The same moment with the reading day fixed, for reproducible runs.
    #[must_use]
    pub fn on(self, day: ReadingDay) -> Self {
        Self { fixed_day: Some(day), ..self }
    }

    /// UTC milliseconds since 1970.
    #[must_use]
    pub fn millis(&self) -> i64 {
        self.instant.timestamp_millis()
    }

    /// The instant.
    #[must_use]
    pub fn moment(&self) -> Moment {
        Moment(self.millis())
    }

    /// The local offset from UTC in minutes.
    #[must_use]
    pub fn offset_minutes(&self) -> i32 {
        self.offset.local_minus_utc() / 60
    }

    /// The reader's local calendar day, given the hour at which it begins.
    #[must_use]
    pub fn reading_day(&self, rollover: RolloverHour) -> ReadingDay {
        self.fixed_day.unwrap_or_else(|| ReadingDay::at(self.instant, self.offset, rollover.hour()))
    }

    /// The instant of a local clock time on a day, if that time exists there.
    #[must_use]
    pub fn local_instant(&self, day: NaiveDate, hour: u32, minute: u32) -> Option<Moment> {
        let local = day.and_hms_opt(hour, minute, 0)?;
        Some(Moment(self.offset.from_local_datetime(&local).single()?.timestamp_millis()))
    }
}

/// A stored instant: UTC milliseconds; in JSON an RFC 3339 text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
pub struct Moment(pub i64);

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match DateTime::<Utc>::from_timestamp_millis(self.0) {
            Some(at) => f.write_str(&at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)),
            None => write!(f, "{} ms", self.0),
        }
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

impl TryFrom<String> for Moment {
    type Error = chrono::ParseError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Ok(Self(DateTime::parse_from_rfc3339(&text)?.timestamp_millis()))
    }
}
