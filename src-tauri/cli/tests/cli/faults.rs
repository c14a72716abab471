//! Full disks, folders and files that cannot be written, and a library that another program holds: one clear sentence,
//! the documented status, and nothing lost that was there before.
//!
//! A small disk and a read-only folder are made in a namespace of the test's own, which needs no rights; where a system
//! allows none, the test says so and tries nothing.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Command, Stdio};

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::desk::{Desk, Ran, TODAY};

/// What each script begins with: `cli` runs the program and keeps its status.
const PRELUDE: &str = r#"
set -u
cli() { "$CLI" --today "$TODAY" "$@"; }
"#;

/// Runs a script where it may mount what it likes; none where the system does not allow that.
fn apart(desk: &Desk, script: &str) -> Option<Ran> {
    let allowed = Command::new("unshare").args(["-rm", "true"]).stdin(Stdio::null()).status();
    if !allowed.is_ok_and(|status| status.success()) {
        eprintln!("not tried: this system allows no namespace of one's own (unshare -rm)");
        return None;
    }
    let ran = Command::new("unshare")
        .args(["-rm", "sh", "-c", &format!("{PRELUDE}{script}")])
        .env("CLI", env!("CARGO_BIN_EXE_lectern-cli"))
        .env("TODAY", TODAY)
        .env("HERE", desk.file(""))
        .env("LECTERN_LIBRARY", desk.library())
        .stdin(Stdio::null())
        .output()
        .expect("a shell");
    Some(Ran::from(ran))
}

/// A library with a book and a note of it.
fn shelf() -> Desk {
    let desk = Desk::new();
    desk.json(&["add", "Emma", "--author", "Jane Austen"]);
    desk.json(&["note", "Emma", "Handsome, clever, and rich."]);
    desk
}

fn texts(desk: &Desk) -> Vec<String> {
    let found = desk.json(&["notes"]);
    let notes = found["notes"].as_array().expect("notes").iter();
    notes.map(|note| note["text"].as_str().expect("text").to_owned()).collect()
}

/// The error of a run that said one document.
fn error(ran: &Ran) -> Value {
    ran.document()["error"].clone()
}

#[test]
fn a_note_on_a_full_disk_is_refused_whole_and_what_was_there_is_there() {
    let desk = Desk::bare();
    let script = r#"
mkdir "$HERE/small" && mount -t tmpfs -o size=2m tmpfs "$HERE/small" || exit 90
export LECTERN_LIBRARY="$HERE/small/Full.lectern"
{ cli init && cli add Emma && cli note Emma 'Before the disk was full.'; } > /dev/null || exit 91
dd if=/dev/zero of="$HERE/small/rest" bs=1k status=none 2> /dev/null
cli note Emma "$(head -c 120000 /dev/zero | tr '\0' 'a')" --json
status=$?
rm "$HERE/small/rest"
cli check > /dev/null || exit 92
cli notes --json > "$HERE/after.json" || exit 93
exit $status
"#;
    let Some(ran) = apart(&desk, script) else { return };
    assert_eq!((ran.status, &error(&ran)["code"]), (1, &json!("disk_full")), "{}{}", ran.out, ran.err);
    let after: Value = serde_json::from_str(&fs::read_to_string(desk.file("after.json")).unwrap()).unwrap();
    assert_eq!(after["total"], 1, "what was acknowledged before is there, and nothing of what was refused");
}

#[test]
fn an_import_for_which_the_disk_is_too_small_gives_the_room_back() {
    let desk = Desk::bare();
    let script = r#"
mkdir "$HERE/small" && mount -t tmpfs -o size=7m tmpfs "$HERE/small" || exit 90
export LECTERN_LIBRARY="$HERE/small/Full.lectern"
{ cli init && cli add Emma; } > /dev/null || exit 91
{ echo Title; seq -f 'Volume number %.0f of the long tale' 1 15000; } > "$HERE/many.csv"
cli import "$HERE/many.csv" --json
status=$?
stat -c %s "$LECTERN_LIBRARY-wal" > "$HERE/log.txt" 2> /dev/null || echo 0 > "$HERE/log.txt"
cli add Persuasion > /dev/null || exit 92
exit $status
"#;
    let Some(ran) = apart(&desk, script) else { return };
    assert_eq!((ran.status, &error(&ran)["code"]), (1, &json!("disk_full")), "{}{}", ran.out, ran.err);
    let log: u64 = fs::read_to_string(desk.file("log.txt")).unwrap().trim().parse().unwrap();
    assert!(log < 1_000_000, "{log} bytes are still taken");
}

