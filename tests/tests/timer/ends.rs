//! What becomes of the timer when its book is finished, paused or given up.

use lectern_core::{Op, reading};
use lectern_tests::{Desk, read_draft};

use crate::{running, start, timer, watch};

#[test]
fn finishing_the_book_ends_its_timer_at_the_end_of_the_text_in_one_step() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "380").expect("progress");
    start(&desk, book);
    desk.wait(25 * 60);
    let read = desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, ""));
    assert_eq!(timer(&desk), None);
    let session = desk.ask(|view| reading::sessions_of(view, read)).remove(0);
    assert_eq!((session.from.map(|from| from.value), session.to.value), (Some(380.0), 400.0));
    assert_eq!(session.minutes, Some(25));
    desk.undo();
    assert!(running(&desk).running, "one undo brings the read and its timer back");
}

#[test]
fn a_book_that_was_finished_earlier_takes_the_time_and_no_place_from_its_timer() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    start(&desk, book);
    desk.wait(600);
    let read = desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, "unknown"));
    let session = desk.ask(|view| reading::sessions_of(view, read)).remove(0);
    assert_eq!((timer(&desk), session.minutes, session.to.fraction), (None, Some(10), Some(0.0)));
}

#[test]
fn pausing_or_giving_up_the_book_ends_its_timer_where_the_reader_is() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "100").expect("progress");
    start(&desk, book);
    desk.wait(600);
    desk.change(Op::ReadPause, |tx| reading::pause(tx, book, "", "exams", ""));
    let read = desk.ask(|view| reading::open_read(view, book)).expect("a paused read").id;
    let session = desk.ask(|view| reading::sessions_of(view, read)).remove(0);
    assert_eq!((timer(&desk), session.minutes, session.to.value), (None, Some(10), 100.0));

    start(&desk, book);
    desk.wait(300);
    desk.change(Op::ReadAbandon, |tx| reading::abandon(tx, book, "", "too long", "120"));
    let sessions = desk.ask(|view| reading::sessions_of(view, read));
    let session = sessions.iter().find(|session| session.minutes == Some(5)).expect("the second session");
    assert_eq!((timer(&desk), session.to.value, sessions.len()), (None, 120.0, 3), "the place is not entered twice");
}

#[test]
fn a_read_that_is_corrected_to_finished_ends_its_timer() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    start(&desk, book);
    desk.wait(600);
    let read = running(&desk).read;
    let draft = read_draft(reading::ReadStateKind::Finished, "", "2026-03-05");
    desk.change(Op::ReadEdit, |tx| reading::edit_read(tx, read, &draft));
    assert_eq!(timer(&desk), None);
}

#[test]
fn the_timer_of_another_book_goes_on_when_a_book_is_finished() {
    let desk = Desk::new();
    let (emma, persuasion) = (desk.book("Emma", 400), desk.book("Persuasion", 300));
    start(&desk, emma);
    desk.change(Op::ReadFinish, |tx| reading::finish(tx, persuasion, ""));
    assert!(running(&desk).running);
}

#[test]
fn a_gap_nobody_spoke_of_is_not_time_read_when_the_book_is_finished() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    start(&desk, book);
    watch(&desk, 10);
    desk.wait(8 * 3600);
    desk.library().timer_seen(desk.now()).expect("the timer is seen");
    let read = desk.change(Op::ReadFinish, |tx| reading::finish(tx, book, ""));
    assert_eq!(desk.ask(|view| reading::sessions_of(view, read)).remove(0).minutes, Some(10));
}
