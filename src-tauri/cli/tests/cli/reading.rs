//! Reads begin and end, and progress is recorded.

use rstest::rstest;
use serde_json::json;

use crate::desk::{Desk, TODAY};

fn emma() -> Desk {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--pages", "400"]);
    desk
}

#[rstest]
#[case(&["120"], "page", 120.0, 0.3)]
#[case(&["45%"], "percent", 45.0, 0.45)]
#[case(&["p. 200"], "page", 200.0, 0.5)]
#[case(&["end"], "page", 400.0, 1.0)]
fn a_position_is_read_in_the_unit_it_is_typed_in(
    #[case] typed: &[&str],
    #[case] unit: &str,
    #[case] value: f64,
    #[case] fraction: f64,
) {
    let desk = emma();
    let logged = desk.json(&[&["log", "emma"], typed].concat());
    assert_eq!(logged["position"]["unit"], unit);
    assert_eq!(logged["position"]["value"], value);
    assert_eq!(logged["position"]["fraction"], fraction);
    assert_eq!(logged["at_the_end"], fraction >= 1.0);
    assert_eq!(logged["book"]["state"], "reading", "a book that nobody was reading is started");
}

#[test]
fn steps_forward_and_back_count_from_where_the_reader_is() {
    let desk = emma();
    desk.json(&["log", "emma", "100", "--on", "2026-05-01"]);
    assert_eq!(desk.json(&["log", "emma", "+12", "--minutes", "1h05", "--at", "21:30"])["position"]["value"], 112.0);
    assert_eq!(desk.json(&["log", "emma", "-3", "--note", "counted twice"])["position"]["value"], 109.0);
    let log = desk.json(&["show", "emma"])["sessions"].clone();
    assert_eq!(log[0]["correction"], true);
    assert_eq!((&log[1]["minutes"], &log[1]["day"]), (&json!(65), &json!(TODAY)));
    assert_eq!(log[2]["day"], "2026-05-01");
}

#[test]
fn an_audiobook_is_measured_in_time() {
    let desk = Desk::new();
    desk.json(&["add", "Emma"]);
    desk.json(&["edit", "emma", "format=audio", "minutes=10h"]);
    let logged = desk.json(&["log", "emma", "1h20"]);
    assert_eq!((&logged["position"]["unit"], &logged["position"]["value"]), (&json!("minute"), &json!(80.0)));
}

#[test]
fn a_page_beyond_the_last_is_asked_about_and_not_recorded() {
    let desk = emma();
    let ran = desk.run(&["log", "emma", "500", "--json"]);
    assert_eq!(ran.status, 1);
    let error = ran.document()["error"].clone();
    assert_eq!(
        (&error["code"], &error["given"], &error["last"]),
        (&json!("beyond_the_end"), &json!(500.0), &json!(400.0))
    );
    assert!(ran.err.contains("is the page wrong"), "{}", ran.err);
    assert_eq!(desk.json(&["show", "emma"])["reads"], json!([]), "nothing was started either");
}

#[test]
fn a_read_is_started_paused_resumed_and_finished() {
    let desk = emma();
    assert_eq!(desk.json(&["read", "emma", "start", "--on", "2026-04"])["read"]["started"], "2026-04");
    let paused = desk.json(&["read", "emma", "pause", "--why", "moving house", "--until", "2026-06-01"]);
    assert_eq!(paused["book"]["state"], "paused");
    assert_eq!(
        (&paused["read"]["reason"], &paused["read"]["resume_on"]),
        (&json!("moving house"), &json!("2026-06-01"))
    );
    assert_eq!(desk.json(&["read", "emma", "resume"])["book"]["state"], "reading");
    let finished = desk.json(&["read", "emma", "finish"]);
    assert_eq!((&finished["book"]["state"], &finished["read"]["on"]), (&json!("finished"), &json!(TODAY)));
    desk.json(&["read", "emma", "start"]);
    assert!(desk.say(&["list"]).contains("reading again"));
}

#[rstest]
#[case("2019", "2019")]
#[case("2019-05", "2019-05")]
#[case("spring 2019", "2019-spring")]
#[case("before 2015", "<2015")]
#[case("unknown", "?")]
#[case("yesterday", "2026-05-02")]
fn a_date_is_kept_as_precisely_as_the_reader_remembers(#[case] typed: &str, #[case] kept: &str) {
    let desk = emma();
    assert_eq!(desk.json(&["read", "emma", "finish", "--on", typed])["read"]["on"], kept);
}

#[test]
fn a_book_is_given_up_with_its_reason_and_its_place() {
    let desk = emma();
    desk.json(&["log", "emma", "40"]);
    let read = desk.json(&["read", "emma", "abandon", "--why", "too many balls"])["read"].clone();
    assert_eq!((&read["state"], &read["reason"]), (&json!("abandoned"), &json!("too many balls")));
    assert_eq!(read["position"]["value"], 40.0);
}

#[test]
fn a_read_names_its_edition() {
    let desk = emma();
    let edition = desk.json(&["show", "emma"])["editions"][0]["id"].clone();
    assert_eq!(desk.json(&["read", "emma", "start", "--edition", "1"])["read"]["edition"], edition);
    assert!(desk.refused(3, &["read", "emma", "start", "--edition", "9"]).contains("edition"));
}

#[test]
fn what_does_not_fit_together_is_refused_with_the_reason() {
    let desk = emma();
    assert!(desk.refused(2, &["read", "emma", "start", "--why", "fun"]).contains("--why"));
    assert!(desk.refused(2, &["read", "emma", "sleep"]).contains("abandon"));
    assert!(desk.refused(4, &["read", "emma", "pause"]).contains("not being read"));
    assert!(desk.refused(1, &["read", "emma", "finish", "--on", "2030"]).contains("future"));
    assert!(desk.refused(1, &["read", "emma", "finish", "--on", "someday"]).contains("not a date"));
    desk.json(&["read", "emma", "start"]);
    assert!(desk.refused(4, &["read", "emma", "start"]).contains("being read already"));
}

#[test]
fn today_says_what_is_being_read_what_was_recorded_and_what_is_next() {
    let desk = Desk::with_plan("backend-engineering");
    desk.json(&["log", "Express in Action", "20", "--minutes", "30"]);
    let today = desk.json(&["today"]);
    assert_eq!(today["day"], TODAY);
    assert_eq!(today["reading"][0]["book"]["title"], "Express in Action");
    assert_eq!(today["recorded"][0]["session"]["minutes"], 30);
    assert!(!today["next"].as_array().unwrap().is_empty());
    let said = desk.say(&["today"]);
    for words in ["Sunday, 2026-05-03", "236 pages left", "30 min", "Ready next"] {
        assert!(said.contains(words), "{words} in {said}");
    }
}
