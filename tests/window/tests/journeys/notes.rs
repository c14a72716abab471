//! Notes are caught from any page, found as typed, and come back.

use std::fs;

use lectern_window_tests::Desk;

use crate::steps::{a_library_with, go_to};

const WRITTEN_LONG_AGO: &str = r#"{ "format": "lectern-notes", "version": 1, "notes": [{
    "id": "01900000-0000-7000-8000-000000000001", "book": null, "kind": "question", "text": "Who tells this story?",
    "created_at": "2024-01-05T10:00:00Z", "edited_at": "2024-01-05T10:00:00Z" }] }"#;

#[test]
fn a_quick_note_from_any_page_links_to_a_book_and_is_found_as_typed() {
    let desk = Desk::empty();
    a_library_with(&desk, &[&["add", "Emma", "--pages", "400"]]);
    let window = desk.open();
    go_to(&window, "Library");
    window.press("Control+Shift+N");
    let capture = window.the("dialog", "Quick note");
    capture.the("textbox", "Note, in Markdown").type_in("Box Hill, as in [[Emma]] #irony");
    window.press("Control+Enter");
    capture.is_gone();
    go_to(&window, "Notebook");
    window.the("article", "").the("link", "Emma").click();
    window.the("heading", "Emma").is_there();
    window.shows("Box Hill, as in Emma");
    go_to(&window, "Notebook");
    window.the("main", "").the("textbox", "Search all notes").type_in("hil");
    window.shows("1 hit");
    window.the("article", "").says("Box Hill, as in Emma");
}

#[test]
fn words_that_were_not_saved_are_there_again_after_closing() {
    let desk = Desk::empty();
    a_library_with(&desk, &[]);
    let window = desk.open();
    go_to(&window, "Library");
    window.press("Control+Shift+N");
    window.the("dialog", "Quick note").the("textbox", "Note, in Markdown").type_in("Half a thought");
    window.close();
    let window = desk.open();
    go_to(&window, "Notebook");
    window.press("Control+Shift+N");
    window.the("dialog", "Quick note").the("textbox", "Note, in Markdown").says("Half a thought");
}

#[test]
fn a_question_comes_back_after_a_week_and_is_answered_by_a_key() {
    let desk = Desk::empty();
    let notes = desk.library().with_extension("json");
    fs::write(&notes, WRITTEN_LONG_AGO).expect("the note can be written");
    a_library_with(&desk, &[&["notes", "import", notes.to_str().expect("a path in UTF-8")]]);
    let window = desk.open();
    go_to(&window, "Today");
    window.the("link", "1 question is back").click();
    window.the("article", "Question").says("Who tells this story?");
    window.press("1");
    window.shows("Nothing is back");
    window.press("Control+z");
    window.the("article", "Question").says("Who tells this story?");
}
