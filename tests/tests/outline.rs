//! A long plan is read in outline and in windows: the same as the plan whole, and at the cost of what is shown.

use std::collections::HashMap;

use lectern_core::plans::{
    self, Item, ItemState, MOST_ROWS, Mark, OutlineItem, OutlinePiece, Part, PartUnit, PlanDetail, PlanOutline, file,
};
use lectern_core::rows::MOST_BYTES;
use lectern_core::values::{ItemId, PlanId, StageId};
use lectern_core::{Op, Snapshot};
use lectern_tests::Desk;
use lectern_tests::everything::{Dice, desk_with_plans, perform};
use proptest::prelude::*;
use serde_json::json;

/// A plan of so many items, each of which needs the five before it; in every ten one is a part and two share a book.
fn long_plan(desk: &Desk, items: usize) -> PlanId {
    let item = |at: usize| {
        let needs: Vec<_> =
            (at.saturating_sub(5)..at).map(|it| json!({ "item": format!("i{it}"), "strength": "hard" })).collect();
        let mut item = json!({
            "id": format!("i{at}"), "asks_for": format!("Volume {at}"), "requires": needs,
            "identification": { "confidence": "stated", "basis": "The list names it." },
            "book": { "title": format!("Volume {}", if at % 10 == 9 { at - 1 } else { at }), "authors": [{ "name": "Somebody" }], "pages": 300 },
        });
        if at % 10 == 3 {
            item["part"] = json!({ "pages": [1, 100] });
        }
        item
    };
    let stages: Vec<_> = (0..4)
        .map(|stage| {
            let own = items * stage / 4..items * (stage + 1) / 4;
            json!({ "id": format!("s{stage}"), "title": format!("Shelf {stage}"), "items": own.map(item).collect::<Vec<_>>() })
        })
        .collect();
    let plan = json!({
        "lectern_plan": 1, "id": format!("long-{items}"), "title": format!("Long {items}"), "version": "1", "language": "en",
        "stages": stages,
    });
    let plan = file::parse(&plan.to_string())
        .unwrap_or_else(|problems| panic!("{}", problems.to_string().chars().take(500).collect::<String>()));
    desk.change(Op::PlanTake, |tx| plans::take(tx, &plan))
}

/// A plan without its items, piece after piece.
fn outline(view: &Snapshot<'_>, plan: PlanId) -> lectern_core::Result<PlanOutline> {
    let mut whole = plans::outline(view, plan, 0)?;
    while let Some(from) = whole.next {
        let piece = plans::outline(view, plan, from)?;
        whole.stages.extend(piece.stages);
        whole.groups.extend(piece.groups);
        whole.next = piece.next;
    }
    Ok(whole)
}

/// The items of a plan in outline, piece after piece.
fn outlined(view: &Snapshot<'_>, plan: PlanId) -> lectern_core::Result<Vec<OutlineItem>> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let piece = plans::outlined_items(view, plan, after, None)?;
        all.extend(piece.items);
        after = piece.next;
        if after.is_none() {
            return Ok(all);
        }
    }
}

