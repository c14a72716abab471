//! The pure rules of a plan: what is ready, what blocks, what unlocks. No SQL, no clock; linear in items and needs.
//!
//! The same rules stand in `storage/sql/derive_item.sql` and `derive_waiting.sql`, which keep one row an item after every
//! change; `tests/tests/needs/law.rs` holds the two together.

use std::collections::VecDeque;

use super::{ItemState, Mark, Strength};
use crate::books::BookState;

/// So many of what stands before an item are named, the nearest first. In a long plan everything may stand before the
/// last item, and to name it all for each would take the square of the plan; the way to an item tells the rest.
pub const MOST_BLOCKERS: usize = 25;

/// What readiness depends on, for one item. Items are named by their place in the slice.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What the reader decided.
    pub mark: Option<Mark>,
    /// Where its book stands; none without a book.
    pub book: Option<BookState>,
    /// The book was finished at least once, whatever it is doing now.
    pub finished_once: bool,
    /// The part of the book that it is; none for the whole.
    pub part: Option<PartRead>,
    /// What it needs.
    pub needs: Vec<Need>,
}

/// How much of a part is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PartRead {
    /// Nobody knows where in the book it lies: it follows its book.
    Unknown,
    /// This share of it, 0 to 1.
    Share(f64),
}

/// Something that an item needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// What.
    pub what: Needed,
    /// Whether it blocks.
    pub strength: Strength,
    /// The reader waved it through: it does not block, though it is not fulfilled.
    pub is_waived: bool,
}

/// What a need leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// Another item, by its place.
    Item(usize),
    /// A group, by its place among the choices.
    Group(usize),
    /// A topic.
    Topic {
        /// The reader said so.
        is_known: bool,
    },
}

/// A group: as many of its members as it takes are enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Items by their places, in the plan's order.
    pub members: Vec<usize>,
    /// How many are enough.
    pub take: usize,
}

/// What follows for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Where it stands.
    pub state: ItemState,
    /// The unfulfilled hard needs and theirs, nearest first, at most [`MOST_BLOCKERS`]; of a group the members that it
    /// lacks.
    pub blocked_by: Vec<usize>,
    /// The items that wait for this one directly.
    pub unlocks: Vec<usize>,
}

/// A plan as its rules see it.
pub(super) struct Rules<'a> {
    nodes: &'a [Node],
    choices: &'a [Choice],
    satisfied: Vec<bool>,
    /// How many more each choice lacks.
    lacks: Vec<usize>,
}

impl<'a> Rules<'a> {
    pub(super) fn new(nodes: &'a [Node], choices: &'a [Choice]) -> Self {
        let satisfied: Vec<bool> = nodes.iter().map(is_satisfied).collect();
        let done = |choice: &Choice| choice.members.iter().filter(|member| satisfied[**member]).count();
        let lacks = choices.iter().map(|choice| choice.take.saturating_sub(done(choice))).collect();
        Self { nodes, choices, satisfied, lacks }
    }

    /// Whether what needs this item may go on. Skipping or giving up satisfies nothing by itself.
    pub(super) fn is_satisfied(&self, at: usize) -> bool {
        self.satisfied[at]
    }

    /// Whether a need is fulfilled; what leads nowhere is.
    pub(super) fn is_fulfilled(&self, what: Needed) -> bool {
        match what {
            Needed::Item(item) => self.satisfied.get(item).copied().unwrap_or(true),
            Needed::Group(group) => self.lacks.get(group).is_none_or(|lacks| *lacks == 0),
            Needed::Topic { is_known } => is_known,
        }
    }

