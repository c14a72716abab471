//! The timer: one at a time, kept in the library, honest about what nobody watched.

mod days;
mod ends;
mod gaps;

use lectern_core::reading::{self, Logged, ReadState, Session, StopDraft, Timer};
use lectern_core::values::BookId;
use lectern_core::{Library, Op, books};
use lectern_tests::Desk;

fn timer(desk: &Desk) -> Option<Timer> {
    desk.ask(|view| reading::timer(view, desk.now()))
}

fn running(desk: &Desk) -> Timer {
    timer(desk).expect("a timer")
}

fn start(desk: &Desk, book: BookId) {
    desk.change(Op::TimerStart, |tx| reading::start_timer(tx, book));
}

fn stop(desk: &Desk, entry: &str) -> Logged {
    let draft = StopDraft { entry: entry.to_owned(), ..StopDraft::default() };
    desk.change(Op::TimerStop, |tx| reading::stop_timer(tx, &draft))
}

/// What a window does once a minute, for so many minutes.
fn watch(desk: &Desk, minutes: u32) {
    for _ in 0..minutes {
        desk.wait(60);
        desk.library().timer_seen(desk.now()).expect("the timer is seen");
    }
}

fn log(desk: &Desk, logged: &Logged) -> Vec<Session> {
    desk.ask(|view| reading::sessions_of(view, logged.read))
}

#[test]
fn a_timed_session_has_its_start_its_minutes_and_both_its_places() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "100").expect("progress");
    desk.set_clock("2026-03-05T21:04:00+01:00");
    start(&desk, book);
    desk.wait(25 * 60);
    let draft = StopDraft { entry: "+12".into(), note: "Box Hill".into(), ..StopDraft::default() };
    let logged = desk.change(Op::TimerStop, |tx| reading::stop_timer(tx, &draft));
    let session = log(&desk, &logged).remove(0);
    assert_eq!((session.clock.as_deref(), session.minutes), (Some("21:04"), Some(25)));
    assert_eq!(session.from.map(|from| from.value), Some(100.0));
    assert_eq!((session.to.value, session.pages, session.note.as_deref()), (112.0, Some(12), Some("Box Hill")));
    assert_eq!(timer(&desk), None);
}

#[test]
fn starting_the_timer_starts_a_book_that_nobody_was_reading_in_the_same_step() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    start(&desk, book);
    let read = desk.ask(|view| reading::open_read(view, book)).expect("an open read");
    assert_eq!(read.started.expect("a day").to_string(), "2026-03-05");
    assert_eq!(desk.undo(), "Started the timer for Emma");
    assert_eq!((timer(&desk), desk.ask(|view| reading::reads_of(view, book)).len()), (None, 0));
}

#[test]
fn starting_the_timer_goes_on_with_a_paused_book() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "10").expect("progress");
    desk.change(Op::ReadPause, |tx| reading::pause(tx, book, "", "exams", ""));
    start(&desk, book);
    assert_eq!(desk.ask(|view| reading::open_read(view, book)).expect("an open read").state, ReadState::Reading);
}

#[test]
fn a_second_timer_is_refused_and_the_first_is_named() {
    let desk = Desk::new();
    let (emma, persuasion) = (desk.book("Emma", 400), desk.book("Persuasion", 300));
    start(&desk, emma);
    for book in [emma, persuasion] {
        let refused = desk.try_change(Op::TimerStart, |tx| reading::start_timer(tx, book)).expect_err("it runs");
        assert_eq!((refused.code(), refused.to_string().contains("“Emma”")), ("conflict", true), "{refused}");
    }
    assert_eq!(desk.ask(|view| reading::reads_of(view, persuasion)), [], "nothing was started either");
}

#[test]
fn a_pause_is_not_counted() {
    let desk = Desk::new();
    start(&desk, desk.book("Emma", 400));
    desk.wait(600);
    desk.change(Op::TimerPause, reading::pause_timer);
    desk.wait(3600);
    assert_eq!((running(&desk).running, running(&desk).minutes), (false, 10));
    desk.change(Op::TimerResume, reading::resume_timer);
    desk.wait(300);
    assert_eq!((running(&desk).running, running(&desk).minutes), (true, 15));
    let refused = desk.try_change(Op::TimerResume, reading::resume_timer).expect_err("it runs");
    assert_eq!(refused.code(), "conflict");
    desk.change(Op::TimerPause, reading::pause_timer);
    let refused = desk.try_change(Op::TimerPause, reading::pause_timer).expect_err("it is paused");
    assert_eq!(refused.code(), "conflict");
}

