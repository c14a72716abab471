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

#[test]
fn a_note_stands_at_a_location_of_an_e_reader_and_progress_does_not() {
    let desk = emma();
    let note = desk.json(&["note", "emma", "Harriet", "--at", "loc 597"])["note"].clone();
    assert_eq!((&note["anchor"]["unit"], &note["anchor"]["value"]), (&json!("location"), &json!(597.0)));
    assert!(desk.say(&["notes"]).contains("note, location 597"));
    assert!(desk.refused(1, &["log", "emma", "loc 597"]).contains("says where a note stands"));
}

#[test]
fn links_are_shown_with_what_they_mean_and_from_the_other_side() {
    let desk = emma();
    let persuasion = desk.json(&["add", "Persuasion"])["id"].clone();
    desk.json(&["note", "emma", "# On irony\n\nAs in [[persuasion]] and [[Ulysses]]"]);
    desk.json(&["note", "persuasion", "See [[On irony|there]]"]);
    let note = desk.json(&["show", "on irony"]);
    assert_eq!(note["links"][0]["target"], json!({ "kind": "book", "id": persuasion }));
    assert_eq!(note["links"][1], json!({ "title": "Ulysses", "target": null }));
    assert_eq!(note["mentioned_in"][0]["name"], "See there");
    let said = desk.say(&["show", "On irony"]);
    assert!(said.contains("→ Ulysses: nothing is called so") && said.contains("Mentioned in"), "{said}");
    assert!(desk.say(&["show", "persuasion"]).contains("note: On irony (Emma)"));
    let id = note["id"].as_str().unwrap();
    assert_eq!(desk.json(&["show", id])["name"], "On irony", "a note is named by its id, too");
    desk.refused(3, &["show", "zeugma"]);
}

#[test]
fn a_picture_is_kept_in_the_library_and_shown_by_the_note() {
    let desk = emma();
    let tree = desk.file("tree.png");
    std::fs::write(&tree, b"\x89PNG\r\n\x1a\n and so on").unwrap();
    let note = desk.json(&["note", "emma", "Family", "--image", tree.to_str().unwrap()])["note"].clone();
    let text = note["text"].as_str().unwrap();
    assert!(text.starts_with("Family\n\n![tree](image:"), "{text}");
    assert!(note["html"].as_str().unwrap().contains("data-image="), "{note}");
    assert_eq!(desk.json(&["check"])["unused_images"], json!([]));
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["notes"])["total"], 0);
    let disguised = desk.file("song.png");
    std::fs::write(&disguised, b"ID3 la la la").unwrap();
    assert!(desk.refused(1, &["note", "emma", "--image", disguised.to_str().unwrap()]).contains("PNG, JPEG"));
    assert!(desk.refused(1, &["note", "emma", "--image", "nowhere.png"]).contains("nowhere.png"));
    desk.refused(2, &["note", "emma"]);
}
