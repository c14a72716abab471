//! Which entries of a list moved, when most of them did not.

/// For each place in the new order, given the old places in that order: whether the entry stays where it is. The
/// largest set that keeps its order stays; the rest moved.
pub(super) fn stays(old_places: &[usize]) -> Vec<bool> {
    // The longest increasing run, by patience: `ends[n]` is where a run of n + 1 ends lowest.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; old_places.len()];
    for (index, place) in old_places.iter().enumerate() {
        let at = ends.partition_point(|end| old_places[*end] < *place);
        before[index] = at.checked_sub(1).map(|last| ends[last]);
        if at == ends.len() {
            ends.push(index);
        } else {
            ends[at] = index;
        }
    }
    let mut stays = vec![false; old_places.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        stays[index] = true;
        at = before[index];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case(&[], &[])]
    #[case(&[0, 1, 2], &[true, true, true])]
    #[case(&[3, 0, 1, 2], &[false, true, true, true])]
    #[case(&[1, 2, 3, 0], &[true, true, true, false])]
    fn one_that_was_moved_does_not_move_the_others(#[case] places: &[usize], #[case] expected: &[bool]) {
        assert_eq!(stays(places), expected);
    }

    proptest! {
        #[test]
        fn what_stays_is_in_order(places in Just((0..20).collect::<Vec<usize>>()).prop_shuffle()) {
            let stays = stays(&places);
            let kept: Vec<usize> = places.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(place, _)| *place).collect();
            prop_assert!(kept.is_sorted() && !kept.is_empty());
        }
    }
}
