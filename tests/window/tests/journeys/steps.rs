//! What a reader does, in the reader's own terms.

use lectern_window_tests::{Desk, Spot, Window};

/// The book of the built-in plan that the journeys read: nothing has to come before it, and it stands in the plan once.
pub(crate) const BOOK: &str = "Express in Action";

/// Before a window is opened: makes the library, with what these commands bring.
pub(crate) fn a_library_with(desk: &Desk, commands: &[&[&str]]) {
    for words in [&["init"] as &[&str]].iter().chain(commands) {
        drop(desk.cli(words));
    }
}

/// On the first run: takes the built-in plan, and waits until it stands.
pub(crate) fn take_the_plan(window: &Window<'_>) {
    window.the("region", "Begin with a plan").the("button", "Use this plan").click();
    window.shows("Took the plan Backend Engineering");
}

/// From any page: goes to Today and starts the book there.
pub(crate) fn start_the_book(window: &Window<'_>) {
    go_to(window, "Today");
    window.the("main", "").the("listitem", BOOK).the("button", "Start").click();
    progress_field(window).is_there();
}

/// On Today: says to which page the book is read, and waits until it is recorded.
pub(crate) fn read_to(window: &Window<'_>, page: &str) {
    progress_field(window).fill(page);
    window.press("Enter");
    window.shows(&format!("Recorded page {page} of {BOOK}"));
}

/// On Today: waits until the book is read to here.
pub(crate) fn is_read_to(window: &Window<'_>, page: &str) {
    progress_field(window).says(page);
}

/// The part of Today that says where the reader is.
pub(crate) fn progress_field<'w>(window: &'w Window<'w>) -> Spot<'w> {
    window.the("group", &format!("Progress in {BOOK}")).the("textbox", "")
}

/// On Today: writes a note about the book, without leaving the day.
pub(crate) fn write_a_note(window: &Window<'_>, text: &str) {
    let title = format!("Write a note about {BOOK}");
    window.the("button", &title).click();
    let dialog = window.the("dialog", &title);
    dialog.the("textbox", "Note, in Markdown").type_in(text);
    dialog.the("button", "Save note").click();
    dialog.is_gone();
}

/// Chooses a page in the sidebar.
pub(crate) fn go_to(window: &Window<'_>, page: &str) {
    window.the("navigation", "Main").the("link", page).click();
}

/// The whole of a first evening: takes the plan, starts a book, says how far it is read, writes a note.
pub(crate) fn spend_an_evening(window: &Window<'_>) {
    take_the_plan(window);
    start_the_book(window);
    read_to(window, "42");
    write_a_note(window, "Middleware is a **queue** of functions.");
    the_evening_is_there(window);
}

/// What that evening left: the same in every window, now and later.
pub(crate) fn the_evening_is_there(window: &Window<'_>) {
    go_to(window, "Today");
    is_read_to(window, "42");
    go_to(window, "Notebook");
    window.shows("Middleware is a queue of functions.");
    go_to(window, "Plan");
    window.the("heading", "Backend Engineering").is_there();
}
