//! A place stays what was entered, whatever is corrected beside it and whatever became of the edition since.

use lectern_core::Op;
use lectern_core::books::{self, EditionDraft};
use lectern_core::notes::{self, NoteDraft};
use lectern_core::reading::{self, ProgressDraft};
use lectern_core::values::{BookId, NoteId};
use lectern_tests::Desk;
use rstest::rstest;

fn draft(book: BookId, text: &str, anchor: &str) -> NoteDraft {
    NoteDraft { book: Some(book), text: text.to_owned(), anchor: anchor.to_owned(), ..NoteDraft::default() }
}

fn note(desk: &Desk, draft: &NoteDraft) -> NoteId {
    desk.change(Op::NoteAdd, |tx| notes::add(tx, draft))
}

fn edit(desk: &Desk, note: NoteId, draft: &NoteDraft) {
    desk.change(Op::NoteEdit, |tx| notes::edit(tx, note, draft));
}

fn shorten(desk: &Desk, book: BookId, pages: u32) {
    let edition = desk.ask(|view| books::get(view, book)).editions.remove(0).id;
    let draft = EditionDraft { pages: pages.to_string(), ..EditionDraft::default() };
    desk.change(Op::EditionEdit, |tx| books::edit_edition(tx, edition, &draft));
}

#[rstest]
#[case("380", "380")]
#[case("33.333 %", "33.3 %")]
#[case("ch 12", "ch 12")]
#[case("end", "400")]
fn the_place_of_a_note_outlives_the_correction_of_its_words(#[case] typed: &str, #[case] shown: &str) {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let note = note(&desk, &draft(book, "Box Hill", typed));
    let place = desk.ask(|view| notes::get(view, note)).anchor.expect("a place");
    shorten(&desk, book, 300);
    edit(&desk, note, &draft(book, "Box Hill, and Miss Bates", shown));
    assert_eq!(desk.ask(|view| notes::get(view, note)).anchor, Some(place));
}

#[test]
fn another_place_is_measured_by_the_edition_of_now() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let note = note(&desk, &draft(book, "Box Hill", "380"));
    shorten(&desk, book, 300);
    let beyond = draft(book, "Box Hill", "390");
    let refused = desk.try_change(Op::NoteEdit, |tx| notes::edit(tx, note, &beyond)).expect_err("it ends on 300");
    assert_eq!(refused.code(), "invalid");
    edit(&desk, note, &draft(book, "Box Hill", "290"));
    let place = desk.ask(|view| notes::get(view, note)).anchor.expect("a place");
    assert_eq!((place.value, place.of), (290.0, Some(300.0)));
}

#[test]
fn the_places_of_a_session_outlive_the_correction_of_its_minutes() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    let read = desk.log(book, "33.333 %").expect("progress").read;
    let session = desk.ask(|view| reading::sessions_of(view, read)).remove(0);
    let corrected = ProgressDraft { entry: "33.3 %".into(), minutes: "20".into(), ..ProgressDraft::default() };
    desk.change(Op::SessionEdit, |tx| reading::edit_session(tx, session.id, &corrected));
    let after = desk.ask(|view| reading::sessions_of(view, read)).remove(0);
    assert_eq!((after.to, after.minutes), (session.to, Some(20)));
}
