//! Which backups stay: the newest few, and the newest of each of the latest days, weeks and months that have one.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::Reason;
use crate::settings::BackupCounts;

/// So many of the newest always stay, however many an afternoon of imports makes.
const NEWEST: usize = 3;

/// One backup as the law sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Made {
    /// When, as UTC milliseconds.
    pub(super) at: i64,
    /// The local calendar day.
    pub(super) day: NaiveDate,
    /// Why.
    pub(super) reason: Reason,
}

/// The places of those that stay, in a list in any order. What the reader made by hand is theirs and always stays.
pub(super) fn stay(made: &[Made], counts: BackupCounts) -> BTreeSet<usize> {
    let mut newest_first: Vec<usize> = (0..made.len()).filter(|at| made[*at].reason != Reason::ByHand).collect();
    newest_first.sort_by_key(|at| (std::cmp::Reverse(made[*at].at), *at));
    let mut stay: BTreeSet<usize> = (0..made.len()).filter(|at| made[*at].reason == Reason::ByHand).collect();
    stay.extend(newest_first.iter().take(NEWEST));
    stay.extend(first_of_each(&newest_first, usize::from(counts.days), |at| made[at].day));
    stay.extend(first_of_each(&newest_first, usize::from(counts.weeks), |at| {
        let week = made[at].day.iso_week();
        (week.year(), week.week())
    }));
    stay.extend(first_of_each(&newest_first, usize::from(counts.months), |at| {
        (made[at].day.year(), made[at].day.month())
    }));
    stay
}

/// The first of each stretch of time, for so many stretches.
fn first_of_each<T: Ord>(newest_first: &[usize], most: usize, stretch: impl Fn(usize) -> T) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    newest_first.iter().copied().filter(|at| seen.len() < most && seen.insert(stretch(*at))).collect()
}

/// The most automatic backups that can stand in a folder.
#[must_use]
pub fn kept(counts: BackupCounts) -> usize {
    NEWEST + usize::from(counts.days) + usize::from(counts.weeks) + usize::from(counts.months)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn made(days_ago: i64, second: i64, reason: Reason) -> Made {
        let at = 1_780_000_000_000 - days_ago * 86_400_000 + second * 1000;
        let day = chrono::DateTime::from_timestamp_millis(at).unwrap().date_naive();
        Made { at, day, reason }
    }

    fn any_made() -> impl Strategy<Value = Made> {
        (0i64..900, 0i64..40_000, 0usize..6).prop_map(|(days, second, why)| made(days, second, Reason::ALL[why]))
    }

    fn any_counts() -> impl Strategy<Value = BackupCounts> {
        (0u8..=31, 0u8..=60, 0u8..=60).prop_map(|(days, weeks, months)| BackupCounts { days, weeks, months })
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_never_more_than_allowed(
            made in proptest::collection::vec(any_made(), 0..200), counts in any_counts(),
        ) {
            let stay = stay(&made, counts);
            let automatic = |at: &usize| made[*at].reason != Reason::ByHand;
            let newest = (0..made.len()).max_by_key(|at| made[*at].at).map(|at| made[at].at);
            prop_assert!(stay.iter().map(|at| made[*at].at).max() == newest);
            prop_assert!(stay.iter().filter(|at| automatic(at)).count() <= kept(counts));
            prop_assert!((0..made.len()).filter(|at| !automatic(at)).all(|at| stay.contains(&at)), "by hand is theirs");
        }

        #[test]
        fn keeping_twice_is_keeping_once(
            made in proptest::collection::vec(any_made(), 0..200), counts in any_counts(),
        ) {
            let left: Vec<Made> = stay(&made, counts).into_iter().map(|at| made[at]).collect();
            prop_assert_eq!(stay(&left, counts).len(), left.len());
        }

        #[test]
        fn every_one_of_the_latest_days_that_has_a_backup_keeps_its_newest(
            made in proptest::collection::vec(any_made(), 1..200), counts in any_counts(),
        ) {
            let stay = stay(&made, counts);
            let of_day = |day: NaiveDate| {
                made.iter().enumerate().filter(move |(_, one)| one.day == day && one.reason != Reason::ByHand)
            };
            let mut days: Vec<NaiveDate> = made.iter().filter(|one| one.reason != Reason::ByHand).map(|one| one.day).collect();
            days.sort_unstable();
            days.dedup();
            for day in days.into_iter().rev().take(usize::from(counts.days)) {
                let newest = of_day(day).map(|(_, one)| one.at).max();
                prop_assert!(of_day(day).any(|(at, one)| Some(one.at) == newest && stay.contains(&at)));
            }
        }
    }

    #[test]
    fn a_year_of_daily_backups_thins_out_into_weeks_and_months() {
        let year: Vec<Made> = (0..365).map(|ago| made(ago, 0, Reason::Daily)).collect();
        let stay = stay(&year, BackupCounts { days: 7, weeks: 4, months: 12 });
        assert!((7..=20).contains(&stay.len()), "{}", stay.len());
        assert!(stay.iter().any(|at| *at > 300), "something of the far end is left");
    }
}
