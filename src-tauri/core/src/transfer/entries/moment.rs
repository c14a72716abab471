//! Moments as they stand in a cell.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, SecondsFormat, TimeDelta, Timelike};

use crate::now::LocalMoment;
use crate::{Moment, Now};

/// Noon in Greenwich is how a day is kept of which no time is known.
const NOON: i64 = 12 * 60 * 60 * 1000;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// A moment on the reader's clocks, as a spreadsheet takes it; the day alone where no more is known. Where clocks show a
/// time twice, their distance from UTC stands behind it.
pub(in crate::transfer) fn local_words(at: Moment, now: Now) -> String {
    let instant = DateTime::from_timestamp_millis(at.0).unwrap_or_default().naive_utc();
    if at.0.rem_euclid(DAY) == NOON {
        return instant.format("%Y-%m-%d").to_string();
    }
    let there = now.local_of(at);
    let local = instant.checked_add_signed(TimeDelta::minutes(i64::from(there.offset))).unwrap_or(instant);
    if now.at_local(local).is_some_and(|back| back.at == at) {
        // As "%Y-%m-%d %H:%M:%S%.3f" says it, which would be read anew for each.
        let clock = local.time();
        let (hour, minute, second) = (clock.hour(), clock.minute(), clock.second());
        let thousandths = clock.nanosecond() / 1_000_000;
        return format!("{} {hour:02}:{minute:02}:{second:02}.{thousandths:03}", local.date());
    }
    offset_words(there)
}

/// The moment of such words.
pub(in crate::transfer) fn told_local(words: &str, now: Now) -> Option<Moment> {
    if let Ok(day) = NaiveDate::parse_from_str(words, "%Y-%m-%d") {
        return Some(Moment(day.and_hms_opt(12, 0, 0)?.and_utc().timestamp_millis()));
    }
    let local = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(words, form).ok());
    match local {
        Some(local) => now.at_local(local).map(|there| there.at),
        None => told_offset(words).map(|there| there.at),
    }
}

/// A moment with the distance of its clocks from UTC.
pub(in crate::transfer) fn offset_words(there: LocalMoment) -> String {
    let offset = FixedOffset::east_opt(there.offset * 60).or(FixedOffset::east_opt(0));
    let instant = DateTime::from_timestamp_millis(there.at.0).unwrap_or_default();
    let local = offset.map(|offset| instant.with_timezone(&offset).to_rfc3339_opts(SecondsFormat::Millis, false));
    local.unwrap_or_default()
}

/// The moment of such words.
pub(in crate::transfer) fn told_offset(words: &str) -> Option<LocalMoment> {
    let told = DateTime::parse_from_rfc3339(words).ok()?;
    Some(LocalMoment { at: Moment(told.timestamp_millis()), offset: told.offset().local_minus_utc() / 60 })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn now() -> Now {
        let instant = DateTime::parse_from_rfc3339("2026-03-05T11:00:00Z").expect("an instant").to_utc();
        Now::new(instant, FixedOffset::east_opt(3600).expect("an offset"))
    }

    #[test]
    fn a_day_without_a_time_stays_one() {
        let noon = told_local("2019-07-30", now()).expect("a day");
        assert_eq!(local_words(noon, now()), "2019-07-30");
        let known = told_offset("2019-07-30T12:00:00.001+02:00").expect("a moment");
        assert_eq!(local_words(known.at, now()), "2019-07-30 11:00:00.001");
    }

    proptest! {
        #[test]
        fn any_moment_comes_back(at in 0_i64..4_000_000_000_000, offset in -840_i32..840) {
            prop_assert_eq!(told_local(&local_words(Moment(at), now()), now()), Some(Moment(at)));
            let there = LocalMoment { at: Moment(at), offset };
            prop_assert_eq!(told_offset(&offset_words(there)), Some(there));
        }
    }
}
