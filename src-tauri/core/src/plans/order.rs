//! In which order a plan can be read, and what in it stands in a reader's way. Pure: a plan in, an answer out.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use serde::Serialize;

use super::{GroupLink, Item, ItemLink, PlanDetail, Requirement, Strength};
use crate::values::ItemId;

/// What is left of a plan, each item after everything it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReadingOrder {
    /// Open items: the plan's own order, with an item put off only until its hard needs have come.
    pub items: Vec<ItemId>,
    /// Items that need each other in a circle, or wait for one: no order has a place for them.
    pub circle: Vec<ItemId>,
}

/// Something about a plan that its reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlanFinding {
    /// Items need each other in a circle, or wait for one.
    Circle {
        /// All of them.
        items: Vec<ItemLink>,
    },
    /// An item stands before what it needs.
    BeforeItsNeed {
        /// The item.
        item: ItemLink,
        /// What it needs first.
        needs: ItemLink,
    },
    /// An item waits for one that was skipped, given up or taken out: it will wait for ever.
    DroppedNeed {
        /// The item.
        item: ItemLink,
        /// What was dropped.
        needs: ItemLink,
    },
    /// An item stands before as many of a group as it needs.
    BeforeItsGroup {
        /// The item.
        item: ItemLink,
        /// What it needs some of first.
        group: GroupLink,
    },
    /// An item waits for a group of which too many were skipped, given up or taken out: it will wait for ever.
    DroppedGroup {
        /// The item.
        item: ItemLink,
        /// The group of which too little is left.
        group: GroupLink,
    },
    /// No book is known for a recommendation.
    NoBook {
        /// The item.
        item: ItemLink,
    },
}

/// The order in which what is left of a plan can be read.
#[must_use]
pub fn reading_order(plan: &PlanDetail) -> ReadingOrder {
    let open: Vec<&Item> = items(plan).filter(|item| !item.state.is_settled()).collect();
    let places: HashMap<ItemId, usize> = open.iter().zip(0..).map(|(item, place)| (item.id, place)).collect();
    let mut waits: Vec<Wait> = Vec::new();
    let mut left: Vec<usize> = vec![0; open.len()];
    let mut awaited: Vec<Vec<usize>> = vec![Vec::new(); open.len()];
    for (at, item) in open.iter().enumerate() {
        for (needed, lacks) in item.requires.iter().filter_map(|need| wait_of(need, &places)) {
            needed.into_iter().for_each(|need| awaited[need].push(waits.len()));
            waits.push(Wait { item: at, lacks });
            left[at] += 1;
        }
    }
    let mut free: BinaryHeap<Reverse<usize>> = (0..open.len()).filter(|at| left[*at] == 0).map(Reverse).collect();
    let mut order = ReadingOrder::default();
    while let Some(Reverse(at)) = free.pop() {
        order.items.push(open[at].id);
        for wait in &awaited[at] {
            let wait = &mut waits[*wait];
            if wait.lacks == 0 {
                continue;
            }
            wait.lacks -= 1;
            if wait.lacks == 0 {
                left[wait.item] -= 1;
                if left[wait.item] == 0 {
                    free.push(Reverse(wait.item));
                }
            }
        }
    }
    order.circle = (0..open.len()).filter(|at| left[*at] > 0).map(|at| open[at].id).collect();
    order
}

/// An item that waits until so many more of what it needs have come.
struct Wait {
    item: usize,
    lacks: usize,
}

/// The places of what a need waits for, and how many of them must come; none where it waits for nothing that is open.
fn wait_of(need: &Requirement, places: &HashMap<ItemId, usize>) -> Option<(BTreeSet<usize>, usize)> {
    if !is_open(need) {
        return None;
    }
    let (needed, lacks): (BTreeSet<usize>, usize) = match (&need.item, &need.group) {
        (Some(item), _) => (places.get(&item.id).copied().into_iter().collect(), 1),
        (None, Some(group)) => {
            (group.members.iter().filter_map(|it| places.get(&it.id).copied()).collect(), lacks(group))
        }
        (None, None) => return None,
    };
    let lacks = lacks.min(needed.len());
    (lacks > 0).then_some((needed, lacks))
}

/// How many more of a group are needed.
fn lacks(group: &GroupLink) -> usize {
    group.take.saturating_sub(group.done) as usize
}

