//! Whether a new prerequisite would make something wait for itself. Pure.

use std::collections::VecDeque;

use super::super::Strength;
use super::super::readiness::{Choice, Needed, Node};

/// The shortest way along hard needs from one of `starts` back to `goal`, both ends included; none where there is none. A
/// group leads to all its members, since any of them may be the one that is taken.
pub(super) fn way_back(nodes: &[Node], choices: &[Choice], starts: &[usize], goal: usize) -> Option<Vec<usize>> {
    let mut came_from: Vec<Option<usize>> = vec![None; nodes.len()];
    let mut seen = vec![false; nodes.len()];
    let mut open: VecDeque<usize> = VecDeque::new();
    for start in starts {
        seen[*start] = true;
        open.push_back(*start);
    }
    while let Some(at) = open.pop_front() {
        if at == goal {
            let mut way = vec![at];
            while let Some(before) = came_from[way[way.len() - 1]] {
                way.push(before);
            }
            way.reverse();
            return Some(way);
        }
        for next in needed_by(nodes, choices, at) {
            if !seen[next] {
                seen[next] = true;
                came_from[next] = Some(at);
                open.push_back(next);
            }
        }
    }
    None
}

pub(super) fn needed_by<'a>(nodes: &'a [Node], choices: &'a [Choice], at: usize) -> impl Iterator<Item = usize> + 'a {
    let hard = nodes[at].needs.iter().filter(|need| need.strength == Strength::Hard);
    hard.flat_map(|need| match need.what {
        Needed::Item(item) => vec![item],
        Needed::Group(group) => choices.get(group).map(|choice| choice.members.clone()).unwrap_or_default(),
        Needed::Topic { .. } => Vec::new(),
    })
}

/// A circle in words: the item that is to need the first of the way, and so on back to it.
pub(super) fn in_words(titles: &[&str]) -> String {
    let next = titles.iter().cycle().skip(1);
    let steps: Vec<String> =
        titles.iter().zip(next).map(|(item, needed)| format!("“{item}” needs “{needed}”")).collect();
    format!("That would be a circle: {}.", steps.join(", "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::readiness::Need;
    use super::*;

    fn plan(count: usize, edges: &[(usize, usize)]) -> Vec<Node> {
        let mut nodes: Vec<Node> = (0..count)
            .map(|_| Node { mark: None, book: None, finished_once: false, part: None, needs: Vec::new() })
            .collect();
        for (from, to) in edges {
            let need = Need { what: Needed::Item(*to), strength: Strength::Hard, is_waived: false };
            nodes[*from].needs.push(need);
        }
        nodes
    }

    #[test]
    fn the_shortest_circle_is_told() {
        let nodes = plan(5, &[(0, 1), (1, 2), (2, 3), (0, 3), (3, 4)]);
        assert_eq!(way_back(&nodes, &[], &[0], 4), Some(vec![0, 3, 4]));
        assert_eq!(way_back(&nodes, &[], &[4], 0), None);
        assert_eq!(in_words(&["A", "B"]), "That would be a circle: “A” needs “B”, “B” needs “A”.");
    }

    proptest! {
        #[test]
        fn edges_that_are_let_in_one_by_one_never_make_a_circle(edges in prop::collection::vec((0usize..9, 0usize..9), 0..60)) {
            let mut taken: Vec<(usize, usize)> = Vec::new();
            for (item, needed) in edges {
                if way_back(&plan(9, &taken), &[], &[needed], item).is_none() {
                    taken.push((item, needed));
                }
            }
            // An order exists: items can be taken away one by one.
            let mut left: Vec<usize> = (0..9).collect();
            while let Some(free) = left.iter().position(|at| !taken.iter().any(|(item, needed)| item == at && left.contains(needed))) {
                left.remove(free);
            }
            prop_assert!(left.is_empty(), "{taken:?}");
        }
    }
}
