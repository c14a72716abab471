//! Items put together: each with both layers, and with what follows for it. Of a whole plan everything is worked out from
//! nothing but its rows; of some items `nearby` gives what was kept of them and of what stands around them.

use std::collections::{HashMap, HashSet};

use super::readiness::{Choice, Need, Needed, Node, PartRead, Readiness, Rules, readiness};
use super::store::{self, ItemRow, NeedRow};
use super::*;
use crate::Result;
use crate::library::Snapshot;
use crate::storage::readings_of_items;
use crate::values::{GroupId, ItemId, PlanId};

/// What each item needs, with the place of what that is.
pub(super) type NeedsByItem = HashMap<ItemId, Vec<(NeedRow, Option<Needed>)>>;

/// The items and groups that are spoken of, by their places: in the reader's order.
pub(super) struct Frame {
    pub(super) places: HashMap<ItemId, usize>,
    ids: Vec<ItemId>,
    titles: Vec<String>,
    groups: Vec<Group>,
    group_places: HashMap<GroupId, usize>,
    pub(super) choices: Vec<Choice>,
}

impl Frame {
    /// A frame of items with their titles and groups.
    pub(super) fn new(items: impl Iterator<Item = (ItemId, String, Option<GroupId>)>, groups: Vec<Group>) -> Self {
        let empty = |group: &Group| Choice { members: Vec::new(), take: group.take as usize };
        let mut frame = Self {
            places: HashMap::new(),
            ids: Vec::new(),
            titles: Vec::new(),
            group_places: groups.iter().zip(0..).map(|(group, place)| (group.id, place)).collect(),
            choices: groups.iter().map(empty).collect(),
            groups,
        };
        for (place, (id, title, group)) in items.enumerate() {
            frame.places.insert(id, place);
            frame.ids.push(id);
            frame.titles.push(title);
            if let Some(group) = group.and_then(|group| frame.group_places.get(&group)) {
                frame.choices[*group].members.push(place);
            }
        }
        frame
    }

    /// Needs by the item that has them, with the place of what they lead to.
    pub(super) fn placed(&self, known_topics: &HashSet<String>, needs: Vec<NeedRow>) -> NeedsByItem {
        let mut placed = NeedsByItem::new();
        for need in needs {
            let what = match &need.needs {
                NeedTarget::Item { id } => self.places.get(id).copied().map(Needed::Item),
                NeedTarget::Group { id } => self.group_places.get(id).copied().map(Needed::Group),
                NeedTarget::Topic { name } => {
                    Some(Needed::Topic { is_known: known_topics.contains(&crate::values::fold(name)) })
                }
            };
            placed.entry(need.item).or_default().push((need, what));
        }
        placed
    }
}

/// What is put together with the rows of items.
pub(super) struct Assembly {
    pub(super) frame: Frame,
    pub(super) nodes: Vec<Node>,
    needs: NeedsByItem,
    computed: Vec<Readiness>,
    satisfied: Vec<bool>,
    candidates: HashMap<ItemId, Vec<Candidate>>,
    annotations: HashMap<ItemId, Annotations>,
}

impl Assembly {
    /// A whole plan, with what the list says of its items.
    pub(super) fn new(view: &Snapshot<'_>, plan: PlanId, rows: &[ItemRow], groups: &[Group]) -> Result<Self> {
        let bare = Self::bare(view, plan, rows, groups)?;
        Ok(bare.saying(store::candidates(view, plan)?, store::annotations(view, plan)?))
    }

    /// A whole plan without what the list says of its items.
    pub(super) fn bare(view: &Snapshot<'_>, plan: PlanId, rows: &[ItemRow], groups: &[Group]) -> Result<Self> {
        let frame = Frame::new(rows.iter().map(|row| (row.id, title_of(row), row.group)), groups.to_vec());
        let needs = frame.placed(&store::known_topics(view)?, store::needs(view, plan)?);
        let nodes = nodes(view, rows, &needs)?;
        let computed = readiness(&nodes, &frame.choices);
        Ok(Self::of(frame, needs, nodes, computed))
    }

    /// Items of which it is known what follows for each.
    pub(super) fn of(frame: Frame, needs: NeedsByItem, nodes: Vec<Node>, computed: Vec<Readiness>) -> Self {
        let rules = Rules::new(&nodes, &frame.choices);
        let satisfied = (0..nodes.len()).map(|place| rules.is_satisfied(place)).collect();
        Self { frame, nodes, needs, computed, satisfied, candidates: HashMap::new(), annotations: HashMap::new() }
    }

    /// The same with what the list says of the items.
    pub(super) fn saying(
        mut self,
        candidates: Vec<(ItemId, Candidate)>,
        annotations: Vec<(ItemId, String, String)>,
    ) -> Self {
        for (item, candidate) in candidates {
            self.candidates.entry(item).or_default().push(candidate);
        }
        for (item, kind, text) in annotations {
            store::annotate(self.annotations.entry(item).or_default(), &kind, text);
        }
        self
    }

    pub(super) fn items(mut self, rows: Vec<ItemRow>) -> Vec<Item> {
        rows.into_iter().map(|row| self.item(self.frame.places[&row.id], row)).collect()
    }

