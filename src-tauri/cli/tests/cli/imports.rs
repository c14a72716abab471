//! Importing from a terminal: seen first, then done, then taken back.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

#[cfg(unix)]
use crate::desk::interrupted;
use crate::desk::{Desk, rows, texts};

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
fn what_differs_is_said_field_by_field_with_the_book_that_it_means() {
    let (desk, file) = desk();
    desk.json(&["import", &file]);
    let emma = desk.json(&["show", "Emma"])["id"].clone();
    desk.json(&["rate", "Emma", "2.5"]);
    let plan = desk.json(&["import", &file, "--dry-run"]);
    let row = &plan["details"][0];
    assert_eq!(
        (&row["outcome"], &row["book"], &row["matched_by"]),
        (&"conflicting".into(), &emma, &"row".into()),
        "{row}"
    );
    assert_eq!(row["differences"], serde_json::json!([{ "field": "rating", "mine": "2.5", "theirs": "5" }]));
    assert_eq!(row["reasons"][0], "rating: “2.5” here, “5” in the file.");
    desk.json(&["import", &file, "--on-conflict", "take:rating"]);
    assert_eq!(desk.json(&["show", "Emma"])["rating"], 5.0);
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
fn where_no_row_fails_no_file_is_written_and_files_of_other_columns_are_not_mixed() {
    let desk = Desk::new();
    fs::write(desk.file("one.csv"), "Title\nEmma\n").expect("a file");
    fs::write(desk.file("two.csv"), "Title,Author\nEmma,Jane Austen\n").expect("a file");
    let [one, two, failed] = ["one.csv", "two.csv", "failed.csv"].map(|name| desk.file(name).display().to_string());
    assert!(desk.say(&["import", &one, "--failed", &failed]).contains("none to save"));
    assert!(!desk.file("failed.csv").exists());
    let said = desk.refused(1, &["import", &one, &two, "--failed", &failed]);
    assert!(said.contains("different columns"), "{said}");
}

#[test]
fn a_plan_says_how_the_columns_are_read_and_keeps_nothing() {
    let desk = Desk::new();
    fs::write(desk.file("mine.csv"), "Title,Autor,Bookcase\nEmma,Jane Austen,left\n").expect("a file");
    let file = desk.file("mine.csv").display().to_string();
    let said = desk.say(&["import", &file, "--dry-run", "--keep-map", "Dry"]);
    assert!(said.contains("Read: Autor as authors, Title as title."), "{said}");
    assert!(said.contains("unread: “Bookcase”"), "{said}");
    assert!(desk.say(&["mappings"]).contains("None are kept yet."));
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
fn a_table_without_headings_is_explained_in_a_file() {
    let desk = Desk::new();
    fs::write(desk.file("mine.csv"), "Emma,Jane Austen\nEvelina,Frances Burney\n").expect("a file");
    let (file, map) = (desk.file("mine.csv").display().to_string(), desk.file("mine.json").display().to_string());
    let said = desk.refused(1, &["import", &file]);
    assert!(said.contains("--map") && said.contains("--no-header"), "{said}");
    let said = desk.refused(1, &["import", &file, "--no-header", "--map", &map, "--dry-run"]);
    assert!(said.contains(&map), "{said}");

    let written = fs::read_to_string(&map).expect("the mapping");
    let corrected = written.replace("\"Column 1\": \"kept\"", "\"Column 1\": \"title\"");
    fs::write(&map, corrected.replace("\"Column 2\": \"kept\"", "\"Column 2\": \"authors\"")).expect("a file");
    desk.json(&["import", &file, "--map", &map]);
    assert_eq!(texts(&desk.json(&["list"])["books"], "title"), ["Emma", "Evelina"]);
}

#[test]
fn a_mapping_that_was_kept_reads_the_next_file_by_its_name() {
    let desk = Desk::new();
    for (name, title) in [("mine.csv", "Emma"), ("more.csv", "Persuasion")] {
        fs::write(desk.file(name), format!("Title,Verdict\n{title},9\n")).expect("a file");
    }
    fs::write(desk.file("map.json"), r#"{"columns": {"Title": "title", "Verdict": "score_of_ten"}}"#).expect("a file");
    let [mine, more, map] = ["mine.csv", "more.csv", "map.json"].map(|name| desk.file(name).display().to_string());
    assert!(desk.say(&["mappings"]).contains("None are kept yet."));
    desk.json(&["import", &mine, "--map", &map, "--keep-map", "My list"]);
    assert_eq!(texts(&desk.json(&["mappings"])["mappings"], "name"), ["My list"]);
    assert!(desk.say(&["mappings"]).contains("Title, Verdict"));

    desk.json(&["import", &more, "--map", "My list"]);
    assert_eq!(desk.json(&["list", "Persuasion"])["books"][0]["rating"], 4.5);
    desk.json(&["import", &more, "--map", "my LIST"]);
    desk.refused(3, &["import", &more, "--map", "Another list"]);
    desk.refused(3, &["import", &more, "--dry-run", "--map", "Another list"]);
    desk.refused(2, &["import", &mine, &more, "--keep-map", "Both"]);
    desk.refused(1, &["import", &mine, "--keep-map", " "]);

    let whole = desk.file("whole.json").display().to_string();
    desk.json(&["export", &whole]);
    let other = Desk::new();
    other.json(&["import", &whole]);
    assert_eq!(texts(&other.json(&["mappings"])["mappings"], "name"), ["My list"], "it leaves with the library");

    desk.json(&["mappings", "--forget", "My list"]);
    assert!(desk.say(&["mappings"]).contains("None are kept yet."));
    desk.json(&["undo"]);
    assert_eq!(texts(&desk.json(&["mappings"])["mappings"], "name"), ["My list"]);
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

/// A table of this many bytes or a little more, whose books have long descriptions.
fn long_table(path: &Path, bytes: u64) {
    let words = "The tide turned, and the salt stood in the marsh as it had stood. ".repeat(2_000);
    let mut file = BufWriter::new(File::create(path).expect("a file"));
    writeln!(file, "Title,Author,Description").expect("a header");
    for number in 0..=bytes / words.len() as u64 {
        writeln!(file, "Tide {number},Ada Quill {number},{words}{number}").expect("a row");
    }
    file.flush().expect("a file");
}

/// The most memory that a run held, in bytes. It must succeed.
#[cfg(target_os = "linux")]
fn most_memory_of(desk: &Desk, words: &[&str]) -> u64 {
    let mut run = desk.command(words).stdout(Stdio::null()).spawn().expect("the program can be started");
    let mut most = 0;
    loop {
        let status = fs::read_to_string(format!("/proc/{}/status", run.id())).unwrap_or_default();
        let told = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib: Option<u64> = told.and_then(|told| told.trim().trim_end_matches(" kB").parse().ok());
        most = kib.map_or(most, |kib| most.max(kib * 1024));
        if let Some(ended) = run.try_wait().expect("the program can be waited for") {
            assert!(ended.success(), "{words:?}");
            return most;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_large_file_is_seen_in_a_part_of_the_memory_that_it_would_fill_and_leaves_nothing_behind() {
    const SIZE: u64 = 64 << 20;
    let desk = Desk::new();
    long_table(&desk.file("long.csv"), SIZE);
    let most = most_memory_of(&desk, &["import", &desk.file("long.csv").display().to_string(), "--dry-run"]);
    assert!(most > 0 && most < SIZE, "{most} bytes for a file of {SIZE}");
    let beside = |ending: &str| fs::metadata(format!("{}{ending}", desk.library().display())).map_or(0, |it| it.len());
    assert!(beside("-wal") <= 4 << 20, "a plan writes nothing, and its log is cut back");
}

#[cfg(target_os = "linux")]
#[test]
fn very_many_rows_that_want_a_look_are_all_told_and_none_is_held() {
    const ROWS: usize = 100_000;
    let desk = Desk::new();
    let file = desk.file("untitled.csv");
    fs::write(&file, format!("Title,Author\n{}", ",Ada Quill\n".repeat(ROWS))).expect("a file");
    let words = ["import", &file.display().to_string(), "--dry-run", "--json"];
    let most = most_memory_of(&desk, &words);
    // The program itself, unoptimised, takes about thirty mebibytes; every row once took a kibibyte beside them.
    assert!(most > 0 && most < 48 << 20, "{most} bytes for {ROWS} rows");
    let told = desk.json(&words[..3]);
    let lines: Vec<u64> = rows(&told["details"]).iter().map(|row| row["line"].as_u64().expect("a line")).collect();
    assert_eq!(lines, (2..ROWS as u64 + 2).collect::<Vec<_>>());
    assert_eq!(told["unreadable"], ROWS);
    let said = desk.say(&words[..3]);
    assert!(said.contains("and 99970 more: see them all with --json"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_library_of_a_device_is_not_held_however_long_its_texts_are() {
    const BOOKS: u64 = 800;
    let desk = Desk::new();
    let file = desk.file("KoboReader.sqlite");
    let db = rusqlite::Connection::open(&file).expect("a database");
    // Books without a title cannot be taken: what is measured is what reads them.
    let shelf = format!(
        "CREATE TABLE content (ContentID TEXT PRIMARY KEY, ContentType INTEGER, Title TEXT, Description TEXT);
         CREATE TABLE Bookmark (VolumeID TEXT, ContentID TEXT, ChapterProgress REAL, Text TEXT, DateCreated TEXT);
         WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < {BOOKS})
         INSERT INTO content SELECT at, 6, '', printf('%.*c', 100000, 't') FROM n"
    );
    db.execute_batch(&shelf).expect("a Kobo");
    db.close().expect("closed");
    let words = ["import", &file.display().to_string(), "--dry-run"];
    let most = most_memory_of(&desk, &words);
    assert!(most > 0 && most < BOOKS * 100_000 / 2, "{most} bytes");
    let told = desk.json(&words);
    assert_eq!((&told["format"], &told["unreadable"]), (&"kobo".into(), &BOOKS.into()));
}

#[test]
fn a_column_of_a_thousand_different_words_is_not_asked_about_a_thousand_times() {
    let desk = Desk::new();
    let shelves: String = (0..1_000).map(|at| format!("{at},Tide {at},Ada Quill,0,shelf {at},\n")).collect();
    let header = "Book Id,Title,Author,My Rating,Exclusive Shelf,Bookshelves\n";
    fs::write(desk.file("shelves.csv"), format!("{header}{shelves}")).expect("a file");
    let plan = desk.json(&["import", &desk.file("shelves.csv").display().to_string(), "--dry-run"]);
    assert_eq!(rows(&plan["questions"]).len(), 100);
    let warnings: Vec<&str> = rows(&plan["warnings"]).iter().filter_map(|said| said.as_str()).collect();
    assert!(warnings.iter().any(|said| said.starts_with("900 more rows have yet other words")), "{warnings:?}");
}

#[cfg(unix)]
#[test]
fn an_import_is_called_off_by_ctrl_c_and_nothing_of_it_is_there() {
    let desk = Desk::new();
    let rows: String = (0..20_000).map(|at| format!("Tide {at},Ada Quill {at}\n")).collect();
    fs::write(desk.file("long.csv"), format!("Title,Author\n{rows}")).expect("a file");
    desk.json(&["add", "Emma"]);
    let run = desk.command(&["import", &desk.file("long.csv").display().to_string()]);
    // Rows come after the backup, and take long.
    let ended = interrupted(run, || desk.has_in_backups("before import"));
    assert_eq!(ended.status, 130, "{}", ended.err);
    assert!(ended.err.contains("stopped") && ended.out.is_empty(), "{}", ended.err);
    assert_eq!(desk.titles(&[]), ["Emma"]);
    assert_eq!(texts(&desk.json(&["history"])["steps"], "label"), ["Added Emma"]);
}

#[test]
fn what_could_not_be_taken_of_a_row_that_gains_something_is_told_in_words_and_that_it_gains_is_not() {
    let desk = Desk::new();
    let header = "Highlight,Book Title,Book Author,Location Type,Location,Highlighted at\n";
    fs::write(
        desk.file("marks.csv"),
        format!("{header}Salt.,Tides,Ada Quill,page,4,\nSand.,Tides,Ada Quill,page,5,yesterday\nStone.,Tides,Ada Quill,page,6,\n"),
    )
    .expect("a file");
    let said = desk.say(&["import", &desk.file("marks.csv").display().to_string()]);
    assert!(said.contains("line 3: Tides: Highlighted at: “yesterday” is not a date"), "{said}");
    assert!(!said.contains("line 4") && !said.contains("Gains"), "{said}");
}

#[test]
fn what_an_import_left_as_it_was_is_said_as_it_is() {
    let desk = Desk::new();
    let said = |text: &str| {
        fs::write(desk.file("some.csv"), text).expect("a file");
        desk.say(&["import", &desk.file("some.csv").display().to_string()])
    };
    assert!(said("Title,Author\n").contains("there are no rows"));
    assert!(said("Title,Author\n,Nobody\n").contains("no row can be read"));
    assert!(said("Title,Author,Pages\nEmma,Jane Austen,474\n").contains("Imported 1 book from some.csv."));
    assert!(said("Title,Author,Pages\nEmma,Jane Austen,474\n").contains("has it all already"));
    let differs = said("Title,Author,Pages\nEmma,Jane Austen,512\n");
    assert!(differs.contains("what differs stays") && !differs.contains("undo"), "{differs}");
    assert!(said("Title,Author,Pages\nEmma,Jane Austen,\n,Nobody,\n").contains("all already that can be read"));
}
