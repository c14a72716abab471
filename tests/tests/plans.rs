//! What a reader may rely on of plans: the 24 recommendations as they are, honest about what is not known.

use lectern_core::books::{self, BookQuery};
use lectern_core::plans::{
    self, Confidence, Item, ItemPlace, ItemState, Mark, MatchChoice, MatchSource, PlanDetail, PlanDraft, StageDraft,
};
use lectern_core::reading;
use lectern_core::values::{ItemId, PlanId};
use lectern_core::{Error, Op, today};
use lectern_tests::Desk;

fn take(desk: &Desk, key: &str) -> PlanId {
    desk.change(Op::PlanTake, |tx| plans::take(tx, &plans::offer_plan(key)?))
}

fn plan(desk: &Desk, id: PlanId) -> PlanDetail {
    desk.ask(|view| plans::get(view, id))
}

fn items(plan: &PlanDetail) -> Vec<&Item> {
    plan.stages.iter().flat_map(|stage| &stage.items).collect()
}

fn item(plan: &PlanDetail, fits: impl Fn(&Item) -> bool) -> Item {
    (*items(plan).into_iter().find(|item| fits(item)).expect("such an item")).clone()
}

#[test]
fn the_plan_has_all_24_recommendations_and_invents_no_book() {
    let desk = Desk::new();
    let plan = plan(&desk, take(&desk, "backend-engineering"));
    let items = items(&plan);
    assert_eq!(items.len(), 24);
    for item in &items {
        let known = matches!(item.confidence, Confidence::High | Confidence::Medium);
        assert_eq!(item.book.is_some(), known, "{}: {:?}", item.title, item.confidence);
        assert!(item.basis.as_deref().is_some_and(|basis| !basis.is_empty()), "{} says why", item.title);
        if item.confidence == Confidence::Low {
            assert!(!item.candidates.is_empty(), "{} says what it possibly is", item.title);
        }
    }
    assert_eq!(items.iter().filter(|item| item.no_such_book).count(), 3);
    assert_eq!(plan.totals.unidentified, 14);
}

#[test]
fn two_editions_of_one_book_are_one_book_with_two_editions() {
    let desk = Desk::new();
    let plan = plan(&desk, take(&desk, "backend-engineering"));
    let node: Vec<_> = items(&plan)
        .into_iter()
        .filter_map(|item| item.book.as_ref())
        .filter(|book| book.title == "Web Development with Node and Express")
        .collect();
    assert_eq!(node.len(), 2);
    assert_eq!(node[0].id, node[1].id);
    assert_eq!(desk.ask(|view| books::editions_of(view, node[0].id)).len(), 2);
    let pages: std::collections::BTreeSet<_> = node.iter().filter_map(|book| book.pages).collect();
    assert_eq!(pages, [332, 346].into(), "each item shows the edition that the list speaks of");
}

#[test]
fn a_book_may_stand_in_both_plans_and_is_in_the_library_once() {
    let desk = Desk::new();
    let first = take(&desk, "backend-engineering");
    let second = take(&desk, "backend-canon");
    let of = |id| item(&plan(&desk, id), |item| item.title == "Express in Action").book.expect("a book").id;
    assert_eq!(of(first), of(second));
    let found = desk.ask(|view| plans::plans_of_book(view, of(first)));
    assert_eq!(found.iter().map(|place| place.plan).collect::<std::collections::HashSet<_>>().len(), 2);
    let row = desk.ask(|view| {
        books::list(view, &BookQuery { text: "express in action".into(), limit: 5, ..BookQuery::default() })
    });
    assert_eq!((row.total, row.books[0].plans), (1, 2));
}

#[test]
fn finishing_what_is_needed_makes_the_next_ready_and_today_says_why() {
    let desk = Desk::new();
    let id = take(&desk, "backend-canon");
    let blocked = item(&plan(&desk, id), |item| item.title == "SQL Performance Explained");
    assert_eq!(blocked.state, ItemState::Waiting);
    assert_eq!(blocked.blocked_by[0].title, "Learning SQL");
    let needed = item(&plan(&desk, id), |item| item.title == "Learning SQL");
    assert!(needed.unlocks.iter().any(|link| link.id == blocked.id));
    let book = needed.book.expect("a book").id;
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, ""));
    assert_eq!(item(&plan(&desk, id), |item| item.id == blocked.id).state, ItemState::Ready);
    assert!(!desk.ask(|view| today::get(view, desk.now())).next.is_empty());
}

#[test]
fn a_book_that_two_items_share_is_one_thing_to_begin() {
    let desk = Desk::new();
    take(&desk, "backend-engineering");
    let next = desk.ask(|view| today::get(view, desk.now())).next;
    let books: std::collections::HashSet<_> =
        next.iter().filter_map(|next| next.item.book.as_ref()).map(|book| book.id).collect();
    assert_eq!((next.len(), books.len()), (5, 5));
}

