//! A plan as a picture: its items, groups and topics, and what leads from one to the other.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::needs::Ruled;
use super::readiness::Rules;
use super::totals::{Counted, Leftover, totals_of};
use super::{Group, Item, ItemState, NeedSource, NeedTarget, Part, Requirement, Strength, store};
use crate::Result;
use crate::library::Snapshot;
use crate::values::{GroupId, ItemId, PlanId, StageId, fold};

/// A plan as a picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PlanGraph {
    /// The plan.
    pub id: PlanId,
    /// Its title.
    pub title: String,
    /// Its stages in order: the columns.
    pub stages: Vec<GraphStage>,
    /// Its items by stage and in the reader's order, without those that were taken out and that nothing needs.
    pub nodes: Vec<GraphNode>,
    /// What comes before what.
    pub edges: Vec<GraphEdge>,
    /// Its groups, each between its members and what needs it.
    pub groups: Vec<GraphGroup>,
    /// What is needed and is no item, by its words.
    pub topics: Vec<GraphTopic>,
}

/// A group of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GraphGroup {
    /// The group.
    pub id: GroupId,
    /// What the choice is between.
    pub title: String,
    /// How many are enough.
    pub take: u32,
    /// How many are done.
    pub done: u32,
    /// Its members, as far as the picture has them.
    pub members: Vec<ItemId>,
}

/// A topic of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GraphTopic {
    /// In words, as its edges say it.
    pub name: String,
    /// Whether the reader knows it.
    pub is_known: bool,
}

/// A stage of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GraphStage {
    /// The row.
    pub id: StageId,
    /// Its title.
    pub title: String,
    /// How many of its items count.
    pub total: u32,
    /// How many of those are done or known.
    pub done: u32,
}

/// An item of a picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GraphNode {
    /// The item.
    pub id: ItemId,
    /// Its stage.
    pub stage: StageId,
    /// How it is shown.
    pub title: String,
    /// Only a part of the book.
    pub part: Option<Part>,
    /// Where it stands.
    pub state: ItemState,
    /// No book is known for it.
    pub unidentified: bool,
    /// The plan is complete without it.
    pub optional: bool,
    /// The group it is in.
    pub group: Option<GroupId>,
    /// Pages still to read, where known.
    pub pages: Option<u32>,
    /// The items that keep it waiting, directly; of a group those that it lacks.
    pub blocked_by: Vec<ItemId>,
    /// The topics that keep it waiting.
    pub open_topics: Vec<String>,
    /// The items that wait for it, directly.
    pub unlocks: Vec<ItemId>,
}

/// An arrow: `from` comes before `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GraphEdge {
    /// What comes first.
    pub from: NeedTarget,
    /// What needs it.
    pub to: ItemId,
    /// Whether it blocks.
    pub strength: Strength,
    /// Whether it is fulfilled.
    pub satisfied: bool,
    /// Whether it was waved through.
    pub waived: bool,
    /// Who says so.
    pub by: NeedSource,
}

