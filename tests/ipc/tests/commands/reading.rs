//! Reads and the log.

use serde_json::{Value, json};

use crate::scene::Scene;

fn state(scene: &Scene) -> Value {
    scene.ok("read_list", json!({ "book": "$book" }))[0]["state"].clone()
}

#[test]
fn a_read_is_paused_resumed_and_finished() {
    let scene = Scene::new();
    scene.ok("read_pause", json!({ "book": "$book", "on": "", "reason": "Travel", "resumeOn": "2999-01-01" }));
    let read = &scene.ok("read_list", json!({ "book": "$book" }))[0];
    assert_eq!(
        (&read["state"], &read["reason"], &read["resume_on"]),
        (&json!("paused"), &json!("Travel"), &json!("2999-01-01"))
    );
    scene.ok("read_resume", json!({ "book": "$book" }));
    assert_eq!(state(&scene), "reading");
    let finished = scene.ok("read_finish", json!({ "book": "$book", "on": "?" }));
    assert_eq!(finished["value"], json!(scene.said("$read")));
    assert_eq!(state(&scene), "finished");
}

#[test]
fn an_abandoned_read_keeps_its_place_and_its_reason() {
    let scene = Scene::new();
    scene.ok("read_abandon", json!({ "book": "$book", "on": "", "why": "Not now", "at": "" }));
    let read = &scene.ok("read_list", json!({ "book": "$book" }))[0];
    assert_eq!((&read["state"], &read["reason"]), (&json!("abandoned"), &json!("Not now")));
    assert_eq!(read["position"]["value"], 50.0);
}

#[test]
fn progress_is_taken_in_any_unit_and_counted_in_its_own() {
    for (entry, unit, value) in [
        ("120", "page", 120.0),
        ("+10", "page", 60.0),
        ("p61", "page", 61.0),
        ("50%", "percent", 50.0),
        ("end", "page", 300.0),
    ] {
        let scene = Scene::new();
        let logged = scene.ok("progress_log", json!({ "book": "$book", "draft": { "entry": entry } }));
        let position = &logged["value"]["position"];
        assert_eq!((&position["unit"], &position["value"]), (&json!(unit), &json!(value)), "{entry}: {position}");
        assert_eq!(position["entered"], entry, "what was typed is kept");
        assert_eq!(logged["value"]["at_the_end"], entry == "end");
    }
}

#[test]
fn the_first_progress_of_a_book_begins_a_read() {
    let scene = Scene::new();
    let logged = scene.ok("progress_log", json!({ "book": "$other", "draft": { "entry": "7" } }));
    let reads = scene.ok("read_list", json!({ "book": "$other" }));
    assert_eq!(reads[0]["id"], logged["value"]["read"]);
    assert_eq!(reads[0]["state"], "reading");
    scene.ok("history_undo", json!({}));
    assert_eq!(scene.ok("read_list", json!({ "book": "$other" })), json!([]), "both were one step");
}

#[test]
fn the_log_keeps_every_entry_with_its_time_and_lets_each_be_corrected() {
    let scene = Scene::new();
    let draft = json!({ "entry": "80", "minutes": "1h05", "note": "On the train" });
    scene.ok("progress_log", json!({ "book": "$book", "draft": draft }));
    let log = scene.ok("session_list", json!({ "read": "$read" }));
    assert_eq!(log.as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&log[0]["minutes"], &log[0]["from"]["value"], &log[0]["to"]["value"]),
        (&json!(65), &json!(50.0), &json!(80.0))
    );
    scene.ok("session_edit", json!({ "id": log[0]["id"], "draft": { "entry": "40" } }));
    let log = scene.ok("session_list", json!({ "read": "$read" }));
    assert_eq!(log[0]["correction"], true, "it ends before it began");
    scene.ok("session_remove", json!({ "id": log[0]["id"] }));
    assert_eq!(scene.ok("session_list", json!({ "read": "$read" })).as_array().map(Vec::len), Some(1));
}

#[test]
fn reads_from_memory_have_dates_as_vague_as_the_memory() {
    let scene = Scene::new();
    let draft = json!({ "state": "finished", "started": "summer 2015", "ended": "?", "rating": 5, "review": "Again." });
    let added = scene.ok("read_add", json!({ "book": "$other", "draft": draft }));
    let read = &scene.ok("read_list", json!({ "book": "$other" }))[0];
    assert_eq!((&read["id"], &read["rating"]), (&added["value"], &json!(5.0)));
    scene.ok("read_remove", json!({ "id": added["value"] }));
    assert_eq!(scene.ok("read_list", json!({ "book": "$other" })), json!([]));
}
