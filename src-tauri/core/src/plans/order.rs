//! In which order a plan can be read, and what in it stands in a reader's way. Pure: a plan in, an answer out.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use serde::Serialize;

use super::{Item, ItemLink, PlanDetail, Strength};
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
    let mut waits: Vec<usize> = vec![0; open.len()];
    let mut opens: Vec<Vec<usize>> = vec![Vec::new(); open.len()];
    for (at, item) in open.iter().enumerate() {
        let needs: BTreeSet<usize> = hard_needs(item).filter_map(|need| places.get(&need.id).copied()).collect();
        waits[at] = needs.len();
        needs.into_iter().for_each(|need| opens[need].push(at));
    }
    let mut free: BinaryHeap<Reverse<usize>> = (0..open.len()).filter(|at| waits[*at] == 0).map(Reverse).collect();
    let mut order = ReadingOrder::default();
    while let Some(Reverse(at)) = free.pop() {
        order.items.push(open[at].id);
        for next in &opens[at] {
            waits[*next] -= 1;
            if waits[*next] == 0 {
                free.push(Reverse(*next));
            }
        }
    }
    order.circle = (0..open.len()).filter(|at| waits[*at] > 0).map(|at| open[at].id).collect();
    order
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
        for need in hard_needs(item) {
            let (item_link, needs) = (link(item), need.clone());
            if need.state.is_settled() {
                findings.push(PlanFinding::DroppedNeed { item: item_link, needs });
            } else if places.get(&need.id) > places.get(&item.id) && !circle.contains(&item.id) {
                findings.push(PlanFinding::BeforeItsNeed { item: item_link, needs });
            }
        }
    }
    findings
        .extend(open.iter().filter(|item| item.book.is_none()).map(|item| PlanFinding::NoBook { item: link(item) }));
    findings
}

fn items(plan: &PlanDetail) -> impl Iterator<Item = &Item> {
    plan.stages.iter().flat_map(|stage| &stage.items)
}

/// What an item cannot do without and does not have.
fn hard_needs(item: &Item) -> impl Iterator<Item = &ItemLink> {
    let hard = item.requires.iter().filter(|need| need.strength == Strength::Hard);
    hard.filter(|need| !need.satisfied && need.waived.is_none()).filter_map(|need| need.item.as_ref())
}

fn link(item: &Item) -> ItemLink {
    ItemLink { id: item.id, title: item.title.clone(), state: item.state }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::{Annotations, Confidence, ItemState, NeedSource, PlanTotals, Requirement, StageView};
    use crate::values::{PlanId, StageId};

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
