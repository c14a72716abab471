//! Plans leave as files and come back.

use std::fs;

use serde_json::json;

use crate::desk::Desk;

/// A list as somebody writes it by hand.
const BY_HAND: &str = "\
<!-- Lectern plan, format 1 -->
# A first service

## Basics

1. **Eloquent JavaScript** by Marijn Haverbeke (2011)
   - Why: A framework is easier once the language is.
2. A book on HTTP
   - Needs: Eloquent JavaScript
";

fn file(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.file(name);
    fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn a_plan_goes_from_one_library_to_another_as_json_or_as_a_page() {
    let here = Desk::with_plan("backend-engineering");
    here.json(&["item", "Express in Action", "skip", "--why", "we use Fastify"]);
    here.json(&["item", "Practical Node.js", "move", "--before", "Express in Action"]);
    let whole = here.say(&["plan", "export", "--with-mine"]);
    for format in ["json", "md"] {
        let there = Desk::new();
        let text = here.say(&["plan", "export", "--with-mine", "--format", format]);
        let path = file(&there, &format!("plan.{format}"), &text);
        let taken = there.json(&["plan", "import", &path]);
        assert_eq!((&taken["items"], &taken["changed"]), (&json!(24), &json!(true)));
        assert_eq!(there.say(&["plan", "export", "--with-mine"]), whole, "as {format}");
        there.say(&["undo"]);
        assert_eq!(there.json(&["plan", "list"])["plans"], json!([]), "one step brought it, one takes it back");
    }
}

#[test]
fn a_page_for_a_browser_holds_the_plan_and_runs_nothing() {
    let desk = Desk::with_plan("backend-canon");
    let page = desk.say(&["plan", "export", "--format", "html"]);
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    assert!(page.contains("Designing Data-Intensive Applications") && !page.contains("<script"));
}

#[test]
fn a_list_written_by_hand_is_looked_over_tried_and_taken() {
    let desk = Desk::new();
    let path = file(&desk, "list.md", BY_HAND);
    assert_eq!(desk.json(&["plan", "check", "--file", &path])["clean"], true);
    let tried = desk.json(&["plan", "import", &path, "--dry-run"]);
    assert_eq!((&tried["items"], &tried["unidentified"]), (&json!(2), &json!(1)));
    assert_eq!(desk.json(&["plan", "list"])["plans"], json!([]), "trying writes nothing");
    desk.json(&["plan", "import", &path]);
    let waiting = desk.json(&["item", "A book on HTTP", "state"]);
    assert_eq!(waiting["blocked_by"][0]["title"], "Eloquent JavaScript");
}

#[test]
fn a_plan_of_ones_own_can_be_given_away() {
    let desk = Desk::with_plan("backend-engineering");
    desk.json(&["add", "Emma", "--author", "Jane Austen", "--isbn", "9780141439587", "--plan", "backend-engineering"]);
    let there = Desk::new();
    let path = file(&there, "plan.json", &desk.say(&["plan", "export"]));
    assert_eq!(there.json(&["plan", "import", &path])["items"], 25);
    assert_eq!(there.json(&["show", "Emma"])["editions"][0]["isbn13"], "9780141439587");
}

#[test]
fn a_file_that_is_no_plan_is_refused_and_every_slip_is_told_with_its_place() {
    let desk = Desk::new();
    let no_plan = file(&desk, "package.json", "{ \"name\": \"x\" }");
    assert!(desk.refused(1, &["plan", "import", &no_plan]).contains("not a Lectern plan file"));
    let slips = file(&desk, "list.md", &BY_HAND.replace("Needs: Eloquent", "Needs: Eloquenter"));
    let ran = desk.run(&["plan", "check", "--file", &slips, "--json"]);
    assert_eq!(ran.status, 1);
    let problem = &ran.document()["problems"][0];
    assert_eq!(problem["place"], "stage 1, item a-book-on-http, requirement 1, item");
    let absent = desk.file("none.json").to_string_lossy().into_owned();
    assert!(desk.refused(1, &["plan", "import", &absent]).contains("Reading"));
}
