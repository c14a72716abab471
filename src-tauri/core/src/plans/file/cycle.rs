//! Circles among the hard edges of a plan: items of which none could ever be read first.

use std::collections::{BTreeMap, HashMap};

/// How many circles are told; after the first few are mended the rest mostly dissolve.
const TOLD: usize = 20;

/// For each item the items it needs.
pub(super) type Needs<'p> = BTreeMap<&'p str, Vec<&'p str>>;

enum Seen {
    OnTheWay,
    Done,
}

/// Circles in `needs`, each as the items in it, each item needing the next and the last the first.
///
/// Every item in a circle is in one that is found, unless there are more than are told. The walk
/// keeps its own stack, since a plan may be a chain of ten thousand items.
pub(super) fn circles<'p>(needs: &Needs<'p>) -> Vec<Vec<&'p str>> {
    let mut seen: HashMap<&str, Seen> = HashMap::new();
    let mut found = Vec::new();
    for &start in needs.keys() {
        if seen.contains_key(start) {
            continue;
        }
        seen.insert(start, Seen::OnTheWay);
        let mut way = vec![(start, needed(needs, start))];
        while let Some((item, open)) = way.last_mut() {
            let Some((&next, rest)) = open.split_first() else {
                seen.insert(item, Seen::Done);
                way.pop();
                continue;
            };
            *open = rest;
            match seen.get(next) {
                Some(Seen::Done) => {}
                Some(Seen::OnTheWay) => found.push(circle(&way, next)),
                None => {
                    seen.insert(next, Seen::OnTheWay);
                    way.push((next, needed(needs, next)));
                }
            }
            if found.len() == TOLD {
                return found;
            }
        }
    }
    found
}

fn needed<'n, 'p>(needs: &'n Needs<'p>, item: &str) -> &'n [&'p str] {
    needs.get(item).map_or(&[], Vec::as_slice)
}

fn circle<'p>(way: &[(&'p str, &[&'p str])], back_to: &str) -> Vec<&'p str> {
    way.iter().map(|(item, _)| *item).skip_while(|item| *item != back_to).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(edges: &[(&'static str, &'static str)]) -> Needs<'static> {
        let mut needs = Needs::new();
        for (item, needed) in edges {
            needs.entry(*item).or_default().push(*needed);
        }
        needs
    }

    #[test]
    fn two_ways_to_the_same_book_are_no_circle() {
        let needs = needs(&[("d", "b"), ("d", "c"), ("b", "a"), ("c", "a")]);
        assert_eq!(circles(&needs), Vec::<Vec<&str>>::new());
    }

    #[test]
    fn a_circle_is_told_without_the_items_that_only_lead_into_it() {
        let needs = needs(&[("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")]);
        assert_eq!(circles(&needs), [["b", "c", "d"]]);
    }

    #[test]
    fn circles_apart_from_each_other_are_each_told() {
        let needs = needs(&[("a", "b"), ("b", "a"), ("x", "y"), ("y", "x")]);
        assert_eq!(circles(&needs), [["a", "b"], ["x", "y"]]);
    }

    #[test]
    fn a_chain_as_long_as_a_plan_may_be_is_walked_to_its_end() {
        let names: Vec<String> = (0..10_000).map(|n| format!("{n:05}")).collect();
        let mut needs = Needs::new();
        for pair in names.windows(2) {
            needs.insert(&pair[0], vec![&pair[1]]);
        }
        assert!(circles(&needs).is_empty());
        needs.insert(&names[9_999], vec![&names[0]]);
        assert_eq!(circles(&needs)[0].len(), 10_000);
    }
}
