//! A reader makes a list for others: from nothing or from books, with facts, in versions.

use lectern_core::plans::file::PlanFile;
use lectern_core::plans::{self, Annotations, ItemPlace, Layers, Mark, PlanDraft, UpdateChoice};
use lectern_core::values::{ItemId, PlanId};
use lectern_core::{Error, Op};
use lectern_tests::Desk;

fn of_books(desk: &Desk, titles: &[&str]) -> PlanId {
    let books: Vec<_> = titles.iter().map(|title| desk.book(title, 300)).collect();
    let draft = PlanDraft { title: "Winter".to_owned(), ..PlanDraft::default() };
    desk.change(Op::PlanCreate, |tx| plans::create_of(tx, &draft, &books))
}

fn items(desk: &Desk, plan: PlanId) -> Vec<ItemId> {
    let detail = desk.ask(|view| plans::get(view, plan));
    detail.stages.iter().flat_map(|stage| &stage.items).map(|item| item.id).collect()
}

fn file(desk: &Desk, plan: PlanId) -> PlanFile {
    desk.ask(|view| plans::export(view, plan, Layers::Curator))
}

fn titles(file: &PlanFile) -> Vec<&str> {
    file.items().map(|item| item.asks_for.as_str()).collect()
}

fn move_first(desk: &Desk, plan: PlanId, item: ItemId) {
    let detail = desk.ask(|view| plans::get(view, plan));
    let to = ItemPlace { stage: detail.stages[0].id, before: Some(detail.stages[0].items[0].id) };
    desk.change(Op::ItemMove, |tx| plans::move_items(tx, &[item], to));
}

#[test]
fn a_plan_of_a_selection_has_its_books_in_their_order_and_is_one_step() {
    let desk = Desk::new();
    let plan = of_books(&desk, &["Emma", "Persuasion", "Evelina"]);
    assert_eq!(titles(&file(&desk, plan)), ["Emma", "Persuasion", "Evelina"]);
    desk.undo();
    assert!(desk.ask(plans::list).is_empty(), "one undo takes the plan away");
}

#[test]
fn what_the_reader_writes_into_their_list_leaves_with_it() {
    let desk = Desk::new();
    let plan = of_books(&desk, &["Emma"]);
    let facts = Annotations {
        why: Some(" For the tone ".to_owned()),
        level: Some("beginner".to_owned()),
        role: vec!["broad".to_owned(), String::new()],
        must_read: true,
        recommended_by: vec!["Ada Example, 2024-05-01, https://example.org/list".to_owned()],
        ..Annotations::default()
    };
    let item = items(&desk, plan)[0];
    desk.change(Op::ItemAnnotate, |tx| plans::annotate(tx, item, &facts));
    let file = file(&desk, plan);
    let said = &file.items().next().unwrap().annotations;
    assert_eq!(said.why.as_deref(), Some("For the tone"));
    assert_eq!((said.role.len(), said.must_read), (1, true), "what is empty is not said");
    assert_eq!(said.recommended_by[0].link.as_deref(), Some("https://example.org/list"));
}

#[test]
fn what_a_curator_says_stays_theirs() {
    let desk = Desk::new();
    let list = plans::offer_plan("backend-canon").unwrap();
    let plan = desk.change(Op::PlanTake, |tx| plans::take(tx, &list));
    let item = items(&desk, plan)[0];
    let refused = desk.try_change(Op::ItemAnnotate, |tx| plans::annotate(tx, item, &Annotations::default()));
    assert!(matches!(refused, Err(Error::Conflict { .. })));
    let book = desk.book("Emma", 300);
    let own = desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, book));
    let facts = Annotations { why: Some("Mine.".to_owned()), ..Annotations::default() };
    desk.change(Op::ItemAnnotate, |tx| plans::annotate(tx, own, &facts));
    assert!(matches!(
        desk.try_change(Op::PlanPublish, |tx| plans::publish(tx, plan, "", "")),
        Err(Error::Conflict { .. })
    ));
}

#[test]
fn a_published_version_carries_its_note_and_those_who_have_the_list_can_follow() {
    let (desk, friend) = (Desk::new(), Desk::new());
    let plan = of_books(&desk, &["Emma", "Persuasion", "Evelina"]);
    let first = desk.change(Op::PlanPublish, |tx| plans::publish(tx, plan, "", "Three novels."));
    assert_eq!(first, "1");
    let theirs = friend.change(Op::PlanTake, |tx| plans::take(tx, &file(&desk, plan)));
    let known = items(&friend, theirs)[1];
    friend.change(Op::ItemMark, |tx| plans::mark(tx, &[known], Some(Mark::Known), None));

    move_first(&desk, plan, items(&desk, plan)[2]);
    let facts = Annotations { why: Some("Letters.".to_owned()), ..Annotations::default() };
    let moved = items(&desk, plan)[0];
    desk.change(Op::ItemAnnotate, |tx| plans::annotate(tx, moved, &facts));
    desk.change(Op::PlanPublish, |tx| plans::publish(tx, plan, "", "Evelina comes first."));
    let second = file(&desk, plan);
    assert_eq!((second.version.as_str(), titles(&second)), ("2", vec!["Evelina", "Emma", "Persuasion"]));
    assert_eq!(second.more["versions"][0]["note"], "Evelina comes first.");
    assert_eq!(second.more["versions"][1]["note"], "Three novels.");
    assert_eq!(second.updated, Some(desk.now().reading_day(lectern_core::values::RolloverHour::default()).date()));

    let shown = friend.ask(|view| plans::compare(view, theirs, &second));
    let keys: Vec<_> = shown.entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["item:evelina"], "a move and a reason, and no entry came or went");
    assert_eq!(shown.notes[0].note, "Evelina comes first.");
    assert_eq!(shown.notes.len(), 1, "what was said of the version that they have is known");
    friend.change(Op::PlanUpdate, |tx| plans::update(tx, theirs, &second, &UpdateChoice::default()));
    assert_eq!(file(&friend, theirs).items().count(), 3);
}

#[test]
fn the_readers_order_is_their_lists_order_even_before_it_is_published() {
    let desk = Desk::new();
    let plan = of_books(&desk, &["Emma", "Persuasion", "Evelina"]);
    let all = items(&desk, plan);
    move_first(&desk, plan, all[2]);
    desk.change(Op::ItemMark, |tx| plans::mark(tx, &[all[0]], Some(Mark::Removed), None));
    assert_eq!(titles(&file(&desk, plan)), ["Evelina", "Persuasion"], "and what was taken out is no part of it");
}

#[test]
fn a_version_is_published_once() {
    let desk = Desk::new();
    let plan = of_books(&desk, &["Emma"]);
    desk.change(Op::PlanPublish, |tx| plans::publish(tx, plan, "2026.1", ""));
    let again = desk.try_change(Op::PlanPublish, |tx| plans::publish(tx, plan, "2026.1", ""));
    assert!(matches!(again, Err(Error::Invalid { field, .. }) if field == "version"));
    assert_eq!(desk.change(Op::PlanPublish, |tx| plans::publish(tx, plan, "", "")), "2026.2");
}