/// Looks a plan over, the gravest first.
#[must_use]
pub fn look_over(plan: &PlanDetail) -> Vec<PlanFinding> {
    let places: HashMap<ItemId, usize> = items(plan).zip(0..).map(|(item, place)| (item.id, place)).collect();
    let open: Vec<&Item> = items(plan).filter(|item| !item.state.is_settled()).collect();
    let circle: BTreeSet<ItemId> = reading_order(plan).circle.into_iter().collect();
    let mut findings = Vec::new();
    if !circle.is_empty() {
        let items = open.iter().filter(|item| circle.contains(&item.id)).map(|item| link(item)).collect();
        findings.push(PlanFinding::Circle { items });
    }
    for item in &open {
        let comes_after = |other: &ItemLink| places.get(&other.id) > places.get(&item.id);
        for need in item.requires.iter().filter(|need| is_open(need)) {
            let found = match (&need.item, &need.group) {
                (Some(needs), _) => of_item(item, needs, comes_after(needs)),
                (None, Some(group)) => of_group(item, group, comes_after),
                (None, None) => None,
            };
            let out_of_order =
                matches!(found, Some(PlanFinding::BeforeItsNeed { .. } | PlanFinding::BeforeItsGroup { .. }));
            findings.extend(found.filter(|_| !(out_of_order && circle.contains(&item.id))));
        }
    }
    findings
        .extend(open.iter().filter(|item| item.book.is_none()).map(|item| PlanFinding::NoBook { item: link(item) }));
    findings
}

fn items(plan: &PlanDetail) -> impl Iterator<Item = &Item> {
    plan.stages.iter().flat_map(|stage| &stage.items)
}

/// Whether an item cannot do without something and does not have it.
fn is_open(need: &Requirement) -> bool {
    need.strength == Strength::Hard && !need.satisfied && need.waived.is_none()
}

fn of_item(item: &Item, needs: &ItemLink, comes_after: bool) -> Option<PlanFinding> {
    if needs.state.is_settled() {
        return Some(PlanFinding::DroppedNeed { item: link(item), needs: needs.clone() });
    }
    comes_after.then(|| PlanFinding::BeforeItsNeed { item: link(item), needs: needs.clone() })
}

fn of_group(item: &Item, group: &GroupLink, comes_after: impl Fn(&ItemLink) -> bool) -> Option<PlanFinding> {
    let open: Vec<&ItemLink> = group.members.iter().filter(|member| !member.state.is_settled()).collect();
    let before = open.iter().filter(|member| !comes_after(member)).count();
    if open.len() < lacks(group) {
        return Some(PlanFinding::DroppedGroup { item: link(item), group: group.clone() });
    }
    (before < lacks(group)).then(|| PlanFinding::BeforeItsGroup { item: link(item), group: group.clone() })
}

