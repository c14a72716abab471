//! The timer outlives the window.

use lectern_window_tests::{Desk, Spot, Window};

use crate::steps::{BOOK, go_to, read_to, start_the_book, take_the_plan};

/// The timer as every page shows it.
fn timer<'w>(window: &'w Window<'w>) -> Spot<'w> {
    window.the("button", "Timer,")
}

#[test]
fn a_session_goes_on_through_closing_and_a_kill_and_ends_in_the_log() {
    let desk = Desk::empty();
    let window = desk.open();
    take_the_plan(&window);
    start_the_book(&window);
    read_to(&window, "42");
    window.the("main", "").the("button", "Start session").click();
    timer(&window).is_there();
    window.close();

    let window = desk.open();
    timer(&window).is_there();
    go_to(&window, "Notebook");
    timer(&window).is_there();
    window.kill();

    let window = desk.open();
    timer(&window).is_there();
    timer(&window).click();
    window.the("dialog", "Timer").the("link", BOOK).is_there();
    window.the("dialog", "Timer").the("button", "Finish session").click();
    let dialog = window.the("dialog", "Finish session");
    dialog.the("textbox", "Where are you now?").type_in("50");
    dialog.the("button", "Save the session").click();
    window.shows(&format!("Recorded page 50 of {BOOK}"));
    timer(&window).is_gone();

    let shown = desk.cli(&["show", BOOK]);
    let session = &shown["sessions"][0];
    assert_eq!((&session["to"]["value"], &session["from"]["value"]), (&50.0.into(), &42.0.into()));
    assert!(session["minutes"].as_u64().is_some_and(|minutes| minutes >= 1), "{session}");
}
