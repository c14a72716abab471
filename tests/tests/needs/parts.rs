//! Parts of books, and what a plan is complete without.

use lectern_core::plans::{self, ItemState, Part, PartUnit, Strength, Weight};
use lectern_core::{Op, reading};
use lectern_tests::Desk;

use crate::{item, need, on, plan_of, state};

#[test]
fn an_optional_branch_never_blocks_and_is_counted_beside() {
    let desk = Desk::new();
    let (plan, ids, _) = plan_of(&desk, &[("A", 100), ("B", 200)]);
    desk.change(Op::ItemWeight, |tx| plans::set_weight(tx, &[ids[1]], Weight::Optional));
    let totals = desk.ask(|view| plans::get(view, plan)).totals;
    assert_eq!((totals.total, totals.pages_left, totals.optional_pages_left), (1, 100, 200));
    assert_eq!(state(&desk, plan, ids[0]), ItemState::Ready);
}

#[test]
fn a_part_is_done_when_it_is_read_and_the_next_one_has_its_turn() {
    let desk = Desk::new();
    let (plan, ids, books) = plan_of(&desk, &[("Data", 400)]);
    let second = desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, books[0]));
    let pages = |first, last| Some(Part { unit: PartUnit::Page, first, last });
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, ids[0], pages(1, 200)));
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, second, pages(201, 300)));
    need(&desk, second, on(ids[0]), Strength::Hard);
    let states = |desk: &Desk| (state(desk, plan, ids[0]), state(desk, plan, second));
    let left = |desk: &Desk| desk.ask(|view| plans::get(view, plan)).totals.pages_left;
    assert_eq!((states(&desk), left(&desk)), ((ItemState::Ready, ItemState::Waiting), 300));
    desk.log(books[0], "100").expect("progress");
    assert_eq!((states(&desk), left(&desk)), ((ItemState::Reading, ItemState::Waiting), 200));
    assert_eq!(item(&desk, plan, ids[0]).part_progress, Some(0.5));
    desk.log(books[0], "200").expect("progress");
    assert_eq!((states(&desk), left(&desk)), ((ItemState::Done, ItemState::Reading), 100));
    desk.change(Op::ReadAbandon, |tx| reading::abandon(tx, books[0], "", "", ""));
    assert_eq!(states(&desk), (ItemState::Done, ItemState::Abandoned), "what was read of a part stays read");
}

#[test]
fn a_part_is_done_by_a_later_read_of_the_whole_book() {
    let desk = Desk::new();
    let (plan, ids, books) = plan_of(&desk, &[("Data", 400)]);
    let part = Some(Part { unit: PartUnit::Page, first: 50, last: 80 });
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, ids[0], part));
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, books[0], ""));
    assert_eq!(state(&desk, plan, ids[0]), ItemState::Done);
}

#[test]
fn pages_that_two_parts_share_are_counted_once() {
    let desk = Desk::new();
    let (plan, ids, books) = plan_of(&desk, &[("Data", 400)]);
    let second = desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, books[0]));
    let pages = |first, last| Some(Part { unit: PartUnit::Page, first, last });
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, ids[0], pages(1, 200)));
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, second, pages(101, 300)));
    let totals = |desk: &Desk| desk.ask(|view| plans::get(view, plan)).totals;
    assert_eq!((totals(&desk).total, totals(&desk).pages_left), (2, 300));
    desk.log(books[0], "150").expect("progress");
    assert_eq!(totals(&desk).pages_left, 150);
    desk.change(Op::ItemPart, |tx| plans::set_part(tx, second, None));
    assert_eq!(totals(&desk).pages_left, 250, "the whole book holds the part");
}
