//! Plans and their items.

use serde_json::{Value, json};

use crate::desk::{Desk, keys, rows, texts};

fn engineering() -> Desk {
    Desk::with_plan("backend-engineering")
}

fn items(plan: &Value) -> Vec<Value> {
    rows(&plan["stages"]).iter().flat_map(|stage| rows(&stage["items"])).cloned().collect()
}

#[test]
fn a_built_in_plan_comes_with_the_library_or_later_and_only_once() {
    let desk = Desk::bare();
    let made = desk.json(&["init", "--plan", "backend-engineering"]);
    assert_eq!((&made["created"], &made["plans"][0]["taken"]), (&json!(true), &json!(true)));
    let again = desk.json(&["init", "--plan", "backend-engineering", "--plan", "backend-canon"]);
    assert_eq!(again["created"], false);
    assert_eq!(again["plans"][0]["taken"], false, "it is there already");
    assert_eq!(again["plans"][1]["taken"], true);
    assert_eq!(rows(&desk.json(&["plan", "list"])["plans"]).len(), 2);
    assert!(desk.refused(2, &["init", "--plan", "nonsense"]).contains("backend-canon"));
}

#[test]
fn plans_are_listed_with_their_counts_and_what_could_be_taken() {
    let desk = engineering();
    let list = desk.json(&["plan", "list"]);
    assert_eq!(keys(&list["plans"][0]), ["id", "title", "totals"]);
    let offers = rows(&list["built_in"]);
    assert_eq!(offers[0]["taken"], list["plans"][0]["id"]);
    assert_eq!(offers[1]["taken"], json!(null));
    assert!(desk.say(&["plan", "list"]).contains("lectern-cli init --plan backend-canon"));
}

#[test]
fn a_plan_shows_every_item_with_what_is_known_of_its_book() {
    let desk = engineering();
    let plan = desk.json(&["plan", "show"]);
    assert_eq!(plan["title"], "Backend Engineering");
    let items = items(&plan);
    assert_eq!(items.len(), 24);
    for item in &items {
        for key in ["id", "state", "annotations", "requires", "blocked_by", "unlocks", "identification", "book"] {
            assert!(item.get(key).is_some(), "{key} of {}", item["title"]);
        }
        for key in ["confidence", "basis", "candidates"] {
            assert!(item["identification"].get(key).is_some(), "{key} of {}", item["title"]);
        }
    }
    let sure = |level: &str| items.iter().filter(|item| item["identification"]["confidence"] == level).count();
    assert_eq!(["high", "medium", "low", "none"].map(sure), [7, 3, 7, 7]);
    assert!(desk.say(&["plan", "show"]).contains("possibly Practical Node.js"));
}

#[test]
fn a_plan_is_narrowed_as_its_page_is_and_filters_narrow_together() {
    let desk = engineering();
    let shown = |flags: &[&str]| items(&desk.json(&[&["plan", "show"], flags].concat()));
    let all = shown(&[]);
    let count = |fits: &dyn Fn(&Value) -> bool| all.iter().filter(|item| fits(item)).count();
    let narrowed = |flags: &[&str], fits: &dyn Fn(&Value) -> bool| {
        let shown = shown(flags);
        assert!(!shown.is_empty() && shown.iter().all(fits), "{flags:?}");
        assert_eq!(shown.len(), count(fits), "{flags:?}");
    };
    narrowed(&["--ready"], &|item| item["state"] == "ready" && !item["book"].is_null());
    narrowed(&["--must-read"], &|item| item["annotations"]["must_read"] == true);
    narrowed(&["--optional"], &|item| item["optional"] == true);
    narrowed(&["--unidentified"], &|item| item["book"].is_null());
    narrowed(&["--level", "Beginner"], &|item| item["annotations"]["level"] == "beginner");
    narrowed(&["--level", "beginner", "--optional"], &|item| {
        item["annotations"]["level"] == "beginner" && item["optional"] == true
    });
    assert_eq!(shown(&["--hide-finished"]).len(), all.len(), "nothing is finished yet");
    desk.json(&["item", "Express in Action", "known"]);
    let left = shown(&["--hide-finished"]);
    assert_eq!(left.len(), all.len() - 1);
    assert!(left.iter().all(|item| item["title"] != "Express in Action"));
    assert_eq!(desk.json(&["plan", "show", "--ready"])["totals"]["done"], 1, "the counts are those of the whole plan");
    assert_eq!(shown(&["--level", "unheard of"]), Vec::<Value>::new());
    assert!(desk.say(&["plan", "show", "--level", "unheard of"]).contains("Nothing in it fits."));
    assert!(!desk.say(&["plan", "show", "--hide-finished"]).contains("Express in Action,"));
}

