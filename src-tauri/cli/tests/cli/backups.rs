//! Backups, the ways back, and what is left of a damaged library.

use std::fs;

use rusqlite::Connection;
use serde_json::json;

#[cfg(unix)]
use crate::desk::interrupted;
use crate::desk::{Desk, rows, texts};

fn with_emma() -> Desk {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--author", "Jane Austen"]);
    desk
}

#[test]
fn a_backup_is_made_listed_and_checked() {
    let desk = with_emma();
    assert!(desk.say(&["backups"]).contains("There are no backups yet."));
    let made = desk.json(&["backup"]);
    assert_eq!(made["reason"], "by_hand");
    let listed = desk.json(&["backups", "--check"]);
    assert_eq!(texts(&listed["backups"], "path"), [made["path"].as_str().unwrap()]);
    assert_eq!((&listed["backups"][0]["verified"], &listed["bytes"]), (&json!({ "state": "now" }), &made["bytes"]));
    let own = desk.file("mine.lectern").display().to_string();
    desk.json(&["backup", &own]);
    assert!(desk.refused(1, &["backup", &own]).contains("Writing a backup to"), "never over a file");
    assert_eq!(rows(&desk.json(&["backups"])["backups"]).len(), 1, "one that lies elsewhere is nobody's but yours");
}

#[test]
fn the_first_command_of_the_next_day_backs_up_and_the_second_does_not() {
    let desk = with_emma();
    for _ in 0..2 {
        let mut next = std::process::Command::new(env!("CARGO_BIN_EXE_lectern-cli"));
        let ran = next.args(["list", "--today", "2999-01-01"]).env("LECTERN_LIBRARY", desk.library()).output().unwrap();
        assert!(ran.status.success());
        assert_eq!(texts(&desk.json(&["backups"])["backups"], "reason"), ["daily"]);
    }
}

#[test]
fn before_an_import_there_is_a_backup() {
    let desk = with_emma();
    fs::write(desk.file("books.csv"), "Title\nPersuasion\n").unwrap();
    let file = desk.file("books.csv").display().to_string();
    desk.json(&["import", &file, "--dry-run"]);
    assert!(rows(&desk.json(&["backups"])["backups"]).is_empty(), "a plan writes nothing");
    desk.json(&["import", &file]);
    assert_eq!(texts(&desk.json(&["backups"])["backups"], "reason"), ["before_import"]);
}

#[test]
fn a_backup_is_seen_first_and_then_takes_the_place_of_the_library() {
    let desk = with_emma();
    let backup = desk.json(&["backup"])["path"].as_str().unwrap().to_owned();
    desk.json(&["add", "Persuasion"]);
    let preview = desk.json(&["restore", &backup, "--dry-run"]);
    assert_eq!((&preview["kinds"][0]["only_here"], &preview["kinds"][0]["there"]), (&json!(1), &json!(1)));
    assert_eq!(desk.titles(&[]).len(), 2);
    let done = desk.json(&["restore", &backup]);
    assert_eq!(desk.titles(&[]), ["Emma"]);
    desk.json(&["restore", done["backup"]["path"].as_str().unwrap()]);
    assert_eq!(desk.titles(&[]).len(), 2, "and back again");
}

#[test]
fn another_library_is_merged_as_one_step() {
    let (desk, other) = (with_emma(), with_emma());
    other.json(&["add", "Persuasion"]);
    let file = other.library().display().to_string();
    let preview = desk.json(&["restore", &file, "--merge", "--dry-run"]);
    assert_eq!(rows(&preview["merge"]["matched"]).len(), 1);
    assert_eq!(desk.titles(&[]), ["Emma"]);
    desk.json(&["restore", &file, "--merge"]);
    assert_eq!(desk.titles(&[]), ["Emma", "Persuasion"]);
    assert!(desk.say(&["restore", &file, "--merge"]).contains("Everything in it is here already."));
    desk.json(&["undo"]);
    assert_eq!(desk.titles(&[]), ["Emma"]);
}

#[test]
fn a_backup_that_is_not_there_or_is_no_library_is_refused() {
    let desk = with_emma();
    desk.refused(3, &["restore", "nowhere.lectern"]);
    fs::write(desk.file("text.lectern"), "a letter").unwrap();
    let text = desk.file("text.lectern").display().to_string();
    assert!(desk.refused(5, &["restore", &text]).contains("it is a text file"));
    assert!(desk.refused(5, &["restore", &text, "--merge"]).contains("it is a text file"));
}

