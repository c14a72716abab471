//! What the reader entered stays.

use lectern_window_tests::Desk;

use crate::steps::{spend_an_evening, the_evening_is_there};

#[test]
fn what_the_reader_entered_is_there_after_closing_and_opening_again() {
    let desk = Desk::empty();
    let window = desk.open();
    spend_an_evening(&window);
    window.close();
    the_evening_is_there(&desk.open());
}

#[test]
fn a_window_that_is_killed_on_its_first_evening_loses_nothing() {
    let desk = Desk::empty();
    let window = desk.open();
    spend_an_evening(&window);
    window.kill();
    the_evening_is_there(&desk.open());
}