    fn item(&mut self, place: usize, row: ItemRow) -> Item {
        let requires = self.needs.remove(&row.id).unwrap_or_default();
        let requires = requires.into_iter().map(|(need, what)| self.requirement(need, what)).collect();
        let computed = &self.computed[place];
        let matched_by = match (&row.book, row.matched_by_reader) {
            (None, _) => None,
            (Some(_), true) => Some(MatchSource::Reader),
            (Some(_), false) => Some(MatchSource::Curator),
        };
        let part_progress = match self.nodes[place].part {
            Some(PartRead::Share(share)) => Some(share),
            _ => None,
        };
        Item {
            blocked_by: self.links(&computed.blocked_by),
            unlocks: self.links(&computed.unlocks),
            state: computed.state,
            title: title_of(&row),
            candidates: self.candidates.remove(&row.id).unwrap_or_default(),
            annotations: self.annotations.remove(&row.id).unwrap_or_default(),
            id: row.id,
            stage: row.stage,
            asks_for: row.asks_for,
            book: row.book,
            matched_by,
            confidence: row.confidence,
            basis: row.basis,
            no_such_book: row.no_such_book,
            part: row.part,
            part_progress,
            optional: row.optional,
            group: row.group,
            requires,
            mark: row.mark,
            reason: row.reason,
            target: row.target,
            depth: row.depth,
        }
    }

    fn requirement(&self, need: NeedRow, what: Option<Needed>) -> Requirement {
        let (item, group, topic) = match (&need.needs, what) {
            (NeedTarget::Item { .. }, Some(Needed::Item(place))) => (Some(self.link(place)), None, None),
            (NeedTarget::Group { .. }, Some(Needed::Group(place))) => (None, Some(self.group(place)), None),
            (NeedTarget::Topic { name }, _) => (None, None, Some(name.clone())),
            _ => (None, None, None),
        };
        Requirement {
            item,
            group,
            topic,
            satisfied: what.is_none_or(|what| self.is_fulfilled(what)),
            strength: need.strength,
            why: need.why,
            waived: need.waived,
            by: if need.listed.is_some() { NeedSource::Curator } else { NeedSource::Reader },
            as_listed: need.listed.filter(|_| need.changed),
        }
    }

    fn is_fulfilled(&self, what: Needed) -> bool {
        match what {
            Needed::Item(place) => self.satisfied[place],
            Needed::Group(place) => {
                let choice = &self.frame.choices[place];
                choice.members.iter().filter(|member| self.satisfied[**member]).count() >= choice.take
            }
            Needed::Topic { is_known } => is_known,
        }
    }

    fn group(&self, place: usize) -> GroupLink {
        let (group, members) = (&self.frame.groups[place], &self.frame.choices[place].members);
        let members = self.links(members);
        let done = members.iter().filter(|member| self.satisfied[self.frame.places[&member.id]]).count();
        GroupLink {
            id: group.id,
            title: group.title.clone(),
            take: group.take,
            done: u32::try_from(done).unwrap_or(u32::MAX),
            members,
        }
    }

    pub(super) fn links(&self, places: &[usize]) -> Vec<ItemLink> {
        places.iter().map(|place| self.link(*place)).collect()
    }

    pub(super) fn link(&self, place: usize) -> ItemLink {
        ItemLink {
            id: self.frame.ids[place],
            title: self.frame.titles[place].clone(),
            state: self.computed[place].state,
        }
    }
}

pub(super) fn title_of(row: &ItemRow) -> String {
    row.book.as_ref().map_or_else(|| row.asks_for.clone(), |book| book.title.clone())
}

/// What readiness depends on, for each row.
fn nodes(view: &Snapshot<'_>, rows: &[ItemRow], needs: &NeedsByItem) -> Result<Vec<Node>> {
    let parts: Vec<String> = rows.iter().filter(|row| row.part.is_some()).map(|row| row.id.to_string()).collect();
    let readings = readings_of_items(view.db(), &parts.iter().map(String::as_str).collect::<Vec<_>>())?;
    let part = |row: &ItemRow| {
        row.part.map(|_| match readings.get(&row.id.to_string()) {
            Some(reading) => PartRead::Share(reading.share()),
            None => PartRead::Unknown,
        })
    };
    let node = |row: &ItemRow| Node {
        mark: row.mark,
        book: row.book.as_ref().map(|book| book.state),
        finished_once: row.book.as_ref().is_some_and(|book| book.times_read > 0),
        part: part(row),
        needs: needs_of(needs, row.id),
    };
    Ok(rows.iter().map(node).collect())
}

/// What an item needs, as the rules see it.
pub(super) fn needs_of(needs: &NeedsByItem, item: ItemId) -> Vec<Need> {
    let own = needs.get(&item).map(Vec::as_slice).unwrap_or_default();
    let need = |(need, what): &(NeedRow, Option<Needed>)| {
        Some(Need { what: (*what)?, strength: need.strength, is_waived: need.waived.is_some() })
    };
    own.iter().filter_map(need).collect()
}
