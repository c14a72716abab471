//! What nobody watched: found, asked about, cut or counted.

use lectern_core::reading;
use lectern_core::{LibraryChanged, Op, Stale};
use lectern_tests::Desk;
use rstest::rstest;

use crate::{running, start, stop, watch};

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
