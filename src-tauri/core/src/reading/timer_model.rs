//! How the timer counts: pure arithmetic over instants. Wall clocks, zones and days play no part in how long it took.

use crate::now::{LocalMoment, Moment};

/// A look at the timer at least this often is watching it, in milliseconds.
pub(super) const WATCHED: i64 = 5 * MINUTE;
const MINUTE: i64 = 60_000;
/// The longest session there can be, in minutes.
const LONGEST: i64 = 100_000;

/// A timer, running or paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Timing {
    /// When it was started first.
    pub(super) started: LocalMoment,
    /// Milliseconds counted up to the last pause or cut.
    pub(super) counted: i64,
    /// Since when it runs; none while it is paused.
    pub(super) running_since: Option<Moment>,
    /// Gaps that end up to here were counted or cut.
    pub(super) settled_to: Moment,
}

/// A stretch in which nobody saw the timer run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) from: Moment,
    pub(super) to: Moment,
}

impl Timing {
    /// A timer that starts.
    pub(super) fn start(now: LocalMoment) -> Self {
        Self { started: now, counted: 0, running_since: Some(now.at), settled_to: now.at }
    }

    /// Milliseconds counted so far. A clock that was put back counts nothing, and never takes away.
    pub(super) fn counted_at(&self, now: Moment) -> i64 {
        self.counted + self.running_since.map_or(0, |since| between(since, now))
    }

    /// The timer stopped for now.
    pub(super) fn paused(self, now: Moment) -> Self {
        Self { counted: self.counted_at(now), running_since: None, ..self }
    }

    /// The timer running again.
    pub(super) fn resumed(self, now: Moment) -> Self {
        Self { running_since: Some(now), ..self }
    }

    /// Whether a gap is still to be asked about.
    pub(super) fn asks_about(&self, gap: Gap) -> bool {
        gap.from >= self.settled_to && gap.from >= self.started.at
    }

    /// The gap stays counted.
    pub(super) fn counting(self, gap: Gap) -> Self {
        Self { settled_to: gap.to, ..self }
    }

    /// The gap is taken out of what is counted.
    pub(super) fn cutting(self, gap: Gap) -> Self {
        let settled = self.counting(gap);
        match self.running_since {
            Some(since) if since <= gap.from => {
                Self { counted: self.counted + between(since, gap.from), running_since: Some(gap.to), ..settled }
            }
            // It was paused since: what it counted then is counted already.
            _ => Self { counted: (self.counted - between(gap.from, gap.to)).max(0), ..settled },
        }
    }

    /// The gap that a look at `now` finds after the last one at `seen`, if the timer ran unwatched for long.
    pub(super) fn gap_until(&self, seen: Moment, now: Moment) -> Option<Gap> {
        let since = self.running_since?;
        (seen >= since && between(seen, now) > WATCHED).then_some(Gap { from: seen, to: now })
    }
}

impl Gap {
    /// Its length in whole minutes.
    pub(super) fn minutes(self) -> u32 {
        minutes(between(self.from, self.to))
    }
}

/// Milliseconds as minutes of a session: the nearest number, but a session that was timed lasted a minute.
pub(super) fn minutes(millis: i64) -> u32 {
    ((millis + MINUTE / 2) / MINUTE).clamp(1, LONGEST) as u32
}

fn between(from: Moment, to: Moment) -> i64 {
    (to.0 - from.0).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn at(minute: i64) -> Moment {
        Moment(1_772_000_000_000 + minute * MINUTE)
    }

    fn started(minute: i64) -> Timing {
        Timing::start(LocalMoment { at: at(minute), offset: 60 })
    }

    #[rstest]
    #[case(0, 1)]
    #[case(20_000, 1)]
    #[case(89_999, 1)]
    #[case(90_000, 2)]
    #[case(25 * 60_000 + 29_999, 25)]
    #[case(i64::MAX / 2, 100_000)]
    fn time_is_rounded_to_the_nearest_minute_and_never_to_none(#[case] millis: i64, #[case] counted: u32) {
        assert_eq!(minutes(millis), counted);
    }

    #[test]
    fn a_pause_is_not_counted() {
        let timer = started(0).paused(at(10)).resumed(at(40));
        assert_eq!(minutes(timer.counted_at(at(45))), 15);
    }

    #[test]
    fn a_clock_that_was_put_back_takes_nothing_away() {
        let timer = started(0).paused(at(10)).resumed(at(20));
        assert_eq!(minutes(timer.counted_at(at(5))), 10);
    }

    #[test]
    fn a_gap_is_asked_about_once_and_only_while_it_ran() {
        let timer = started(0);
        assert_eq!(timer.gap_until(at(3), at(8)), None, "five minutes are watching");
        let gap = timer.gap_until(at(3), at(60)).unwrap();
        assert!(timer.asks_about(gap));
        assert!(!timer.cutting(gap).asks_about(gap) && !timer.counting(gap).asks_about(gap));
        assert_eq!(timer.paused(at(4)).gap_until(at(3), at(60)), None, "it was paused");
        assert_eq!(timer.paused(at(4)).resumed(at(50)).gap_until(at(3), at(60)), None, "nobody saw it run since");
    }

    proptest! {
        #[test]
        fn cutting_a_gap_takes_out_its_length_whether_it_runs_or_was_paused(
            before in 0i64..300, length in 6i64..2000, after in 0i64..300, paused in any::<bool>(),
        ) {
            let gap = Gap { from: at(before), to: at(before + length) };
            let end = at(before + length + after);
            let timer = if paused { started(0).paused(end) } else { started(0) };
            let whole = timer.counted_at(end);
            prop_assert_eq!(timer.cutting(gap).counted_at(end), whole - length * MINUTE);
            prop_assert_eq!(timer.counting(gap).counted_at(end), whole);
        }

        #[test]
        fn what_is_counted_never_goes_back(
            steps in proptest::collection::vec((0i64..90, any::<bool>()), 1..20),
        ) {
            let (mut now, mut timer) = (0, started(0));
            let mut last = 0;
            for (minutes, run) in steps {
                now += minutes;
                let counted = timer.counted_at(at(now));
                prop_assert!(counted >= last);
                last = counted;
                timer = match (timer.running_since.is_some(), run) {
                    (true, false) => timer.paused(at(now)),
                    (false, true) => timer.resumed(at(now)),
                    _ => timer,
                };
                prop_assert_eq!(timer.counted_at(at(now)), counted);
            }
        }
    }
}
