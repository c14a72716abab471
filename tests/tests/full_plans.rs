//! A plan has as many items as a plan file may: what would be more is refused with the number, and nothing is done by halves.

use lectern_core::books::{BookDraft, EditionDraft};
use lectern_core::plans::file::MAX_ITEMS;
use lectern_core::plans::{self, Mark, PlanDraft, UpdateChoice};
use lectern_core::values::PlanId;
use lectern_core::{Error, Op, Result};
use lectern_tests::Desk;
use lectern_tests::dump::dump;
use lectern_tests::lists::numbered;

/// A plan with room for so many more.
fn nearly_full(desk: &Desk, room: usize) -> PlanId {
    desk.change(Op::PlanTake, |tx| plans::take(tx, &numbered("1", MAX_ITEMS - room)))
}

fn count(desk: &Desk, plan: PlanId) -> usize {
    desk.ask(|view| plans::get(view, plan)).stages.iter().map(|stage| stage.items.len()).sum()
}

#[track_caller]
fn refused<T>(answer: Result<T>, items: usize) {
    let Err(Error::Conflict { what }) = answer else { panic!("it is taken") };
    assert_eq!(what, format!("“To read” would have {items} items; a plan may have 10000."));
}

#[test]
fn a_full_plan_takes_no_more_books_and_what_was_asked_for_together_stays_out_together() {
    let desk = Desk::new();
    let plan = nearly_full(&desk, 1);
    let (one, other) = (desk.book("Emma", 400), desk.book("Persuasion", 250));
    let before = dump(&desk.path());
    refused(desk.try_change(Op::ItemAdd, |tx| plans::add_items(tx, plan, None, &[one, other])), MAX_ITEMS + 1);
    assert!(before == dump(&desk.path()), "neither is in the plan");

    desk.change(Op::ItemAdd, |tx| plans::add_items(tx, plan, None, &[one]));
    assert_eq!(count(&desk, plan), MAX_ITEMS);
    let full = dump(&desk.path());
    desk.change(Op::ItemAdd, |tx| plans::add_items(tx, plan, None, &[one]));
    refused(desk.try_change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, other)), MAX_ITEMS + 1);
    let (draft, edition) = (BookDraft { title: "Evelina".to_owned(), ..BookDraft::default() }, EditionDraft::default());
    refused(desk.try_change(Op::BookAdd, |tx| plans::add_new_book(tx, plan, None, &draft, &edition)), MAX_ITEMS + 1);
    assert!(full == dump(&desk.path()), "and a book that was to go into it is not added either");
}

#[test]
fn a_selection_of_more_books_than_a_plan_may_have_makes_no_plan() {
    let desk = Desk::new();
    let all = vec![desk.book("Emma", 400); MAX_ITEMS + 1];
    let draft = PlanDraft { title: "To read".to_owned(), ..PlanDraft::default() };
    refused(desk.try_change(Op::PlanCreate, |tx| plans::create_of(tx, &draft, &all)), MAX_ITEMS + 1);
    assert!(desk.ask(plans::list).is_empty());
}

#[test]
fn an_update_that_would_make_a_plan_too_long_with_what_the_reader_keeps_changes_nothing() {
    let desk = Desk::new();
    let plan = desk.change(Op::PlanTake, |tx| plans::take(tx, &numbered("1", 2)));
    let touched = desk.ask(|view| plans::get(view, plan)).stages[0].items[0].id;
    desk.change(Op::ItemMark, |tx| plans::mark(tx, &[touched], Some(Mark::Known), None));
    let before = dump(&desk.path());
    let whole = UpdateChoice::default();
    refused(
        desk.try_change(Op::PlanUpdate, |tx| plans::update(tx, plan, &numbered("2", MAX_ITEMS), &whole)),
        MAX_ITEMS + 1,
    );
    assert!(before == dump(&desk.path()));
}
