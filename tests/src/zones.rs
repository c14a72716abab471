//! Places whose clocks are known, for tests that must not depend on the machine's.

use chrono::{Datelike, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime};

/// Berlin: two hours ahead of UTC from the last Sunday of March to that of October, at two and at three in the morning.
///
/// # Panics
/// Beyond the calendar.
#[must_use]
pub fn berlin(local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
    let hours = |hours: i32| FixedOffset::east_opt(hours * 3600).expect("BUG: an offset of hours");
    let (winter, summer) = (hours(1), hours(2));
    let change = |month: u32, hour: u32| {
        let last = NaiveDate::from_ymd_opt(local.year(), month, 31).expect("BUG: both months have 31 days");
        let sunday = last - chrono::Days::new(u64::from(last.weekday().num_days_from_sunday()));
        sunday.and_hms_opt(hour, 0, 0).expect("BUG: a full hour")
    };
    let (forward, back) = (change(3, 2), change(10, 2));
    let hour = chrono::TimeDelta::hours(1);
    if (forward..forward + hour).contains(&local) {
        MappedLocalTime::None
    } else if (back..back + hour).contains(&local) {
        MappedLocalTime::Ambiguous(summer, winter)
    } else if (forward..back).contains(&local) {
        MappedLocalTime::Single(summer)
    } else {
        MappedLocalTime::Single(winter)
    }
}
