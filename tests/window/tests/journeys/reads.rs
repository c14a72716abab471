//! A book is read more than once, in any order of its chapters, and from any page.

use lectern_window_tests::{Desk, Window};

use crate::steps::{a_library_with, go_to};

/// A library with one book that was read in 2019.
fn read_once_before(desk: &Desk) {
    let emma: &[&str] = &["add", "Emma", "--author", "Jane Austen", "--pages", "400"];
    a_library_with(desk, &[emma, &["read", "Emma", "finish", "--on", "2019"]]);
}

/// Opens the book from the library.
fn open_the_book(window: &Window<'_>) {
    go_to(window, "Library");
    window.the("main", "").the("link", "Emma").click();
    window.the("heading", "Emma").is_there();
}

#[test]
fn a_reread_shows_the_book_as_read_and_as_reading() {
    let desk = Desk::empty();
    read_once_before(&desk);
    let window = desk.open();
    open_the_book(&window);
    window.the("main", "").the("button", "Read again").click();
    window.shows("Started Emma");
    window.the("table", "Reads").the("row", "2019").says("Finished");
    window.the("table", "Reads").the("row", "now").says("Reading");
    go_to(&window, "Library");
    window.the("row", "Emma").says("Read, reading again");
    window.close();
    let reads = &desk.cli(&["show", "Emma"])["reads"];
    assert_eq!(reads.as_array().map(Vec::len), Some(2), "{reads}");
    assert_eq!(reads[1]["on"], "2019", "the year stays a year: {reads}");
}

#[test]
fn pasted_chapters_are_ticked_in_any_order_and_make_the_progress() {
    let desk = Desk::empty();
    read_once_before(&desk);
    let window = desk.open();
    open_the_book(&window);
    window.the("main", "").the("button", "Read again").click();
    window.the("button", "Enter the contents").click();
    let contents = window.the("dialog", "Contents");
    for line in ["1. Volume One 1", "2. Volume Two 101", "3. Volume Three 301"] {
        contents.the("textbox", "One chapter a line").type_in(line);
        window.press("Enter");
    }
    contents.the("button", "Save").click();
    window.shows("Set the contents of Emma");
    window.the("checkbox", "Volume Three, read").click();
    window.shows("25 % of the text");
    window.the("checkbox", "Volume One, read").click();
    window.shows("50 % of the text");
    window.close();
    assert_eq!(desk.cli(&["show", "Emma"])["reads"][0]["progress"], 0.5);
}

#[test]
fn a_longer_edition_in_mid_read_keeps_the_share_and_what_was_entered() {
    let desk = Desk::empty();
    a_library_with(&desk, &[&["add", "Emma", "--pages", "400"], &["log", "Emma", "200"]]);
    let window = desk.open();
    open_the_book(&window);
    window.shows("Page 200, 50 % of the text");
    window.the("button", "Edit Edition 1").click();
    let edition = window.the("dialog", "Edit the edition");
    edition.the("textbox", "Pages").fill("500");
    edition.the("button", "Save").click();
    window.shows("Page 250, 50 % of the text");
    window.close();
    assert_eq!(desk.cli(&["show", "Emma"])["sessions"][0]["to"]["entered"], "200");
}

#[test]
fn a_page_beyond_the_last_is_asked_about_and_a_step_back_stays_in_the_log_as_a_correction() {
    let desk = Desk::empty();
    a_library_with(&desk, &[&["add", "Emma", "--pages", "400"], &["log", "Emma", "200"]]);
    let window = desk.open();
    go_to(&window, "Today");
    let field = window.the("group", "Progress in Emma").the("textbox", "");
    field.fill("410");
    window.press("Enter");
    window.the("button", "The book has 410 pages").click();
    window.shows("Recorded page 410 of Emma");
    window.the("group", "Progress in Emma").the("textbox", "").fill("-60");
    window.press("Enter");
    window.shows("Recorded page 350 of Emma");
    open_the_book(&window);
    window.the("table", "Sessions").the("row", "350").says("Correction");
}
