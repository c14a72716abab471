//! What a reader may rely on when they change several books at once, or add one that may be there already.

use lectern_core::books::{self, BookDraft, BookState, EditionDraft};
use lectern_core::plans::{self, PlanDraft};
use lectern_core::reading;
use lectern_core::values::BookId;
use lectern_core::{Error, Op};
use lectern_tests::Desk;

fn state(desk: &Desk, book: BookId) -> BookState {
    desk.ask(|view| books::row_of(view, book)).state
}

#[test]
fn starting_several_books_is_one_step_and_goes_on_with_the_paused_ones() {
    let desk = Desk::new();
    let (unread, paused, open) = (desk.book("Emma", 400), desk.book("Persuasion", 250), desk.book("Sanditon", 100));
    for book in [paused, open] {
        desk.change(Op::ReadStart, |tx| reading::start(tx, book, "2026-01-01", None));
    }
    desk.change(Op::ReadPause, |tx| reading::pause(tx, paused, "", "", ""));
    let done = desk.try_change(Op::ReadStart, |tx| reading::start_several(tx, &[unread, paused, open], "")).unwrap();
    assert_eq!(done.label.as_deref(), Some("Started 3 books"), "the toast says how many");
    for book in [unread, paused, open] {
        assert_eq!(state(&desk, book), BookState::Reading);
        assert_eq!(desk.ask(|view| reading::reads_of(view, book)).len(), 1, "nobody begins twice");
    }
    desk.undo();
    assert_eq!(
        (state(&desk, unread), state(&desk, paused)),
        (BookState::Unread, BookState::Paused),
        "one undo for all"
    );
}

#[test]
fn finishing_several_books_does_not_finish_a_finished_one_again() {
    let desk = Desk::new();
    let (read, unread) = (desk.book("Emma", 400), desk.book("Persuasion", 250));
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, read, "2019"));
    desk.change(Op::ReadFinish, |tx| reading::finish_several(tx, &[read, unread], "unknown"));
    for book in [read, unread] {
        assert_eq!(state(&desk, book), BookState::Finished);
        assert_eq!(desk.ask(|view| reading::reads_of(view, book)).len(), 1);
    }
}

#[test]
fn several_books_change_together_or_not_at_all() {
    let desk = Desk::new();
    let (book, gone) = (desk.book("Emma", 400), desk.book("Persuasion", 250));
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[gone]));
    let refused = desk.try_change(Op::ReadFinish, |tx| reading::finish_several(tx, &[book, gone], "2999"));
    assert!(matches!(refused, Err(Error::Invalid { .. })), "a date in the future is refused");
    assert_eq!(state(&desk, book), BookState::Unread);
}

#[test]
fn several_books_go_into_a_plan_once_each() {
    let desk = Desk::new();
    let (one, other) = (desk.book("Emma", 400), desk.book("Persuasion", 250));
    let draft = PlanDraft { title: "Evening shelf".to_owned(), ..PlanDraft::default() };
    let plan = desk.change(Op::PlanCreate, |tx| plans::create(tx, &draft));
    desk.change(Op::ItemAdd, |tx| plans::add_item(tx, plan, None, one));
    desk.change(Op::ItemAdd, |tx| plans::add_items(tx, plan, None, &[one, other]));
    let titles: Vec<String> = desk
        .ask(|view| plans::get(view, plan))
        .stages
        .into_iter()
        .flat_map(|stage| stage.items)
        .map(|item| item.title)
        .collect();
    assert_eq!(titles, ["Emma", "Persuasion"]);
}

#[test]
fn a_book_that_is_there_already_is_found_by_isbn_in_either_length_and_by_title_in_any_case() {
    let desk = Desk::new();
    let draft = BookDraft { title: "Das Schloß".to_owned(), ..BookDraft::default() };
    let edition = EditionDraft { isbn: "978-0-14-143951-8".to_owned(), ..EditionDraft::default() };
    let book = desk.change(Op::BookAdd, |tx| books::add(tx, &draft, &edition));
    for (title, isbn) in [("", "0141439513"), ("", "9780141439518"), ("das schloß", ""), ("DAS SCHLOß", "0141439513")]
    {
        let found: Vec<BookId> =
            desk.ask(|view| books::alike(view, title, isbn)).into_iter().map(|row| row.id).collect();
        assert_eq!(found, [book], "“{title}” {isbn}");
    }
    for (title, isbn) in [("", ""), ("Das", ""), ("", "978")] {
        assert!(desk.ask(|view| books::alike(view, title, isbn)).is_empty(), "“{title}” {isbn} is still being typed");
    }
}
