//! What a command says when the disk is full, the folder read-only or the file held by another program; and that
//! everything that was answered before is still there.

use std::process::Command;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::scene::Scene;

/// Set for the run of a test that has a disk of its own.
const APART: &str = "LECTERN_TEST_APART";

/// Runs a test once more, on a disk of its own mounted at `/mnt`, and answers whether this is that run. Where the system
/// gives no name space for one, it is not tried, and that is said.
fn apart(test: &str, mount: &str) -> bool {
    if std::env::var_os(APART).is_some() {
        return true;
    }
    let has_name_spaces = Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success());
    if !has_name_spaces {
        eprintln!("this system gives no name space for a disk of one's own: not tried");
        return false;
    }
    let program = std::env::current_exe().expect("a program");
    let script = format!("{mount} && '{}' --exact stopped::{test} --nocapture", program.display());
    let ran = Command::new("unshare").args(["-rm", "sh", "-c", &script]).env(APART, "1").output().expect("it runs");
    let said = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success() && said.contains("1 passed"), "{said}");
    false
}

fn note(text: &str) -> Value {
    json!({ "draft": { "book": null, "kind": "note", "text": text, "anchor": "", "tags": [] } })
}

fn notes(scene: &Scene) -> Value {
    scene.ok("note_list", json!({ "query": { "limit": 500 } }))["total"].clone()
}

#[test]
fn a_full_disk_is_said_and_what_was_written_before_stays() {
    let small = "mount -t tmpfs -o size=4m none /mnt && export TMPDIR=/mnt";
    if !apart("a_full_disk_is_said_and_what_was_written_before_stays", small) {
        return;
    }
    let scene = Scene::new();
    let before = notes(&scene).as_u64().expect("a count");
    let page = "A full disk. ".repeat(15_000);
    let mut written = 0;
    let refused = loop {
        match scene.call("note_add", note(&format!("{written} {page}"))) {
            Ok(_) => written += 1,
            Err(refused) => break refused,
        }
        assert!(written < 100, "the disk never fills");
    };
    assert_eq!(refused["code"], "disk_full", "{refused}");
    assert!(refused["message"].as_str().is_some_and(|said| said.contains("disk is full")), "{refused}");
    assert_eq!(notes(&scene), json!(before + written), "each note that was answered, and no other");
    let found = scene.ok("library_check", json!({ "repair": false }));
    assert_eq!([&found["structure"], &found["references"], &found["derived"]], [&json!([]); 3]);
}

#[test]
fn a_library_on_a_read_only_disk_is_shown_and_not_changed_and_a_copy_of_it_can_be() {
    let test = "a_library_on_a_read_only_disk_is_shown_and_not_changed_and_a_copy_of_it_can_be";
    if !apart(test, "mount -t tmpfs none /mnt") {
        return;
    }
    let (scene, library) = (Scene::new(), "/mnt/Shut.lectern");
    std::fs::copy(scene.said("$another"), library).expect("room");
    let shut = Command::new("mount").args(["-o", "remount,ro", "/mnt"]).status().expect("it runs");
    assert!(shut.success());
    let status = scene.ok("library_open", json!({ "path": library }));
    assert_eq!(status["read_only"], "disk", "{status}");
    let before = notes(&scene);
    let refused = scene.refused("note_add", note("Refused."));
    assert_eq!(refused["code"], "read_only", "{refused}");
    assert_eq!(notes(&scene), before);

    let copy = std::env::temp_dir().join(format!("lectern-copy-{}.lectern", std::process::id()));
    let status = scene.ok("library_move", json!({ "path": copy }));
    assert_eq!(status["read_only"], json!(null), "{status}");
    scene.ok("note_add", note("Into the copy."));
    assert_eq!(notes(&scene), json!(before.as_u64().expect("a count") + 1));
    assert!(std::path::Path::new(library).exists(), "what is copied stays");
    std::fs::remove_file(copy).expect("the copy");
}

#[test]
fn a_library_that_another_program_holds_is_busy_and_can_be_read_meanwhile() {
    let scene = Scene::new();
    let before = notes(&scene);
    let other = Connection::open(scene.said("$library")).expect("a file");
    other.execute_batch("BEGIN IMMEDIATE").expect("nobody else writes");
    let refused = scene.refused("note_add", note("Typed while it was held."));
    assert_eq!(refused["code"], "busy", "{refused}");
    assert_eq!(notes(&scene), before);
    other.execute_batch("ROLLBACK").expect("it is held");
    scene.ok("note_add", note("Typed while it was held."));
    assert_eq!(notes(&scene), json!(before.as_u64().expect("a count") + 1));
}