#[test]
fn a_file_without_a_byte_is_called_empty_and_not_missing() {
    let desk = with_emma();
    fs::write(desk.file("empty.lectern"), "").unwrap();
    let empty = desk.file("empty.lectern").display().to_string();
    for words in [&["restore", &empty][..], &["restore", &empty, "--merge"], &["restore", &empty, "--dry-run"]] {
        let said = desk.refused(5, words);
        assert!(said.contains("empty.lectern is not a Lectern library: it is empty"), "{words:?}: {said}");
    }
    let ran = desk.command(&["list", "--library", &empty]).output().unwrap();
    assert_eq!(ran.status.code(), Some(3));
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(said.contains("empty.lectern is an empty file, and no library yet. Make one: lectern-cli init"), "{said}");
    assert_eq!(fs::read(desk.file("empty.lectern")).unwrap(), b"");
    assert_eq!(desk.titles(&[]), ["Emma"]);
}

#[test]
fn a_reader_who_names_no_backup_is_shown_which_word_is_which_file() {
    let said = with_emma().refused(2, &["restore"]);
    assert!(said.contains("restore --library <LIBRARY> <BACKUP>"), "{said}");
}

/// Puts pictures of this many bytes in all into a library, so that work over its pages takes a while.
#[cfg(unix)]
fn with_pictures(desk: &Desk, megabytes: u32) {
    let db = Connection::open(desk.library()).expect("a library");
    let sql = "INSERT INTO image (id, name, media_type, bytes, created_at) \
               VALUES (printf('%036d', ?1), 'tide.png', 'image/png', zeroblob(1000000), 0)";
    for number in 0..megabytes {
        db.execute(sql, [number]).expect("a picture");
    }
}

#[cfg(unix)]
#[rstest::rstest]
#[case::the_backup_before_it("part")]
#[case::the_pages_come_back("before restore")]
fn a_restore_is_called_off_by_ctrl_c_and_the_library_is_as_it_was(#[case] so_far: &str) {
    let desk = with_emma();
    with_pictures(&desk, 120);
    let backup = desk.file("mine.lectern").display().to_string();
    desk.json(&["backup", &backup]);
    desk.json(&["add", "Persuasion"]);
    let history = desk.json(&["history"]);

    let ended = interrupted(desk.command(&["restore", &backup]), || desk.has_in_backups(so_far));
    assert_eq!((ended.status, ended.out.as_str()), (130, ""), "{}", ended.err);
    assert_eq!(ended.err, "lectern-cli: This was stopped. Nothing was changed.\n");
    assert_eq!(desk.titles(&[]), ["Emma", "Persuasion"]);
    assert_eq!(desk.json(&["history"]), history);
    assert_eq!(desk.json(&["check"])["clean"], true);
    assert!(!desk.has_in_backups("part"), "what was half done is gone");
}

#[test]
fn what_a_newcomer_does_wrong_is_said_in_words() {
    let desk = with_emma();
    let path = |name: &str| desk.file(name).display().to_string();
    desk.json(&["backup", &path("mine.lectern")]);
    let says = |words: &[&str], status: i32, said: &str| {
        let refused = desk.refused(status, words);
        assert!(refused.contains(said), "{words:?}: {refused}");
    };
    says(&["backup", &path("nowhere/mine.lectern")], 1, "there is no such file or folder");
    says(&["backup", &path("")], 1, "it is a folder; name a file in it");
    says(&["backup", &path("mine.lectern")], 1, "nothing is written over");
    says(&["restore", &path("")], 5, "it is a folder");
    says(&["restore", &desk.library().display().to_string()], 1, "This is the library itself");
    fs::copy(path("mine.lectern"), path("newer.lectern")).unwrap();
    Connection::open(path("newer.lectern")).unwrap().execute_batch("PRAGMA user_version = 999").unwrap();
    says(&["restore", &path("newer.lectern")], 5, "written by a newer Lectern");
    let bytes = fs::read(path("mine.lectern")).unwrap();
    fs::write(path("cut.lectern"), &bytes[..bytes.len() / 2]).unwrap();
    for words in [vec!["restore"], vec!["restore", "--merge"], vec!["restore", "--dry-run"]] {
        let cut = path("cut.lectern");
        says(&[words.as_slice(), &[&cut]].concat(), 5, "cut.lectern is damaged, and nothing was changed");
    }
    assert_eq!(desk.titles(&[]), ["Emma"]);
    says(&["settings", "backup_keep", "3"], 1, "\"7, 4, 12\"");
    desk.json(&["settings", "backup_keep", "5, 3, 2"]);
    assert_eq!(desk.json(&["settings", "backup_keep"])["value"], json!({ "days": 5, "weeks": 3, "months": 2 }));
}

