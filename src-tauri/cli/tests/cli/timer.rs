//! The timer, from a terminal.

use lectern_core::{Library, Now};
use rstest::rstest;
use serde_json::{Value, json};

use crate::desk::{Desk, TODAY, keys};

fn emma() -> Desk {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--pages", "400"]);
    desk
}

fn latest(desk: &Desk) -> Value {
    desk.json(&["show", "emma"])["sessions"][0].clone()
}

#[test]
fn a_session_is_timed_and_goes_into_the_log() {
    let desk = emma();
    desk.json(&["log", "emma", "100", "--on", "yesterday"]);
    let started = desk.json(&["timer", "start", "emma"]);
    assert_eq!((&started["timer"]["title"], &started["timer"]["running"]), (&json!("Emma"), &json!(true)));
    assert_eq!(started["label"], "Started the timer for Emma");
    let stopped = desk.json(&["timer", "stop", "+12", "--note", "Box Hill"]);
    assert_eq!((&stopped["position"]["value"], &stopped["book"]["title"]), (&json!(112.0), &json!("Emma")));
    let session = latest(&desk);
    assert_eq!((&session["from"]["value"], &session["pages"]), (&json!(100.0), &json!(12)));
    assert_eq!(
        (&session["minutes"], &session["note"], &session["day"]),
        (&json!(1), &json!("Box Hill"), &json!(TODAY))
    );
    assert_eq!(desk.json(&["timer"])["timer"], Value::Null);
}

#[test]
fn bare_timer_says_what_runs_or_how_to_begin() {
    let desk = emma();
    assert!(desk.say(&["timer"]).contains("timer start BOOK"));
    desk.json(&["timer", "start", "emma"]);
    let said = desk.say(&["timer"]);
    assert!(said.starts_with("Emma: 0 min 0") && said.contains("running, begun at"), "{said}");
    let timer = desk.json(&["timer"])["timer"].clone();
    assert_eq!(
        keys(&timer),
        ["book", "clock", "gaps", "minutes", "position", "read", "running", "seconds", "started_at", "title"]
    );
}

#[test]
fn a_timer_is_paused_resumed_and_discarded() {
    let desk = emma();
    desk.json(&["timer", "start", "emma"]);
    assert_eq!(desk.json(&["timer", "pause"])["timer"]["running"], false);
    assert!(desk.say(&["timer"]).contains("paused"));
    assert_eq!(desk.json(&["timer", "resume"])["timer"]["running"], true);
    assert_eq!(desk.json(&["timer", "discard"])["timer"], Value::Null);
    assert_eq!(desk.json(&["show", "emma"])["sessions"], json!([]), "nothing is recorded");
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["timer"])["timer"]["running"], true);
}

#[test]
fn minutes_are_corrected_and_the_place_may_be_left_out() {
    let desk = emma();
    desk.json(&["log", "emma", "100"]);
    desk.json(&["timer", "start", "emma"]);
    desk.json(&["timer", "stop", "--minutes", "1h05"]);
    let session = latest(&desk);
    assert_eq!((&session["minutes"], &session["to"]["value"]), (&json!(65), &json!(100.0)));
}

#[rstest]
#[case(4, &["timer", "start", "emma"], "runs for “Emma”")]
#[case(4, &["timer", "resume"], "runs already")]
#[case(3, &["timer", "cut"], "no gap")]
#[case(3, &["timer", "count"], "no gap")]
#[case(1, &["timer", "stop", "500"], "is the page wrong")]
#[case(1, &["timer", "stop", "--minutes", "long"], "as minutes")]
#[case(3, &["timer", "start", "persuasion"], "persuasion")]
#[case(2, &["timer", "nap"], "nap")]
fn what_cannot_be_is_refused_and_the_timer_runs_on(#[case] status: i32, #[case] words: &[&str], #[case] why: &str) {
    let desk = emma();
    desk.json(&["timer", "start", "emma"]);
    let said = desk.refused(status, words);
    assert!(said.contains(why), "{said}");
    assert_eq!(desk.json(&["timer"])["timer"]["running"], true);
}

/// Lets a window lose sight of the running timer for two hours.
fn lose_sight(desk: &Desk) {
    let now = Now::from_system().moment().0;
    let later = |minutes: i64| {
        let then = chrono::DateTime::from_timestamp_millis(now + minutes * 60_000).expect("an instant");
        Now::new(then, chrono::FixedOffset::east_opt(0).expect("an offset"))
    };
    let window = Library::open(desk.library(), later(0)).expect("the library opens");
    for minutes in [1, 121] {
        window.timer_seen(later(minutes)).expect("the timer is seen");
    }
}

#[test]
fn time_that_nobody_watched_is_shown_and_cut_or_counted() {
    let desk = emma();
    desk.json(&["timer", "start", "emma"]);
    lose_sight(&desk);
    assert_eq!(desk.json(&["timer"])["timer"]["gaps"][0]["minutes"], 120);
    let said = desk.say(&["timer"]);
    assert!(said.contains("120 min") && said.contains("timer cut") && said.contains("timer count"), "{said}");
    for settled in ["cut", "count"] {
        assert_eq!(desk.json(&["timer", settled])["timer"]["gaps"], json!([]), "{settled}");
        desk.json(&["undo"]);
        assert_eq!(desk.json(&["timer"])["timer"]["gaps"][0]["minutes"], 120, "{settled} was taken back");
    }
}

#[rstest]
#[case(&["timer", "stop", "20"])]
#[case(&["timer", "pause"])]
#[case(&["timer", "discard"])]
#[case(&["timer", "cut"])]
fn without_a_timer_there_is_nothing_to_work(#[case] words: &[&str]) {
    assert!(emma().refused(3, words).contains("no timer"));
}

#[rstest]
#[case(&["--from", "20"], "from", json!({ "value": 20.0 }))]
#[case(&["--minutes", "1h05"], "minutes", json!(65))]
#[case(&["--on", "2026-04-30"], "day", json!("2026-04-30"))]
#[case(&["--at", "21:30"], "clock", json!("21:30"))]
#[case(&["--note", "Box Hill"], "note", json!("Box Hill"))]
fn log_takes_everything_that_is_known_of_a_session(#[case] option: &[&str], #[case] field: &str, #[case] kept: Value) {
    let desk = emma();
    desk.json(&[&["log", "emma", "45"], option].concat());
    let session = latest(&desk);
    match &kept {
        Value::Object(part) => assert_eq!(session[field]["value"], part["value"]),
        whole => assert_eq!(&session[field], whole),
    }
    let said = desk.say(&["show", "emma"]);
    assert!(said.contains("page 45"), "{said}");
}
