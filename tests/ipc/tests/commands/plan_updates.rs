//! New versions of lists: compared, taken item by item, and what becomes of a copy under way.

use serde_json::{Value, json};

use crate::scene::Scene;

/// The entries of an update, by key, with the kinds of their changes.
fn entries(scene: &Scene, plan: &str, source: &Value) -> Vec<(String, Vec<String>)> {
    let update = scene.ok("plan_compare", json!({ "id": plan, "source": source, "from": 0 }));
    let rows = update["entries"]["rows"].as_array().expect("rows").clone();
    let kinds = |entry: &Value| {
        entry["changes"]
            .as_array()
            .expect("changes")
            .iter()
            .map(|it| it["kind"].as_str().unwrap_or("").to_owned())
            .collect()
    };
    rows.iter().map(|entry| (entry["key"].as_str().expect("a key").to_owned(), kinds(entry))).collect()
}

#[test]
fn a_newer_list_is_taken_item_by_item_and_what_was_declined_is_not_offered_again() {
    let scene = Scene::new();
    let pasted = |text: &str| json!({ "from": "pasted", "text": text });
    let old = pasted("# Winter\n\n- Emma - Jane Austen\n- Evelina - Frances Burney: letters");
    let plan = scene.ok("plan_import", json!({ "source": old, "choice": {} }))["value"].clone();
    let plan = plan.as_str().expect("an id");
    let new = pasted(
        "# Winter\n\n- Emma - Jane Austen: the best\n- Evelina - Frances Burney: in letters\n- Pamela - Samuel Richardson",
    );
    let found = entries(&scene, plan, &new);
    let kinds: Vec<_> = found.iter().map(|(_, kinds)| kinds.join(" ")).collect();
    assert!(kinds.contains(&"added".to_owned()) && kinds.iter().any(|kinds| kinds.contains("reworded")), "{found:?}");
    let declined = found.iter().find(|(key, _)| key.contains("evelina")).expect("it was re-worded").0.clone();
    scene.ok("plan_update", json!({ "id": plan, "source": new, "choice": { "keep": [declined] } }));
    assert_eq!(entries(&scene, plan, &new), []);
    let again = pasted(
        "# Winter\n\n- Emma - Jane Austen: the best\n- Evelina - Frances Burney: once more\n- Pamela - Samuel Richardson",
    );
    let offered: Vec<_> = entries(&scene, plan, &again).into_iter().map(|(key, _)| key).collect();
    assert_eq!(offered, [declined], "the list has said something else about it");
    scene.ok("history_undo", json!({}));
    assert_eq!(entries(&scene, plan, &new), found, "one undo takes the update and the refusal back");
}

#[test]
fn a_reader_with_an_old_built_in_plan_is_told_of_the_newer_one_until_they_decide() {
    let scene = Scene::empty();
    let offer = scene.ok("plan_offers", json!({}))[0]["version"].as_str().expect("a version").to_owned();
    scene.ok("plan_take", json!({ "key": "backend-engineering" }));
    let list = scene.ok("plan_list", json!({}))[0]["id"].clone();
    assert_eq!(scene.ok("plan_waiting", json!({ "id": list })), Value::Null, "it is as new as Lectern");
    let path = scene.folder().join("old.json");
    let out = json!({ "id": list, "layers": "curator", "format": "json", "path": path });
    scene.ok("plan_export", out);
    scene.ok("plan_remove", json!({ "id": list }));
    let text = std::fs::read_to_string(&path).expect("it was written");
    let mut old: Value = serde_json::from_str(&text).expect("a plan file");
    old["version"] = json!("0.1");
    old["stages"][0]["items"][0]["annotations"]["why"] = json!("Other words.");
    let source = json!({ "from": "pasted", "text": old.to_string() });
    let plan = scene.ok("plan_import", json!({ "source": source, "choice": {} }))["value"].clone();
    let waiting = scene.ok("plan_waiting", json!({ "id": plan }));
    assert_eq!((&waiting["version"], &waiting["changes"]), (&json!(offer), &json!(1)));
    let built_in = json!({ "from": "built_in", "key": "backend-engineering" });
    let key = entries(&scene, plan.as_str().expect("an id"), &built_in)[0].0.clone();
    scene.ok("plan_update", json!({ "id": plan, "source": built_in, "choice": { "keep": [key] } }));
    assert_eq!(scene.ok("plan_waiting", json!({ "id": plan })), Value::Null, "the reader has decided");
}

/// A plan of one book in an edition.
fn one_book(version: &str, isbn: &str, edition: &str, pages: u32) -> Value {
    let plan = json!({
        "lectern_plan": 1, "id": "one", "title": "One", "version": version, "summary": "S", "language": "en",
        "curator": { "name": "C" },
        "stages": [{ "id": "s", "title": "S", "summary": "S", "items": [{
            "id": "book", "asks_for": "A book",
            "book": { "title": "Slow Systems", "authors": [{ "name": "Ada Example" }],
                "edition": { "name": edition, "year": 2017, "isbn13": isbn, "pages": pages, "certain": true } },
            "identification": { "confidence": "stated", "basis": "The list names it." } }] }],
    });
    json!({ "from": "pasted", "text": plan.to_string() })
}

#[test]
fn a_copy_under_way_is_finished_or_goes_on_in_the_new_edition() {
    for (switch, page, pages) in [(json!([]), 100.0, 400), (json!(["item:book"]), 125.0, 500)] {
        let scene = Scene::empty();
        let old = one_book("1", "9780141439587", "1st", 400);
        let plan = scene.ok("plan_import", json!({ "source": old, "choice": {} }))["value"].clone();
        let item = scene.plan(&plan)["stages"][0]["items"][0].clone();
        let book = item["book"]["id"].clone();
        scene.ok("read_start", json!({ "book": book, "on": "", "edition": item["book"]["edition_id"] }));
        scene.ok("progress_log", json!({ "book": book, "draft": { "entry": "100" } }));
        let new = one_book("2", "9781449373320", "2nd", 500);
        let update = scene.ok("plan_compare", json!({ "id": plan, "source": new, "from": 0 }));
        let copy = update["entries"]["rows"][0]["copy"].clone();
        assert_eq!((&copy["page"], &copy["becomes"]), (&json!(100), &json!(125)), "{update}");
        scene.ok("plan_update", json!({ "id": plan, "source": new, "choice": { "switch": switch } }));
        let read = scene.ok("read_list", json!({ "book": book }))[0].clone();
        let editions = scene.ok("book_get", json!({ "id": book }))["editions"].as_array().expect("editions").clone();
        let edition = editions.iter().find(|it| it["id"] == read["edition"]).expect("it is read in one of them");
        assert_eq!(edition["pages"], pages);
        assert_eq!(read["position"]["value"], page, "the log stays, and its place is told in the edition read now");
        assert_eq!(scene.ok("session_list", json!({ "read": read["id"] })).as_array().map(Vec::len), Some(1));
    }
}