#[test]
fn a_folder_that_is_not_there_is_said_with_where_backups_go_instead() {
    let desk = with_emma();
    desk.json(&["settings", "backup_folder", "/nowhere/backups"]);
    for words in [["backup"], ["backups"]] {
        let ran = desk.run(&words);
        assert_eq!(ran.status, 0);
        assert!(ran.err.contains("/nowhere/backups is not there now"), "{}", ran.err);
    }
}

/// A library cut short, with a backup from before.
fn damaged() -> (Desk, Vec<u8>) {
    let desk = Desk::with_plan("backend-canon");
    desk.json(&["backup"]);
    Connection::open(desk.library()).and_then(|db| db.execute_batch("PRAGMA journal_mode = DELETE")).expect("one file");
    let mut bytes = fs::read(desk.library()).expect("the file");
    bytes.truncate(bytes.len() - 20 * 4096);
    fs::write(desk.library(), &bytes).expect("written");
    (desk, bytes)
}

#[test]
fn a_damaged_library_is_looked_at_saved_and_replaced_and_never_written_to() {
    let (desk, bytes) = damaged();
    let looked = desk.run(&["check", "--json"]);
    let found = looked.document();
    assert_eq!((looked.status, &found["clean"]), (5, &json!(false)));
    let backup = found["backup"]["path"].as_str().expect("a good backup").to_owned();
    assert!(rows(&found["readable"]).iter().any(|kind| kind["kind"] == "book" && kind["saved"] != 0));
    assert_eq!(rows(&desk.json(&["backups"])["backups"]).len(), 1, "backups are listed all the same");

    let saved = desk.file("saved.lectern").display().to_string();
    desk.json(&["salvage", &saved]);
    let opened = desk.command(&["check", "--library", &saved]).output().unwrap();
    assert!(opened.status.success(), "what was saved is sound");
    assert_eq!(fs::read(desk.library()).unwrap(), bytes, "identical to the byte");

    let done = desk.json(&["restore", &backup]);
    assert_eq!(fs::read(done["damaged"].as_str().unwrap()).unwrap(), bytes, "moved aside as it is");
    assert_eq!(desk.json(&["check"])["clean"], true);
}

