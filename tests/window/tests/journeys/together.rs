//! Two programs at one library: each sees what the other does within a second.

use std::time::{Duration, Instant};

use lectern_window_tests::{Desk, Window};

use crate::steps::{BOOK, go_to, is_read_to, read_to, start_the_book, take_the_plan};

/// What a reader notices as "at once".
const SOON: Duration = Duration::from_secs(1);

/// Does three things and asks each time how long another program took to show it; the middle time counts, so that one
/// breath of the machine does not.
fn shown_soon(changes: [&str; 3], change: impl Fn(&str), shown: impl Fn(&str)) {
    let mut times = changes.map(|page| {
        change(page);
        let start = Instant::now();
        shown(page);
        start.elapsed()
    });
    times.sort();
    assert!(times[1] < SOON, "the other program saw it after {times:?}");
}

fn reading(desk: &Desk) -> Window<'_> {
    let window = desk.open();
    take_the_plan(&window);
    start_the_book(&window);
    window
}

#[test]
fn a_window_sees_what_the_command_line_does() {
    let desk = Desk::empty();
    let window = reading(&desk);
    let log = |page: &str| drop(desk.cli(&["log", BOOK, page]));
    shown_soon(["50", "60", "70"], log, |page| is_read_to(&window, page));
}

#[test]
fn two_windows_see_each_other() {
    let desk = Desk::empty();
    let here = reading(&desk);
    let there = desk.open();
    go_to(&there, "Today");
    shown_soon(["50", "60", "70"], |page| read_to(&here, page), |page| is_read_to(&there, page));
    shown_soon(["80", "90", "100"], |page| read_to(&there, page), |page| is_read_to(&here, page));
}

#[test]
fn the_command_line_sees_what_a_window_did() {
    let desk = Desk::empty();
    let window = reading(&desk);
    read_to(&window, "42");
    let book = desk.cli(&["show", BOOK]).to_string();
    assert!(book.contains("42"), "the command line does not know of page 42: {book}");
}
