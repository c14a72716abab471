//! Notes are written and found.

use std::io::Write;
use std::process::Stdio;

use serde_json::json;

use crate::desk::Desk;

fn emma() -> Desk {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--pages", "400"]);
    desk
}

#[test]
fn a_note_has_a_kind_a_place_and_tags() {
    let desk = emma();
    let words =
        ["note", "emma", "Handsome, clever, and rich #opening", "--kind", "quote", "--at", "1", "--tag", "austen"];
    let note = desk.json(&words)["note"].clone();
    assert_eq!((&note["kind"], &note["anchor"]["value"]), (&json!("quote"), &json!(1.0)));
    let mut tags = note["tags"].as_array().unwrap().clone();
    tags.sort_by_key(ToString::to_string);
    assert_eq!(tags, ["austen", "opening"]);
    assert!(desk.say(&["notes"]).contains("quote, page 1 of 400"));
}

#[test]
fn notes_are_found_by_words_kind_book_and_tag() {
    let desk = emma();
    desk.json(&["add", "Persuasion"]);
    desk.json(&["note", "emma", "Was ist Ironie?", "--kind", "question"]);
    desk.json(&["note", "persuasion", "Half agony #love", "--kind", "quote"]);
    let total = |words: &[&str]| desk.json(&[&["notes"], words].concat())["total"].clone();
    assert_eq!(total(&[]), 2);
    assert_eq!(total(&["ironie"]), 1);
    assert_eq!(total(&["--kind", "quote"]), 1);
    assert_eq!(total(&["--kind", "quote", "--kind", "question"]), 2);
    assert_eq!(total(&["--book", "emma"]), 1);
    assert_eq!(total(&["--tag", "love"]), 1);
    assert_eq!(total(&["zeugma"]), 0);
    assert!(desk.say(&["notes", "zeugma"]).contains("No notes"));
}

#[test]
fn a_long_note_comes_through_standard_input_to_the_letter() {
    let desk = emma();
    let mut run =
        desk.command(&["note", "emma", "-", "--json"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let text = "# Émile\n\n- 一\n- <b>two</b>";
    run.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(run.wait_with_output().unwrap().status.success());
    assert_eq!(desk.json(&["notes"])["notes"][0]["text"], text);
}

#[test]
fn a_note_may_begin_with_a_hyphen() {
    let desk = emma();
    assert_eq!(desk.json(&["note", "emma", "- first"])["note"]["text"], "- first");
    assert_eq!(desk.run(&["note", "emma", "--json", "--", "--json"]).document()["note"]["text"], "--json");
}

#[test]
fn an_empty_note_is_refused() {
    let desk = emma();
    assert!(desk.refused(1, &["note", "emma", "  "]).contains("at least a word"));
    assert!(desk.refused(2, &["note", "emma", "text", "--kind", "song"]).contains("takeaway"));
}

#[test]
fn a_note_cannot_give_orders_to_the_terminal() {
    let desk = emma();
    let text = "Red\u{1b}[31m alert\u{9b}1m";
    assert_eq!(desk.json(&["note", "emma", text])["note"]["text"], text, "a document is exact");
    for said in [desk.say(&["notes"]), desk.say(&["show", "emma"]), desk.refused(3, &["show", "\u{1b}[2J"])] {
        assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
    }
}