#[test]
fn what_a_choice_leaves_over_is_neither_ready_nor_left_to_read() {
    let desk = Desk::new();
    for title in ["Emma", "Persuasion"] {
        desk.json(&["add", title, "--author", "Jane Austen"]);
    }
    desk.json(&["plan", "new", "Austen", "--book", "Emma", "--book", "Persuasion"]);
    desk.json(&["plan", "group", "make", "Either", "Emma", "Persuasion"]);
    let titles = |flags: &[&str]| -> Vec<String> {
        let shown = items(&desk.json(&[&["plan", "show"], flags].concat()));
        texts(&json!(shown), "title").into_iter().map(str::to_owned).collect()
    };
    assert_eq!(titles(&["--ready"]), ["Emma", "Persuasion"]);
    desk.json(&["item", "Emma", "known"]);
    assert_eq!(titles(&["--ready"]), Vec::<String>::new());
    assert_eq!(titles(&["--hide-finished"]), Vec::<String>::new());
    assert_eq!(titles(&[]), ["Emma", "Persuasion"]);
}

#[test]
fn finishing_a_book_makes_ready_what_waited_for_it() {
    let desk = engineering();
    let state = || desk.json(&["item", "A book on testing Express", "state"])["state"].clone();
    assert_eq!(state(), "waiting");
    desk.json(&["read", "Express in Action", "finish", "--on", "2024"]);
    assert_eq!(state(), "ready");
    let ready = desk.json(&["plan", "ready"]);
    let titles = texts(&ready["items"], "title");
    assert_eq!(ready["total"], titles.len());
    assert!(titles.contains(&"Practical Node.js") && !titles.contains(&"Express in Action"), "{titles:?}");
}

#[test]
fn the_order_of_a_plan_puts_nothing_before_what_it_needs() {
    let desk = Desk::with_plan("backend-canon");
    desk.json(&["item", "Refactoring", "move", "--stage", "10"]);
    let order = desk.json(&["plan", "order"]);
    assert_eq!(order["circle"], json!([]));
    let items = rows(&order["items"]);
    assert_eq!(items.len(), 60);
    let place = |id: &Value| items.iter().position(|item| item["id"] == *id).unwrap();
    for item in items {
        for need in rows(&item["requires"]).iter().filter(|need| need["strength"] == "hard") {
            assert!(
                place(&need["item"]["id"]) < place(&item["id"]),
                "{} before {}",
                need["item"]["title"],
                item["title"]
            );
        }
    }
}

#[test]
fn a_plan_is_looked_over_for_what_stands_in_the_way() {
    let desk = Desk::with_plan("backend-canon");
    assert_eq!(desk.json(&["plan", "check"])["clean"], true);
    desk.json(&["item", "Refactoring", "move", "--after", "The Staff Engineer's Path"]);
    let moved = desk.json(&["plan", "check"]);
    assert_eq!(moved["findings"][0]["kind"], "before_its_need");
    desk.json(&["item", "Refactoring", "skip", "--why", "our code is new"]);
    let skipped = desk.json(&["plan", "check"])["findings"][0].clone();
    assert_eq!(skipped["kind"], "dropped_need");
    assert_eq!(skipped["message"], "“Working Effectively with Legacy Code” waits for “Refactoring”, which is skipped.");
    desk.json(&["item", "Refactoring", "known"]);
    assert_eq!(desk.json(&["plan", "check"])["clean"], true, "what is known opens the way");
    assert_eq!(desk.json(&["item", "Working Effectively", "state"])["state"], "ready");
}

#[test]
fn a_decision_about_an_item_is_taken_back() {
    let desk = engineering();
    let state = |words: &[&str]| desk.json(&[&["item", "Pro Express.js"], words].concat())["state"].clone();
    assert_eq!(state(&["skip", "--why", "old"]), "skipped");
    assert_eq!(state(&["state", "open"]), "ready");
    assert_eq!(state(&["state", "removed"]), "removed");
    assert_eq!(desk.json(&["plan", "show"])["removed"][0]["title"], "Pro Express.js");
    assert_eq!(state(&["state", "open"]), "ready");
    assert_eq!(state(&["known"]), "known");
}

