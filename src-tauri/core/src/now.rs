//! Time as an argument. [`Now`] is made once at each door and handed down; nothing else in the core asks a clock.

use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use crate::values::{ReadingDay, RolloverHour};

/// How far a place's clocks are from UTC at a local time: none where they skip it, two where they show it twice.
pub type OffsetAt = fn(NaiveDateTime) -> MappedLocalTime<FixedOffset>;

/// The moment an operation happens at: an instant, the reader's offset from UTC, and a reading day if one was fixed.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    instant: DateTime<Utc>,
    offset: FixedOffset,
    zone: Option<OffsetAt>,
    fixed_day: Option<ReadingDay>,
}

impl Now {
    /// A moment given as an instant and the local offset, at a place that never changes its clocks.
    #[must_use]
    pub fn new(instant: DateTime<Utc>, offset: FixedOffset) -> Self {
        Self { instant, offset, zone: None, fixed_day: None }
    }

    /// The same moment at a place whose clocks go forward and back by this rule.
    #[must_use]
    pub fn in_zone(self, zone: OffsetAt) -> Self {
        Self { zone: Some(zone), ..self }
    }

    /// The system's clock and time zone. The one place that asks them.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "this is the named place")]
    pub fn from_system() -> Self {
        let local = chrono::Local::now();
        Self::new(local.with_timezone(&Utc), *local.offset())
            .in_zone(|local| chrono::Local.offset_from_local_datetime(&local))
    }

    /// The same moment at a place whose clocks are always where they were at an earlier moment.
    #[must_use]
    pub fn in_offset_of(self, then: LocalMoment) -> Self {
        Self { offset: then.fixed_offset(), zone: None, ..self }
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

    /// The time since 1970, as file systems count it.
    #[must_use]
    pub(crate) fn since_1970(&self) -> std::time::Duration {
        std::time::Duration::from_millis(u64::try_from(self.millis()).unwrap_or(0))
    }

    /// The instant.
    #[must_use]
    pub fn moment(&self) -> Moment {
        Moment(self.millis())
    }

    /// The instant with the reader's offset.
    #[must_use]
    pub fn local(&self) -> LocalMoment {
        LocalMoment { at: self.moment(), offset: self.offset.local_minus_utc() / 60 }
    }

    /// Whether the reading day was fixed, for runs that can be repeated.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.fixed_day.is_some()
    }

    /// The reader's local calendar day, given the hour at which it begins.
    #[must_use]
    pub fn reading_day(&self, rollover: RolloverHour) -> ReadingDay {
        self.fixed_day.unwrap_or_else(|| ReadingDay::at(self.instant, self.offset, rollover.hour()))
    }

    /// The reading day of an earlier moment, by the clocks the reader had then; the fixed day where there is one.
    #[must_use]
    pub fn reading_day_of(&self, then: LocalMoment, rollover: RolloverHour) -> ReadingDay {
        self.fixed_day.unwrap_or_else(|| then.reading_day(rollover))
    }

    /// The moment of a clock time on a reading day: before the rollover hour it is the night after that day's evening.
    /// None where the clocks skip it; the first of two where they show it twice.
    #[must_use]
    pub fn at_clock(&self, day: ReadingDay, rollover: RolloverHour, hour: u32, minute: u32) -> Option<LocalMoment> {
        let date = if hour < u32::from(rollover.hour()) { day.date().succ_opt()? } else { day.date() };
        self.at_local(date.and_hms_opt(hour, minute, 0)?)
    }

    /// The moment when the reader's clocks showed this. None where they skip it; the first of two where they show it
    /// twice.
    #[must_use]
    pub fn at_local(&self, local: NaiveDateTime) -> Option<LocalMoment> {
        let offset = match self.zone {
            Some(zone) => zone(local).earliest()?,
            None => self.offset,
        };
        LocalMoment::of_local(local, offset)
    }

    /// An instant on the reader's clocks, as far ahead of UTC as they were then.
    #[must_use]
    pub fn local_of(&self, at: Moment) -> LocalMoment {
        let offset_at = |local: NaiveDateTime| self.zone.and_then(|zone| zone(local).latest());
        let local = |offset: FixedOffset| {
            let utc = DateTime::from_timestamp_millis(at.0)?.naive_utc();
            utc.checked_add_signed(TimeDelta::seconds(i64::from(offset.local_minus_utc())))
        };
        // The offset of today leads to about the right hour, and that hour's offset to the right one.
        let near = local(self.offset).and_then(offset_at).unwrap_or(self.offset);
        let offset = local(near).and_then(offset_at).unwrap_or(near);
        LocalMoment { at, offset: offset.local_minus_utc() / 60 }
    }
}

/// An instant with the offset of the reader's clocks at that moment, so that it keeps its day and clock time wherever
/// the reader goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalMoment {
    /// The instant.
    pub at: Moment,
    /// Minutes the clocks were ahead of UTC.
    pub offset: i32,
}

impl LocalMoment {
    /// The moment of a clock time where clocks are so far ahead of UTC.
    fn of_local(local: NaiveDateTime, offset: FixedOffset) -> Option<Self> {
        let at = offset.from_local_datetime(&local).single()?.timestamp_millis();
        Some(Self { at: Moment(at), offset: offset.local_minus_utc() / 60 })
    }

    /// The time that the reader's clocks showed, as "21:30"; empty beyond the calendar.
    #[must_use]
    pub fn clock(self) -> String {
        self.local().map(|local| local.format("%H:%M").to_string()).unwrap_or_default()
    }

    /// The reading day it belonged to.
    #[must_use]
    pub fn reading_day(self, rollover: RolloverHour) -> ReadingDay {
        let instant = DateTime::from_timestamp_millis(self.at.0).unwrap_or_default();
        ReadingDay::at(instant, self.fixed_offset(), rollover.hour())
    }

    /// The zone that its offset stands for, without any change of clocks.
    fn fixed_offset(self) -> FixedOffset {
        let none = const { FixedOffset::east_opt(0).expect("BUG: no offset is an offset") };
        FixedOffset::east_opt(self.offset * 60).unwrap_or(none)
    }

    fn local(self) -> Option<NaiveDateTime> {
        let ahead = TimeDelta::minutes(i64::from(self.offset));
        DateTime::from_timestamp_millis(self.at.0)?.naive_utc().checked_add_signed(ahead)
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
