//! Notes and the notebook.

use serde_json::json;

use crate::scene::Scene;

#[test]
fn a_note_is_found_by_the_beginning_of_a_word_and_the_hit_is_marked() {
    let scene = Scene::new();
    let page = scene.ok("note_list", json!({ "query": { "text": "matchm", "limit": 10 } }));
    assert_eq!((&page["total"], &page["books"]), (&json!(1), &json!(1)));
    let note = &page["notes"][0];
    assert_eq!(note["book_title"], "Emma");
    assert_eq!(note["tags"], json!(["irony"]));
    assert!(note["html"].as_str().is_some_and(|html| html.contains("<mark>matchmaking</mark>")), "{note}");
    assert_eq!(note["text"], "A note about *matchmaking*.", "what was written stays as it is");
    assert_eq!(scene.ok("note_list", json!({ "query": { "text": "zebra" } }))["total"], 0);
}

#[test]
fn a_note_keeps_its_place_in_the_book() {
    let scene = Scene::new();
    let notes = scene.ok("note_of_book", json!({ "book": "$book" }));
    let anchor = &notes[0]["anchor"];
    assert_eq!((&anchor["entered"], &anchor["unit"], &anchor["value"]), (&json!("12"), &json!("page"), &json!(12.0)));
}

#[test]
fn the_notebook_counts_what_it_shows_by_kind_book_and_tag() {
    let scene = Scene::new();
    scene.ok("note_add", json!({ "draft": { "text": "A thought of its own #idea", "kind": "takeaway" } }));
    let page = scene.ok("note_list", json!({ "query": { "order": "oldest", "limit": 1 } }));
    assert_eq!(page["total"], 2);
    assert_eq!(page["notes"].as_array().map(Vec::len), Some(1), "one window of one row");
    let kinds: Vec<(&str, u64)> = page["by_kind"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|facet| Some((facet["key"].as_str()?, facet["count"].as_u64()?)))
        .filter(|(_, count)| *count > 0)
        .collect();
    assert_eq!(kinds, [("note", 1), ("takeaway", 1)]);
    assert_eq!(
        scene.ok("note_list", json!({ "query": { "tags": ["idea"] } }))["total"],
        1,
        "the tag was read in the text"
    );
}

#[test]
fn a_script_in_a_note_is_never_part_of_what_is_shown() {
    let text = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) **b**";
    let html = Scene::empty().ok("note_preview", json!({ "text": text }));
    let html = html.as_str().expect("a text");
    for unwanted in ["<script", "src", "onerror", "javascript:"] {
        assert!(!html.contains(unwanted), "{unwanted} in {html}");
    }
    assert!(html.contains("<strong>b</strong>"), "the rest is there: {html}");
}

#[test]
fn a_removed_note_is_gone_until_it_is_brought_back() {
    let scene = Scene::new();
    scene.ok("note_remove", json!({ "notes": ["$note"] }));
    assert_eq!(scene.ok("note_removed", json!({ "offset": 0, "limit": 10 }))["total"], 1);
    assert_eq!(scene.ok("note_of_book", json!({ "book": "$book" })), json!([]));
    scene.ok("note_restore", json!({ "ids": ["$note"] }));
    assert_eq!(scene.ok("note_of_book", json!({ "book": "$book" }))[0]["id"], json!(scene.said("$note")));
}

#[test]
fn a_picture_crosses_as_it_is() {
    let scene = Scene::new();
    let body = scene.shell.answer("image_get", json!({ "id": scene.said("$image") })).expect("it is there");
    assert!(matches!(body, tauri::ipc::InvokeResponseBody::Raw(bytes) if bytes == b"\x89PNG\r\n\x1a\n"));
}

#[test]
fn a_link_in_a_note_that_is_being_written_shows_where_it_leads() {
    let scene = Scene::new();
    let html = scene.ok("note_preview", json!({ "text": "As in [[persuasion]] and [[Ulysses]]" }));
    let html = html.as_str().expect("a text");
    assert!(html.contains(&scene.said("data-book=\"$other\"")) && html.contains("data-missing=\"Ulysses\""), "{html}");
}

#[test]
fn all_that_is_found_is_changed_as_one_step() {
    let scene = Scene::new();
    scene.ok("note_add", json!({ "draft": { "text": "Another on matchmaking" } }));
    let found = json!({ "text": "matchmaking" });
    let tagged = scene.ok("note_tag", json!({ "notes": found, "add": ["wit"], "remove": [] }));
    assert_eq!((&tagged["value"]["notes"], &tagged["label"]), (&json!(2), &json!("Tagged 2 notes")));
    assert_eq!(scene.ok("note_list", json!({ "query": { "tags": ["wit"] } }))["total"], 2);
    scene.ok("history_undo", json!({}));
    assert_eq!(scene.ok("note_list", json!({ "query": { "tags": ["wit"] } }))["total"], 0);
}

#[test]
fn a_saved_filter_says_what_it_asks_and_how_many_it_finds() {
    let scene = Scene::new();
    let filters = scene.ok("filter_list", json!({}));
    let first = &filters[0];
    assert_eq!((&first["name"], &first["count"]), (&json!("Matches"), &json!(1)));
    assert_eq!(first["query"]["text"], "matchmaking");
}
