//! Which reads of a file are which of the library's: each is one at most, those of the same day first, then those of which
//! one says the same more precisely, then those of a day that nobody knows. Of reads that nothing tells apart the last of
//! the file is the latest of the library: stars and a review belong to it.

use super::record::PastRead;
use crate::reading::{Read, ReadState, ReadStateKind};
use crate::values::ImpreciseDate;

/// For each read that a file tells of, the place of the one that the library has of it, the latest of which is the first.
/// As many have one as can.
pub(super) fn pair(ours: &[Read], told: &[PastRead]) -> Vec<Option<usize>> {
    let mut close = Vec::new();
    for (at, read) in told.iter().enumerate().rev() {
        close.extend(ours.iter().enumerate().filter_map(|(our, known)| Some((distance(known, read)?, at, our))));
    }
    // Of reads that nothing else tells apart, the one of which something was said already.
    let is_silent = |our: usize| ours[our].rating.is_none() && ours[our].review.is_none();
    close.sort_by_key(|(distance, _, our)| (*distance, is_silent(*our)));
    let mut pairs = Pairs { of: vec![None; told.len()], taken: vec![None; ours.len()], close: &close };
    for (_, at, our) in &close {
        if pairs.of[*at].is_none() && pairs.taken[*our].is_none() {
            pairs.join(*at, *our);
        }
    }
    // One that found its place taken may move whoever took it.
    for at in 0..told.len() {
        if pairs.of[at].is_none() {
            pairs.find(at, &mut vec![false; ours.len()]);
        }
    }
    pairs.of
}

struct Pairs<'a> {
    of: Vec<Option<usize>>,
    taken: Vec<Option<usize>>,
    close: &'a [(Distance, usize, usize)],
}

impl Pairs<'_> {
    fn join(&mut self, at: usize, our: usize) {
        self.of[at] = Some(our);
        self.taken[our] = Some(at);
    }

    fn find(&mut self, at: usize, seen: &mut [bool]) -> bool {
        let close = self.close;
        for our in close.iter().filter(|(_, of, _)| *of == at).map(|(_, _, our)| *our) {
            if std::mem::replace(&mut seen[our], true) {
                continue;
            }
            if self.taken[our].is_none_or(|other| self.find(other, seen)) {
                self.join(at, our);
                return true;
            }
        }
        false
    }
}

/// How far two tellings of one read are from each other; of two at the same distance the one known to fewer days comes
/// first.
type Distance = (u8, i64);

fn distance(known: &Read, told: &PastRead) -> Option<Distance> {
    let on = match (&known.state, told.state) {
        (ReadState::Finished { on }, ReadStateKind::Finished) => *on,
        (ReadState::Abandoned { on, .. }, ReadStateKind::Abandoned) => *on,
        (ReadState::Reading | ReadState::Paused { .. }, _) if told.state.is_open() => return Some((0, 0)),
        // It was under way when the file was written, and has ended here since.
        (ReadState::Finished { .. } | ReadState::Abandoned { .. }, _) if told.state.is_open() => {
            let both =
                known.started.zip(told.started).filter(|(ours, theirs)| !ours.is_unknown() && !theirs.is_unknown());
            return both.filter(|(ours, theirs)| overlap(*ours, *theirs)).map(|_| (3, 0));
        }
        _ => return None,
    };
    let ended = told.ended.unwrap_or(ImpreciseDate::unknown());
    if !in_order(known.started, ended) || !in_order(told.started, on) {
        return None;
    }
    match () {
        () if on == ended => Some((0, 0)),
        () if on.is_unknown() || ended.is_unknown() => {
            let started = known.started.zip(told.started);
            started.is_none_or(|(ours, theirs)| overlap(ours, theirs)).then_some((2, 0))
        }
        () => overlap(on, ended).then_some((1, days(on))),
    }
}

/// A date that says the same as ours, and more precisely; none where theirs says no more.
pub(super) fn sharper(ours: Option<ImpreciseDate>, theirs: Option<ImpreciseDate>) -> Option<ImpreciseDate> {
    let theirs = theirs.filter(|theirs| !theirs.is_unknown())?;
    let Some(ours) = ours.filter(|ours| !ours.is_unknown()) else { return Some(theirs) };
    let begins = ours.earliest().is_none_or(|first| theirs.earliest().is_some_and(|other| first <= other));
    let ends = theirs.latest() <= ours.latest();
    (begins && ends && days(theirs) < days(ours)).then_some(theirs)
}

