//! Notes are written and found.

use std::io::Write;
use std::process::Stdio;

use serde_json::json;

use crate::desk::{Desk, texts};

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

/// Two books with notes, one of them in a plan.
fn shelf() -> Desk {
    let desk = emma();
    desk.json(&["add", "Persuasion"]);
    desk.json(&["note", "emma", "Was ist Ironie? #irony", "--kind", "question", "--at", "40"]);
    desk.json(&["note", "emma", "Badly done #irony #boxhill", "--kind", "quote", "--at", "375"]);
    desk.json(&["note", "persuasion", "Half agony", "--kind", "quote"]);
    desk.json(&["log", "emma", "50", "--note", "read on the train"]);
    desk
}

fn found(desk: &Desk, words: &[&str]) -> u64 {
    desk.json(&[&["notes"], words].concat())["total"].as_u64().expect("a number")
}

#[test]
fn filters_of_the_notebook_combine() {
    let desk = shelf();
    assert_eq!(found(&desk, &["--tag", "irony"]), 2);
    assert_eq!(found(&desk, &["--tag", "irony", "--tag", "boxhill"]), 1);
    assert_eq!(found(&desk, &["--book", "emma", "--book", "persuasion", "--kind", "quote"]), 2);
    assert_eq!(found(&desk, &["--since", "2026-05-03", "--until", "2020-01-01"]), 0);
    assert_eq!(found(&desk, &["--last", "100000"]), 3);
    let by_place = desk.json(&["notes", "--sort", "book"]);
    assert_eq!(
        texts(&by_place["notes"], "text"),
        ["Was ist Ironie? #irony", "Badly done #irony #boxhill", "Half agony"]
    );
    assert!(desk.refused(3, &["notes", "--plan", "cooking"]).contains("cooking"));
}

#[test]
fn what_was_written_beside_the_log_is_a_kind_of_its_own() {
    let desk = shelf();
    assert_eq!(found(&desk, &["train"]), 0, "it is no note unless asked for");
    let page = desk.json(&["notes", "train", "--kind", "session"]);
    assert_eq!((&page["total"], &page["notes"][0]["kind"]), (&json!(1), &json!("session")));
    assert!(desk.say(&["notes", "--kind", "session"]).contains("session, page 50 of 400"));
}

#[test]
fn all_that_is_found_is_tagged_moved_or_removed_in_one_step() {
    let desk = shelf();
    let tagged = desk.json(&["notes", "--kind", "quote", "--limit", "1", "--add-tag", "said", "--take-tag", "irony"]);
    assert_eq!((&tagged["notes"], &tagged["written"]), (&json!(2), &json!(1)), "#irony stands in a text");
    assert_eq!(found(&desk, &["--tag", "said"]), 2);
    desk.json(&["undo"]);
    assert_eq!(found(&desk, &["--tag", "said"]), 0);
    assert_eq!(
        desk.json(&["notes", "--tag", "irony", "--move-to", "persuasion"])["label"],
        "Moved 2 notes to Persuasion"
    );
    assert_eq!(found(&desk, &["--book", "persuasion"]), 3);
    assert_eq!(desk.json(&["notes", "agony", "--make", "takeaway"])["label"], "Made a quote a takeaway");
    assert!(desk.refused(2, &["notes", "--remove"]).contains("--all"));
    desk.json(&["notes", "--remove", "--all"]);
    assert_eq!(found(&desk, &[]), 0);
}

#[test]
fn a_removed_note_is_in_the_trash_and_comes_back() {
    let desk = shelf();
    desk.json(&["notes", "agony", "--remove"]);
    let trash = desk.json(&["trash"]);
    assert_eq!((&trash["total"], &trash["removed_notes"]["total"]), (&json!(0), &json!(1)));
    assert!(desk.say(&["trash"]).contains("Half agony"));
    let id = trash["removed_notes"]["notes"][0]["id"].as_str().expect("an id");
    desk.json(&["trash", "--restore-note", id]);
    assert_eq!(found(&desk, &["agony"]), 1);
    assert!(desk.refused(3, &["trash", "--restore-note", "ffff"]).contains("ffff"));
}

#[test]
fn a_question_that_was_saved_is_asked_by_name() {
    let desk = shelf();
    assert!(desk.say(&["filters"]).contains("No saved filters"));
    desk.json(&["notes", "--tag", "irony", "--save-as", "Irony"]);
    let saved = desk.json(&["filters"]);
    assert_eq!((&saved["filters"][0]["name"], &saved["filters"][0]["count"]), (&json!("Irony"), &json!(2)));
    assert_eq!(found(&desk, &["--filter", "irony"]), 2);
    assert!(desk.refused(1, &["notes", "agony", "--save-as", "IRONY"]).contains("already"));
    assert!(desk.refused(3, &["notes", "--filter", "nothing"]).contains("nothing"));
    assert!(desk.refused(2, &["notes", "--filter", "irony", "--kind", "quote"]).contains("cannot be used"));
}

#[test]
fn a_saved_question_is_renamed_and_taken_away_and_its_notes_stay() {
    let desk = shelf();
    desk.json(&["notes", "--tag", "irony", "--save-as", "Irony"]);
    desk.json(&["notes", "agony", "--save-as", "Agony"]);
    let renamed = desk.json(&["filters", "rename", "irony", "Said otherwise"]);
    assert_eq!(
        (&renamed["name"], &renamed["label"]),
        (&json!("Said otherwise"), &json!("Changed the filter Said otherwise"))
    );
    assert_eq!(found(&desk, &["--filter", "said otherwise"]), 2);
    assert!(desk.refused(1, &["filters", "rename", "Said otherwise", "AGONY"]).contains("already"));
    assert!(desk.refused(3, &["filters", "rename", "Irony", "Anything"]).contains("Irony"));
    let notes = found(&desk, &[]);
    assert!(desk.say(&["filters", "remove", "said otherwise"]).contains("Removed the filter Said otherwise"));
    assert!(desk.refused(3, &["filters", "remove", "said otherwise"]).contains("said otherwise"));
    assert_eq!(found(&desk, &[]), notes);
    desk.say(&["undo"]);
    assert_eq!(found(&desk, &["--filter", "said otherwise"]), 2);
}