#[test]
fn a_recommendation_is_matched_to_a_candidate_a_book_of_the_library_a_new_one_and_none() {
    let desk = engineering();
    desk.json(&["add", "Node Cookbook"]);
    let item = "A practical book on scalable web applications";
    let found = |words: &[&str]| desk.json(&[&["item", item, "match"], words].concat())["book"]["title"].clone();
    assert_eq!(found(&[]), json!(null));
    assert!(desk.say(&["item", item, "match"]).contains("2.  Advanced Express Web Application Development"));
    assert_eq!(found(&["--candidate", "2"]), "Advanced Express Web Application Development");
    assert_eq!(found(&["cookbook"]), "Node Cookbook");
    assert_eq!(found(&["--new", "Scaling Node", "--author", "Ann Other"]), "Scaling Node");
    assert_eq!(desk.json(&["item", item, "state"])["identification"]["matched_by"], "reader");
    assert_eq!(found(&["--none"]), json!(null));
    assert!(desk.refused(3, &["item", item, "match", "--candidate", "9"]).contains("it has 4"));
    desk.refused(2, &["item", item, "match", "cookbook", "--none"]);
}

#[test]
fn a_recommendation_shows_the_books_that_speak_of_the_same_and_takes_one_by_its_number() {
    let desk = engineering();
    desk.json(&["add", "Testing Express Applications with Care"]);
    let item = "A book on testing Express applications";
    let asked = desk.json(&["item", item, "match"]);
    let first = &asked["suggestions"][0];
    assert_eq!(first["title"], "Testing Express Applications with Care");
    assert_eq!(first["source"]["kind"], "library");
    assert_eq!(first["reasons"][0], json!({ "place": "title", "words": ["Testing", "Express", "Applications"] }));
    let said = desk.say(&["item", item, "match"]);
    assert!(said.contains("Its title speaks of Testing, Express and Applications"), "{said}");
    assert!(desk.refused(3, &["item", item, "match", "--suggestion", "99"]).contains("it has"));
    let matched = desk.json(&["item", item, "match", "--suggestion", "1"]);
    assert_eq!(matched["book"]["title"], "Testing Express Applications with Care");
    let design = "A practical book on API design, data modelling";
    let listed = desk.json(&["item", design, "match"]);
    assert_eq!(listed["suggestions"][0]["source"]["plan"], "backend-canon");
    let title = listed["suggestions"][0]["title"].clone();
    assert_eq!(desk.json(&["item", design, "match", "--suggestion", "1"])["book"]["title"], title);
}

#[test]
fn an_item_moves_before_and_after_another_and_to_a_stage() {
    let desk = engineering();
    let titles = |stage: usize| -> Vec<String> {
        let plan = desk.json(&["plan", "show"]);
        texts(&plan["stages"][stage]["items"], "title").into_iter().map(str::to_owned).collect()
    };
    desk.json(&["item", "Pro Express.js", "move", "--before", "Express in Action"]);
    assert_eq!(titles(0)[2..], ["Pro Express.js", "Express in Action"]);
    desk.json(&["item", "Pro Express.js", "move", "--after", "Express in Action"]);
    assert_eq!(titles(0)[2..], ["Express in Action", "Pro Express.js"]);
    let moved = desk.json(&["item", "Pro Express.js", "move", "--stage", "design in node"]);
    assert_eq!(moved["stage_title"], "Design in Node.js");
    assert_eq!(titles(3).last().unwrap(), "Pro Express.js");
    desk.refused(2, &["item", "Pro Express.js", "move"]);
    desk.refused(3, &["item", "Pro Express.js", "move", "--stage", "nowhere"]);
    desk.refused(4, &["item", "Pro Express.js", "move", "--before", "Pro Express.js"]);
}

#[test]
fn an_item_that_stands_in_two_plans_is_asked_about() {
    let desk = Desk::bare();
    desk.json(&["init", "--plan", "backend-engineering", "--plan", "backend-canon"]);
    assert!(desk.refused(3, &["item", "Express in Action", "state"]).contains("in Backend Canon"));
    let item = desk.json(&["item", "Express in Action", "state", "--plan", "canon"]);
    assert_eq!(item["plan_title"], "Backend Canon");
    let ran = desk.run(&["plan", "show", "--json"]);
    assert_eq!((ran.status, rows(&ran.document()["error"]["candidates"]).len()), (3, 2));
}

#[test]
fn a_book_goes_into_a_plan_as_it_is_added() {
    let desk = engineering();
    let added = desk.json(&["add", "Node Cookbook", "--plan", "backend-engineering"]);
    assert_eq!(added["book"]["plans"], 1);
    assert_eq!(desk.json(&["item", "Node Cookbook", "state"])["id"], added["item"]["id"]);
    desk.refused(3, &["add", "Orphan", "--plan", "nonsense"]);
    assert_eq!(desk.json(&["list", "Orphan"])["total"], 0, "not added without its plan");
}

#[test]
fn a_library_without_plans_says_how_to_get_one() {
    assert!(Desk::new().refused(3, &["plan", "show"]).contains("init --plan"));
}
