//! Plans, stages, items, and today.

use serde_json::{Value, json};

use crate::scene::{Scene, items};

fn order(scene: &Scene, stage: usize) -> Vec<String> {
    let plan = scene.plan(&json!("$plan"));
    let items = plan["stages"][stage]["items"].as_array().expect("items").clone();
    items.iter().filter_map(|item| item["title"].as_str().map(str::to_owned)).collect()
}

#[test]
fn the_built_in_plans_are_offered_and_say_when_they_are_taken() {
    let scene = Scene::new();
    let offers = scene.ok("plan_offers", json!({}));
    let keys: Vec<_> = offers.as_array().expect("a list").iter().map(|offer| offer["key"].clone()).collect();
    assert_eq!(keys, ["backend-engineering", "backend-canon"]);
    assert_eq!(offers[0]["items"], 24);
    assert_eq!((&offers[0]["taken"], &offers[1]["taken"]), (&json!(scene.said("$taken")), &Value::Null));
}

#[test]
fn a_taken_plan_holds_every_recommendation_with_what_is_known_of_it() {
    let scene = Scene::new();
    let plan = scene.plan(&json!("$taken"));
    assert_eq!(items(&plan).count(), 24);
    assert!(
        items(&plan).any(|item| item["book"].is_object() && item["basis"].is_string()),
        "some book with its reason"
    );
    assert!(items(&plan).any(|item| item["state"] == "ready"), "something can be read now");
    for item in items(&plan).filter(|item| !item["blocked_by"].as_array().is_none_or(Vec::is_empty)) {
        assert_eq!(item["state"], "waiting", "{}", item["title"]);
    }
}

#[test]
fn a_recommendation_is_matched_to_a_candidate_to_a_book_of_the_library_or_to_nothing() {
    let scene = Scene::new();
    let asked = |scene: &Scene| {
        let plan = scene.plan(&json!("$taken"));
        items(&plan).find(|item| item["id"] == json!(scene.said("$asked"))).expect("the item").clone()
    };
    let matched =
        scene.ok("item_match", json!({ "id": "$asked", "choice": { "to": "candidate", "id": "$candidate" } }));
    assert_eq!(asked(&scene)["book"]["id"], matched["value"]);
    assert_eq!(asked(&scene)["matched_by"], "reader");
    scene.ok("item_match", json!({ "id": "$asked", "choice": { "to": "book", "id": "$other" } }));
    assert_eq!(asked(&scene)["book"]["title"], "Persuasion");
    scene.ok(
        "item_match",
        json!({ "id": "$asked", "choice": { "to": "new", "title": "Own find", "authors": ["N. N."] } }),
    );
    assert_eq!(asked(&scene)["book"]["authors"], json!(["N. N."]));
    let none = scene.ok("item_match", json!({ "id": "$asked", "choice": { "to": "nothing" } }));
    assert_eq!((&none["value"], &asked(&scene)["book"]), (&Value::Null, &Value::Null));
    scene.ok("item_match", json!({ "id": "$asked", "choice": { "to": "curator" } }));
    assert!(asked(&scene)["candidates"][0].is_object(), "the list's own word is back");
}

#[test]
fn items_and_stages_move_and_the_reader_s_order_stays() {
    let scene = Scene::new();
    assert_eq!(order(&scene, 0), ["Emma", "Persuasion"]);
    scene.ok("item_move", json!({ "ids": ["$second"], "to": { "stage": "$stage", "before": "$item" } }));
    assert_eq!(order(&scene, 0), ["Persuasion", "Emma"]);
    scene.ok("item_move", json!({ "ids": ["$second"], "to": { "stage": "$empty", "before": null } }));
    assert_eq!((order(&scene, 0), order(&scene, 1)), (vec!["Emma".to_owned()], vec!["Persuasion".to_owned()]));
    scene.ok("stage_move", json!({ "id": "$empty", "before": "$stage" }));
    assert_eq!(order(&scene, 0), ["Persuasion"]);
}

#[test]
fn a_mark_changes_where_an_item_stands_and_no_mark_takes_it_back() {
    let scene = Scene::new();
    for (mark, state) in [("known", "known"), ("skipped", "skipped")] {
        scene.ok("item_mark", json!({ "ids": ["$second"], "mark": mark, "reason": "At school" }));
        let plan = scene.plan(&json!("$plan"));
        assert_eq!(plan["stages"][0]["items"][1]["state"], state);
        assert_eq!(plan["stages"][0]["items"][1]["reason"], "At school");
    }
    scene.ok("item_mark", json!({ "ids": ["$second"], "mark": "removed", "reason": "" }));
    let plan = scene.plan(&json!("$plan"));
    assert_eq!((order(&scene, 0).len(), plan["removed"].as_array().map(Vec::len)), (1, Some(1)));
    scene.ok("item_mark", json!({ "ids": ["$second"], "mark": null, "reason": "" }));
    assert_eq!(order(&scene, 0), ["Emma", "Persuasion"]);
}

