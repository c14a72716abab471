//! Importing from a terminal: seen first, then done, then taken back.

use std::fs;

use crate::desk::{Desk, texts};

const EXPORT: &str = "Book Id,Title,Author,My Rating,Exclusive Shelf,Bookshelves\n\
                      1,Emma,Jane Austen,5,read,classics\n2,Persuasion,Jane Austen,0,to-read,\n3,,Nobody,0,read,\n";

fn desk() -> (Desk, String) {
    let desk = Desk::new();
    fs::write(desk.file("export.csv"), EXPORT).expect("a file");
    let path = desk.file("export.csv").display().to_string();
    (desk, path)
}

#[test]
fn an_import_is_seen_first_then_done_then_taken_back() {
    let (desk, file) = desk();
    let plan = desk.json(&["import", &file, "--dry-run"]);
    assert_eq!(
        (&plan["format"], &plan["rows"], &plan["new"], &plan["unreadable"]),
        (&"goodreads".into(), &3.into(), &2.into(), &1.into())
    );
    assert_eq!(texts(&plan["details"], "outcome"), ["new", "new", "unreadable"]);
    assert_eq!(plan["details"][2]["line"], 4);
    assert!(desk.titles(&[]).is_empty(), "a plan writes nothing");

    desk.json(&["import", &file]);
    assert_eq!(desk.titles(&[]), ["Emma", "Persuasion"]);
    let again = desk.json(&["import", &file]);
    assert_eq!((&again["new"], &again["matched"], &again["changed"]), (&0.into(), &2.into(), &0.into()));
    desk.json(&["undo"]);
    assert!(desk.titles(&[]).is_empty());
}

#[test]
fn rows_that_cannot_be_read_are_saved_with_their_reason() {
    let (desk, file) = desk();
    let failed = desk.file("failed.csv").display().to_string();
    desk.json(&["import", &file, "--failed", &failed]);
    let saved = fs::read_to_string(&failed).expect("the rows");
    assert!(saved.contains("3,,Nobody") && saved.contains("It has no title."), "{saved}");
}

#[test]
fn a_mapping_is_written_by_a_plan_and_read_as_corrected() {
    let desk = Desk::new();
    fs::write(desk.file("mine.csv"), "Title,Verdict\nEmma,9\n").expect("a file");
    let (file, map) = (desk.file("mine.csv").display().to_string(), desk.file("mine.json").display().to_string());
    desk.json(&["import", &file, "--dry-run", "--map", &map]);
    let written = fs::read_to_string(&map).expect("the mapping");
    fs::write(&map, written.replace("\"Verdict\": \"kept\"", "\"Verdict\": \"score_of_ten\"")).expect("a file");
    desk.json(&["import", &file, "--map", &map]);
    assert_eq!(desk.json(&["list"])["books"][0]["rating"], 4.5);
}

#[test]
fn a_file_that_is_no_list_of_books_is_refused_with_what_it_is() {
    let desk = Desk::new();
    fs::write(desk.file("export.csv"), "Book Id,My Rating,Exclusive Shelf\n1,5,read\n").expect("a file");
    let said = desk.refused(1, &["import", &desk.file("export.csv").display().to_string()]);
    assert!(said.contains("not a Goodreads export") && said.contains("no column Title"), "{said}");
    let said = desk.refused(2, &["import", "x.csv", "--on-conflict", "maybe"]);
    assert!(said.contains("keep, take"), "{said}");
}
