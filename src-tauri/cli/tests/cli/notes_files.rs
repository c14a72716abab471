//! Notes go to files and come back.

use std::fs;
use std::path::PathBuf;

use crate::desk::{Desk, keys};

struct Shelf {
    desk: Desk,
    dir: String,
}

fn shelf() -> Shelf {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--pages", "400"]);
    desk.json(&["note", "emma", "Handsome, clever, and rich", "--kind", "quote", "--at", "1"]);
    desk.json(&["note", "emma", "Who tells this? #voice", "--kind", "question"]);
    let dir = desk.file("Notes").to_str().expect("it is there").to_owned();
    Shelf { desk, dir }
}

impl Shelf {
    fn file(&self) -> PathBuf {
        let mut files = fs::read_dir(&self.dir).expect("it is there").map(|entry| entry.expect("it is there").path());
        files.find(|path| path.extension().is_some_and(|ending| ending == "md")).expect("it is there")
    }

    fn edit(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.file()).expect("it is there");
        assert!(text.contains(from), "{text}");
        fs::write(self.file(), text.replace(from, to)).expect("it is there");
    }
}

#[test]
fn a_folder_is_looked_at_then_written_then_unchanged() {
    let Shelf { desk, dir } = shelf();
    let look = desk.json(&["notes", "export", &dir, "--dry-run"]);
    assert_eq!((&look["dry_run"], &look["written"], &look["notes"]), (&true.into(), &1.into(), &2.into()));
    assert!(!desk.file("Notes").exists());
    assert!(desk.say(&["notes", "export", &dir]).ends_with("2 notes in 1 book: files 1 written\n"));
    assert!(desk.say(&["notes", "export", &dir]).ends_with("files 1 unchanged\n"));
}

#[test]
fn what_was_changed_outside_comes_in_once() {
    let shelf = shelf();
    shelf.desk.json(&["notes", "export", &shelf.dir]);
    shelf.edit("Handsome, clever", "Handsome, very clever");
    let look = shelf.desk.json(&["notes", "import", &shelf.dir, "--dry-run"]);
    assert_eq!((&look["updated"], &look["dry_run"]), (&1.into(), &true.into()));
    let report = shelf.desk.json(&["notes", "import", &shelf.dir]);
    assert_eq!((&report["updated"], &report["label"]), (&1.into(), &"Imported 1 note".into()));
    assert_eq!(shelf.desk.json(&["notes", "very clever"])["total"], 1);
    let again = shelf.desk.json(&["notes", "import", &shelf.dir]);
    assert_eq!((&again["changed"], &again["unchanged"]), (&false.into(), &2.into()));
}

#[test]
fn a_conflict_has_its_own_exit_status_and_shows_both_sides() {
    let shelf = shelf();
    shelf.desk.json(&["notes", "export", &shelf.dir]);
    shelf.edit("Handsome, clever", "Mine");
    let other = shelf.desk.file("Other").to_str().expect("it is there").to_owned();
    shelf.desk.json(&["notes", "export", &other]);
    let mut theirs = fs::read_dir(&other).expect("it is there").map(|entry| entry.expect("it is there").path());
    let theirs = theirs.find(|path| path.extension().is_some_and(|ending| ending == "md")).expect("it is there");
    fs::write(&theirs, fs::read_to_string(&theirs).expect("it is there").replace("Handsome, clever", "Theirs"))
        .expect("it is there");
    shelf.desk.json(&["notes", "import", &other]);
    for words in [["notes", "export", &shelf.dir], ["notes", "import", &shelf.dir]] {
        let ran = shelf.desk.run(&words);
        assert_eq!(ran.status, 4, "{}", ran.err);
        assert!(ran.out.contains("Mine, and rich") && ran.out.contains("Theirs, and rich"), "{}", ran.out);
    }
    assert_eq!(shelf.desk.json(&["notes", "import", &shelf.dir, "--on-conflict", "take"])["updated"], 1);
    shelf.desk.json(&["notes", "export", &shelf.dir]);
}

#[test]
fn hits_can_be_exported_alone_and_to_standard_output() {
    let Shelf { desk, .. } = shelf();
    let document = desk.run(&["notes", "export", "-", "--format", "json", "--kind", "question"]).document();
    assert_eq!(keys(&document), ["books", "exported_at", "format", "notes", "pictures", "version"]);
    assert_eq!(document["notes"].as_array().expect("it is there").len(), 1);
    assert!(desk.say(&["notes", "export", "-", "--format", "html"]).starts_with("<!doctype html>"));
    assert!(desk.say(&["notes", "export", "-", "voice", "--format", "readwise"]).contains("question"));
    assert!(desk.refused(2, &["notes", "export", "-"]).contains("folder"));
}

#[test]
fn a_json_file_fills_another_library() {
    let Shelf { desk, .. } = shelf();
    let file = desk.file("notes.json").to_str().expect("it is there").to_owned();
    desk.json(&["notes", "export", &file, "--format", "json"]);
    let other = Desk::new();
    let report = other.json(&["notes", "import", &file]);
    assert_eq!((&report["added"], &report["books_added"]), (&2.into(), &1.into()));
    assert_eq!(other.json(&["notes"])["notes"][0]["tags"], desk.json(&["notes"])["notes"][0]["tags"]);
}

#[test]
fn a_folder_without_notes_is_refused() {
    let Shelf { desk, dir } = shelf();
    fs::create_dir(&dir).expect("it is there");
    assert!(desk.refused(1, &["notes", "import", &dir]).contains("no notes"));
    assert!(desk.refused(1, &["notes", "import", &format!("{dir}/absent.json")]).contains("absent.json"));
}

#[cfg(unix)]
#[test]
fn an_export_is_stopped_by_ctrl_c_and_says_so_with_its_status() {
    use std::io::Read;
    let desk = Desk::new();
    desk.json(&["add", "Emma"]);
    for _ in 0..12 {
        desk.json(&["note", "Emma", &"A long thought. ".repeat(6_000)]);
    }
    // The pipe is full long before the last note, so that the program waits for its reader meanwhile.
    let mut command = desk.command(&["notes", "export", "-", "--format", "json"]);
    let mut run = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut out = run.stdout.take().unwrap();
    out.read_exact(&mut [0; 100]).unwrap();
    let pressed = std::process::Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
    assert!(pressed.success());
    std::io::copy(&mut out, &mut std::io::sink()).unwrap();
    let ended = run.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130), "{}", String::from_utf8_lossy(&ended.stderr));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("stopped"));
}
