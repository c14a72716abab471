//! The rows of a plan put together: each item with both layers, and with what follows for it.

use std::collections::HashMap;

use super::readiness::{Choice, Need, Needed, Node, PartRead, Readiness, Rules, readiness};
use super::store::{self, ItemRow, NeedRow};
use super::*;
use crate::Result;
use crate::library::Snapshot;
use crate::storage::reading_of_item;
use crate::values::{GroupId, ItemId, PlanId};

/// What each item needs, with the place of what that is.
type NeedsByItem = HashMap<ItemId, Vec<(NeedRow, Option<Needed>)>>;

/// What is put together with the rows of items.
pub(super) struct Assembly {
    pub(super) places: HashMap<ItemId, usize>,
    pub(super) nodes: Vec<Node>,
    pub(super) choices: Vec<Choice>,
    groups: Vec<Group>,
    ids: Vec<ItemId>,
    titles: Vec<String>,
    needs: NeedsByItem,
    computed: Vec<Readiness>,
    satisfied: Vec<bool>,
    candidates: HashMap<ItemId, Vec<Candidate>>,
    annotations: HashMap<ItemId, Annotations>,
}

impl Assembly {
    pub(super) fn new(view: &Snapshot<'_>, plan: PlanId, rows: &[ItemRow], groups: &[Group]) -> Result<Self> {
        let mut assembly = Self::bare(view, plan, rows, groups)?;
        for (item, candidate) in store::candidates(view, plan)? {
            assembly.candidates.entry(item).or_default().push(candidate);
        }
        for (item, kind, text) in store::annotations(view, plan)? {
            store::annotate(assembly.annotations.entry(item).or_default(), &kind, text);
        }
        Ok(assembly)
    }

    /// Without what the list says of the items.
    pub(super) fn bare(view: &Snapshot<'_>, plan: PlanId, rows: &[ItemRow], groups: &[Group]) -> Result<Self> {
        let Places { items: places, groups: group_places } = Places::of(rows, groups);
        let needs = placed(view, &places, &group_places, store::needs(view, plan)?)?;
        let nodes = rows.iter().map(|row| node(view, row, &needs)).collect::<Result<Vec<Node>>>()?;
        let choices = choices(rows, groups, &group_places);
        let rules = Rules::new(&nodes, &choices);
        Ok(Self {
            computed: readiness(&nodes, &choices),
            satisfied: (0..nodes.len()).map(|place| rules.is_satisfied(place)).collect(),
            titles: rows.iter().map(title_of).collect(),
            ids: rows.iter().map(|row| row.id).collect(),
            groups: groups.to_vec(),
            candidates: HashMap::new(),
            annotations: HashMap::new(),
            places,
            nodes,
            choices,
            needs,
        })
    }

    /// Of some items, from what was kept of where they stand: `ids` with everything that is said of them, and beside
    /// them the items that those name. Nothing is said of what blocks an item.
    pub(super) fn kept(
        view: &Snapshot<'_>,
        plan: PlanId,
        ids: &[ItemId],
        rows: &[ItemRow],
        groups: &[Group],
        needs: Vec<NeedRow>,
    ) -> Result<Self> {
        let Places { items: places, groups: group_places } = Places::of(rows, groups);
        let needs = placed(view, &places, &group_places, needs)?;
        let (mut nodes, mut computed, mut satisfied) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            let standing = store::standing(view, row.id)?;
            let part = standing.as_ref().and_then(|it| it.part_share).map(PartRead::Share);
            let state = standing.as_ref().map_or(ItemState::Waiting, |it| it.state);
            let opened = if ids.contains(&row.id) { store::opened_by(view, row.id)? } else { Vec::new() };
            let mut unlocks: Vec<usize> = opened.iter().filter_map(|id| places.get(id).copied()).collect();
            unlocks.sort_unstable();
            nodes.push(Node { mark: row.mark, book: None, finished_once: false, part, needs: Vec::new() });
            computed.push(Readiness { state, blocked_by: Vec::new(), unlocks });
            satisfied.push(standing.is_some_and(|it| it.is_done));
        }
        let mut assembly = Self {
            choices: choices(rows, groups, &group_places),
            titles: rows.iter().map(title_of).collect(),
            ids: rows.iter().map(|row| row.id).collect(),
            groups: groups.to_vec(),
            candidates: HashMap::new(),
            annotations: HashMap::new(),
            places,
            nodes,
            needs,
            computed,
            satisfied,
        };
        assembly.say(view, plan, ids)?;
        Ok(assembly)
    }

    /// What the list says of these items.
    fn say(&mut self, view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<()> {
        for (item, candidate) in store::candidates_among(view, plan, ids)? {
            self.candidates.entry(item).or_default().push(candidate);
        }
        for id in ids {
            let said = self.annotations.entry(*id).or_default();
            for (kind, text) in store::annotations_of(view, *id)? {
                store::annotate(said, &kind, text);
            }
        }
        Ok(())
    }

    pub(super) fn items(mut self, rows: Vec<ItemRow>) -> Vec<Item> {
        rows.into_iter().enumerate().map(|(place, row)| self.item(place, row)).collect()
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
                let choice = &self.choices[place];
                choice.members.iter().filter(|member| self.satisfied[**member]).count() >= choice.take
            }
            Needed::Topic { is_known } => is_known,
        }
    }

    fn group(&self, place: usize) -> GroupLink {
        let (group, members) = (&self.groups[place], &self.choices[place].members);
        let members = self.links(members);
        let done = members.iter().filter(|member| self.satisfied[self.places[&member.id]]).count();
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
        ItemLink { id: self.ids[place], title: self.titles[place].clone(), state: self.computed[place].state }
    }
}

