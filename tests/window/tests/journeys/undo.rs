//! Everything can be taken back, by keyboard and by the button, also after a night.

use lectern_window_tests::Desk;

use crate::steps::{go_to, is_read_to, progress_field, read_to, start_the_book, take_the_plan};

#[test]
fn undo_and_redo_by_keyboard_and_by_the_toast() {
    let desk = Desk::empty();
    let window = desk.open();
    take_the_plan(&window);
    start_the_book(&window);
    read_to(&window, "42");
    // In a text field Ctrl+Z belongs to the field.
    go_to(&window, "Today");
    window.press("Control+z");
    progress_field(&window).is_empty();
    window.press("Control+Shift+Z");
    is_read_to(&window, "42");
    read_to(&window, "60");
    window.the("status", "What just happened").the("button", "Undo").near("Recorded page 60").click();
    is_read_to(&window, "42");
}

#[test]
fn a_step_can_be_undone_after_closing_and_opening_again() {
    let desk = Desk::empty();
    let window = desk.open();
    take_the_plan(&window);
    start_the_book(&window);
    window.close();
    let window = desk.open();
    go_to(&window, "Today");
    progress_field(&window).is_there();
    window.press("Control+z");
    progress_field(&window).is_gone();
}