#[test]
fn a_book_in_several_plans_names_its_place_in_each() {
    let scene = Scene::new();
    scene.ok("plan_create", json!({ "draft": { "title": "Reread" } }));
    let plans = scene.ok("plan_list", json!({}));
    let reread = plans.as_array().expect("a list").iter().find(|plan| plan["title"] == "Reread").expect("it is listed");
    scene.ok("item_add", json!({ "plan": reread["id"], "stage": null, "book": "$book" }));
    let places = scene.ok("plan_of_book", json!({ "book": "$book" }));
    let titles: Vec<_> = places.as_array().expect("a list").iter().map(|place| place["plan_title"].clone()).collect();
    assert_eq!(titles, ["Austen", "Reread"]);
}

#[test]
fn a_removed_plan_leaves_its_books() {
    let scene = Scene::new();
    scene.ok("plan_remove", json!({ "id": "$plan" }));
    assert_eq!(scene.refused("plan_outline", json!({ "id": "$plan", "from": 0 }))["code"], "not_found");
    assert_eq!(scene.ok("book_get", json!({ "id": "$book" }))["title"], "Emma");
}

#[test]
fn today_shows_what_is_being_read_and_what_could_come_next() {
    let scene = Scene::new();
    let today = scene.ok("today_get", json!({}));
    let text = today.to_string();
    assert!(text.contains("Emma"), "{text}");
    assert!(text.contains("nothing_before") || text.contains("needs_are_done"), "what is ready says why: {text}");
}

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

#[test]
fn a_list_is_corrected_line_by_line_before_it_becomes_a_plan() {
    let scene = Scene::new();
    let source = json!({ "from": "file", "path": "$list" });
    let look = scene.ok("plan_look", json!({ "source": source }));
    assert_eq!((&look["what"], &look["title"]), (&json!("list"), &json!("winter")), "it is called as its file");
    let mut guess = scene.ok("plan_lines", json!({ "source": source, "from": 0 }))["rows"][0].clone();
    let left = scene.ok("plan_left", json!({ "source": source, "from": 0 }))["rows"][0].clone();
    guess["title"] = json!("Lady Susan, in letters");
    let made = json!({ "line": left["line"], "take": true, "title": "Some Words", "stage": "Before" });
    let choice = json!({ "title": "Winter nights", "guesses": [guess, made] });
    let plan = scene.ok("plan_import", json!({ "source": source, "choice": choice }))["value"].clone();
    let plan = scene.plan(&plan);
    let titles: Vec<_> = items(&plan).map(|item| item["title"].as_str().unwrap_or("")).collect();
    assert_eq!(titles, ["Some Words", "Lady Susan, in letters", "Evelina"]);
    assert_eq!(plan["title"], "Winter nights");
    assert_eq!(items(&plan).last().map(|item| item["state"].clone()), Some(json!("known")), "it was ticked");
}

#[test]
fn each_fault_of_a_plan_file_is_named_with_its_place() {
    let scene = Scene::new();
    let text = r#"{ "lectern_plan": 1, "id": "p", "title": "P", "version": "1", "summary": "S", "language": "en", "curator": { "name": "C" },
        "stages": [{ "id": "s", "title": "", "summary": "S", "items": [] }] }"#;
    let look = scene.ok("plan_look", json!({ "source": { "from": "pasted", "text": text } }));
    assert_eq!(look["what"], "unreadable");
    assert!(look["problems"][0]["place"].as_str().is_some_and(|place| place.contains("stage 1")), "{look}");
}

#[test]
fn a_plan_that_was_exported_with_mine_is_the_same_plan_elsewhere() {
    let scene = Scene::new();
    scene.ok("item_mark", json!({ "ids": ["$asked"], "mark": "known", "reason": "From work" }));
    let written = |scene: &Scene, plan: &Value, format: &str| {
        let path = scene.folder().join(format!("plan.{format}"));
        scene.ok("plan_export", json!({ "id": plan, "layers": "with_mine", "format": format, "path": path }));
        std::fs::read_to_string(path).expect("it was written")
    };
    let here = written(&scene, &json!("$taken"), "json");
    for format in ["json", "markdown"] {
        let text = written(&scene, &json!("$taken"), format);
        let other = Scene::empty();
        let source = json!({ "from": "pasted", "text": text });
        let plan = other.ok("plan_import", json!({ "source": source, "choice": {} }))["value"].clone();
        assert_eq!(written(&other, &plan, "json"), here, "by way of {format}");
    }
}

