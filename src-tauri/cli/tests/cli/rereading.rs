//! Books read again, read some day, begun by mistake.

use rstest::rstest;
use serde_json::json;

use crate::desk::Desk;

fn emma() -> Desk {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--pages", "400"]);
    desk
}

#[test]
fn a_reread_shows_as_read_and_reading() {
    let desk = emma();
    desk.json(&["read", "emma", "finish", "--on", "unknown"]);
    desk.json(&["read", "emma", "start"]);
    let listed = desk.json(&["list"])["books"][0].clone();
    assert_eq!((&listed["state"], &listed["reads"], &listed["times_read"]), (&json!("reading"), &json!(2), &json!(1)));
    let shown = desk.json(&["show", "emma"]);
    assert_eq!(shown["times_read"], 1);
    assert_eq!((&shown["reads"][0]["state"], &shown["reads"][0]["number"]), (&json!("reading"), &json!(2)));
    assert_eq!((&shown["reads"][1]["on"], &shown["reads"][1]["started"]), (&json!("?"), &json!(null)));
    assert!(desk.say(&["show", "emma"]).contains("reading again"));
}

#[test]
fn i_have_read_it_without_a_date_is_one_command() {
    let desk = emma();
    let read = desk.json(&["read", "emma", "finish", "--on", "unknown"])["read"].clone();
    assert_eq!((&read["state"], &read["on"], &read["started"]), (&json!("finished"), &json!("?"), &json!(null)));
    assert_eq!(desk.json(&["list"])["books"][0]["last_read"], json!(null), "nothing became today");
}

#[test]
fn a_start_by_mistake_is_taken_back_and_a_log_is_asked_about() {
    let desk = emma();
    desk.json(&["read", "emma", "start"]);
    assert_eq!(desk.json(&["read", "emma", "to-read"])["book"]["state"], "unread");
    desk.json(&["log", "emma", "30"]);
    assert!(desk.refused(4, &["read", "emma", "to-read"]).contains("--with-log"));
    assert_eq!(desk.json(&["read", "emma", "to-read", "--with-log"])["book"]["state"], "unread");
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["show", "emma"])["sessions"].as_array().map(Vec::len), Some(1));
}

#[rstest]
#[case("--again", 2, 1)]
#[case("--correct", 1, 0)]
fn a_page_far_back_after_the_end_is_asked_about(#[case] answer: &str, #[case] reads: u32, #[case] times_read: u32) {
    let desk = emma();
    desk.json(&["log", "emma", "end"]);
    desk.json(&["read", "emma", "finish"]);
    let ran = desk.run(&["log", "emma", "12", "--json"]);
    assert_eq!((ran.status, &ran.document()["error"]["code"]), (1, &json!("start_again")));
    desk.json(&["log", "emma", "12", answer]);
    let book = desk.json(&["list"])["books"][0].clone();
    assert_eq!((&book["state"], &book["reads"]), (&json!("reading"), &json!(reads)));
    assert_eq!(book["times_read"], times_read);
}

#[test]
fn a_book_is_given_up_at_a_place() {
    let desk = emma();
    let read = desk.json(&["read", "emma", "abandon", "--why", "too many balls", "--at", "62"])["read"].clone();
    assert_eq!((&read["state"], &read["position"]["value"]), (&json!("abandoned"), &json!(62.0)));
    assert!(desk.refused(2, &["read", "emma", "finish", "--at", "62"]).contains("--at"));
}
