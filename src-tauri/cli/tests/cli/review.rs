//! Questions and takeaways come back.

use crate::desk::Desk;

fn desk() -> (Desk, String) {
    let desk = Desk::new();
    desk.json(&["add", "Emma"]);
    let note = desk.json(&["note", "emma", "Who tells this?", "--kind", "question"]);
    let id = note["id"].as_str().expect("an id").to_owned();
    (desk, id)
}

#[test]
fn nothing_is_back_on_the_day_it_was_written() {
    let (desk, _) = desk();
    assert_eq!(desk.say(&["review"]), "Nothing is back.\n");
}

#[test]
fn an_answer_says_when_it_comes_back_and_can_be_taken_back() {
    let (desk, id) = desk();
    let answer = desk.json(&["review", &id, "again"]);
    assert_eq!((&answer["due"], &answer["label"]), (&"2026-05-04".into(), &"Reviewed a question".into()));
    assert!(desk.say(&["review", &id, "got"]).contains("It comes back on 2026-05-24."));
    assert!(desk.say(&["review", &id, "stop"]).contains("does not come back"));
    desk.say(&["undo"]);
    assert!(desk.refused(3, &["review", "ffffffff", "got"]).contains("ffffffff"));
    assert!(!desk.refused(2, &["review", &id]).is_empty());
}

#[test]
fn weeks_are_a_setting() {
    let (desk, _) = desk();
    assert_eq!(desk.say(&["settings", "review_weeks"]), "1, 4, 12\n");
    desk.say(&["settings", "review_weeks", "2, 8"]);
    assert_eq!(desk.json(&["settings", "review_weeks"])["value"], "2, 8");
    assert!(desk.refused(1, &["settings", "review_weeks", "8, 2"]).contains("growing"));
}

#[test]
fn an_item_says_how_far_it_was_taken() {
    let desk = Desk::with_plan("backend-engineering");
    let item = desk.json(&["item", "Express in Action", "depth", "worked_through"]);
    assert_eq!(item["depth"], "worked_through");
    assert_eq!(desk.json(&["item", "Express in Action", "depth", "none"])["depth"], serde_json::Value::Null);
}