#[test]
fn a_plan_made_in_the_window_is_the_plan_that_is_made_in_the_terminal() {
    let scene = Scene::empty();
    let book = |title: &str, author: &str| {
        let draft = json!({ "title": title, "authors": [{ "name": author }] });
        scene.ok("book_add", json!({ "draft": draft, "edition": {} }))["value"].clone()
    };
    let (emma, persuasion) = (book("Emma", "Jane Austen"), book("Persuasion", "Jane Austen"));
    let evelina = book("Evelina", "Frances Burney");
    let draft = json!({ "title": "Winter", "summary": "For long evenings." });
    let plan = scene.ok("plan_create", json!({ "draft": draft }))["value"].clone();
    let first = scene.plan(&plan)["stages"][0]["id"].clone();
    scene.ok("stage_edit", json!({ "id": first, "draft": { "title": "First", "summary": "Begin here." } }));
    let later = scene.ok("stage_add", json!({ "plan": plan, "draft": { "title": "Later" } }))["value"].clone();
    scene.ok("item_add_several", json!({ "plan": plan, "stage": first, "books": [emma, persuasion] }));
    let third = scene.ok("item_add", json!({ "plan": plan, "stage": later, "book": evelina }))["value"].clone();
    let detail = scene.plan(&plan);
    let [one, two] = [0, 1].map(|at| detail["stages"][0]["items"][at]["id"].clone());
    let facts = json!({ "why": "For the tone", "level": "beginner", "role": ["broad"], "focus_on": ["Box Hill"] });
    scene.ok("item_annotate", json!({ "id": one, "facts": facts }));
    scene.ok("item_move", json!({ "ids": [third], "to": { "stage": first, "before": one } }));
    scene.ok("item_edit", json!({ "id": two, "reason": "For the club", "target": "2030-01-01" }));
    scene.ok("item_mark", json!({ "ids": [two], "mark": "known", "reason": "For the club" }));
    let some = json!({ "title": "One of these", "take": 1 });
    let group = scene.ok("group_make", json!({ "items": [one, two], "draft": some }))["value"].clone();
    let need = |item: &Value, needs: Value, strength: &str, why: &str| {
        let draft = json!({ "needs": needs, "strength": strength, "why": why });
        scene.ok("need_set", json!({ "item": item, "draft": draft }));
    };
    let tact = json!({ "kind": "topic", "name": "tact" });
    need(&third, json!({ "kind": "group", "id": group }), "hard", "Either will do");
    need(&one, tact.clone(), "hard", "");
    scene.ok("need_waive", json!({ "item": one, "needs": tact, "why": "It teaches it" }));
    need(&two, json!({ "kind": "item", "id": one }), "soft", "");
    scene.ok("item_part", json!({ "id": one, "part": { "unit": "chapter", "first": 1, "last": 7 } }));
    scene.ok("item_weight", json!({ "ids": [two], "weight": "optional" }));
    scene.ok("plan_publish", json!({ "id": plan, "version": "2026.1", "note": "Three novels." }));
    let path = scene.folder().join("winter.json");
    scene.ok("plan_export", json!({ "id": plan, "layers": "with_mine", "format": "json", "path": path }));
    let mut made: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("written")).expect("JSON");
    made["updated"] = json!("2026-01-01");
    made["versions"][0]["date"] = json!("2026-01-01");
    // `lectern-cli`'s tests make the same plan in the terminal and compare it with the same file.
    let expected: Value = serde_json::from_str(include_str!("../../../fixtures/plans/winter.json")).expect("JSON");
    assert_eq!(made, expected, "{made:#}");
}

