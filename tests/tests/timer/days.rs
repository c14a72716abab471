//! Which day and which time of day a session has, over midnight, the rollover hour, a change of the clocks and a flight.

use lectern_core::{check, reading, today};
use lectern_tests::Desk;
use lectern_tests::zones::berlin;
use rstest::rstest;

use crate::{log, running, start, stop};

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
