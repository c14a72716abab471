//! Undo and redo as the page sees them.

use serde_json::{Value, json};

use crate::scene::Scene;

#[test]
fn with_nothing_to_take_back_or_repeat_both_say_so() {
    let scene = Scene::empty();
    for command in ["history_undo", "history_redo"] {
        let refused = scene.refused(command, json!({}));
        assert_eq!(refused["code"], "no_step", "{command}: {refused}");
    }
    assert_eq!(scene.announced(), Vec::<Value>::new());
}

#[test]
fn a_step_onto_a_row_that_has_changed_since_is_refused_by_name() {
    let scene = Scene::new();
    scene.ok("book_edit", json!({ "id": "$book", "draft": { "title": "Emma, a novel" } }));
    scene.announced();
    // Another program that keeps no history, at the same file.
    let library = rusqlite::Connection::open(scene.said("$library")).expect("the file");
    library.execute("UPDATE book SET title = 'Something else' WHERE title = 'Emma, a novel'", []).expect("one row");
    let refused = scene.refused("history_undo", json!({}));
    assert_eq!(refused["code"], "conflict", "{refused}");
    assert!(refused["message"].as_str().is_some_and(|message| message.contains("“Something else”")), "{refused}");
    assert_eq!(scene.ok("book_get", json!({ "id": "$book" }))["title"], "Something else");
    assert_eq!(scene.announced(), Vec::<Value>::new());
}

#[test]
fn the_history_names_each_step_and_marks_those_taken_back() {
    let scene = Scene::new();
    scene.ok("book_rate", json!({ "id": "$other", "rating": 4.5 }));
    scene.ok("history_undo", json!({}));
    let steps = scene.ok("history_list", json!({ "limit": 2 }));
    assert_eq!(steps[0]["label"], "Rated Persuasion");
    assert_eq!(steps[0]["undone"], true);
    assert_eq!(steps[1]["op"], "plan_take");
    assert_eq!(steps[1]["undone"], false);
    assert_eq!(steps.as_array().map(Vec::len), Some(2));
}

#[test]
fn everything_can_be_taken_back_to_an_empty_library() {
    let scene = Scene::new();
    while scene.call("history_undo", json!({})).is_ok() {}
    assert_eq!(scene.ok("book_list", json!({ "query": {} }))["total"], 0);
    assert_eq!(scene.ok("plan_list", json!({})), json!([]));
    while scene.call("history_redo", json!({})).is_ok() {}
    assert_eq!(scene.ok("book_get", json!({ "id": "$book" }))["title"], "Emma");
}

#[test]
fn a_change_that_leaves_everything_as_it_was_is_no_step_and_not_announced() {
    let scene = Scene::new();
    let answer = scene.ok("book_restore", json!({ "ids": ["$book"] }));
    assert_eq!((&answer["label"], &answer["stale"]), (&Value::Null, &json!([])), "{answer}");
    assert_eq!(scene.announced(), Vec::<Value>::new());
}