/// These items of a plan, window after window, as a page asks for them.
fn rows_of(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> lectern_core::Result<HashMap<ItemId, Item>> {
    let mut found = HashMap::new();
    for window in ids.chunks(MOST_ROWS) {
        let mut left = window.to_vec();
        while !left.is_empty() {
            let rows = plans::rows(view, plan, &left)?;
            assert!(!rows.is_empty(), "an item of the outline can be read");
            found.extend(rows.into_iter().map(|item| (item.id, item)));
            left.retain(|id| !found.contains_key(id));
        }
    }
    Ok(found)
}

fn all_items(plan: &PlanDetail) -> impl Iterator<Item = &Item> {
    plan.stages.iter().flat_map(|stage| &stage.items).chain(&plan.removed)
}

/// What the outline says of an item, from the item whole.
fn in_outline(item: &Item, order: &str) -> OutlineItem {
    let pages = match item.part {
        Some(Part { unit: PartUnit::Page, first, last }) => Some(last - first + 1),
        _ => item.book.as_ref().and_then(|book| book.pages),
    };
    let under_way = matches!(item.state, ItemState::Reading | ItemState::Paused);
    OutlineItem {
        id: item.id,
        stage: item.stage,
        order: order.to_owned(),
        title: item.title.clone(),
        state: item.state,
        book: item.book.as_ref().map(|book| book.id),
        edition: item.book.as_ref().and_then(|book| book.edition.clone()),
        group: item.group,
        pages,
        progress: item.book.as_ref().and_then(|book| book.progress).filter(|_| under_way),
        level: item.annotations.level.clone(),
        must_read: item.annotations.must_read,
        optional: item.optional,
    }
}

/// That outline and rows together are the plan whole.
fn agrees(desk: &Desk, plan: PlanId) -> Result<(), TestCaseError> {
    let whole = desk.ask(|view| plans::get(view, plan));
    let head = desk.ask(|view| outline(view, plan));
    let mut outline = desk.ask(|view| outlined(view, plan));
    let ids: Vec<ItemId> = outline.iter().map(|item| item.id).collect();
    let rows = desk.ask(|view| rows_of(view, plan, &ids));
    prop_assert_eq!(&head.totals, &whole.totals);
    prop_assert_eq!(&head.groups, &whole.groups);
    prop_assert_eq!(outline.len(), all_items(&whole).count());
    outline.sort_by(|one, other| (&one.order, one.id).cmp(&(&other.order, other.id)));
    for (stage, outlined) in whole.stages.iter().zip(&head.stages) {
        prop_assert_eq!(
            (stage.id, &stage.title, &stage.summary, stage.total, stage.done, stage.pages_left),
            (outlined.id, &outlined.title, &outlined.summary, outlined.total, outlined.done, outlined.pages_left)
        );
        let own: Vec<&OutlineItem> =
            outline.iter().filter(|it| it.stage == stage.id && it.state != ItemState::Removed).collect();
        prop_assert_eq!(own.len(), stage.items.len());
        for (item, outlined) in stage.items.iter().zip(own) {
            prop_assert_eq!(&in_outline(item, &outlined.order), outlined);
        }
    }
    for item in all_items(&whole) {
        prop_assert_eq!(rows.get(&item.id), Some(item));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn outline_and_rows_are_the_plan_whole(
        actions in proptest::collection::vec(
            (prop::sample::select(ACTIONS.to_vec()), any::<u32>(), any::<u32>(), any::<u32>()), 1..40,
        ),
    ) {
        let desk = desk_with_plans();
        for (op, a, b, c) in actions {
            desk.wait(61);
            perform(&desk, op, Dice(a, b, c));
        }
        for summary in desk.ask(plans::list) {
            agrees(&desk, summary.id)?;
        }
    }
}

#[test]
fn a_long_plan_is_the_same_whole_and_in_windows_and_no_answer_is_large() {
    let desk = Desk::new();
    let plan = long_plan(&desk, 1_500);
    agrees(&desk, plan).unwrap_or_else(|error| panic!("{error}"));
    let piece = desk.ask(|view| plans::outlined_items(view, plan, None, None));
    assert!(piece.next.is_some(), "it comes in pieces");
    let rest: Vec<ItemId> = piece.items.iter().rev().take(MOST_ROWS).map(|item| item.id).collect();
    let rows = desk.ask(|view| plans::rows(view, plan, &rest));
    for bytes in [serde_json::to_vec(&piece).unwrap().len(), serde_json::to_vec(&rows).unwrap().len()] {
        assert!(bytes <= MOST_BYTES + 1024, "{bytes} bytes");
    }
}

#[test]
fn a_plan_of_thousands_of_groups_and_stages_comes_in_pieces_of_which_none_is_large() {
    let desk = Desk::new();
    let items = 4_000;
    let item = |at: usize| {
        json!({
            "id": format!("i{at}"), "asks_for": format!("Volume {at}"), "group": format!("g{}", at / 2),
            "identification": { "confidence": "none", "basis": "The list gives a number." },
        })
    };
    let stage = |at: usize| {
        let own: Vec<_> = (at * 4..at * 4 + 4).map(item).collect();
        json!({ "id": format!("s{at}"), "title": format!("Shelf {at}"), "summary": "Four volumes, of which two.", "items": own })
    };
    let group =
        |at: usize| json!({ "id": format!("g{at}"), "title": format!("One of the two of pair {at}"), "take": 1 });
    let plan = json!({
        "lectern_plan": 1, "id": "pairs", "title": "Pairs", "version": "1", "language": "en",
        "stages": (0..items / 4).map(stage).collect::<Vec<_>>(), "groups": (0..items / 2).map(group).collect::<Vec<_>>(),
    });
    let plan = file::parse(&plan.to_string()).expect("a plan file");
    let plan = desk.change(Op::PlanTake, |tx| plans::take(tx, &plan));
    let (mut pieces, mut from) = (0, Some(0));
    while let Some(next) = from {
        let piece = desk.ask(|view| plans::outline(view, plan, next));
        let bytes = serde_json::to_vec(&piece).expect("an answer").len();
        assert!(bytes <= 256 * 1024, "{bytes} bytes");
        (pieces, from) = (pieces + 1, piece.next);
    }
    assert!(pieces > 1, "it comes in pieces");
    let (whole, parts) = (desk.ask(|view| plans::get(view, plan)), desk.ask(|view| outline(view, plan)));
    assert_eq!(parts.groups, whole.groups);
    let ids = |stages: &mut dyn Iterator<Item = StageId>| stages.collect::<Vec<_>>();
    assert_eq!(ids(&mut parts.stages.iter().map(|it| it.id)), ids(&mut whole.stages.iter().map(|it| it.id)));
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let desk = Desk::new();
    let plan = long_plan(&desk, 1_500);
    let pieces = |known: &[OutlinePiece]| {
        let (mut pieces, mut after) = (Vec::<OutlinePiece>::new(), None);
        loop {
            let print = known.get(pieces.len()).map(|piece| piece.print.as_str());
            pieces.push(desk.ask(|view| plans::outlined_items(view, plan, after, print)));
            after = pieces.last().and_then(|piece| piece.next);
            if after.is_none() {
                return pieces;
            }
        }
    };
    let first = pieces(&[]);
    assert!(first.len() > 1 && first.iter().all(|piece| !piece.unchanged));
    assert!(pieces(&first).iter().all(|piece| piece.unchanged && piece.items.is_empty()));
    let last = first.last().and_then(|piece| piece.items.last()).map(|item| item.id).expect("an item");
    desk.change(Op::ItemMark, |tx| plans::mark(tx, &[last], Some(Mark::Known), None));
    let again = pieces(&first);
    let changed: Vec<bool> = again.iter().map(|piece| !piece.unchanged).collect();
    assert_eq!(changed.iter().filter(|it| **it).count(), 1, "only the piece with the item: {changed:?}");
    assert!(again.last().expect("a piece").items.iter().any(|it| it.id == last && it.state == ItemState::Known));
}

#[test]
fn a_window_costs_the_same_in_a_plan_of_any_length() {
    let desk = Desk::new();
    let [short, long] = [200, 1_600].map(|items| long_plan(&desk, items));
    let window = |plan: PlanId| {
        let outline = desk.ask(|view| outlined(view, plan));
        let ids: Vec<ItemId> = outline.iter().skip(outline.len() / 2).take(30).map(|item| item.id).collect();
        let question = |view: &Snapshot<'_>| plans::rows(view, plan, &ids);
        let (rows, steps) = desk.library().weigh(question).expect("the rows");
        assert_eq!(rows.len(), 30);
        steps
    };
    let (short, long) = (window(short), window(long));
    assert!(long <= short + short / 10, "{short} steps in a short plan and {long} in a long one");
}

#[test]
fn an_outline_costs_some_steps_an_item_and_each_piece_only_its_own() {
    let desk = Desk::new();
    let items = 1_600;
    let plan = long_plan(&desk, items);
    let steps = |question: &dyn Fn(&Snapshot<'_>) -> lectern_core::Result<()>| {
        desk.library().weigh(question).expect("an answer").1 / items as u64
    };
    let head = steps(&|view| plans::outline(view, plan, 0).map(drop));
    assert!(head < 400, "{head} steps an item for the head");
    let all = steps(&|view| outlined(view, plan).map(drop));
    assert!(all < 300, "{all} steps an item for all pieces");
    let list = steps(&|view| plans::list(view).map(drop));
    assert!(list < 400, "{list} steps an item for the list of plans");
}

const ACTIONS: [Op; 28] = [
    Op::ItemMark,
    Op::ItemMark,
    Op::ItemMark,
    Op::NeedSet,
    Op::NeedSet,
    Op::NeedSet,
    Op::NeedRemove,
    Op::NeedWaive,
    Op::TopicKnow,
    Op::GroupMake,
    Op::GroupEdit,
    Op::GroupDissolve,
    Op::GroupSet,
    Op::ItemPart,
    Op::ItemPart,
    Op::ItemMove,
    Op::ItemMove,
    Op::ItemMatch,
    Op::ItemAdd,
    Op::ReadStart,
    Op::ReadStart,
    Op::ReadFinish,
    Op::ReadAbandon,
    Op::ReadPause,
    Op::ProgressLog,
    Op::ProgressLog,
    Op::BookRemove,
    Op::PlanUpdate,
];
