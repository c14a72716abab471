//! What comes before what, from the command line.

use serde_json::json;

use crate::desk::{Desk, rows, texts};

/// A plan of the list of a reader: three books in a row, nothing needed yet.
fn three() -> Desk {
    let desk = Desk::with_plan("backend-engineering");
    std::fs::write(desk.file("LIST.md"), "# Databases\n\n- Basics - A. One\n- Middle - B. Two\n- Goal - C. Three\n")
        .expect("the list");
    let file = desk.file("LIST.md");
    desk.json(&["plan", "import", file.to_str().expect("a path")]);
    desk
}

const PLAN: [&str; 2] = ["--plan", "Databases"];

fn item<'a>(title: &'a str, words: &[&'a str]) -> Vec<&'a str> {
    ["item", title].iter().chain(words).chain(&PLAN).copied().collect()
}

#[test]
fn an_item_is_made_to_wait_and_the_way_to_it_is_told() {
    let desk = three();
    desk.json(&item("Middle", &["needs", "add", "Basics"]));
    let goal = desk.json(&item("Goal", &["needs", "add", "Middle", "--why", "it builds on it"]));
    assert_eq!((&goal["state"], &goal["requires"][0]["why"]), (&json!("waiting"), &json!("it builds on it")));
    let way = desk.json(&item("Goal", &["way"]));
    assert_eq!(
        texts(&json!(rows(&way["way"]["steps"]).iter().map(|s| s["item"].clone()).collect::<Vec<_>>()), "title"),
        ["Basics", "Middle"]
    );
    let basics = desk.json(&item("Basics", &["way"]));
    assert_eq!((rows(&basics["unlocks"]["direct"]).len(), rows(&basics["unlocks"]["all"]).len()), (1, 2));
    assert!(desk.say(&item("Goal", &["way"])).starts_with("2 books, 0 pages before Goal opens:"));
}

#[test]
fn a_circle_is_refused_with_its_titles() {
    let desk = three();
    desk.json(&item("Middle", &["needs", "add", "Basics"]));
    let said = desk.refused(4, &item("Basics", &["needs", "add", "Middle"]));
    assert!(said.contains("“Basics” needs “Middle”, “Middle” needs “Basics”"), "{said}");
    desk.json(&item("Basics", &["needs", "add", "Middle", "--soft"]));
}

#[test]
fn what_was_skipped_is_waved_through_by_hand_and_held_again() {
    let desk = three();
    desk.json(&item("Middle", &["needs", "add", "Basics"]));
    desk.json(&item("Basics", &["skip"]));
    assert_eq!(desk.json(&item("Middle", &["state"]))["state"], "waiting");
    let waved = desk.json(&item("Middle", &["needs", "waive", "Basics", "--why", "seen it"]));
    assert_eq!((&waved["state"], &waved["requires"][0]["satisfied"]), (&json!("ready"), &json!(false)));
    assert!(desk.say(&item("Middle", &["needs"])).contains("Basics, skipped (waved through: seen it"));
    assert_eq!(desk.json(&item("Middle", &["needs", "hold", "Basics"]))["state"], "waiting");
    desk.json(&item("Middle", &["needs", "remove", "Basics"]));
    assert_eq!(desk.json(&item("Middle", &["state"]))["state"], "ready");
    desk.refused(3, &item("Middle", &["needs", "remove", "Basics"]));
}

#[test]
fn a_topic_is_known_for_every_plan_and_can_be_taken_back() {
    let desk = three();
    desk.json(&item("Goal", &["needs", "add", "--topic", "Algebra"]));
    assert_eq!(desk.json(&item("Goal", &["state"]))["state"], "waiting");
    let topics = desk.json(&["topics", "know", "algebra"]);
    let known = rows(&topics["topics"]).iter().find(|it| it["topic"] == "algebra").expect("the topic").clone();
    assert_eq!((&known["is_known"], &known["needed_by"]), (&json!(true), &json!(1)));
    assert_eq!(desk.json(&item("Goal", &["state"]))["state"], "ready");
    desk.json(&["topics", "forget", "Algebra"]);
    assert_eq!(desk.json(&item("Goal", &["state"]))["state"], "waiting");
    desk.refused(3, &["topics", "forget", "Algebra"]);
}

#[test]
fn a_group_is_made_needed_changed_and_dissolved() {
    let desk = three();
    let group =
        |words: &[&'static str]| ["plan", "group"].iter().chain(words).chain(&PLAN).copied().collect::<Vec<_>>();
    let made = desk.json(&group(&["make", "Either", "Basics", "Middle"]));
    assert_eq!((&made["groups"][0]["take"], rows(&made["groups"][0]["items"]).len()), (&json!(1), 2));
    desk.json(&item("Goal", &["needs", "add", "--group", "either"]));
    assert!(desk.refused(4, &group(&["dissolve", "Either"])).contains("“Goal” needs this group"));
    desk.json(&item("Basics", &["known"]));
    assert_eq!(desk.json(&item("Goal", &["state"]))["state"], "ready");
    desk.json(&group(&["edit", "Either", "--take", "2"]));
    assert_eq!(desk.json(&item("Goal", &["state"]))["state"], "waiting");
    desk.refused(1, &group(&["edit", "Either", "--take", "3"]));
    desk.json(&item("Goal", &["needs", "remove", "--group", "Either"]));
    let edited = desk.json(&group(&["edit", "Either", "--add", "Goal", "--leave", "Basics", "--name", "Late ones"]));
    assert_eq!(edited["groups"][0]["title"], "Late ones");
    assert_eq!(texts(&edited["groups"][0]["items"], "title"), ["Middle", "Goal"]);
    desk.json(&["undo"]);
    assert_eq!(texts(&desk.json(&group(&["list"]))["groups"][0]["items"], "title"), ["Basics", "Middle"]);
    assert_eq!(desk.json(&group(&["dissolve", "Either"]))["groups"], json!([]));
}

#[test]
fn an_item_is_made_a_part_of_its_book_and_optional() {
    let desk = three();
    let part = desk.json(&item("Goal", &["part", "chapters", "1-7"]));
    assert_eq!(part["part"], json!({ "unit": "chapter", "first": 1, "last": 7 }));
    assert_eq!(desk.json(&item("Goal", &["part", "whole"]))["part"], json!(null));
    assert_eq!(desk.json(&item("Goal", &["optional"]))["optional"], true);
    desk.refused(1, &item("Goal", &["part", "pages", "9-3"]));
    desk.refused(2, &item("Goal", &["part", "pages", "many"]));
}

#[test]
fn the_order_puts_nothing_before_enough_of_the_group_that_it_needs() {
    let desk = three();
    desk.json(&["plan", "group", "make", "Either", "Middle", "Goal", "--plan", "Databases"]);
    desk.json(&item("Basics", &["needs", "add", "--group", "Either"]));
    let order = desk.json(&["plan", "order", "Databases"]);
    assert_eq!(texts(&order["items"], "title"), ["Middle", "Basics", "Goal"]);
    let found = desk.json(&["plan", "check", "Databases"])["findings"][0].clone();
    assert_eq!(found["kind"], "before_its_group");
    assert_eq!(found["message"], "“Basics” stands before 1 of “Either”, which it needs.");
    desk.json(&item("Middle", &["skip"]));
    desk.json(&item("Goal", &["skip"]));
    let found = desk.json(&["plan", "check", "Databases"])["findings"][0].clone();
    assert_eq!(found["kind"], "dropped_group");
    assert_eq!(found["message"], "“Basics” waits for 1 of “Either”, of which 0 can still be read.");
}
