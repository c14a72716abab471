//! Where files that leave go: never over a library, through links, straight into pipes, and whole or not there.

use std::fs;

#[cfg(unix)]
use rusqlite::Connection;

use crate::desk::Desk;
#[cfg(unix)]
use crate::desk::interrupted;

/// A library with a book and a note, and a backup beside it.
fn scene() -> (Desk, String) {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--author", "Jane Austen"]);
    desk.json(&["note", "Emma", "Box Hill"]);
    fs::write(desk.file("bad.csv"), "Title,Author\n,Nobody\n").expect("a table");
    let backup = desk.json(&["backup"])["path"].as_str().expect("a path").to_owned();
    (desk, backup)
}

#[test]
fn nothing_is_ever_written_over_a_library_its_log_or_a_backup() {
    let (desk, backup) = scene();
    let (own, bad) = (desk.library().display().to_string(), desk.file("bad.csv").display().to_string());
    let log = format!("{own}-wal");
    let bytes = || [&own, &backup].map(|path| fs::read(path).expect("the file"));
    let before = bytes();
    for target in [&own, &backup, &log] {
        for words in [
            &["export", target, "--format", "csv"][..],
            &["export", target, "--format", "json"],
            &["notes", "export", target, "--format", "html"],
            &["import", &bad, "--failed", target],
            &["backup", target],
            &["salvage", target],
        ] {
            let said = desk.refused(1, words);
            assert!(said.contains("nothing is written"), "{words:?}: {said}");
            assert_eq!(bytes(), before, "{words:?}");
        }
    }
    assert_eq!(desk.titles(&[]), ["Emma"]);
}

#[test]
fn rows_that_failed_are_never_written_over_a_file_that_may_hold_corrected_ones() {
    let (desk, _) = scene();
    let (bad, failed) = (desk.file("bad.csv").display().to_string(), desk.file("failed.csv").display().to_string());
    desk.json(&["import", &bad, "--failed", &failed]);
    fs::write(&failed, "Title\nCorrected\n").expect("a table");
    let said = desk.refused(1, &["import", &bad, "--failed", &failed]);
    assert!(said.contains("failed.csv") && said.contains("nothing is written over"), "{said}");
    assert_eq!(fs::read_to_string(&failed).expect("the table"), "Title\nCorrected\n");
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_and_what_it_leads_to_is_replaced() {
    let (desk, _) = scene();
    fs::create_dir(desk.file("there")).expect("a folder");
    fs::write(desk.file("there/books.csv"), "old").expect("a file");
    std::os::unix::fs::symlink("there/books.csv", desk.file("link.csv")).expect("a link");
    desk.json(&["export", &desk.file("link.csv").display().to_string()]);
    assert!(fs::symlink_metadata(desk.file("link.csv")).expect("the link").is_symlink());
    assert!(fs::read_to_string(desk.file("there/books.csv")).expect("the file").contains("Emma"));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_written_to_and_stays_a_pipe() {
    use std::os::unix::fs::FileTypeExt;
    let (desk, _) = scene();
    let pipe = desk.file("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let reads = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).expect("what came")
    });
    desk.json(&["export", &pipe.display().to_string(), "--format", "csv"]);
    assert!(fs::symlink_metadata(&pipe).expect("the pipe").file_type().is_fifo());
    assert!(reads.join().expect("it came").contains("Emma"));
}

#[cfg(unix)]
#[test]
fn an_export_that_is_called_off_leaves_nothing_behind() {
    let (desk, _) = scene();
    // So many rows that it is not done before the key is pressed.
    let rows = "WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 200000) \
                INSERT INTO image (id, name, media_type, bytes, created_at) \
                SELECT printf('%036d', at), 'tide.png', 'image/png', zeroblob(500), 0 FROM n";
    Connection::open(desk.library()).and_then(|db| db.execute_batch(rows)).expect("pictures");
    let folder = desk.file("out");
    fs::create_dir(&folder).expect("a folder");
    let beside = || fs::read_dir(&folder).expect("the folder").count();
    let ended =
        interrupted(desk.command(&["export", &folder.join("books.json").display().to_string()]), || beside() > 0);
    assert_eq!(ended.status, 130, "{}", ended.err);
    assert_eq!(beside(), 0);
}
