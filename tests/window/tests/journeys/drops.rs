//! Files dropped onto the window, as from a file manager.

use lectern_window_tests::Desk;

use crate::steps::{a_library_with, go_to};

const GOODREADS: &str = "Book Id,Title,Author,My Rating,Exclusive Shelf\n1,Emma,Jane Austen,5,read\n\
                         2,Sanditon,Jane Austen,0,to-read\n";

/// The first bytes of a PNG picture, which say what it is.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n";

#[test]
fn books_of_another_program_are_looked_at_where_they_are_dropped() {
    let desk = Desk::empty();
    a_library_with(&desk, &[&["add", "Emma", "--author", "Jane Austen"]]);
    let file = desk.file("My Bücher.csv", GOODREADS);
    let window = desk.open();
    go_to(&window, "Library");
    window.the("main", "").drop_file(&file);
    window.shows("Sanditon");
    window.shows("My Bücher.csv");
}

#[test]
fn a_file_without_books_is_refused_in_words_and_the_page_goes_on() {
    let desk = Desk::empty();
    a_library_with(&desk, &[]);
    let file = desk.file("tide.pdf", b"%PDF-1.7\n\x00\x01\x02\xff");
    let window = desk.open();
    go_to(&window, "Library");
    window.the("main", "").drop_file(&file);
    window.shows("tide.pdf cannot be imported: This is a PDF document, and such files hold no list of books.");
    go_to(&window, "Library");
    window.shows("No books yet");
}

#[test]
fn a_reading_list_is_shown_as_a_plan_before_it_becomes_one() {
    let desk = Desk::empty();
    a_library_with(&desk, &[]);
    let file = desk.file("winter.md", "# Winter\n\n- Emma - Jane Austen: for the tone\n- Evelina - Frances Burney\n");
    let window = desk.open();
    go_to(&window, "Library");
    window.the("main", "").drop_file(&file);
    window.shows("2 books in the pasted text");
}

#[test]
fn a_picture_dropped_into_a_note_is_kept_with_it() {
    let desk = Desk::empty();
    a_library_with(&desk, &[&["add", "Emma"]]);
    let file = desk.file("family tree.png", PICTURE);
    let window = desk.open();
    go_to(&window, "Library");
    window.press("Control+Shift+N");
    let text = window.the("dialog", "Quick note").the("textbox", "Note, in Markdown");
    text.drop_file(&file);
    text.says("![family tree](image:");
}

#[test]
fn what_no_page_can_take_is_said_and_changes_nothing() {
    let desk = Desk::empty();
    a_library_with(&desk, &[]);
    let folder = desk.library().with_file_name("run");
    let window = desk.open();
    go_to(&window, "Library");
    window.the("main", "").drop_file(&folder);
    window.shows("run could not be read.");
    window.shows("No books yet");
}