#[test]
fn what_i_know_already_opens_the_way_and_can_be_taken_back() {
    let desk = Desk::new();
    let id = take(&desk, "backend-canon");
    let needed = item(&plan(&desk, id), |item| item.title == "Learning SQL").id;
    desk.change(Op::ItemMark, |tx| plans::mark(tx, &[needed], Some(Mark::Known), None));
    assert_eq!(item(&plan(&desk, id), |item| item.title == "SQL Performance Explained").state, ItemState::Ready);
    assert_eq!(desk.undo(), "Marked Learning SQL as known");
    assert_eq!(item(&plan(&desk, id), |item| item.title == "SQL Performance Explained").state, ItemState::Waiting);
}

#[test]
fn a_skipped_need_is_shown_and_never_silently_satisfied() {
    let desk = Desk::new();
    let id = take(&desk, "backend-canon");
    let needed = item(&plan(&desk, id), |item| item.title == "Learning SQL").id;
    desk.change(Op::ItemMark, |tx| plans::mark(tx, &[needed], Some(Mark::Skipped), Some("no time")));
    let blocked = item(&plan(&desk, id), |item| item.title == "SQL Performance Explained");
    assert_eq!(blocked.state, ItemState::Waiting);
    assert_eq!(blocked.blocked_by[0].state, ItemState::Skipped);
    assert_eq!(item(&plan(&desk, id), |item| item.id == needed).reason.as_deref(), Some("no time"));
}

#[test]
fn a_recommendation_is_matched_by_the_reader_and_given_back() {
    let desk = Desk::new();
    let id = take(&desk, "backend-engineering");
    let unknown = item(&plan(&desk, id), |item| item.confidence == Confidence::Low);
    let candidate = unknown.candidates[0].clone();
    let choice = MatchChoice::Candidate { id: candidate.id };
    let book = desk.change(Op::ItemMatch, |tx| plans::match_book(tx, unknown.id, &choice)).expect("a book");
    let matched = item(&plan(&desk, id), |item| item.id == unknown.id);
    assert_eq!(matched.book.as_ref().map(|book| book.id), Some(book));
    assert_eq!((matched.matched_by, matched.title.as_str()), (Some(MatchSource::Reader), candidate.title.as_str()));
    desk.change(Op::ItemMatch, |tx| plans::match_book(tx, unknown.id, &MatchChoice::Curator));
    assert_eq!(item(&plan(&desk, id), |item| item.id == unknown.id).book, None);
}

#[test]
fn a_named_book_can_be_said_to_be_wrong() {
    let desk = Desk::new();
    let id = take(&desk, "backend-engineering");
    let named = item(&plan(&desk, id), |item| item.confidence == Confidence::Medium);
    desk.change(Op::ItemMatch, |tx| plans::match_book(tx, named.id, &MatchChoice::Nothing));
    let open = item(&plan(&desk, id), |item| item.id == named.id);
    assert_eq!((open.book, open.title), (None, named.asks_for));
}

#[test]
fn items_move_within_their_stage_and_to_another_one() {
    let desk = Desk::new();
    let id = take(&desk, "backend-canon");
    let before = plan(&desk, id);
    let (first, third) = (before.stages[0].items[0].id, before.stages[0].items[2].id);
    let to = ItemPlace { stage: before.stages[0].id, before: Some(first) };
    desk.change(Op::ItemMove, |tx| plans::move_items(tx, &[third], to));
    assert_eq!(plan(&desk, id).stages[0].items[0].id, third);
    let to = ItemPlace { stage: before.stages[1].id, before: None };
    desk.change(Op::ItemMove, |tx| plans::move_items(tx, &[third], to));
    assert_eq!(plan(&desk, id).stages[1].items.last().map(|item| item.id), Some(third));
    desk.undo();
    desk.undo();
    assert_eq!(plan(&desk, id), before);
}

#[test]
fn moving_an_item_a_hundred_times_to_the_same_place_still_finds_room() {
    let desk = Desk::new();
    let id = take(&desk, "backend-canon");
    let stage = plan(&desk, id).stages[0].id;
    for _ in 0..100 {
        let now = plan(&desk, id);
        let (first, last) = (now.stages[0].items[0].id, now.stages[0].items.last().expect("items").id);
        let second = now.stages[0].items[1].id;
        desk.change(Op::ItemMove, |tx| plans::move_items(tx, &[last], ItemPlace { stage, before: Some(second) }));
        let after = plan(&desk, id);
        assert_eq!((after.stages[0].items[0].id, after.stages[0].items[1].id), (first, last));
    }
}

