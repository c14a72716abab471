//! What is read of a text: a union of stretches, so that a textbook read out of order counts what was read, once.
//!
//! A stretch is a half-open piece of the text in fractions of it, 0 to 1. An entry of the log adds the stretch from
//! where it began to where it ended; one that goes back is a correction, and takes away what lies between. Chapters
//! that are ticked count whatever the log says.

use serde::Serialize;

/// A piece of the text, in fractions of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Stretch {
    // Never NaN; for a bare f64 the bindings would say `number | null`.
    /// Where it begins, 0 to 1.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub from: f64,
    /// Where it ends, beyond `from`, at most 1.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub to: f64,
}

/// Stretches in order that neither touch nor overlap.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coverage(Vec<Stretch>);

impl Coverage {
    /// Adds what lies between `from` and `to`; what cannot be in a text is cut off.
    pub fn add(&mut self, from: f64, to: f64) {
        let (mut from, mut to) = (from.clamp(0.0, 1.0), to.clamp(0.0, 1.0));
        // Written so that what is no number adds nothing.
        if from.partial_cmp(&to) != Some(std::cmp::Ordering::Less) {
            return;
        }
        let before = self.0.partition_point(|stretch| stretch.to < from);
        let behind = self.0.partition_point(|stretch| stretch.from <= to);
        if let Some(met) = self.0.get(before..behind).filter(|met| !met.is_empty()) {
            from = from.min(met[0].from);
            to = to.max(met[met.len() - 1].to);
        }
        self.0.splice(before..behind, [Stretch { from, to }]);
    }

    /// Takes away what lies between `from` and `to`.
    pub fn take(&mut self, from: f64, to: f64) {
        if from >= to {
            return;
        }
        let pieces = self.0.iter().flat_map(|stretch| {
            [Stretch { to: stretch.to.min(from), ..*stretch }, Stretch { from: stretch.from.max(to), ..*stretch }]
        });
        self.0 = pieces.filter(|piece| piece.from < piece.to).collect();
    }

    /// Both together.
    #[must_use]
    pub fn union(mut self, other: &Self) -> Self {
        for stretch in &other.0 {
            self.add(stretch.from, stretch.to);
        }
        self
    }

    /// How much of the text that is, 0 to 1. Straight from the beginning it is exactly where the reader is; a sum is
    /// kept to nine decimals, since adding leaves a tail.
    #[must_use]
    pub fn share(&self) -> f64 {
        match self.0.as_slice() {
            [only] if only.from == 0.0 => only.to,
            several => tidy(several.iter().map(|stretch| stretch.to - stretch.from).sum::<f64>().min(1.0)),
        }
    }

    /// How much of what lies between `from` and `to` is in it, 0 to 1.
    #[must_use]
    pub fn share_of(&self, from: f64, to: f64) -> f64 {
        let (from, to) = (from.clamp(0.0, 1.0), to.clamp(0.0, 1.0));
        let inside = self.0.iter().map(|stretch| (stretch.to.min(to) - stretch.from.max(from)).max(0.0));
        if to > from { tidy(inside.sum::<f64>() / (to - from)).min(1.0) } else { 0.0 }
    }

    /// The stretches in order.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        &self.0
    }
}

fn tidy(share: f64) -> f64 {
    (share * 1e9).round() / 1e9
}

/// The coverage of a read, made from its entries in their order and its ticks in any.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log {
    read: Coverage,
    ticked: Coverage,
    /// Where the entry before ended.
    reached: f64,
    known: bool,
}

impl Log {
    /// Follows an entry. One that does not say where it began goes on where the one before it ended.
    pub(crate) fn entry(&mut self, from: Option<f64>, to: Option<f64>) {
        let Some(to) = to else { return };
        let from = from.unwrap_or(self.reached);
        if to < from {
            self.read.take(to, from);
        } else {
            self.read.add(from, to);
        }
        self.reached = to;
        self.known = true;
    }

    /// Follows a ticked chapter.
    pub(crate) fn tick(&mut self, from: Option<f64>, to: Option<f64>) {
        if let (Some(from), Some(to)) = (from, to) {
            self.ticked.add(from, to);
            self.known = true;
        }
    }