/// Where items and groups stand in their lists.
struct Places {
    items: HashMap<ItemId, usize>,
    groups: HashMap<GroupId, usize>,
}

impl Places {
    fn of(rows: &[ItemRow], groups: &[Group]) -> Self {
        Self {
            items: rows.iter().zip(0..).map(|(row, place)| (row.id, place)).collect(),
            groups: groups.iter().zip(0..).map(|(it, place)| (it.id, place)).collect(),
        }
    }
}

/// Needs by the item that has them, with the place of what they lead to.
fn placed(
    view: &Snapshot<'_>,
    items: &HashMap<ItemId, usize>,
    groups: &HashMap<GroupId, usize>,
    needs: Vec<NeedRow>,
) -> Result<NeedsByItem> {
    let known = store::known_topics(view)?;
    let mut placed = NeedsByItem::new();
    for need in needs {
        let what = match &need.needs {
            NeedTarget::Item { id } => items.get(id).copied().map(Needed::Item),
            NeedTarget::Group { id } => groups.get(id).copied().map(Needed::Group),
            NeedTarget::Topic { name } => Some(Needed::Topic { is_known: known.contains(&crate::values::fold(name)) }),
        };
        placed.entry(need.item).or_default().push((need, what));
    }
    Ok(placed)
}

pub(super) fn title_of(row: &ItemRow) -> String {
    row.book.as_ref().map_or_else(|| row.asks_for.clone(), |book| book.title.clone())
}

fn choices(rows: &[ItemRow], groups: &[Group], places: &HashMap<GroupId, usize>) -> Vec<Choice> {
    let empty = |group: &Group| Choice { members: Vec::new(), take: group.take as usize };
    let mut choices: Vec<Choice> = groups.iter().map(empty).collect();
    for (place, row) in rows.iter().enumerate() {
        if let Some(group) = row.group.and_then(|group| places.get(&group)) {
            choices[*group].members.push(place);
        }
    }
    choices
}

fn node(view: &Snapshot<'_>, row: &ItemRow, needs: &NeedsByItem) -> Result<Node> {
    let own = needs.get(&row.id).map(Vec::as_slice).unwrap_or_default();
    let need = |(need, what): &(NeedRow, Option<Needed>)| {
        Some(Need { what: (*what)?, strength: need.strength, is_waived: need.waived.is_some() })
    };
    let part = match row.part {
        None => None,
        Some(_) => Some(match reading_of_item(view.db(), &row.id.to_string())? {
            Some(reading) => PartRead::Share(reading.share()),
            None => PartRead::Unknown,
        }),
    };
    Ok(Node {
        mark: row.mark,
        book: row.book.as_ref().map(|book| book.state),
        finished_once: row.book.as_ref().is_some_and(|book| book.times_read > 0),
        part,
        needs: own.iter().filter_map(need).collect(),
    })
}
