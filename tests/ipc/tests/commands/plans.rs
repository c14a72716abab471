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
