//! A plan's next version is shown, taken, and taken back.

use std::fs;

use serde_json::{Value, json};

use crate::desk::{Desk, rows, texts};

/// The built-in plan as a file, changed by its curator.
fn next(desk: &Desk, change: impl FnOnce(&mut Value)) -> String {
    let mut plan: Value = serde_json::from_str(&desk.say(&["plan", "export"])).expect("a plan file");
    plan["version"] = json!("2026.1");
    change(&mut plan);
    let path = desk.file("next.json");
    fs::write(&path, plan.to_string()).expect("a file");
    path.to_string_lossy().into_owned()
}

fn item<'v>(plan: &'v mut Value, id: &str) -> &'v mut Value {
    let stages = plan["stages"].as_array_mut().expect("stages");
    let mut items = stages.iter_mut().flat_map(|stage| stage["items"].as_array_mut().expect("items"));
    items.find(|item| item["id"] == id).expect("the item")
}

fn without(plan: &mut Value, id: &str) {
    for stage in plan["stages"].as_array_mut().expect("stages") {
        stage["items"].as_array_mut().expect("items").retain(|item| item["id"] != id);
        for item in stage["items"].as_array_mut().expect("items") {
            if let Some(needs) = item.get_mut("requires").and_then(Value::as_array_mut) {
                needs.retain(|need| need["item"] != id);
            }
        }
    }
}

#[test]
fn a_book_that_i_finished_stays_mine_when_the_curator_drops_it() {
    let desk = Desk::with_plan("backend-engineering");
    desk.json(&["read", "Express in Action", "finish", "--on", "2024"]);
    let file = next(&desk, |plan| without(plan, "express-in-action"));
    let done = desk.json(&["plan", "update", &file]);
    let dropped = rows(&done["entries"]).iter().find(|entry| entry["key"] == "item:express-in-action").expect("shown");
    assert_eq!(
        (&dropped["touched"], &dropped["changes"][0]),
        (&json!(true), &json!({ "part": null, "kind": "dropped", "stays": true }))
    );
    assert_eq!(desk.json(&["item", "Express in Action", "state"])["state"], "done");
    assert_eq!(desk.json(&["plan", "update", &file])["changed"], false, "twice is once");
    desk.say(&["undo"]);
    assert_eq!(desk.json(&["plan", "show"])["version"], "2025.05");
}

#[test]
fn a_renamed_book_is_the_same_book_with_all_that_was_read_of_it() {
    let desk = Desk::with_plan("backend-engineering");
    desk.json(&["log", "Express in Action", "100"]);
    let file = next(&desk, |plan| {
        let item = item(plan, "express-in-action");
        item["book"]["title"] = json!("Express in Action, Revised");
        item["annotations"]["level"] = json!("beginner");
    });
    let shown = desk.json(&["plan", "update", &file, "--dry-run"]);
    assert_eq!(texts(&shown["entries"][0]["changes"], "kind"), ["renamed", "relevelled"]);
    assert_eq!(desk.json(&["plan", "show"])["version"], "2025.05", "a dry run writes nothing");
    desk.json(&["plan", "update", &file]);
    let item = desk.json(&["item", "Express in Action, Revised", "state"]);
    assert_eq!((&item["state"], &item["book"]["position"]["value"]), (&json!("reading"), &json!(100.0)));
}

#[test]
fn what_i_keep_as_it_is_is_not_asked_again_until_it_changes_again() {
    let desk = Desk::with_plan("backend-engineering");
    let reword = |why: &'static str| {
        next(&desk, |plan| {
            item(plan, "express-in-action")["annotations"]["why"] = json!(why);
            item(plan, "pro-express")["annotations"]["why"] = json!("In other words.");
        })
    };
    let file = reword("Said better.");
    let before = desk.json(&["item", "Express in Action", "state"])["annotations"]["why"].clone();
    desk.json(&["plan", "update", &file, "--keep", "Express in Action"]);
    assert_eq!(desk.json(&["item", "Express in Action", "state"])["annotations"]["why"], before);
    assert_eq!(desk.json(&["item", "Pro Express.js", "state"])["annotations"]["why"], "In other words.");
    assert_eq!(desk.json(&["plan", "update", &file, "--dry-run"])["entries"], json!([]));
    let again = desk.json(&["plan", "update", &reword("Said best."), "--dry-run"]);
    assert_eq!(texts(&again["entries"], "key"), ["item:express-in-action"]);
}