#[test]
fn an_empty_position_leaves_the_reader_where_they_were() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "100").expect("progress");
    start(&desk, book);
    desk.wait(600);
    let logged = stop(&desk, "");
    assert_eq!(logged.position.value, 100.0);
    let session = log(&desk, &logged).remove(0);
    assert_eq!((session.minutes, session.pages, session.correction), (Some(10), Some(0), false));
}

#[test]
fn a_first_session_without_a_position_stays_at_the_beginning() {
    let desk = Desk::new();
    let book = desk.book("Emma", 0);
    start(&desk, book);
    desk.wait(600);
    assert_eq!(stop(&desk, "").position.fraction, Some(0.0));
}

#[test]
fn what_cannot_be_leaves_the_timer_running() {
    let desk = Desk::new();
    start(&desk, desk.book("Emma", 400));
    let page = StopDraft { entry: "500".into(), ..StopDraft::default() };
    let minutes = StopDraft { minutes: "soon".into(), ..StopDraft::default() };
    for (draft, code) in [(page, "beyond_the_end"), (minutes, "invalid")] {
        let refused = desk.try_change(Op::TimerStop, |tx| reading::stop_timer(tx, &draft)).expect_err(code);
        assert_eq!(refused.code(), code);
    }
    assert!(running(&desk).running);
}

#[test]
fn minutes_can_be_corrected_when_it_stops() {
    let desk = Desk::new();
    start(&desk, desk.book("Emma", 400));
    desk.wait(7200);
    let draft = StopDraft { entry: "20".into(), minutes: "1h05".into(), ..StopDraft::default() };
    let logged = desk.change(Op::TimerStop, |tx| reading::stop_timer(tx, &draft));
    assert_eq!(log(&desk, &logged)[0].minutes, Some(65));
}

#[test]
fn taking_a_stop_back_brings_the_running_timer_back() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    start(&desk, book);
    desk.wait(600);
    let read = stop(&desk, "20").read;
    assert_eq!(desk.undo(), "Recorded page 20 of Emma");
    assert!(running(&desk).running);
    assert_eq!(desk.ask(|view| reading::sessions_of(view, read)), []);
    desk.redo();
    assert_eq!((timer(&desk), desk.ask(|view| reading::sessions_of(view, read)).len()), (None, 1));
}

#[test]
fn a_discarded_timer_records_nothing_and_can_come_back() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    start(&desk, book);
    desk.change(Op::TimerDiscard, reading::discard_timer);
    assert_eq!(timer(&desk), None);
    let refused = desk.try_change(Op::TimerDiscard, reading::discard_timer).expect_err("there is none");
    assert_eq!(refused.to_string(), "There is no timer.");
    desk.undo();
    assert!(running(&desk).running);
}

#[test]
fn it_runs_on_while_the_library_is_closed() {
    let mut desk = Desk::new();
    start(&desk, desk.book("Emma", 400));
    desk.close();
    desk.wait(600);
    desk.reopen();
    assert_eq!(running(&desk).minutes, 10);
}

#[test]
fn another_program_sees_the_timer_and_can_stop_it() {
    let desk = Desk::new();
    start(&desk, desk.book("Emma", 400));
    let other = Library::open(desk.path(), desk.now()).expect("the library opens twice");
    let draft = StopDraft { entry: "20".into(), ..StopDraft::default() };
    other
        .change(Op::TimerStop, desk.now(), lectern_core::Source::CommandLine, |tx| reading::stop_timer(tx, &draft))
        .expect("the other program stops it");
    assert!(desk.library().notice_others().expect("a look"));
    assert_eq!(timer(&desk), None);
}

#[test]
fn the_timer_of_a_book_in_the_trash_is_none_and_stands_in_nobodys_way() {
    let desk = Desk::new();
    let (emma, persuasion) = (desk.book("Emma", 400), desk.book("Persuasion", 300));
    start(&desk, emma);
    desk.change(Op::BookRemove, |tx| books::remove(tx, &[emma]));
    assert_eq!(timer(&desk), None);
    start(&desk, persuasion);
    assert_eq!(running(&desk).title, "Persuasion");
}
