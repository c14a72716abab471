//! Undo, redo, history and settings.

use serde_json::{Value, json};

use crate::desk::{Desk, texts};

fn labels(document: &Value) -> Vec<&str> {
    texts(&document["steps"], "label")
}

#[test]
fn steps_are_walked_back_and_forth_in_any_number() {
    let desk = Desk::new();
    for title in ["A", "B", "C"] {
        desk.json(&["add", title]);
    }
    assert_eq!(labels(&desk.json(&["undo", "2"])), ["Added C", "Added B"]);
    assert_eq!(desk.titles(&[]), ["A"]);
    assert_eq!(desk.say(&["redo"]), "Done again: Added B.\n");
    assert_eq!(labels(&desk.json(&["undo", "9"])), ["Added B", "Added A"], "as many as there are");
    assert!(desk.refused(1, &["undo"]).contains("nothing to undo"));
    desk.refused(2, &["undo", "0"]);
    desk.refused(2, &["undo", "some"]);
}

#[test]
fn each_command_is_a_step_of_its_own_however_fast_they_come() {
    let desk = Desk::new();
    desk.json(&["add", "Emma"]);
    desk.json(&["rate", "emma", "3"]);
    desk.json(&["rate", "emma", "4"]);
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["list"])["books"][0]["rating"], 3.0);
}

#[test]
fn the_history_names_each_step_and_its_door() {
    let desk = Desk::new();
    desk.json(&["add", "Emma"]);
    desk.json(&["rate", "emma", "5"]);
    desk.json(&["undo"]);
    let history = desk.json(&["history"]);
    assert_eq!(labels(&history), ["Rated Emma", "Added Emma"]);
    assert_eq!(
        (&history["steps"][0]["undone"], &history["steps"][1]["source"]),
        (&json!(true), &json!("command_line"))
    );
    assert_eq!(labels(&desk.json(&["history", "--limit", "1"])), ["Rated Emma"]);
    assert_eq!(Desk::new().say(&["history"]), "Nothing was changed yet.\n");
}

#[test]
fn settings_are_read_and_changed() {
    let desk = Desk::new();
    let all = desk.json(&["settings"]);
    assert_eq!((&all["rollover_hour"], &all["theme"]), (&json!(4), &json!("system")));
    assert_eq!(desk.json(&["settings", "theme", "dark"])["value"], "dark");
    assert_eq!(desk.say(&["settings", "theme"]), "dark\n");
    assert_eq!(
        desk.json(&["settings", "rollover-hour", "5"]),
        json!({
            "changed": true, "label": "Changed the hour a reading day begins", "key": "rollover_hour", "value": 5,
        })
    );
    assert!(desk.refused(1, &["settings", "rollover_hour", "30"]).contains("0 to 23"));
    assert!(desk.refused(3, &["settings", "colour"]).contains("colour"));
}
