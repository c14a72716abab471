//! A plan of one's own, made, filled, described and published in the terminal.

use serde_json::{Value, json};

use crate::desk::Desk;

fn shelf() -> Desk {
    let desk = Desk::new();
    desk.say(&["init"]);
    for (title, author) in [("Emma", "Jane Austen"), ("Persuasion", "Jane Austen"), ("Evelina", "Frances Burney")] {
        desk.say(&["add", title, "--author", author]);
    }
    desk
}

fn exported(desk: &Desk, plan: &str) -> Value {
    serde_json::from_str(&desk.say(&["plan", "export", plan])).expect("a plan file")
}

fn titles(plan: &Value) -> Vec<&str> {
    let stages = plan["stages"].as_array().expect("stages");
    let items = stages.iter().flat_map(|stage| stage["items"].as_array().expect("items"));
    items.filter_map(|item| item["asks_for"].as_str()).collect()
}

#[test]
fn a_plan_is_made_of_books_or_of_all_that_a_search_finds() {
    let desk = shelf();
    desk.json(&["plan", "new", "Winter", "--book", "Persuasion", "--book", "Emma"]);
    assert_eq!(titles(&exported(&desk, "Winter")), ["Persuasion", "Emma"]);
    let made = desk.json(&["plan", "new", "Austen", "--from", "austen"]);
    assert_eq!(made["books"], 2);
    desk.say(&["undo"]);
    assert!(desk.json(&["plan", "list"])["plans"].as_array().is_some_and(|plans| plans.len() == 1));
}

#[test]
fn a_plan_that_is_full_takes_no_more_books_and_a_command_does_all_or_nothing() {
    let desk = shelf();
    let item = |at: usize| {
        let identification = json!({ "confidence": "none", "basis": "The list gives a number." });
        json!({ "id": format!("i{at}"), "asks_for": format!("Volume {at}"), "identification": identification })
    };
    let stage = json!({ "id": "all", "title": "All", "items": (0..9_999).map(item).collect::<Vec<_>>() });
    let plan = json!({
        "lectern_plan": 1, "id": "long", "title": "Long", "version": "1", "language": "en", "stages": [stage],
    });
    let path = desk.file("long.json");
    std::fs::write(&path, plan.to_string()).expect("a file");
    desk.json(&["plan", "import", &path.to_string_lossy()]);
    let said = "“Long” would have 10001 items; a plan may have 10000.";
    assert!(desk.refused(4, &["plan", "add", "Long", "Emma", "Persuasion"]).contains(said));
    desk.json(&["plan", "add", "Long", "Evelina"]);
    assert!(desk.refused(4, &["add", "Sanditon", "--plan", "Long"]).contains(said));
    assert_eq!(titles(&exported(&desk, "Long"))[9_998..], ["Volume 9998", "Evelina"]);
    assert!(!desk.titles(&[]).contains(&"Sanditon".to_owned()), "what could not go into the plan is not added");
}

#[test]
fn a_list_says_what_its_writer_says_and_comes_out_in_versions() {
    let desk = shelf();
    desk.json(&["plan", "new", "Winter", "--summary", "For long evenings.", "--goal", "All three"]);
    desk.json(&["plan", "stage", "Winter", "edit", "1", "--title", "First"]);
    desk.json(&["plan", "stage", "Winter", "add", "Later", "--summary", "Then these."]);
    desk.json(&["plan", "add", "Winter", "Emma", "Persuasion", "--stage", "First"]);
    desk.json(&["plan", "add", "Winter", "Evelina"]);
    desk.json(&[
        "item",
        "Emma",
        "annotate",
        "why=For the tone",
        "level=beginner",
        "role=broad; classic",
        "must_read=yes",
    ]);
    let published = desk.json(&["plan", "publish", "Winter", "--note", "Three novels."]);
    assert_eq!(published["version"], "1");
    let plan = exported(&desk, "Winter");
    assert_eq!(plan["versions"][0]["note"], "Three novels.");
    assert_eq!(plan["stages"][1]["summary"], "Then these.");
    let emma = &plan["stages"][0]["items"][0]["annotations"];
    assert_eq!((&emma["role"], &emma["must_read"]), (&json!(["broad", "classic"]), &json!(true)));
    desk.json(&["item", "Emma", "annotate", "must_read=no", "why="]);
    let emma = &exported(&desk, "Winter")["stages"][0]["items"][0]["annotations"];
    assert_eq!((emma.get("why"), &emma["level"]), (None, &json!("beginner")), "what is not named stays");
}

#[test]
fn stages_move_and_go_and_a_plan_is_renamed() {
    let desk = shelf();
    desk.json(&["plan", "new", "Winter"]);
    desk.json(&["plan", "stage", "Winter", "add", "Later"]);
    desk.json(&["plan", "stage", "Winter", "move", "Later", "--before", "1"]);
    desk.json(&["plan", "stage", "Winter", "remove", "To read"]);
    desk.json(&["plan", "edit", "Winter", "--title", "Spring"]);
    let plan = desk.json(&["plan", "show", "Spring"]);
    assert_eq!(plan["stages"].as_array().map(Vec::len), Some(1));
    assert_eq!(plan["stages"][0]["title"], "Later");
    desk.json(&["plan", "remove", "Spring"]);
    assert_eq!(desk.json(&["list"])["total"], 3, "its books stay");
}