    /// What is read; none where nothing says so in terms of the text.
    pub(crate) fn coverage(self) -> Option<Coverage> {
        self.known.then(|| self.read.union(&self.ticked))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(stretches: &[(f64, f64)]) -> Coverage {
        let mut coverage = Coverage::default();
        for (from, to) in stretches {
            coverage.add(*from, *to);
        }
        coverage
    }

    fn read(entries: &[(Option<f64>, f64)]) -> f64 {
        let mut log = Log::default();
        for (from, to) in entries {
            log.entry(*from, Some(*to));
        }
        log.coverage().map_or(0.0, |coverage| coverage.share())
    }

    #[test]
    fn reading_straight_on_counts_to_where_the_reader_is() {
        assert_eq!(read(&[(None, 0.1), (None, 0.25), (None, 182.0 / 474.0)]), 182.0 / 474.0);
    }

    #[test]
    fn what_is_skipped_does_not_count() {
        assert_eq!(read(&[(None, 0.25), (Some(0.5), 0.75)]), 0.5);
        assert_eq!(read(&[(None, 0.25), (Some(0.5), 0.75), (Some(0.25), 0.5)]), 0.75, "until it is read");
    }

    #[test]
    fn a_correction_takes_away_what_lies_between_and_nothing_else() {
        assert_eq!(read(&[(None, 0.75), (None, 0.5)]), 0.5);
        assert_eq!(read(&[(None, 0.25), (Some(0.5), 1.0), (None, 0.75)]), 0.5);
    }

    #[test]
    fn a_ticked_chapter_stays_ticked_whatever_is_corrected() {
        let mut log = Log::default();
        log.entry(None, Some(0.5));
        log.tick(Some(0.25), Some(0.375));
        log.entry(None, Some(0.125));
        assert_eq!(log.coverage().map(|coverage| coverage.share()), Some(0.25));
    }

    #[test]
    fn nothing_is_known_of_a_read_without_a_measure() {
        let mut log = Log::default();
        log.entry(None, None);
        assert_eq!(log.coverage(), None);
    }

    fn any_coverage() -> impl Strategy<Value = Coverage> {
        // Sixteenths are exact, so that equal means equal.
        prop::collection::vec((0u8..=16, 0u8..=16), 0..8).prop_map(|pairs| {
            of(&pairs.iter().map(|(a, b)| (f64::from(*a) / 16.0, f64::from(*b) / 16.0)).collect::<Vec<_>>())
        })
    }

    proptest! {
        #[test]
        fn the_order_of_a_union_does_not_matter(a in any_coverage(), b in any_coverage(), c in any_coverage()) {
            prop_assert_eq!(a.clone().union(&b), b.clone().union(&a));
            prop_assert_eq!(a.clone().union(&b).union(&c), a.clone().union(&b.union(&c)));
            prop_assert_eq!(a.clone().union(&a), a);
        }

        #[test]
        fn a_union_is_at_least_each_and_at_most_the_text(a in any_coverage(), b in any_coverage()) {
            let both = a.clone().union(&b);
            prop_assert!(both.share() >= a.share().max(b.share()) && both.share() <= (a.share() + b.share()).min(1.0));
            prop_assert!(both.stretches().windows(2).all(|pair| pair[0].to < pair[1].from));
            for stretch in a.stretches() {
                prop_assert_eq!(both.share_of(stretch.from, stretch.to), 1.0);
            }
        }

        #[test]
        fn what_is_taken_away_is_gone_and_the_rest_stays(a in any_coverage(), from in 0u8..=16, to in 0u8..=16) {
            let (from, to) = (f64::from(from) / 16.0, f64::from(to) / 16.0);
            let mut rest = a.clone();
            rest.take(from, to);
            prop_assert_eq!(rest.share_of(from, to), 0.0);
            prop_assert_eq!(rest.share_of(0.0, from.min(to)), a.share_of(0.0, from.min(to)));
        }

        #[test]
        fn any_numbers_give_a_share(pairs in prop::collection::vec((any::<f64>(), any::<f64>()), 0..20)) {
            let share = of(&pairs).share();
            prop_assert!((0.0..=1.0).contains(&share), "{}", share);
        }
    }
}