fn link(item: &Item) -> ItemLink {
    ItemLink { id: item.id, title: item.title.clone(), state: item.state }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::{Annotations, Confidence, ItemState, NeedSource, PlanTotals, Requirement, StageView};
    use crate::values::{GroupId, PlanId, StageId};

    fn id(number: u8) -> ItemId {
        ItemId::from_parts(u64::from(number), [0; 10])
    }

    fn item(number: u8, state: ItemState, needs: &[(u8, ItemState)]) -> Item {
        let requires = needs.iter().map(|(need, state)| Requirement {
            item: Some(ItemLink { id: id(*need), title: need.to_string(), state: *state }),
            group: None,
            topic: None,
            strength: Strength::Hard,
            why: None,
            satisfied: state.satisfies(),
            waived: None,
            by: NeedSource::Curator,
            as_listed: None,
        });
        Item {
            id: id(number),
            stage: StageId::natural(&[]),
            title: number.to_string(),
            asks_for: String::new(),
            book: None,
            matched_by: None,
            confidence: Confidence::None,
            basis: None,
            no_such_book: false,
            candidates: Vec::new(),
            part: None,
            part_progress: None,
            optional: false,
            group: None,
            annotations: Annotations::default(),
            requires: requires.collect(),
            state,
            blocked_by: Vec::new(),
            unlocks: Vec::new(),
            mark: None,
            reason: None,
            target: None,
            depth: None,
        }
    }

    fn plan(items: Vec<Item>) -> PlanDetail {
        let stage = StageView {
            id: StageId::natural(&[]),
            title: "To read".to_owned(),
            summary: None,
            items,
            total: 0,
            done: 0,
            pages_left: 0,
        };
        PlanDetail {
            id: PlanId::natural(&[]),
            title: "Plan".to_owned(),
            summary: None,
            curator: None,
            own: true,
            source: None,
            version: None,
            goal: None,
            target: None,
            totals: PlanTotals::default(),
            groups: Vec::new(),
            stages: vec![stage],
            removed: Vec::new(),
        }
    }

    /// Lets an item need so many of others.
    fn choosing(mut item: Item, take: u32, members: &[(u8, ItemState)]) -> Item {
        let link =
            |(member, state): &(u8, ItemState)| ItemLink { id: id(*member), title: member.to_string(), state: *state };
        let done = members.iter().filter(|(_, state)| state.satisfies()).count() as u32;
        item.requires.push(Requirement {
            item: None,
            group: Some(GroupLink {
                id: GroupId::natural(&[]),
                title: "Some of these".to_owned(),
                take,
                done,
                members: members.iter().map(link).collect(),
            }),
            topic: None,
            strength: Strength::Hard,
            why: None,
            satisfied: done >= take,
            waived: None,
            by: NeedSource::Curator,
            as_listed: None,
        });
        item
    }

    #[test]
    fn an_item_is_put_off_until_enough_of_a_group_have_come() {
        use ItemState::{Done, Ready, Skipped, Waiting};
        let members = [(2, Ready), (3, Ready), (4, Ready)];
        let of = |take, members: &[(u8, ItemState)]| {
            let first = choosing(item(1, Waiting, &[]), take, members);
            let rest = members.iter().map(|(number, state)| item(*number, *state, &[]));
            plan(std::iter::once(first).chain(rest).collect())
        };
        assert_eq!(reading_order(&of(2, &members)).items, [id(2), id(3), id(1), id(4)]);
        let found = look_over(&of(2, &members));
        assert!(matches!(&found[0], PlanFinding::BeforeItsGroup { item, .. } if item.id == id(1)), "{found:?}");

        let one_done = [(2, Done), (3, Ready), (4, Ready)];
        assert_eq!(reading_order(&of(2, &one_done)).items, [id(3), id(1), id(4)]);

        let dropped = [(2, Skipped), (3, Skipped), (4, Ready)];
        let plan = of(2, &dropped);
        assert_eq!(reading_order(&plan).items, [id(4), id(1)], "what is left of it comes first all the same");
        assert!(matches!(&look_over(&plan)[0], PlanFinding::DroppedGroup { item, .. } if item.id == id(1)));
    }

    #[test]
    fn a_circle_through_a_group_is_named() {
        use ItemState::{Ready, Waiting};
        let first = choosing(item(1, Waiting, &[]), 2, &[(2, Waiting), (3, Ready)]);
        let order = reading_order(&plan(vec![first, item(2, Waiting, &[(1, Waiting)]), item(3, Ready, &[])]));
        assert_eq!((order.items, order.circle), (vec![id(3)], vec![id(1), id(2)]));
    }

    #[test]
    fn an_item_is_put_off_only_until_what_it_needs_has_come() {
        use ItemState::{Ready, Waiting};
        let plan =
            plan(vec![item(1, Waiting, &[(3, Ready)]), item(2, Ready, &[]), item(3, Ready, &[]), item(4, Ready, &[])]);
        let order = reading_order(&plan);
        assert_eq!(order.items, [id(2), id(3), id(1), id(4)]);
        assert_eq!(order.circle, []);
    }

    #[test]
    fn what_is_done_no_longer_stands_in_the_order() {
        use ItemState::{Done, Ready};
        let order = reading_order(&plan(vec![item(1, Done, &[]), item(2, Ready, &[(1, Done)])]));
        assert_eq!(order.items, [id(2)]);
    }

    #[test]
    fn a_circle_is_named_and_the_rest_has_its_order() {
        use ItemState::{Ready, Waiting};
        let plan =
            plan(vec![item(1, Waiting, &[(2, Waiting)]), item(2, Waiting, &[(1, Waiting)]), item(3, Ready, &[])]);
        let order = reading_order(&plan);
        assert_eq!((order.items, order.circle), (vec![id(3)], vec![id(1), id(2)]));
        assert!(matches!(look_over(&plan).as_slice(), [PlanFinding::Circle { items }, ..] if items.len() == 2));
    }

    #[test]
    fn a_reader_is_told_of_what_waits_for_ever() {
        use ItemState::{Skipped, Waiting};
        let found = look_over(&plan(vec![item(1, Skipped, &[]), item(2, Waiting, &[(1, Skipped)])]));
        assert!(matches!(&found[0], PlanFinding::DroppedNeed { item, needs } if item.id == id(2) && needs.id == id(1)));
        assert!(matches!(&found[1], PlanFinding::NoBook { item } if item.id == id(2)));
    }

    #[test]
    fn a_reader_is_told_where_a_move_goes_against_a_need() {
        use ItemState::{Ready, Waiting};
        let found = look_over(&plan(vec![item(1, Waiting, &[(2, Ready)]), item(2, Ready, &[])]));
        assert!(
            matches!(&found[0], PlanFinding::BeforeItsNeed { item, needs } if item.id == id(1) && needs.id == id(2))
        );
    }
}
