//! The pure rules of a plan: what is ready, what blocks, what unlocks. No SQL, no clock; linear in items and needs.

use std::collections::VecDeque;

use super::{ItemState, Mark, Strength};
use crate::books::BookState;

/// What readiness depends on, for one item. Items are named by their place in the slice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What the reader decided.
    pub mark: Option<Mark>,
    /// Where its book stands; none without a book.
    pub book: Option<BookState>,
    /// The book was finished at least once, whatever it is doing now.
    pub finished_once: bool,
    /// The items it needs.
    pub needs: Vec<(usize, Strength)>,
}

/// What follows for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Where it stands.
    pub state: ItemState,
    /// The unfulfilled hard needs and theirs, nearest first.
    pub blocked_by: Vec<usize>,
    /// The items that wait for this one directly.
    pub unlocks: Vec<usize>,
}

/// Works out every item of a plan at once. A circle of needs leaves its items waiting, and ends.
#[must_use]
pub fn readiness(nodes: &[Node]) -> Vec<Readiness> {
    let satisfied: Vec<bool> = nodes.iter().map(is_satisfied).collect();
    let hard = |at: usize| {
        let needs = nodes[at].needs.iter();
        needs
            .filter(|(_, strength)| *strength == Strength::Hard)
            .map(|(need, _)| *need)
            .filter(|need| *need < nodes.len())
    };
    let mut unlocks: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        if !is_settled(node) {
            for need in hard(at).filter(|need| !satisfied[*need]) {
                unlocks[need].push(at);
            }
        }
    }
    let mut seen = vec![usize::MAX; nodes.len()];
    let mut answers = Vec::with_capacity(nodes.len());
    for (at, unlocks) in unlocks.into_iter().enumerate() {
        let blocked_by = if is_settled(&nodes[at]) { Vec::new() } else { blockers(at, &satisfied, &mut seen, hard) };
        let state = state_of(&nodes[at], blocked_by.is_empty());
        answers.push(Readiness { state, blocked_by, unlocks });
    }
    answers
}

/// Breadth first along unfulfilled hard needs, so that what can be done first comes nearest.
fn blockers<I: Iterator<Item = usize>>(
    start: usize,
    satisfied: &[bool],
    seen: &mut [usize],
    hard: impl Fn(usize) -> I,
) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = VecDeque::from([start]);
    seen[start] = start;
    while let Some(at) = open.pop_front() {
        for need in hard(at) {
            if !satisfied[need] && seen[need] != start {
                seen[need] = start;
                found.push(need);
                open.push_back(need);
            }
        }
    }
    found
}

/// Whether what needs this item may go on. Skipping or giving up satisfies nothing by itself.
fn is_satisfied(node: &Node) -> bool {
    node.mark == Some(Mark::Known) || node.finished_once || node.book == Some(BookState::Finished)
}

fn is_settled(node: &Node) -> bool {
    is_satisfied(node) || node.mark.is_some() || node.book == Some(BookState::Abandoned)
}

fn state_of(node: &Node, free: bool) -> ItemState {
    match (node.mark, node.book) {
        (Some(Mark::Removed), _) => ItemState::Removed,
        (_, Some(BookState::Reading)) => ItemState::Reading,
        (Some(Mark::Known), _) => ItemState::Known,
        (Some(Mark::Skipped), _) => ItemState::Skipped,
        (None, Some(BookState::Paused)) => ItemState::Paused,
        (None, Some(BookState::Finished)) => ItemState::Done,
        (None, _) if node.finished_once => ItemState::Done,
        (None, Some(BookState::Abandoned)) => ItemState::Abandoned,
        (None, Some(BookState::Unread) | None) if free => ItemState::Ready,
        (None, Some(BookState::Unread) | None) => ItemState::Waiting,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unread(needs: &[(usize, Strength)]) -> Node {
        Node { mark: None, book: Some(BookState::Unread), finished_once: false, needs: needs.to_vec() }
    }

    fn states(nodes: &[Node]) -> Vec<ItemState> {
        readiness(nodes).into_iter().map(|it| it.state).collect()
    }

    #[test]
    fn a_hard_need_blocks_until_it_is_done_and_a_soft_one_only_advises() {
        let mut plan = [unread(&[]), unread(&[(0, Strength::Hard)]), unread(&[(0, Strength::Soft)])];
        assert_eq!(states(&plan), [ItemState::Ready, ItemState::Waiting, ItemState::Ready]);
        assert_eq!(readiness(&plan)[0].unlocks, [1]);
        plan[0].book = Some(BookState::Finished);
        assert_eq!(states(&plan), [ItemState::Done, ItemState::Ready, ItemState::Ready]);
    }

    #[test]
    fn what_is_already_known_opens_the_way_and_what_is_skipped_or_given_up_does_not() {
        let mut plan = [unread(&[]), unread(&[(0, Strength::Hard)])];
        plan[0].mark = Some(Mark::Known);
        assert_eq!(states(&plan)[1], ItemState::Ready);
        plan[0].mark = Some(Mark::Skipped);
        assert_eq!(states(&plan)[1], ItemState::Waiting);
        plan[0] = Node { book: Some(BookState::Abandoned), ..unread(&[]) };
        assert_eq!(states(&plan), [ItemState::Abandoned, ItemState::Waiting]);
    }

    #[test]
    fn a_second_reading_of_a_need_still_counts_as_done() {
        let again = Node { book: Some(BookState::Reading), finished_once: true, ..unread(&[]) };
        let plan = [again, unread(&[(0, Strength::Hard)])];
        assert_eq!(states(&plan), [ItemState::Reading, ItemState::Ready]);
    }

    #[test]
    fn the_nearest_blocker_comes_first() {
        let plan = [unread(&[]), unread(&[(0, Strength::Hard)]), unread(&[(1, Strength::Hard)])];
        assert_eq!(readiness(&plan)[2].blocked_by, [1, 0]);
    }

    #[test]
    fn a_circle_of_needs_waits_and_ends() {
        let plan = [unread(&[(1, Strength::Hard)]), unread(&[(0, Strength::Hard)])];
        assert_eq!(states(&plan), [ItemState::Waiting, ItemState::Waiting]);
    }

    proptest! {
        #[test]
        fn finishing_a_book_never_blocks_anything(
            edges in proptest::collection::vec((0usize..12, 0usize..12), 0..40),
            done in 0usize..12,
        ) {
            let mut plan: Vec<Node> = (0..12).map(|_| unread(&[])).collect();
            for (from, to) in edges {
                plan[from].needs.push((to, Strength::Hard));
            }
            let before = readiness(&plan);
            plan[done].book = Some(BookState::Finished);
            let after = readiness(&plan);
            for at in (0..12).filter(|at| *at != done) {
                prop_assert!(before[at].state != ItemState::Ready || after[at].state == ItemState::Ready);
                prop_assert!(!after[at].blocked_by.contains(&done));
            }
        }
    }
}