#[test]
fn a_plan_of_ones_own_takes_stages_and_books() {
    let desk = Desk::new();
    let draft = PlanDraft { title: "Evening shelf".into(), ..PlanDraft::default() };
    let id = desk.change(Op::PlanCreate, |tx| plans::create(tx, &draft));
    let stage = desk.change(Op::StageAdd, |tx| {
        plans::add_stage(tx, id, &StageDraft { title: "Later".into(), summary: String::new() })
    });
    let book = desk.book("Emma", 400);
    desk.change(Op::ItemAdd, |tx| plans::add_item(tx, id, Some(stage), book));
    let refused = desk.try_change(Op::StageRemove, |tx| plans::remove_stage(tx, stage)).expect_err("it holds Emma");
    assert_eq!(refused.code(), "conflict");
    assert_eq!(plan(&desk, id).totals.pages_left, 400);
    desk.change(Op::PlanRemove, |tx| plans::remove(tx, id));
    assert_eq!(desk.ask(|view| books::title_of(view, book)), "Emma", "a plan's books stay");
}

#[test]
fn of_a_group_only_as_many_count_as_it_takes() {
    let desk = Desk::new();
    let id = take(&desk, "backend-engineering");
    let detail = plan(&desk, id);
    let grouped = items(&detail).iter().filter(|item| item.group.is_some()).count();
    let optional = items(&detail).iter().filter(|item| item.optional && item.group.is_none()).count();
    let taken: u32 = detail.groups.iter().map(|group| group.take).sum();
    assert_eq!(detail.totals.total as usize, 24 - grouped - optional + taken as usize);
}

#[test]
fn a_plan_is_taken_once_and_can_be_taken_again_after_it_was_removed() {
    let desk = Desk::new();
    let plan = take(&desk, "backend-canon");
    let twice = desk.try_change(Op::PlanTake, |tx| plans::take(tx, &plans::offer_plan("backend-canon")?));
    assert!(matches!(&twice, Err(Error::Conflict { what }) if what.contains("already")), "{twice:?}");
    desk.change(Op::PlanRemove, |tx| plans::remove(tx, plan));
    take(&desk, "backend-canon");
}

#[test]
fn a_group_moves_as_one_step_in_its_order() {
    let desk = Desk::new();
    let plan = take(&desk, "backend-engineering");
    let ids = |at: usize| -> Vec<ItemId> {
        desk.ask(|view| plans::get(view, plan)).stages[at].items.iter().map(|item| item.id).collect()
    };
    let (from, to) = (ids(0), ids(1));
    let stage = desk.ask(|view| plans::get(view, plan)).stages[1].id;
    let group = [from[1], from[0]];
    let place = ItemPlace { stage, before: Some(to[0]) };
    desk.change(Op::ItemMove, |tx| plans::move_items(tx, &group, place));
    assert_eq!(ids(1), [&group[..], &to[..]].concat());
    assert_eq!(desk.undo(), "Moved 2 items");
    assert_eq!((ids(0), ids(1)), (from, to));
}

#[test]
fn a_new_book_in_a_plan_is_one_step() {
    let desk = Desk::new();
    let plan = take(&desk, "backend-canon");
    let draft = books::BookDraft { title: "Emma".to_owned(), ..Default::default() };
    let book = desk.change(Op::ItemAdd, |tx| plans::add_new_book(tx, plan, None, &draft, &Default::default()));
    assert_eq!(desk.ask(|view| plans::plans_of_book(view, book)).len(), 1);
    desk.undo();
    let all = BookQuery { text: "emma".to_owned(), limit: 1, ..BookQuery::default() };
    assert_eq!(desk.ask(|view| books::list(view, &all)).total, 0, "book and item went together");
}

#[test]
fn a_target_is_said_as_readers_say_days() {
    let desk = Desk::new();
    let draft = PlanDraft { title: "Novels".to_owned(), target: "in 2 weeks".to_owned(), ..PlanDraft::default() };
    let plan = desk.change(Op::PlanCreate, |tx| plans::create(tx, &draft));
    assert_eq!(
        desk.ask(|view| plans::get(view, plan)).target.map(|day| day.to_string()).as_deref(),
        Some("2026-03-19")
    );
    let book = desk.book("Emma", 400);
    let item = desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, book));
    desk.change(Op::ItemEdit, |tx| plans::edit_item(tx, item, "", "3.5.2026"));
    let own = desk.ask(|view| plans::plans_of_book(view, book)).remove(0).item;
    assert_eq!(own.target.map(|day| day.to_string()).as_deref(), Some("2026-05-03"));
    let vague = desk.try_change(Op::ItemEdit, |tx| plans::edit_item(tx, item, "", "spring 2027"));
    assert!(matches!(vague, Err(Error::Invalid { field, .. }) if field == "target"));
}
