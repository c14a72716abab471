//! What stands before an item, and what it opens: the shortest way there, and everything behind it.
//!
//! The shortest way is the one with the fewest books. Where a group leaves a choice, the members are taken that bring the
//! fewest others along, then the fewest pages; over several groups at once that is near the shortest, not proved to be it.

use std::collections::{BTreeSet, HashSet};

use serde::Serialize;

use super::super::readiness::{Needed, Rules};
use super::super::totals::{Counted, Leftover};
use super::super::{Item, ItemLink, ItemState, store};
use super::Ruled;
use crate::Result;
use crate::library::Snapshot;
use crate::values::ItemId;

/// How deep choices within choices are weighed.
const DEPTH: usize = 8;

/// The shortest way to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Way {
    /// Where it leads.
    pub goal: ItemLink,
    /// What comes first, in an order in which it can be read. What was dropped stands among it with its state.
    pub steps: Vec<WayStep>,
    /// Topics to know or to wave through.
    pub topics: Vec<String>,
    /// How many different books that is.
    pub books: u32,
    /// Pages still to read of them, where known.
    pub pages: u32,
    /// Steps of which no pages are known.
    pub without_pages: u32,
}

/// One step of a way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct WayStep {
    /// The item.
    pub item: ItemLink,
    /// Pages of it still to read, where known.
    pub pages: Option<u32>,
}

/// What an item opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Unlocks {
    /// What waits for it directly.
    pub direct: Vec<ItemLink>,
    /// What waits for it or for what it opens, the nearest first; the direct ones among it.
    pub all: Vec<ItemLink>,
}

/// The shortest way to an item: nothing where it is ready or settled.
///
/// # Errors
/// `NotFound`.
pub fn way(view: &Snapshot<'_>, item: ItemId) -> Result<Way> {
    let (plan, _) = store::item(view, item)?;
    let ruled = Ruled::of(view, plan)?;
    let goal = ruled.place(item)?;
    let rules = Rules::new(&ruled.nodes, &ruled.choices);
    let left = Leftover::of(view, &ruled.items.iter().map(Counted::from).collect::<Vec<_>>())?;
    let pages = |at: usize| left.pages(std::iter::once(&as_open(&ruled.items[at])));
    let settled = ruled.items[goal].state.is_settled();
    let taken = if settled { BTreeSet::new() } else { closure(&rules, &pages, goal, DEPTH) };
    let steps: Vec<WayStep> = in_order(&rules, &taken)
        .into_iter()
        .map(|at| WayStep { item: link(&ruled.items[at]), pages: Some(pages(at)).filter(|pages| *pages > 0) })
        .collect();
    let books: HashSet<_> = taken.iter().filter_map(|at| ruled.items[*at].book.as_ref()).map(|book| book.id).collect();
    let unknown = taken.iter().filter(|at| ruled.items[**at].book.is_none()).count();
    let open: Vec<Counted> = taken.iter().map(|at| as_open(&ruled.items[*at])).collect();
    Ok(Way {
        goal: link(&ruled.items[goal]),
        topics: if settled { Vec::new() } else { topics(&ruled, &rules, goal, &taken) },
        books: u32::try_from(books.len() + unknown).unwrap_or(u32::MAX),
        pages: left.pages(open.iter()),
        without_pages: u32::try_from(steps.iter().filter(|step| step.pages.is_none()).count()).unwrap_or(u32::MAX),
        steps,
    })
}

/// What an item opens, directly and further on.
///
/// # Errors
/// `NotFound`.
pub fn unlocks(view: &Snapshot<'_>, item: ItemId) -> Result<Unlocks> {
    let (plan, _) = store::item(view, item)?;
    let ruled = Ruled::of(view, plan)?;
    let places: std::collections::HashMap<ItemId, usize> =
        ruled.items.iter().zip(0..).map(|(item, place)| (item.id, place)).collect();
    let start = ruled.place(item)?;
    let mut seen = HashSet::from([item]);
    let mut all: Vec<ItemLink> = Vec::new();
    let mut open = std::collections::VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        for next in &ruled.items[at].unlocks {
            if seen.insert(next.id) {
                all.push(next.clone());
                open.extend(places.get(&next.id));
            }
        }
    }
    Ok(Unlocks { direct: ruled.items[start].unlocks.clone(), all })
}

