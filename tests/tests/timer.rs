//! The timer: one at a time, kept in the library, honest about what nobody watched.

use lectern_core::reading::{self, Logged, ReadState, Session, StopDraft, Timer};
use lectern_core::values::BookId;
use lectern_core::{Library, LibraryChanged, Op, Stale, books, check, today};
use lectern_tests::Desk;
use lectern_tests::zones::berlin;
use rstest::rstest;

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
fn a_timer_that_no_window_saw_has_no_gap() {
    let desk = Desk::new();
    start(&desk, desk.book("Emma", 400));
    desk.wait(3 * 3600);
    watch(&desk, 1);
    assert_eq!(running(&desk).gaps, []);
    assert_eq!(running(&desk).minutes, 181);
}

#[rstest]
#[case(4 * 60, 0)]
#[case(5 * 60, 0)]
#[case(6 * 60, 1)]
#[case(85 * 60, 1)]
fn more_than_five_minutes_without_a_look_are_a_gap(#[case] seconds: i64, #[case] gaps: usize) {
    let desk = Desk::new();
    start(&desk, desk.book("Emma", 400));
    watch(&desk, 10);
    desk.wait(seconds);
    desk.library().timer_seen(desk.now()).expect("the timer is seen");
    assert_eq!(running(&desk).gaps.len(), gaps);
}

/// An hour of sleep after ten minutes of reading.
fn slept() -> Desk {
    let desk = Desk::new();
    start(&desk, desk.book("Emma", 400));
    watch(&desk, 10);
    desk.wait(59 * 60);
    watch(&desk, 1);
    desk
}

#[test]
fn a_gap_is_cut_once_and_comes_back_with_undo() {
    let desk = slept();
    let before = running(&desk);
    assert_eq!((before.gaps.len(), before.gaps[0].minutes, before.minutes), (1, 60, 70));
    desk.change(Op::TimerCut, |tx| reading::cut_gap(tx, before.gaps[0].from));
    assert_eq!((running(&desk).gaps.len(), running(&desk).minutes), (0, 10));
    let again = desk.try_change(Op::TimerCut, |tx| reading::cut_gap(tx, before.gaps[0].from));
    assert_eq!(again.expect_err("it is cut").code(), "not_found");
    desk.undo();
    assert_eq!((running(&desk).gaps.len(), running(&desk).minutes), (1, 70));
}

#[test]
fn a_gap_that_was_reading_is_counted_and_not_asked_about_again() {
    let desk = slept();
    let gap = running(&desk).gaps[0].from;
    desk.change(Op::TimerCount, |tx| reading::count_gap(tx, gap));
    watch(&desk, 5);
    assert_eq!((running(&desk).gaps.len(), running(&desk).minutes), (0, 75));
}

#[test]
fn a_gap_can_still_be_cut_after_a_pause() {
    let desk = slept();
    desk.change(Op::TimerPause, reading::pause_timer);
    desk.wait(600);
    let gap = running(&desk).gaps[0].from;
    desk.change(Op::TimerCut, |tx| reading::cut_gap(tx, gap));
    assert_eq!(running(&desk).minutes, 10);
}

#[test]
fn a_gap_of_an_earlier_timer_says_nothing_about_the_next() {
    let desk = slept();
    stop(&desk, "");
    start(&desk, desk.book("Persuasion", 300));
    watch(&desk, 2);
    assert_eq!(running(&desk).gaps, []);
}