    /// The needs that keep an item waiting.
    pub(super) fn open(&self, at: usize) -> impl Iterator<Item = Needed> + '_ {
        let needs = self.nodes[at].needs.iter();
        let hard = needs.filter(|need| need.strength == Strength::Hard && !need.is_waived);
        hard.map(|need| need.what).filter(|what| !self.is_fulfilled(*what))
    }

    /// Whether the reader skipped it, gave it up or took it out.
    pub(super) fn is_dropped(&self, at: usize) -> bool {
        is_settled(&self.nodes[at]) && !self.satisfied[at]
    }

    /// The members of a group that the reader would take next: as many as it lacks, settled ones last.
    pub(super) fn next_of(&self, group: usize) -> Vec<usize> {
        let mut open: Vec<usize> = self.open_members(group).collect();
        open.sort_by_key(|member| is_settled(&self.nodes[*member]));
        open.truncate(self.lacks[group]);
        open
    }

    pub(super) fn open_members(&self, group: usize) -> impl Iterator<Item = usize> + '_ {
        self.choices[group].members.iter().copied().filter(|member| !self.satisfied[*member])
    }

    pub(super) fn lacks(&self, group: usize) -> usize {
        self.lacks[group]
    }

    /// The items that keep an item waiting, directly.
    pub(super) fn open_items(&self, at: usize) -> Vec<usize> {
        let mut items = Vec::new();
        for what in self.open(at) {
            match what {
                Needed::Item(item) => items.push(item),
                Needed::Group(group) => items.extend(self.next_of(group)),
                Needed::Topic { .. } => {}
            }
        }
        items
    }

    /// What stands before an item; nothing before one that is settled.
    pub(super) fn blocked_by(&self, at: usize, seen: &mut [usize]) -> Vec<usize> {
        if is_settled(&self.nodes[at]) { Vec::new() } else { self.blockers(at, seen) }
    }

    /// Breadth first along unfulfilled hard needs, so that what can be done first comes nearest.
    fn blockers(&self, start: usize, seen: &mut [usize]) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = VecDeque::from([start]);
        seen[start] = start;
        while let Some(at) = open.pop_front() {
            for need in self.open_items(at) {
                if seen[need] != start {
                    seen[need] = start;
                    found.push(need);
                    if found.len() == MOST_BLOCKERS {
                        return found;
                    }
                    open.push_back(need);
                }
            }
        }
        found
    }

    /// For each item, those that wait for it directly.
    fn unlocks(&self) -> Vec<Vec<usize>> {
        let mut unlocks: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        for at in (0..self.nodes.len()).filter(|at| !is_settled(&self.nodes[*at])) {
            for what in self.open(at) {
                match what {
                    Needed::Item(need) => unlocks[need].push(at),
                    Needed::Group(group) => self.open_members(group).for_each(|member| unlocks[member].push(at)),
                    Needed::Topic { .. } => {}
                }
            }
        }
        unlocks
    }
}

/// Works out every item of a plan at once. A circle of needs leaves its items waiting, and ends.
#[must_use]
pub fn readiness(nodes: &[Node], choices: &[Choice]) -> Vec<Readiness> {
    let rules = Rules::new(nodes, choices);
    let mut seen = vec![usize::MAX; nodes.len()];
    let mut answers = Vec::with_capacity(nodes.len());
    for (at, unlocks) in rules.unlocks().into_iter().enumerate() {
        let blocked_by = rules.blocked_by(at, &mut seen);
        let state = state_of(&nodes[at], rules.open(at).next().is_none());
        answers.push(Readiness { state, blocked_by, unlocks });
    }
    answers
}

fn is_satisfied(node: &Node) -> bool {
    node.mark == Some(Mark::Known) || is_through(node) || node.book == Some(BookState::Finished)
}

/// Whether the book was finished once, or all of the part is read.
fn is_through(node: &Node) -> bool {
    node.finished_once || matches!(node.part, Some(PartRead::Share(share)) if share >= 1.0)
}

fn is_settled(node: &Node) -> bool {
    is_satisfied(node) || node.mark.is_some() || node.book == Some(BookState::Abandoned)
}

fn state_of(node: &Node, free: bool) -> ItemState {
    // A part of which nothing is read waits for its turn, though its book is open.
    let untouched = node.part == Some(PartRead::Share(0.0));
    let marked = node.mark.map(|mark| match mark {
        Mark::Skipped => ItemState::Skipped,
        Mark::Known => ItemState::Known,
        Mark::Removed => ItemState::Removed,
    });
    match (marked, node.book) {
        (Some(ItemState::Removed), _) => ItemState::Removed,
        (None, _) if node.part.is_some() && is_through(node) => ItemState::Done,
        (Some(mark), Some(BookState::Reading)) if node.part.is_some() => mark,
        (_, Some(BookState::Reading)) if untouched && !free => ItemState::Waiting,
        (_, Some(BookState::Reading)) => ItemState::Reading,
        (Some(mark), _) => mark,
        (None, Some(BookState::Paused)) if !untouched => ItemState::Paused,
        (None, Some(BookState::Finished)) => ItemState::Done,
        (None, _) if is_through(node) => ItemState::Done,
        (None, Some(BookState::Abandoned)) => ItemState::Abandoned,
        (None, _) if free => ItemState::Ready,
        (None, _) => ItemState::Waiting,
    }
}

#[cfg(test)]
mod tests;