#[test]
fn what_is_mine_in_anothers_plan_is_the_same_from_the_window_and_from_the_terminal() {
    let scene = Scene::empty();
    let plan = scene.ok("plan_take", json!({ "key": "backend-engineering" }))["value"].clone();
    let detail = scene.plan(&plan);
    let item = |name: &str| {
        let found = items(&detail).find(|item| item["title"] == name || item["asks_for"] == name);
        found.unwrap_or_else(|| panic!("no {name}"))["id"].clone()
    };
    let of = |name: &str| json!({ "kind": "item", "id": item(name) });
    let need = |item: Value, needs: Value, strength: &str, why: &str| {
        let draft = json!({ "needs": needs, "strength": strength, "why": why });
        scene.ok("need_set", json!({ "item": item, "draft": draft }));
    };
    let both = [item("Pro Express.js"), item("Practical Node.js")];
    let some = json!({ "title": "One of these", "take": 1 });
    let group = scene.ok("group_make", json!({ "items": both, "draft": some }))["value"].clone();
    let editions = detail["groups"].as_array().expect("groups").iter();
    let editions = editions.clone().find(|it| it["title"].as_str().is_some_and(|title| title.contains("Patterns")));
    let id = editions.expect("a group of two editions")["id"].clone();
    scene.ok("group_edit", json!({ "id": id, "draft": { "title": "Both", "take": 2 }, "items": null }));
    need(item("Express in Action"), json!({ "kind": "topic", "name": "tact" }), "hard", "Always");
    let first = of("Learning Core Data for iOS with Swift");
    scene.ok("need_waive", json!({ "item": item("Core Data"), "needs": first, "why": "I know some" }));
    need(item("Practical Node.js"), of("Express in Action"), "soft", "");
    need(item("A book on testing Express applications"), json!({ "kind": "group", "id": group }), "hard", "");
    let part = json!({ "unit": "page", "first": 1, "last": 120 });
    scene.ok("item_part", json!({ "id": item("Express in Action"), "part": part }));
    scene.ok("item_weight", json!({ "ids": [item("Pro Express.js")], "weight": "optional" }));
    scene.ok("topic_know", json!({ "topic": "Swift" }));
    let path = scene.folder().join("mine.json");
    scene.ok("plan_export", json!({ "id": plan, "layers": "with_mine", "format": "json", "path": path }));
    let whole: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("written")).expect("JSON");
    let mut mine = serde_json::Map::from_iter([("plan".to_owned(), whole["mine"].clone())]);
    for item in items(&whole) {
        let mut own = item["mine"].clone();
        own.as_object_mut().expect("a state at least").remove("state");
        if own != json!({}) {
            mine.insert(item["id"].as_str().expect("an id").to_owned(), own);
        }
    }
    // `lectern-cli`'s tests do the same in the terminal and compare it with the same file.
    let expected: Value = serde_json::from_str(include_str!("../../../fixtures/plans/mine.json")).expect("JSON");
    assert_eq!(Value::Object(mine), expected);
}

#[test]
fn a_plan_of_thousands_comes_in_pieces_of_which_none_is_large() {
    const MOST: usize = 256 * 1024;
    let scene = Scene::empty();
    let lines: Vec<String> =
        (0..3000).map(|at| format!("- Volume {at} - Somebody {at}: because of its number")).collect();
    let source = json!({ "from": "pasted", "text": lines.join("\n") });
    let plan = scene.ok("plan_import", json!({ "source": source, "choice": {} }))["value"].clone();
    let (mut pieces, mut after) = (Vec::new(), Value::Null);
    loop {
        let piece = scene.ok("plan_items", json!({ "id": plan, "after": after, "known": null }));
        assert!(piece.to_string().len() <= MOST);
        after = piece["next"].clone();
        pieces.push(piece);
        if after.is_null() {
            break;
        }
    }
    assert!(pieces.len() > 1, "more than one piece");
    let again = scene.ok("plan_items", json!({ "id": plan, "after": null, "known": pieces[0]["print"] }));
    assert_eq!((&again["unchanged"], &again["items"], &again["next"]), (&json!(true), &json!([]), &pieces[0]["next"]));
    let ids: Vec<Value> = scene.outlined(&plan).iter().take(100).map(|item| item["id"].clone()).collect();
    assert!(scene.ok("plan_rows", json!({ "id": plan, "items": ids })).to_string().len() <= MOST);
    let whole = scene.plan(&plan);
    let titles: Vec<String> = items(&whole).map(|item| item["title"].to_string()).collect();
    let expected: Vec<String> = (0..3000).map(|at| format!("\"Volume {at}\"")).collect();
    assert_eq!(titles, expected);
    let update = scene.ok("plan_compare", json!({ "id": plan, "source": source, "from": 0 }));
    assert_eq!(update["entries"]["total"], 0);
    assert!(scene.ok("plan_lines", json!({ "source": source, "from": 0 })).to_string().len() <= MOST);
}
