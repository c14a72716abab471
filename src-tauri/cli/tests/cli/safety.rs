//! Foreign, newer and damaged files, full checks, and two programs at once.

use std::fs;

use lectern_core::{Library, Now, books};
use rusqlite::Connection;
use serde_json::json;

use crate::desk::{Desk, Ran};

fn refused_untouched(desk: &Desk, sentence: &str) {
    let bytes = || fs::read(desk.library()).expect("the file");
    let before = bytes();
    for words in
        [&["list"][..], &["add", "Emma"], &["init", "--plan", "backend-canon"], &["undo"], &["check", "--repair"]]
    {
        let said = desk.refused(5, words);
        assert!(said.contains(sentence), "{words:?}: {said}");
    }
    assert_eq!(bytes(), before, "identical to the byte");
    let beside: Vec<_> = fs::read_dir(desk.file("")).expect("the folder").collect();
    assert_eq!(beside.len(), 1, "and nothing was put beside it: {beside:?}");
}

#[test]
fn a_file_that_is_no_library_is_refused_and_stays_as_it_was() {
    let desk = Desk::bare();
    fs::write(desk.library(), "Title,Author\nEmma,Jane Austen\n").unwrap();
    refused_untouched(&desk, "not a Lectern library");
}

#[test]
fn a_database_of_another_program_is_refused_and_stays_as_it_was() {
    let desk = Desk::bare();
    Connection::open(desk.library()).unwrap().execute_batch("CREATE TABLE photo (id INTEGER)").unwrap();
    refused_untouched(&desk, "another program");
}

#[test]
fn a_library_of_a_newer_lectern_is_refused_and_stays_as_it_was() {
    let desk = Desk::new();
    let db = Connection::open(desk.library()).unwrap();
    db.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA user_version = 9999;").unwrap();
    drop(db);
    refused_untouched(&desk, "newer Lectern");
}

#[test]
fn a_library_that_was_cut_short_is_refused_and_stays_as_it_was() {
    let desk = Desk::with_plan("backend-canon");
    Connection::open(desk.library()).unwrap().execute_batch("PRAGMA journal_mode = DELETE").unwrap();
    let bytes = fs::read(desk.library()).unwrap();
    fs::write(desk.library(), &bytes[..bytes.len() / 2]).unwrap();
    refused_untouched(&desk, "damaged");
    let ran = desk.run(&["list", "--json"]);
    assert_eq!(ran.document()["error"]["code"], "damaged");
}

#[test]
fn a_sound_library_is_found_sound() {
    let desk = Desk::with_plan("backend-canon");
    let found = desk.json(&["check"]);
    assert_eq!((&found["clean"], &found["books"]), (&json!(true), &json!(60)));
    assert!(desk.say(&["check"]).contains("Everything is as it should be: 60 books, 0 notes."));
    assert_eq!(desk.json(&["check", "--repair"])["left"]["derived"], json!([]));
}

#[test]
fn lists_that_say_something_else_than_the_books_are_found_and_made_again() {
    let desk = Desk::new();
    desk.json(&["add", "Emma"]);
    let db = Connection::open(desk.library()).unwrap();
    db.execute_batch("UPDATE local_book SET pages = 9").unwrap();
    drop(db);
    let found = desk.run(&["check", "--json"]);
    assert_eq!((found.status, found.document()["derived"].as_array().unwrap().len()), (5, 1));
    assert!(desk.run(&["check"]).out.contains("check --repair"));
    let mended = desk.json(&["check", "--repair"]);
    assert_eq!((&mended["clean"], mended["derived"].as_array().unwrap().len()), (&json!(true), 1));
    assert_eq!(desk.json(&["check"])["clean"], true);
}

#[test]
fn an_index_that_another_program_took_away_is_named_and_made_again() {
    let desk = Desk::new();
    desk.json(&["add", "Emma"]);
    Connection::open(desk.library()).unwrap().execute_batch("DROP INDEX book_tag_tag").unwrap();
    let found = desk.run(&["check"]);
    assert_eq!(found.status, 5, "{}", found.err);
    assert!(
        found.out.contains("the index book_tag_tag is not there") && found.out.contains("check --repair"),
        "{}",
        found.out
    );
    let said = desk.say(&["check", "--repair"]);
    assert!(said.contains("the index book_tag_tag is not there") && said.contains("was made again"), "{said}");
    assert_eq!(desk.json(&["check"])["clean"], true);
}

#[test]
fn a_column_that_another_program_took_away_is_damage_told_with_the_newest_good_backup() {
    let desk = Desk::new();
    desk.json(&["add", "Emma"]);
    desk.json(&["backup"]);
    Connection::open(desk.library()).unwrap().execute_batch("ALTER TABLE book DROP COLUMN language").unwrap();
    for words in [&["check"][..], &["check", "--repair"]] {
        let found = desk.run(words);
        assert_eq!(found.status, 5, "{}{}", found.out, found.err);
        assert!(
            format!("{}{}", found.out, found.err).contains("the table book has no column language"),
            "{}",
            found.out
        );
    }
    let said = desk.run(&["check"]).out;
    assert!(said.contains("The newest good backup") && said.contains("Bücher backups"), "{said}");
    let backup = desk.json(&["backups"])["backups"][0]["name"].as_str().unwrap().to_owned();
    desk.json(&["restore", &backup]);
    assert_eq!((desk.json(&["check"])["clean"].clone(), desk.titles(&[])), (json!(true), vec!["Emma".to_owned()]));
}

#[test]
fn two_programs_write_at_once_and_nothing_is_lost() {
    let desk = Desk::new();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let desk = &desk;
            scope.spawn(move || {
                for number in 0..10 {
                    let title = format!("Volume {writer}.{number}");
                    let added = desk.run(&["add", &title]);
                    assert_eq!(added.status, 0, "{}", added.err);
                    let listed = desk.run(&["list", "--json"]);
                    assert_eq!(listed.status, 0, "{}", listed.err);
                }
            });
        }
    });
    assert_eq!(desk.json(&["list"])["total"], 40);
    assert_eq!(desk.json(&["history", "--limit", "100"])["steps"].as_array().unwrap().len(), 40);
    assert_eq!(desk.json(&["check"])["clean"], true);
}

#[test]
fn a_library_that_the_window_made_just_now_and_holds_open_is_written_too() {
    let desk = Desk::bare();
    let window = Library::open(desk.library(), Now::from_system()).unwrap();
    assert_eq!(desk.say(&["add", "Emma"]), "Added Emma.\n");
    let seen = window.read(|view| books::list(view, &books::BookQuery { limit: 10, ..Default::default() })).unwrap();
    assert_eq!(seen.books[0].title, "Emma", "the window sees it at once");
    assert_eq!(desk.json(&["check"])["clean"], true);
}

#[test]
fn two_programs_make_the_same_library_at_once() {
    let desk = Desk::bare();
    let runs: Vec<_> = (0..4)
        .map(|_| {
            desk.command(&["init", "--json"])
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    for run in runs {
        let ran = Ran::from(run.wait_with_output().unwrap());
        assert_eq!(ran.status, 0, "{}", ran.err);
    }
    assert_eq!(desk.json(&["list"])["total"], 0);
}

#[cfg(unix)]
#[test]
fn a_full_disk_fails_whole_and_says_so() {
    let desk = Desk::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else { return };
    let ran = desk.command(&["list"]).stdout(full).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("Writing to standard output failed"));
}