#[test]
fn looking_is_no_step_and_only_a_gap_is_news() {
    let desk = Desk::new();
    start(&desk, desk.book("Emma", 400));
    let news = std::sync::Arc::new(std::sync::Mutex::new(Vec::<LibraryChanged>::new()));
    let heard = std::sync::Arc::clone(&news);
    desk.library().on_change(move |change| heard.lock().expect("the list of news").push(change.clone()));
    watch(&desk, 10);
    assert_eq!(news.lock().expect("the list of news").len(), 0);
    desk.wait(3600);
    assert!(desk.library().timer_seen(desk.now()).expect("the timer is seen"));
    let stale: Vec<Vec<Stale>> =
        news.lock().expect("the list of news").iter().map(|change| change.stale.clone()).collect();
    assert_eq!(stale, [vec![Stale::Timer]]);
    assert_eq!(desk.undo(), "Started the timer for Emma");
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

#[test]
fn a_session_over_midnight_belongs_to_the_evening_it_began_in() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.set_clock("2026-03-05T23:40:00+01:00");
    start(&desk, book);
    desk.set_clock("2026-03-06T00:25:00+01:00");
    let session = log(&desk, &stop(&desk, "20")).remove(0);
    assert_eq!((session.day.to_string().as_str(), session.minutes), ("2026-03-05", Some(45)));
    assert_eq!(desk.ask(|view| today::get(view, desk.now())).recorded.len(), 1, "it is still that evening");
}

#[test]
fn a_session_over_the_rollover_hour_belongs_to_the_day_it_began_in() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.set_clock("2026-03-06T03:50:00+01:00");
    start(&desk, book);
    desk.set_clock("2026-03-06T04:20:00+01:00");
    let session = log(&desk, &stop(&desk, "20")).remove(0);
    assert_eq!((session.day.to_string().as_str(), session.minutes), ("2026-03-05", Some(30)));
}

#[test]
fn a_page_recorded_after_the_rollover_hour_is_where_the_session_that_runs_goes_on() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.log(book, "40").expect("progress");
    desk.set_clock("2026-03-06T02:50:00+01:00");
    start(&desk, book);
    desk.set_clock("2026-03-06T04:10:00+01:00");
    desk.log(book, "50").expect("progress");
    desk.set_clock("2026-03-06T04:20:00+01:00");
    assert_eq!(running(&desk).position.expect("a place").value, 50.0);
    let session = log(&desk, &stop(&desk, "+8")).remove(0);
    assert_eq!((session.from.map(|from| from.value), session.to.value), (Some(50.0), 58.0));
    assert_eq!((session.day.to_string().as_str(), session.minutes), ("2026-03-06", Some(90)));
    let read = desk.ask(|view| reading::open_read(view, book)).expect("an open read");
    assert_eq!(read.position.expect("a place").value, 58.0);
}

#[rstest]
#[case::forward("2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00", "2026-03-28", "01:30")]
#[case::back("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", "2026-10-24", "02:30")]
fn a_session_over_a_change_of_the_clocks_lasts_as_long_as_it_lasted(
    #[case] from: &str,
    #[case] to: &str,
    #[case] day: &str,
    #[case] clock: &str,
) {
    let desk = Desk::new();
    desk.move_to(berlin);
    let book = desk.book("Emma", 400);
    desk.set_clock(from);
    start(&desk, book);
    desk.set_clock(to);
    let session = log(&desk, &stop(&desk, "20")).remove(0);
    assert_eq!(session.minutes, Some(60), "an hour passed, whatever the clock on the wall says");
    assert_eq!((session.day.to_string().as_str(), session.clock.as_deref()), (day, Some(clock)));
}

#[test]
fn a_session_over_a_flight_keeps_the_day_and_clock_of_its_start() {
    let desk = Desk::new();
    let book = desk.book("Emma", 400);
    desk.set_clock("2026-03-05T18:00:00+01:00");
    start(&desk, book);
    desk.set_clock("2026-03-06T06:00:00+09:00");
    let session = log(&desk, &stop(&desk, "200")).remove(0);
    assert_eq!((session.minutes, session.clock.as_deref()), (Some(240), Some("18:00")));
    assert_eq!(session.day.to_string(), "2026-03-05");
    assert!(desk.ask(check::check).is_clean());
}

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
    let draft = reading::ReadDraft {
        state: reading::ReadStateKind::Finished,
        started: String::new(),
        ended: "2026-03-05".into(),
        reason: String::new(),
        resume_on: String::new(),
        edition: None,
        rating: None,
        review: String::new(),
    };
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
