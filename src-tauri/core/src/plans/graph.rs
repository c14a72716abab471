//! A plan as a picture: its items, and what leads from one to the other.

use std::collections::HashMap;

use serde::Serialize;

use super::needs::Ruled;
use super::readiness::Rules;
use super::totals::{Counted, Leftover, totals_of};
use super::{Item, ItemState, NeedSource, Part, Requirement, Strength, store};
use crate::Result;
use crate::library::Snapshot;
use crate::values::{GroupId, ItemId, PlanId, StageId};

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
    /// Its groups.
    pub groups: Vec<super::Group>,
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
    pub from: ItemId,
    /// What needs it.
    pub to: ItemId,
    /// Whether it blocks.
    pub strength: Strength,
    /// The group it is a member of, where that is what is needed.
    pub group: Option<GroupId>,
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
    let edges: Vec<GraphEdge> = ruled.items.iter().flat_map(edges_of).collect();
    let shown = |item: &Item| item.state != ItemState::Removed || edges.iter().any(|edge| edge.from == item.id);
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
    Ok(PlanGraph { id: plan, title: head.title, stages: stages.collect(), nodes, groups: ruled.groups.clone(), edges })
}

fn ids(ruled: &Ruled, places: &[usize]) -> Vec<ItemId> {
    places.iter().map(|place| ruled.items[*place].id).collect()
}

fn keeps_waiting(need: &Requirement) -> bool {
    need.strength == Strength::Hard && !need.satisfied && need.waived.is_none()
}

/// The arrows to an item that is not taken out: one from each item it needs, and one from each member of a group.
fn edges_of(item: &Item) -> Vec<GraphEdge> {
    if item.state == ItemState::Removed {
        return Vec::new();
    }
    let edges = item.requires.iter().flat_map(|need| {
        let edge = |from: ItemId, group: Option<GroupId>| GraphEdge {
            from,
            to: item.id,
            strength: need.strength,
            group,
            satisfied: need.satisfied,
            waived: need.waived.is_some(),
            by: need.by,
        };
        let single = need.item.iter().map(|link| edge(link.id, None));
        let members = need.group.iter().flat_map(|group| group.members.iter().map(|it| edge(it.id, Some(group.id))));
        single.chain(members).collect::<Vec<_>>()
    });
    edges.collect()
}