/// Whether a read can begin on one date and end on the other.
pub(super) fn in_order(started: Option<ImpreciseDate>, ended: ImpreciseDate) -> bool {
    let first = started.and_then(ImpreciseDate::earliest);
    first.zip(ended.latest()).is_none_or(|(first, last)| first <= last)
}

/// Whether both can mean the same day.
fn overlap(one: ImpreciseDate, other: ImpreciseDate) -> bool {
    let reaches = |from: ImpreciseDate, to: ImpreciseDate| {
        from.earliest().zip(to.latest()).is_none_or(|(first, last)| first <= last)
    };
    reaches(one, other) && reaches(other, one)
}

/// How many days a date can mean.
fn days(date: ImpreciseDate) -> i64 {
    let both = date.earliest().zip(date.latest());
    both.map_or(i64::MAX, |(first, last)| (last - first).num_days())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::values::{BookId, ReadId};

    fn date(text: &str) -> ImpreciseDate {
        ImpreciseDate::parse(text).expect("a date")
    }

    fn ours(ended: &str) -> Read {
        Read {
            id: ReadId::from_parts(0, [0; 10]),
            book: BookId::from_parts(0, [0; 10]),
            edition: None,
            number: 1,
            state: ReadState::Finished { on: date(ended) },
            started: None,
            position: None,
            progress: None,
            covered: Vec::new(),
            minutes: 0,
            sessions: 0,
            rating: None,
            review: None,
            review_html: None,
        }
    }

    fn told(ended: &str) -> PastRead {
        PastRead { state: ReadStateKind::Finished, started: None, ended: Some(date(ended)), paused_since: None }
    }

    fn pairs(here: &[&str], there: &[&str]) -> Vec<Option<usize>> {
        let here: Vec<Read> = here.iter().map(|ended| ours(ended)).collect();
        pair(&here, &there.iter().map(|ended| told(ended)).collect::<Vec<_>>())
    }

    #[test]
    fn a_dated_read_is_the_one_of_its_day_before_any_other() {
        assert_eq!(pairs(&["2021-01-01"], &["?", "2021-01-01"]), [None, Some(0)]);
        assert_eq!(pairs(&["?", "2021"], &["2021-03-04"]), [Some(1)]);
        assert_eq!(pairs(&["2021", "2021-03"], &["2021-03-04"]), [Some(1)]);
        assert_eq!(pairs(&["2020-01-01"], &["2021-02-02"]), [None]);
        assert_eq!(pairs(&["2021-03-04", "2021"], &["2021", "2021-05-01"]), [Some(0), Some(1)], "as many as can");
    }

    #[test]
    fn only_what_says_the_same_more_precisely_is_taken() {
        assert_eq!(sharper(Some(date("2021")), Some(date("2021-03"))), Some(date("2021-03")));
        assert_eq!(sharper(None, Some(date("2021"))), Some(date("2021")));
        assert_eq!(sharper(Some(date("?")), Some(date("2021"))), Some(date("2021")));
        assert_eq!(sharper(Some(date("2021-03")), Some(date("2021"))), None);
        assert_eq!(sharper(Some(date("2021-03")), Some(date("2021-04-01"))), None);
        assert_eq!(sharper(Some(date("<2015")), Some(date("2014-05"))), Some(date("2014-05")));
        assert_eq!(sharper(Some(date("2021")), Some(date("?"))), None);
    }

    proptest! {
        /// Where nothing contradicts, two lists of reads are as many together as the longer one.
        #[test]
        fn reads_that_can_be_one_are_one(
            here in prop::collection::vec(prop::sample::select(vec!["?", "2021", "2021-03", "2021-03-04"]), 0..6),
            there in prop::collection::vec(prop::sample::select(vec!["?", "2021", "2021-03", "2021-03-04"]), 0..6),
        ) {
            let found = pairs(&here, &there);
            prop_assert_eq!(found.iter().flatten().count(), here.len().min(there.len()));
            let mut taken: Vec<usize> = found.into_iter().flatten().collect();
            taken.sort_unstable();
            taken.dedup();
            prop_assert_eq!(taken.len(), here.len().min(there.len()), "each is one at most");
        }

        #[test]
        fn every_read_is_itself(here in prop::collection::vec("20(1[0-9])(-0[1-9])?", 0..6)) {
            let here: Vec<&str> = here.iter().map(String::as_str).collect();
            prop_assert!(pairs(&here, &here).iter().all(Option::is_some));
        }
    }
}