#[test]
fn notes_to_a_full_disk_leave_every_file_as_it_was_or_whole() {
    let desk = shelf();
    for number in 0..30 {
        desk.json(&["add", &format!("Volume {number}")]);
        desk.json(&["note", &format!("Volume {number}"), &"A long thought. ".repeat(2_000)]);
    }
    let script = r#"
mkdir "$HERE/small" && mount -t tmpfs -o size=700k tmpfs "$HERE/small" || exit 90
cli notes export "$HERE/small/notes.json" --format json --book Emma > /dev/null || exit 91
cp "$HERE/small/notes.json" "$HERE/before.json"
cli notes export "$HERE/small/notes.json" --format json --json > "$HERE/file.txt"
echo $? > "$HERE/file.status"
cmp "$HERE/small/notes.json" "$HERE/before.json" || exit 92
cli notes export "$HERE/small/Notes" --json > "$HERE/folder.txt"
echo $? > "$HERE/folder.status"
ls -A "$HERE/small" "$HERE/small/Notes" > "$HERE/left.txt"
for file in "$HERE"/small/Notes/*.md; do tail -n 1 "$file" | grep -q '^<!-- end of note -->$' || exit 93; done
"#;
    let Some(ran) = apart(&desk, script) else { return };
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let read = |name: &str| fs::read_to_string(desk.file(name)).unwrap();
    for what in ["file", "folder"] {
        assert_eq!(read(&format!("{what}.status")).trim(), "1");
        let said: Value = serde_json::from_str(&read(&format!("{what}.txt"))).unwrap();
        assert_eq!(said["error"]["code"], "disk_full", "{what}: {said}");
    }
    assert!(!read("left.txt").contains(".part"), "nothing half written is left: {}", read("left.txt"));
}

#[test]
fn notes_to_a_read_only_folder_are_refused_with_its_name() {
    let desk = shelf();
    let script = r#"
mkdir "$HERE/shut" && mount -t tmpfs tmpfs "$HERE/shut" || exit 90
cli notes export "$HERE/shut/Notes" > /dev/null || exit 91
cli note Emma 'Another.' > /dev/null
mount -o remount,ro "$HERE/shut" || exit 92
cli notes export "$HERE/shut/Notes" --json; first=$?
cli notes export "$HERE/shut/notes.html" --format html --json > /dev/null; second=$?
[ $second = $first ] || exit 93
exit $first
"#;
    let Some(ran) = apart(&desk, script) else { return };
    let error = error(&ran);
    assert_eq!((ran.status, &error["code"]), (1, &json!("io")), "{}{}", ran.out, ran.err);
    assert!(error["message"].as_str().unwrap().contains("shut"), "{error}");
    assert_eq!(texts(&desk).len(), 2);
}

#[test]
fn a_library_on_a_read_only_disk_is_looked_at_and_whatever_would_change_it_says_why_not() {
    let desk = Desk::bare();
    let script = r#"
mkdir "$HERE/shut" && mount -t tmpfs tmpfs "$HERE/shut" || exit 90
export LECTERN_LIBRARY="$HERE/shut/Shut.lectern"
{ cli init && cli add Emma && cli note Emma 'Before it was shut.' && cli timer start Emma; } > /dev/null || exit 91
cli backup "$HERE/shut/Plain.lectern" > /dev/null || exit 89
# A command leaves the library whole in its file: who copies that has everything.
[ ! -e "$HERE/shut/Shut.lectern-wal" ] && cp "$HERE/shut/Shut.lectern" "$HERE/shut/Copied.lectern" || exit 88
mount -o remount,ro "$HERE/shut" || exit 92
ls "$HERE/shut" > "$HERE/before.txt"
for name in Shut Plain Copied; do
    cli notes --library "$HERE/shut/$name.lectern" | grep -q 'Before it was shut' || { echo "$name"; exit 87; }
done
for look in list 'list emma' 'show Emma' notes today history check plan\ list timer backups settings; do
    cli $look > "$HERE/said.txt" 2>&1 || { echo "$look"; cat "$HERE/said.txt"; exit 93; }
done
cli list --json | grep -q Emma || exit 94
cli check | grep -q 'Everything is as it should be: 1 book, 1 note' || exit 95
cli export - --format json | grep -q 'Before it was shut' || exit 96
cli backup "$HERE/kept.lectern" > /dev/null || exit 97
for change in 'add Ormond' 'rate Emma 4' undo 'timer stop 12' 'check --repair' 'restore kept.lectern' 'restore kept.lectern --merge'; do
    (cd "$HERE"; cli $change) > "$HERE/out.txt" 2> "$HERE/said.txt"
    [ $? = 1 ] && grep -q 'it lies on a disk that is read-only. Nothing was changed.' "$HERE/said.txt" ||
        { echo "$change"; cat "$HERE/said.txt"; exit 98; }
done
ls "$HERE/shut" | cmp - "$HERE/before.txt" || exit 99
cli note Emma 'Refused.' --json
"#;
    let Some(ran) = apart(&desk, script) else { return };
    assert_eq!((ran.status, &error(&ran)["code"]), (1, &json!("read_only")), "{}{}", ran.out, ran.err);
}

#[test]
fn a_library_that_another_program_holds_too_long_is_busy_and_the_note_can_be_written_afterwards() {
    let desk = shelf();
    let other = Connection::open(desk.library()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ran = desk.run(&["note", "Emma", "Typed while it was held.", "--json"]);
    assert_eq!((ran.status, &error(&ran)["code"]), (1, &json!("busy")), "{}{}", ran.out, ran.err);
    assert_eq!(texts(&desk), ["Handsome, clever, and rich."], "it can be read meanwhile");
    other.execute_batch("ROLLBACK").unwrap();
    desk.json(&["note", "Emma", "Typed while it was held."]);
    assert_eq!(texts(&desk).len(), 2);
}

#[test]
fn a_file_of_the_folder_that_is_no_text_is_named_and_the_others_come_in() {
    let desk = shelf();
    desk.json(&["add", "Persuasion"]);
    desk.json(&["note", "Persuasion", "Half agony."]);
    let folder = desk.file("Notes");
    desk.json(&["notes", "export", folder.to_str().unwrap()]);
    let emma = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let emma = emma.into_iter().find(|path| path.to_string_lossy().contains("Emma")).unwrap();
    let mut bytes = fs::read(&emma).unwrap();
    bytes.extend(b"\xff\xfe\n");
    fs::write(&emma, &bytes).unwrap();
    let report = desk.json(&["notes", "import", folder.to_str().unwrap()]);
    let unreadable = report["unreadable"].as_array().unwrap();
    assert_eq!((unreadable.len(), &report["unchanged"]), (1, &json!(1)), "{report}");
    assert!(unreadable[0]["reason"].as_str().unwrap().contains("UTF-8"));
    let exported = desk.run(&["notes", "export", folder.to_str().unwrap(), "--json"]);
    assert_eq!((exported.status, &exported.document()["conflicting"]), (4, &json!(1)));
    assert_eq!(fs::read(&emma).unwrap(), bytes, "it is left alone");
}

#[test]
fn a_folder_in_the_place_of_a_file_is_refused_or_left_alone() {
    let desk = shelf();
    let folder = desk.file("Notes");
    let to = folder.to_str().unwrap();
    desk.json(&["notes", "export", to]);
    let emma = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let emma = emma.into_iter().find(|path| path.to_string_lossy().contains("Emma")).unwrap();
    fs::remove_file(&emma).unwrap();
    fs::create_dir(&emma).unwrap();
    fs::write(emma.join("mine.txt"), "mine").unwrap();
    assert_eq!(desk.json(&["notes", "export", to])["deleted"], 1);
    let said = desk.refused(1, &["notes", "export", to, "--restore"]);
    assert!(said.contains("Emma"), "{said}");
    assert!(desk.refused(1, &["notes", "export", to, "--format", "json"]).contains("Notes"));
    assert!(desk.refused(1, &["notes", "import", desk.file("nowhere").to_str().unwrap()]).contains("nowhere"));
    assert_eq!(fs::read_to_string(emma.join("mine.txt")).unwrap(), "mine");
    assert_eq!(texts(&desk).len(), 1);
}

#[test]
fn standard_output_that_takes_no_more_is_said() {
    let desk = shelf();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = desk.command(&["notes", "export", "-", "--format", "json"]);
    let ran = command.stdout(full).output().expect("the program can be started");
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("disk is full"), "{}", String::from_utf8_lossy(&ran.stderr));
}
