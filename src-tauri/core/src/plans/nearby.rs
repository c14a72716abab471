//! Some items of a plan with what stands around them, from what was kept of each: so that a window of a long plan costs
//! what the window holds, and not what the plan does.
//!
//! What stands before an item is found step by step: what it needs, then what those need, until as many are known as are
//! ever named ([`super::MOST_BLOCKERS`]). Each step asks for all items at once, and there are at most as many steps as that.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::assembly::{Assembly, Frame, NeedsByItem, needs_of};
use super::readiness::{Node, PartRead, Readiness, Rules};
use super::store::{self, NeedRow, StandingRow};
use super::{Group, NeedTarget};
use crate::Result;
use crate::books::BookState;
use crate::library::Snapshot;
use crate::values::{GroupId, ItemId, PlanId};

/// Items of a plan and what is known around them so far.
struct Nearby<'a> {
    view: &'a Snapshot<'a>,
    plan: PlanId,
    /// Everything that is spoken of, in the reader's order.
    standing: BTreeMap<(String, ItemId), StandingRow>,
    /// The same by its ids, and what is to be looked up yet.
    about: BTreeSet<ItemId>,
    new: BTreeSet<ItemId>,
    groups: BTreeMap<GroupId, Group>,
    needs: Vec<NeedRow>,
    /// Topics that the reader knows, folded.
    topics: HashSet<String>,
    /// The items of which it is known what they need.
    asked: BTreeSet<ItemId>,
}

/// What is known around some items, by places.
struct Known {
    frame: Frame,
    standing: Vec<StandingRow>,
    nodes: Vec<Node>,
    needs: NeedsByItem,
}

/// These items with everything that follows for them, and nothing yet of what their list says.
pub(super) fn assembly(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Assembly> {
    let mut nearby = Nearby {
        view,
        plan,
        standing: BTreeMap::new(),
        about: BTreeSet::new(),
        new: BTreeSet::new(),
        groups: BTreeMap::new(),
        needs: Vec::new(),
        topics: store::known_topics(view)?,
        asked: BTreeSet::new(),
    };
    let opened = store::opened_by(view, ids)?;
    nearby.speak_of(ids.iter().chain(opened.values().flatten()).copied());
    let mut next: BTreeSet<ItemId> = ids.iter().copied().collect();
    loop {
        nearby.ask(&next)?;
        let known = nearby.known();
        let blocked_by = known.blockers(ids);
        let all = blocked_by.values().flatten().map(|place| known.standing[*place].id);
        next = all.filter(|id| !nearby.asked.contains(id)).collect();
        if next.is_empty() {
            return Ok(known.assembled(&blocked_by, &opened));
        }
    }
}

impl Nearby<'_> {
    /// Takes note of items whose titles and states are to be known.
    fn speak_of(&mut self, ids: impl IntoIterator<Item = ItemId>) {
        self.new.extend(ids.into_iter().filter(|id| self.about.insert(*id)));
    }

    /// Takes note of what some items need, and of what belongs to that.
    fn ask(&mut self, ids: &BTreeSet<ItemId>) -> Result<()> {
        let needs = store::needs_among(self.view, self.plan, ids.iter().copied())?;
        let mut groups = BTreeSet::new();
        for need in &needs {
            match need.needs {
                NeedTarget::Item { id } => self.speak_of([id]),
                NeedTarget::Group { id } if !self.groups.contains_key(&id) => drop(groups.insert(id)),
                NeedTarget::Group { .. } | NeedTarget::Topic { .. } => {}
            }
        }
        if !groups.is_empty() {
            let members = store::members(self.view, &groups)?;
            self.speak_of(members);
            let found = store::groups_among(self.view, self.plan, &groups)?;
            self.groups.extend(found.into_iter().map(|group| (group.id, group)));
        }
        let standing = store::standing(self.view, self.plan, &std::mem::take(&mut self.new))?;
        self.standing.extend(standing.into_iter().map(|it| ((it.order_key.clone(), it.id), it)));
        self.needs.extend(needs);
        self.asked.extend(ids);
        Ok(())
    }

    fn known(&self) -> Known {
        let standing: Vec<StandingRow> = self.standing.values().cloned().collect();
        let groups = self.groups.values().cloned().collect();
        let frame = Frame::new(standing.iter().map(|it| (it.id, it.title.clone(), it.group)), groups);
        let needs = frame.placed(&self.topics, self.needs.clone());
        let nodes = standing.iter().map(|it| node(it, &needs)).collect();
        Known { frame, standing, nodes, needs }
    }
}

impl Known {
    /// What stands before each of these items, as far as it is known, by their places.
    fn blockers(&self, ids: &[ItemId]) -> HashMap<usize, Vec<usize>> {
        let rules = Rules::new(&self.nodes, &self.frame.choices);
        let mut seen = vec![usize::MAX; self.nodes.len()];
        let places = ids.iter().filter_map(|id| self.frame.places.get(id).copied());
        places.map(|place| (place, rules.blocked_by(place, &mut seen))).collect()
    }

    fn assembled(self, blocked_by: &HashMap<usize, Vec<usize>>, opened: &HashMap<ItemId, Vec<ItemId>>) -> Assembly {
        let computed = self.standing.iter().enumerate().map(|(place, it)| {
            let opens = opened.get(&it.id).map(Vec::as_slice).unwrap_or_default();
            let mut unlocks: Vec<usize> = opens.iter().filter_map(|id| self.frame.places.get(id).copied()).collect();
            unlocks.sort_unstable();
            Readiness { state: it.state, blocked_by: blocked_by.get(&place).cloned().unwrap_or_default(), unlocks }
        });
        let computed = computed.collect();
        Assembly::of(self.frame, self.needs, self.nodes, computed)
    }
}

/// An item as the rules see it: whether it is done and whether the reader gave it up was kept.
fn node(standing: &StandingRow, needs: &NeedsByItem) -> Node {
    Node {
        mark: standing.mark,
        book: standing.is_given_up.then_some(BookState::Abandoned),
        finished_once: standing.is_done,
        part: standing.part_share.map(PartRead::Share),
        needs: needs_of(needs, standing.id),
    }
}
