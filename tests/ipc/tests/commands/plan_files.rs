//! Plans as files and lists, and the same plan by the window and by the terminal.

use serde_json::{Value, json};

use crate::scene::{Scene, items};

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
