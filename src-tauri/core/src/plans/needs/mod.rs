//! What comes before what: prerequisites are added, changed, taken away, waved through.
//!
//! Of a plan that came from elsewhere the reader's word is an overlay: their own prerequisites stand beside the curator's,
//! and a new version of the plan touches neither. In a plan of their own the reader is the curator. The rules protected
//! here: nothing can be made to wait for itself, and nothing that is needed is passed over without a word.

mod circle;
mod edit;
mod model;
mod topics;
mod waive;
mod way;

pub(super) use edit::{refuse_circles, take_need};
pub use edit::{remove_need, set_need};
pub use model::{GroupLink, NeedDraft, NeedSource, NeedTarget, Requirement, Strength, Waiver};
pub use topics::{KnownTopic, forget_topic, know_topic, topics};
pub(super) use waive::take_waiver;
pub use waive::{hold, waive};
pub use way::{Unlocks, Way, WayStep, unlocks, way};

use super::assembly::Assembly;
use super::readiness::{Choice, Node};
use super::store::NeedRow;
use super::{Group, Item, editions, store};
use crate::library::Snapshot;
use crate::values::{ItemId, PlanId, fold};
use crate::{Error, Result};

/// A plan with its rules: what the questions of this room are asked of.
pub(super) struct Ruled {
    pub(super) items: Vec<Item>,
    pub(super) nodes: Vec<Node>,
    pub(super) choices: Vec<Choice>,
    pub(super) groups: Vec<Group>,
}

impl Ruled {
    pub(super) fn of(view: &Snapshot<'_>, plan: PlanId) -> Result<Self> {
        let rows = editions::items(view, plan)?;
        let groups = store::groups(view, plan)?;
        let assembly = Assembly::bare(view, plan, &rows, &groups)?;
        let (nodes, choices) = (assembly.nodes.clone(), assembly.frame.choices.clone());
        Ok(Self { items: assembly.items(rows), nodes, choices, groups })
    }

    pub(super) fn place(&self, item: ItemId) -> Result<usize> {
        self.items.iter().position(|other| other.id == item).ok_or_else(|| Error::not_found("such item"))
    }

    /// How a target is called.
    pub(super) fn name(&self, target: &NeedTarget) -> Result<String> {
        match target {
            NeedTarget::Item { id } => Ok(self.items[self.place(*id)?].title.clone()),
            NeedTarget::Group { id } => {
                let group = self.groups.iter().find(|group| group.id == *id);
                group.map(|group| group.title.clone()).ok_or_else(|| Error::not_found("such group in this plan"))
            }
            NeedTarget::Topic { name } => Ok(name.clone()),
        }
    }
}

/// The need of an item that leads to `target`; a topic is the same in any case of its letters.
pub(super) fn need_of(view: &Snapshot<'_>, plan: PlanId, item: ItemId, target: &NeedTarget) -> Result<Option<NeedRow>> {
    let same = |other: &NeedTarget| match (other, target) {
        (NeedTarget::Topic { name: a }, NeedTarget::Topic { name: b }) => fold(a) == fold(b),
        (a, b) => a == b,
    };
    Ok(store::needs_among(view, plan, [item])?.into_iter().find(|need| same(&need.needs)))
}
