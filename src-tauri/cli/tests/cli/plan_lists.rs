//! Lists as people keep them become plans.

use std::fs;

use serde_json::{Value, json};

use crate::desk::{Desk, rows};

const LIST: &str = "\
# What I want to read

Kept since 2019.

## Novels

- [x] [Emma](https://a.example) - Jane Austen (PDF)
- [ ] Persuasion by Jane Austen: her last
- Miscellaneous
";

fn file(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.file(name);
    fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn a_list_becomes_a_plan_and_says_which_lines_did_not() {
    let desk = Desk::new();
    let path = file(&desk, "list.md", LIST);
    let read = desk.json(&["plan", "import", &path, "--dry-run"]);
    assert_eq!((rows(&read["guesses"]).len(), &read["left"][0]["line"]), (3, &json!(3)));
    assert!(desk.say(&["plan", "import", &path, "--dry-run"]).contains("prose: Kept since 2019."));
    let taken = desk.json(&["plan", "import", &path]);
    assert_eq!(
        (&taken["title"], &taken["items"], &taken["left"]),
        (&json!("What I want to read"), &json!(3), &json!(1))
    );
    assert_eq!(desk.json(&["item", "Emma", "state"])["state"], "known", "it was ticked");
    assert_eq!(desk.json(&["item", "Persuasion", "state"])["annotations"]["why"], "her last");
    desk.say(&["undo"]);
    assert_eq!(desk.json(&["list"])["total"], 0);
}

#[test]
fn each_guess_can_be_corrected_and_passed_back() {
    let desk = Desk::new();
    let path = file(&desk, "list.md", LIST);
    let mut read: Value = desk.json(&["plan", "import", &path, "--dry-run"]);
    read["guesses"][2]["take"] = json!(false);
    read["guesses"][1]["title"] = json!("Persuasion, annotated");
    let guesses = file(&desk, "guesses.json", &read.to_string());
    assert_eq!(desk.json(&["plan", "import", &path, "--guesses", &guesses])["items"], 2);
    assert_eq!(desk.titles(&[]), ["Emma", "Persuasion, annotated"]);
}

#[test]
fn a_text_without_a_book_is_refused() {
    let desk = Desk::new();
    let path = file(&desk, "list.md", "Nothing but words.\n");
    assert!(desk.refused(1, &["plan", "import", &path]).contains("No book was found"));
}