#[test]
fn the_new_reason_is_taken_and_the_level_stays_as_it_was() {
    let desk = Desk::with_plan("backend-engineering");
    let level = |level: &'static str| {
        next(&desk, |plan| {
            let item = item(plan, "express-in-action");
            item["annotations"]["why"] = json!("Said better.");
            item["annotations"]["level"] = json!(level);
        })
    };
    let file = level("advanced");
    let facts = || desk.json(&["item", "Express in Action", "state"])["annotations"].clone();
    let before = facts();
    assert_ne!(before["level"], "advanced");
    let said = desk.say(&["plan", "update", &file, "--dry-run", "--keep-part", "Express in Action=level"]);
    assert!(said.contains("is now “advanced” (kept as it is)"), "{said}");
    assert!(desk.refused(3, &["plan", "update", &file, "--keep-part", "Express in Action=mood"]).contains("why"));
    desk.json(&["plan", "update", &file, "--keep-part", "Express in Action=level"]);
    assert_eq!((&facts()["why"], &facts()["level"]), (&json!("Said better."), &before["level"]));
    assert_eq!(desk.json(&["plan", "update", &file, "--dry-run"])["entries"], json!([]), "it is not asked again");
    let again = desk.json(&["plan", "update", &level("beginner"), "--dry-run"]);
    assert_eq!(again["entries"][0]["changes"][0]["kind"], "relevelled", "until the curator says something else");
    desk.say(&["undo"]);
    assert_eq!(facts(), before);
}

#[test]
fn the_plan_keeps_its_title_and_a_stage_its_place_while_the_rest_is_taken() {
    let desk = Desk::with_plan("backend-engineering");
    let summary = |summary: &'static str| {
        next(&desk, |plan| {
            plan["title"] = json!("Servers");
            plan["summary"] = json!(summary);
            let stages = plan["stages"].as_array_mut().expect("stages");
            stages.rotate_left(1);
            let last = stages.last_mut().expect("a stage");
            last["title"] = json!("At the end");
        })
    };
    let file = summary("What a server is made of.");
    let shown = desk.json(&["plan", "update", &file, "--dry-run"]);
    assert_eq!(shown["effort"]["before"], shown["effort"]["after"], "words are no more to read");
    let stage = shown["entries"][1]["key"].as_str().expect("a stage").to_owned();
    assert_eq!(shown["entries"][0]["key"], "plan");
    let first = desk.json(&["plan", "show"])["stages"][0]["title"].clone();
    let place = format!("{stage}=place");
    desk.json(&["plan", "update", &file, "--keep-part", "plan=title", "--keep-part", &place]);
    let plan = desk.json(&["plan", "show"]);
    assert_eq!(
        (&plan["title"], &plan["summary"]),
        (&json!("Backend Engineering"), &json!("What a server is made of."))
    );
    assert_eq!(plan["stages"][0]["title"], "At the end", "{first} has its new name in its old place");
    assert_eq!(desk.json(&["plan", "update", &file, "--dry-run"])["entries"], json!([]), "it is not asked again");
    let again = desk.json(&["plan", "update", &summary("Servers, from below."), "--dry-run"]);
    assert_eq!(texts(&again["entries"][0]["changes"], "part"), ["summary"], "only what the curator says anew");
    desk.say(&["undo"]);
    assert_eq!(desk.json(&["plan", "show"])["stages"][0]["title"], first, "one undo takes all of it back");
}

#[test]
fn a_file_of_another_plan_asks_which_plan_is_meant() {
    let desk = Desk::with_plan("backend-engineering");
    let file = next(&desk, |plan| plan["id"] = json!("somewhere-else"));
    assert!(desk.refused(3, &["plan", "update", &file]).contains("--plan"));
    assert!(
        desk.refused(3, &["plan", "update", &file, "--plan", "Backend", "--keep", "nothing like it"])
            .contains("nothing like it")
    );
    desk.json(&["plan", "update", &file, "--plan", "Backend Engineering"]);
    assert_eq!(desk.json(&["plan", "update", &file])["changed"], false, "it is known as that plan now");
}