#[test]
fn my_own_reason_and_date_stand_beside_the_list() {
    let desk = Desk::with_plan("backend-canon");
    let name = desk.json(&["plan", "show"])["stages"][0]["items"][0]["id"].as_str().expect("an id").to_owned();
    desk.json(&["item", &name, "mine", "--reason", "For the club", "--target", "2030-01-01"]);
    desk.json(&["item", &name, "mine", "--target", "2031-01-01"]);
    let item = desk.json(&["item", &name, "state"]);
    assert_eq!((&item["reason"], &item["target"]), (&json!("For the club"), &json!("2031-01-01")));
}

#[test]
fn a_plan_made_in_the_terminal_is_the_plan_that_is_made_in_the_window() {
    let desk = shelf();
    desk.json(&["plan", "new", "Winter", "--summary", "For long evenings."]);
    desk.json(&["plan", "stage", "Winter", "edit", "1", "--title", "First", "--summary", "Begin here."]);
    desk.json(&["plan", "stage", "Winter", "add", "Later"]);
    desk.json(&["plan", "add", "Winter", "Emma", "Persuasion", "--stage", "First"]);
    desk.json(&["plan", "add", "Winter", "Evelina", "--stage", "Later"]);
    desk.json(&["item", "Emma", "annotate", "why=For the tone", "level=beginner", "role=broad", "focus_on=Box Hill"]);
    desk.json(&["item", "Evelina", "move", "--before", "Emma"]);
    desk.json(&["item", "Persuasion", "mine", "--reason", "For the club", "--target", "2030-01-01"]);
    desk.json(&["item", "Persuasion", "known", "--why", "For the club"]);
    desk.json(&["plan", "group", "make", "One of these", "Emma", "Persuasion", "--plan", "Winter"]);
    desk.json(&["item", "Evelina", "needs", "add", "--group", "One of these", "--why", "Either will do"]);
    desk.json(&["item", "Emma", "needs", "add", "--topic", "tact"]);
    desk.json(&["item", "Emma", "needs", "waive", "--topic", "tact", "--why", "It teaches it"]);
    desk.json(&["item", "Persuasion", "needs", "add", "Emma", "--soft"]);
    desk.json(&["item", "Emma", "part", "chapters", "1-7"]);
    desk.json(&["item", "Persuasion", "optional"]);
    desk.json(&["plan", "publish", "Winter", "--version", "2026.1", "--note", "Three novels."]);
    let mut plan: Value =
        serde_json::from_str(&desk.say(&["plan", "export", "Winter", "--with-mine"])).expect("a plan");
    plan["updated"] = json!("2026-01-01");
    plan["versions"][0]["date"] = json!("2026-01-01");
    // `tests/ipc` makes the same plan by the window's commands and compares it with the same file.
    let expected: Value =
        serde_json::from_str(include_str!("../../../../tests/fixtures/plans/winter.json")).expect("JSON");
    assert_eq!(plan, expected, "{plan:#}");
}

#[test]
fn what_is_mine_in_anothers_plan_is_the_same_from_the_terminal_and_from_the_window() {
    let desk = Desk::with_plan("backend-engineering");
    desk.json(&["plan", "group", "make", "One of these", "Pro Express.js", "Practical Node.js"]);
    desk.json(&[
        "plan",
        "group",
        "edit",
        "Node.js Design Patterns: one of two editions",
        "--name",
        "Both",
        "--take",
        "2",
    ]);
    let item = |words: &[&str]| desk.json(&[&["item"], words].concat());
    item(&["Express in Action", "needs", "add", "--topic", "tact", "--why", "Always"]);
    item(&["Core Data", "needs", "waive", "Learning Core Data for iOS with Swift", "--why", "I know some"]);
    item(&["Practical Node.js", "needs", "add", "Express in Action", "--soft"]);
    item(&["A book on testing Express applications", "needs", "add", "--group", "One of these"]);
    item(&["Express in Action", "part", "pages", "1-120"]);
    item(&["Pro Express.js", "optional"]);
    desk.json(&["topics", "know", "Swift"]);
    let whole: Value = serde_json::from_str(&desk.say(&["plan", "export", "--with-mine"])).expect("a plan");
    // `tests/ipc` does the same by the window's commands and compares it with the same file.
    let expected: Value =
        serde_json::from_str(include_str!("../../../../tests/fixtures/plans/mine.json")).expect("JSON");
    let mine = mine_of(&whole);
    assert_eq!(mine, expected, "{mine:#}");
}

/// What a plan file says of the reader, but for where things stand.
fn mine_of(plan: &Value) -> Value {
    let stages = plan["stages"].as_array().expect("stages").iter();
    let mut mine = serde_json::Map::from_iter([("plan".to_owned(), plan["mine"].clone())]);
    for item in stages.flat_map(|stage| stage["items"].as_array().expect("items")) {
        let mut own = item["mine"].clone();
        own.as_object_mut().expect("a state at least").remove("state");
        if own != json!({}) {
            mine.insert(item["id"].as_str().expect("an id").to_owned(), own);
        }
    }
    Value::Object(mine)
}
