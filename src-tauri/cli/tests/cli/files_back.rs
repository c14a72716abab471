//! Files of Lectern's own that come back: each by its command, and what is wrong with one is said of that one.

use std::fs;

use rstest::rstest;
use serde_json::{Value, json};

use crate::desk::Desk;

/// A library with a book and a note, and the paths of what left it: a library, notes, and a table.
fn scene() -> (Desk, [String; 3]) {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--author", "Jane Austen", "--pages", "474"]);
    desk.json(&["note", "Emma", "Box Hill"]);
    let path = |name: &str| desk.file(name).display().to_string();
    let left = [path("library.json"), path("notes.json"), path("books.csv")];
    desk.json(&["export", &left[0]]);
    desk.json(&["notes", "export", &left[1], "--format", "json"]);
    desk.json(&["export", &left[2]]);
    (desk, left)
}

#[test]
fn what_another_command_takes_is_said_with_that_command() {
    let (desk, [library, notes, table]) = scene();
    let text = desk.file("books.md").display().to_string();
    desk.json(&["export", &text]);
    let (own, folder) = (desk.library().display().to_string(), desk.file("").display().to_string());
    for (words, says) in [
        (&["import", &own][..], "restore"),
        (&["import", &folder], "notes import"),
        (&["import", &notes], "notes import"),
        (&["import", &text], "JSON with everything, and CSV with every book"),
        (&["import", &table, &library], "It comes in alone"),
        (&["notes", "import", &library], "lectern-cli import"),
    ] {
        let said = desk.refused(1, words);
        assert!(said.contains(says), "{words:?}: {said}");
    }
}

#[test]
fn a_library_that_comes_in_says_how_to_take_it_back_and_a_look_that_nothing_is_written() {
    let (from, [library, ..]) = scene();
    let desk = Desk::new();
    let nothing = "Nothing is written yet";
    assert!(desk.say(&["import", &library, "--dry-run"]).contains(nothing));
    assert!(desk.say(&["restore", &library, "--dry-run"]).contains(nothing));
    assert!(desk.say(&["restore", &library, "--merge", "--dry-run"]).contains(nothing));
    let said = desk.say(&["import", &library]);
    assert!(said.contains("To take it back: lectern-cli undo") && !said.contains(nothing), "{said}");
    assert_eq!(desk.titles(&[]), from.titles(&[]));
    desk.json(&["undo"]);
    assert!(desk.titles(&[]).is_empty());
}

/// Changes the first row of a table in a library that left as JSON.
fn changed(text: &str, table: &str, column: &str, value: Value) -> String {
    let mut document: Value = serde_json::from_str(text).expect("a document");
    document["tables"][table][0][column] = value;
    document.to_string()
}

#[rstest]
#[case::a_row_points_nowhere("authorship", "book_id", json!("01a208de-aec7-741c-b4ae-70d9653b8ab6"), "is no whole library")]
#[case::an_id_is_none("tag", "id", json!("x"), "a row of “tag” holds what cannot be")]
#[case::a_number_for_a_title("book", "title", json!(5), "“title” of a row of “book” is not a text")]
#[case::cut_short("", "", Value::Null, "ends too early")]
fn a_file_that_was_harmed_is_blamed_and_not_the_library(
    #[case] table: &str,
    #[case] column: &str,
    #[case] value: Value,
    #[case] says: &str,
) {
    let (desk, [library, ..]) = scene();
    desk.json(&["tag", "Emma", "+classics"]);
    desk.json(&["export", &library]);
    let text = fs::read_to_string(&library).expect("the file");
    let harmed =
        if table.is_empty() { text[..text.len() / 2].to_owned() } else { changed(&text, table, column, value) };
    fs::write(&library, harmed).expect("written");
    for words in [&["import", &library][..], &["restore", &library], &["restore", &library, "--merge"]] {
        let said = desk.refused(1, words);
        assert!(said.contains(says) && said.contains("library.json"), "{words:?}: {said}");
        assert!(!said.contains("CHECK") && !said.contains("EOF") && !said.contains("damaged"), "{words:?}: {said}");
    }
    assert_eq!(desk.titles(&[]), ["Emma"]);
}

#[test]
fn a_backup_is_restored_by_the_name_that_is_shown() {
    let (desk, _) = scene();
    let name = desk.json(&["backup"])["name"].as_str().expect("a name").to_owned();
    assert!(desk.say(&["backups"]).contains(&name));
    desk.json(&["add", "Persuasion"]);
    desk.json(&["restore", &name]);
    assert_eq!(desk.titles(&[]), ["Emma"]);
}

#[test]
fn a_folder_for_backups_is_no_file_and_one_that_is_not_there_is_told_at_once() {
    let (desk, [library, ..]) = scene();
    assert!(desk.refused(1, &["settings", "backup_folder", &library]).contains("That is a file"));
    let ran = desk.run(&["settings", "backup_folder", "/nowhere/backups"]);
    assert_eq!(ran.status, 0);
    assert!(ran.err.contains("/nowhere/backups is not there now"), "{}", ran.err);
}