fn link(item: &Item) -> ItemLink {
    ItemLink { id: item.id, title: item.title.clone(), state: item.state }
}

/// What was dropped must be read all the same where the way leads over it.
fn as_open(item: &Item) -> Counted {
    let state = if item.state.satisfies() { item.state } else { ItemState::Waiting };
    Counted { state, ..Counted::from(item) }
}

/// Everything that must come before an item.
fn closure(rules: &Rules<'_>, pages: &dyn Fn(usize) -> u32, goal: usize, depth: usize) -> BTreeSet<usize> {
    let mut taken = BTreeSet::new();
    let mut open = vec![goal];
    let mut choices = Vec::new();
    loop {
        while let Some(at) = open.pop() {
            for what in rules.open(at) {
                match what {
                    Needed::Item(need) if need != goal && taken.insert(need) => open.push(need),
                    Needed::Group(group) => choices.push(group),
                    Needed::Item(_) | Needed::Topic { .. } => {}
                }
            }
        }
        // What must be read anyway may be what a group lacks: choices come last.
        let Some(group) = choices.pop() else { return taken };
        let there = rules.open_members(group).filter(|member| taken.contains(member)).count();
        let mut members: Vec<usize> =
            rules.open_members(group).filter(|it| *it != goal && !taken.contains(it)).collect();
        members.sort_by_cached_key(|member| cost(rules, pages, *member, &taken, depth));
        members.truncate(rules.lacks(group).saturating_sub(there));
        taken.extend(&members);
        open.extend(members);
    }
}

/// What a member brings along: books, then pages.
fn cost(
    rules: &Rules<'_>,
    pages: &dyn Fn(usize) -> u32,
    member: usize,
    taken: &BTreeSet<usize>,
    depth: usize,
) -> (bool, usize, u32) {
    let dropped = rules.is_dropped(member);
    if depth == 0 {
        return (dropped, 1, pages(member));
    }
    let along = closure(rules, pages, member, depth - 1);
    let new: Vec<usize> = along.into_iter().filter(|at| !taken.contains(at)).chain([member]).collect();
    (dropped, new.len(), new.iter().map(|at| pages(*at)).sum())
}

/// The items one after the other, each after what it needs of the others; the plan's order where that leaves a choice.
fn in_order(rules: &Rules<'_>, taken: &BTreeSet<usize>) -> Vec<usize> {
    let mut order = Vec::with_capacity(taken.len());
    let mut left = taken.clone();
    while !left.is_empty() {
        let waits = |at: &usize| rules.open_items(*at).iter().any(|need| left.contains(need));
        // In a circle none is first.
        let free: Vec<usize> = left.iter().copied().filter(|at| !waits(at)).collect();
        let next = if free.is_empty() { left.iter().copied().collect() } else { free };
        next.iter().for_each(|at| {
            left.remove(at);
        });
        order.extend(next);
    }
    order
}

fn topics(ruled: &Ruled, rules: &Rules<'_>, goal: usize, taken: &BTreeSet<usize>) -> Vec<String> {
    let mut topics = Vec::new();
    for at in taken.iter().copied().chain([goal]) {
        if !rules.open(at).any(|what| matches!(what, Needed::Topic { .. })) {
            continue;
        }
        let hard = ruled.items[at].requires.iter();
        let hard = hard.filter(|need| need.strength == super::super::Strength::Hard && !need.satisfied);
        for topic in hard.filter(|need| need.waived.is_none()).filter_map(|need| need.topic.clone()) {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
    }
    topics
}