/// A plan as a picture.
///
/// # Errors
/// `NotFound`.
pub fn graph(view: &Snapshot<'_>, plan: PlanId) -> Result<PlanGraph> {
    let head = store::plan(view, plan)?;
    let ruled = Ruled::of(view, plan)?;
    let rules = Rules::new(&ruled.nodes, &ruled.choices);
    let left = Leftover::of(view, &ruled.items.iter().map(Counted::from).collect::<Vec<_>>())?;
    let stages = store::stages(view, plan)?;
    let column: HashMap<StageId, usize> = stages.iter().zip(0..).map(|(stage, at)| (stage.id, at)).collect();
    let stages = stages.into_iter().map(|stage| {
        let own: Vec<Counted> = ruled.items.iter().filter(|item| item.stage == stage.id).map(Counted::from).collect();
        let totals = totals_of(&own, &ruled.groups, &left);
        GraphStage { id: stage.id, title: stage.title, total: totals.total, done: totals.done }
    });
    let mut topics = Topics::default();
    let edges: Vec<GraphEdge> = ruled.items.iter().flat_map(|item| edges_of(item, &mut topics)).collect();
    let needed: HashSet<&NeedTarget> = edges.iter().map(|edge| &edge.from).collect();
    let shown = |item: &Item| {
        let group = item.group.map(|id| NeedTarget::Group { id });
        let itself = NeedTarget::Item { id: item.id };
        item.state != ItemState::Removed || needed.contains(&itself) || group.is_some_and(|it| needed.contains(&it))
    };
    let groups = ruled.groups.iter().map(|group| group_of(group, &ruled.items, shown)).collect();
    let node = |(at, item): (usize, &Item)| GraphNode {
        id: item.id,
        stage: item.stage,
        title: item.title.clone(),
        part: item.part,
        state: item.state,
        unidentified: item.book.is_none(),
        optional: item.optional,
        group: item.group,
        pages: Some(left.pages(std::iter::once(&Counted::from(item)))).filter(|pages| *pages > 0),
        blocked_by: if item.state == ItemState::Waiting { ids(&ruled, &rules.open_items(at)) } else { Vec::new() },
        open_topics: item
            .requires
            .iter()
            .filter(|need| keeps_waiting(need))
            .filter_map(|it| it.topic.clone())
            .collect(),
        unlocks: item.unlocks.iter().map(|link| link.id).collect(),
    };
    let mut nodes: Vec<GraphNode> = ruled.items.iter().enumerate().filter(|(_, item)| shown(item)).map(node).collect();
    nodes.sort_by_key(|node| column.get(&node.stage).copied());
    Ok(PlanGraph { id: plan, title: head.title, stages: stages.collect(), nodes, groups, topics: topics.all, edges })
}

fn ids(ruled: &Ruled, places: &[usize]) -> Vec<ItemId> {
    places.iter().map(|place| ruled.items[*place].id).collect()
}

fn keeps_waiting(need: &Requirement) -> bool {
    need.strength == Strength::Hard && !need.satisfied && need.waived.is_none()
}

fn group_of(group: &Group, items: &[Item], shown: impl Fn(&Item) -> bool) -> GraphGroup {
    let members: Vec<&Item> = items.iter().filter(|item| item.group == Some(group.id) && shown(item)).collect();
    let done = members.iter().filter(|item| item.state.satisfies()).count();
    GraphGroup {
        id: group.id,
        title: group.title.clone(),
        take: group.take,
        done: u32::try_from(done).unwrap_or(u32::MAX),
        members: members.iter().map(|item| item.id).collect(),
    }
}

/// The topics of a picture, each once, in whatever case of letters it is asked for.
#[derive(Default)]
struct Topics {
    all: Vec<GraphTopic>,
    places: HashMap<String, usize>,
}

impl Topics {
    fn named(&mut self, name: &str, is_known: bool) -> NeedTarget {
        let at = *self.places.entry(fold(name)).or_insert_with(|| {
            self.all.push(GraphTopic { name: name.to_owned(), is_known });
            self.all.len() - 1
        });
        NeedTarget::Topic { name: self.all[at].name.clone() }
    }
}

/// The arrows to an item that is not taken out, one from each thing that it needs.
fn edges_of(item: &Item, topics: &mut Topics) -> Vec<GraphEdge> {
    if item.state == ItemState::Removed {
        return Vec::new();
    }
    let edges = item.requires.iter().filter_map(|need| {
        let single = need.item.as_ref().map(|link| NeedTarget::Item { id: link.id });
        let group = || need.group.as_ref().map(|group| NeedTarget::Group { id: group.id });
        let from = single.or_else(group).or_else(|| Some(topics.named(need.topic.as_deref()?, need.satisfied)))?;
        Some(GraphEdge {
            from,
            to: item.id,
            strength: need.strength,
            satisfied: need.satisfied,
            waived: need.waived.is_some(),
            by: need.by,
        })
    });
    edges.collect()
}