/// A library that something befell, and a backup from before.
fn befallen(how: &str) -> (Desk, String) {
    let desk = Desk::with_plan("backend-canon");
    let backup = desk.json(&["backup"])["path"].as_str().expect("a path").to_owned();
    Connection::open(desk.library())
        .and_then(|db| db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"))
        .expect("one file");
    let mut bytes = fs::read(desk.library()).expect("the file");
    match how {
        "pages" => bytes[4096 * 2..4096 * 7].fill(0),
        "first page" => bytes[..4096].fill(0),
        "a table" => {
            let db = Connection::open(desk.library()).expect("a library");
            db.execute_batch("DROP TABLE saved_filter; PRAGMA wal_checkpoint(TRUNCATE)").expect("gone");
            drop(db);
            bytes = fs::read(desk.library()).expect("the file");
        }
        "a text" => bytes = b"Title,Author\n".to_vec(),
        "empty" => bytes.clear(),
        _ => {}
    }
    fs::write(desk.library(), &bytes).expect("written");
    if how == "gone" {
        fs::remove_file(desk.library()).expect("gone");
    }
    (desk, backup)
}

#[rstest::rstest]
fn a_backup_takes_the_place_of_a_library_whatever_befell_it(
    #[values("pages", "first page", "a table", "a text", "empty", "gone")] how: &str,
) {
    let (desk, backup) = befallen(how);
    let before = fs::read(desk.library()).unwrap_or_default();
    let done = desk.json(&["restore", &backup]);
    match done.get("damaged").and_then(|aside| aside.as_str()) {
        Some(aside) => assert_eq!(fs::read(aside).unwrap(), before, "{how}: moved aside as it is"),
        None => assert!(before.is_empty() || done["backup"]["path"].is_string(), "{how}: nothing is lost: {done}"),
    }
    assert_eq!(desk.json(&["check"])["clean"], true, "{how}");
    assert_eq!(desk.json(&["list"])["total"], 60, "{how}");
}

#[rstest::rstest]
fn a_look_at_a_damaged_library_says_what_can_be_saved_and_which_backup_is_good(
    #[values("pages", "first page", "a table")] how: &str,
) {
    let (desk, backup) = befallen(how);
    let before = fs::read(desk.library()).expect("the file");
    let looked = desk.run(&["check"]);
    assert_eq!(looked.status, 5, "{how}: {}", looked.err);
    assert!(looked.out.contains("The library was not written to."), "{how}: {}", looked.out);
    assert!(looked.out.contains("lectern-cli salvage NEW") && looked.out.contains(&backup), "{how}: {}", looked.out);
    assert_eq!(fs::read(desk.library()).expect("the file"), before, "{how}: identical to the byte");
}

#[test]
fn a_damaged_file_without_a_log_is_not_even_told_that_it_may_have_one() {
    let (desk, backup) = befallen("nothing");
    let mut bytes = fs::read(&backup).expect("the backup");
    bytes[4096 * 4..4096 * 5].fill(0);
    fs::write(desk.library(), &bytes).expect("written");
    for words in [&["list"][..], &["add", "Emma"], &["check", "--repair"]] {
        assert!(desk.refused(5, words).contains("was not written to"), "{words:?}");
        assert_eq!(fs::read(desk.library()).expect("the file"), bytes, "{words:?}");
    }
}

#[test]
fn search_that_was_harmed_is_made_again_and_keeps_nobody_from_a_backup() {
    let desk = Desk::with_plan("backend-canon");
    let db = Connection::open(desk.library()).expect("a library");
    db.execute_batch("DELETE FROM local_book_search_data WHERE id > 10").expect("harmed");
    drop(db);
    let found = desk.run(&["check", "--json"]);
    assert_eq!(found.status, 5);
    assert_eq!(found.document()["structure"], json!([]), "nothing is lost: {}", found.out);
    desk.json(&["backup"]);
    let mended = desk.json(&["check", "--repair"]);
    assert_eq!(mended["clean"], true, "{mended}");
    assert_eq!(desk.json(&["check"])["clean"], true);
    assert!(desk.json(&["list", "network"])["total"].as_u64().is_some_and(|found| found > 0));
}

#[test]
fn a_word_that_cannot_stand_in_its_column_is_found() {
    let desk = Desk::new();
    desk.json(&["add", "Emma"]);
    desk.json(&["read", "Emma", "start"]);
    let db = Connection::open(desk.library()).expect("a library");
    db.execute_batch("PRAGMA ignore_check_constraints = ON; UPDATE read SET state = 'flying'").expect("written");
    drop(db);
    let looked = desk.run(&["check"]);
    assert_eq!(looked.status, 5);
    assert!(looked.out.contains("CHECK constraint failed in read"), "{}", looked.out);
}

#[test]
fn repair_does_not_touch_a_library_whose_file_is_damaged() {
    let (desk, bytes) = damaged();
    let refused = desk.refused(5, &["check", "--repair"]);
    assert!(refused.contains("damaged") && refused.contains("lectern-cli check"), "{refused}");
    assert_eq!(fs::read(desk.library()).unwrap(), bytes);
}

#[test]
fn a_library_leaves_whole_as_json_and_comes_back_into_an_empty_one() {
    let (desk, empty) = (Desk::with_plan("backend-canon"), Desk::new());
    let file = desk.file("library.json").display().to_string();
    desk.json(&["export", &file]);
    let plan = empty.json(&["import", &file, "--dry-run"]);
    assert_eq!((&plan["format"], &plan["conflicting"]), (&json!("lectern"), &json!(0)));
    assert!(empty.titles(&[]).is_empty(), "a plan writes nothing");
    empty.json(&["import", &file]);
    assert_eq!(empty.titles(&[]), desk.titles(&[]));
    assert_eq!(empty.json(&["import", &file])["changed"], 0, "twice is once");
    empty.json(&["undo"]);
    assert!(empty.titles(&[]).is_empty());
}

#[test]
fn an_export_goes_to_standard_output_and_its_format_follows_the_files_ending() {
    let desk = with_emma();
    for (format, begins) in
        [("csv", "Lectern Id,Title"), ("goodreads", "Book Id,Title"), ("bibtex", "@book{austenemma")]
    {
        assert!(desk.say(&["export", "-", "--format", format]).starts_with(begins), "{format}");
    }
    let bib = desk.file("books.bib").display().to_string();
    assert_eq!(desk.json(&["export", &bib])["format"], "bibtex");
    desk.refused(2, &["export", "-", "--format", "pdf"]);
}

#[test]
fn a_day_in_a_calendar_ends_where_the_next_begins() {
    let desk = with_emma();
    desk.json(&["read", "Emma", "start", "--on", "2026-04-30"]);
    let ics = desk.say(&["export", "-", "--format", "ics"]);
    let day = ["DTSTART;VALUE=DATE:20260430", "DTEND;VALUE=DATE:20260501"];
    assert!(day.iter().all(|line| ics.contains(line)), "{ics}");
}
