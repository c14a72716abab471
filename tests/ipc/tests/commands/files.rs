//! Libraries as files: made, opened, moved, and refused untouched.

use std::path::{Path, PathBuf};

use lectern_ipc_tests::Shell;
use serde_json::{Value, json};

use crate::scene::Scene;

/// Where SQLite's header keeps the format number, and where the number that says whose file it is.
const FORMAT: usize = 60;

/// A library that nobody has open.
fn a_library(folder: &Path) -> Vec<u8> {
    let (first, copy) = (folder.join("first.lectern"), folder.join("copy.lectern"));
    let shell = Shell::start(&first);
    shell.call("book_add", json!({ "draft": { "title": "Emma" }, "edition": {} })).expect("a book");
    shell.shelf().library().expect("it is open").copy_to(&copy).expect("a whole copy");
    std::fs::read(copy).expect("the copy is a file")
}

/// Writes something next to the scene's library.
fn a_file(scene: &Scene, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = scene.folder().join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

#[track_caller]
fn refused_untouched(scene: &Scene, name: &str, bytes: &[u8], code: &str) -> Value {
    let path = a_file(scene, name, bytes);
    let refused = scene.refused("library_open", json!({ "path": path }));
    assert_eq!(refused["code"], code, "{refused}");
    assert_eq!(std::fs::read(&path).expect("still there"), bytes, "the file is as it was");
    let status = scene.ok("library_status", json!({}));
    assert_eq!(status["path"], json!(scene.said("$library")), "the library that was open still is");
    assert_eq!(scene.announced(), Vec::<Value>::new());
    refused
}

#[test]
fn the_status_names_the_open_library_and_what_it_holds() {
    let scene = Scene::new();
    let status = scene.ok("library_status", json!({}));
    assert_eq!(status["name"], "library");
    assert_eq!(status["path"], json!(scene.said("$library")));
    assert_eq!(status["problem"], Value::Null);
    assert_eq!(status["counts"]["notes"], 1, "{status}");
    assert_eq!(status["counts"]["plans"], 2, "{status}");
    assert_eq!(status["recent"][0]["name"], "library", "{status}");
}

#[test]
fn a_library_of_a_newer_version_is_refused_untouched() {
    let scene = Scene::empty();
    let mut bytes = a_library(scene.folder());
    bytes[FORMAT..FORMAT + 4].copy_from_slice(&9000_i32.to_be_bytes());
    let refused = refused_untouched(&scene, "newer.lectern", &bytes, "library_too_new");
    assert!(refused["message"].as_str().is_some_and(|message| message.contains("9000")), "{refused}");
}

#[test]
fn a_file_that_is_no_library_is_refused_with_what_it_seems_to_be() {
    let scene = Scene::empty();
    for (name, bytes, seems) in [
        ("letter.lectern", &b"Dear reader,"[..], "a text file"),
        ("archive.lectern", b"PK\x03\x04rest", "a ZIP archive"),
        ("paper.lectern", b"%PDF-1.7", "a PDF document"),
    ] {
        let refused = refused_untouched(&scene, name, bytes, "foreign");
        assert!(refused["message"].as_str().is_some_and(|message| message.contains(seems)), "{refused}");
    }
    let folder = scene.refused("library_open", json!({ "path": "$folder" }));
    assert_eq!(folder["code"], "foreign", "{folder}");
}

#[test]
fn a_library_that_ends_too_early_is_refused_with_what_was_found() {
    let scene = Scene::empty();
    let bytes = a_library(scene.folder());
    let refused = refused_untouched(&scene, "cut.lectern", &bytes[..bytes.len() / 2], "damaged");
    let lines = refused["detail"]["lines"].as_array().expect("findings");
    assert!(lines.iter().any(|line| line.as_str().is_some_and(|line| line.contains("bytes"))), "{refused}");
}

#[test]
fn a_library_that_is_not_there_is_not_made_by_opening_it() {
    let scene = Scene::empty();
    let refused = scene.refused("library_open", json!({ "path": "$folder/absent.lectern" }));
    assert_eq!(refused["code"], "not_found", "{refused}");
    assert!(!scene.folder().join("absent.lectern").exists());
}

#[test]
fn what_the_file_system_refuses_is_said_with_its_path() {
    let scene = Scene::empty();
    a_file(&scene, "file", "not a folder");
    for command in ["library_open", "library_create"] {
        let refused = scene.refused(command, json!({ "path": "$folder/file/library.lectern" }));
        assert_eq!(refused["code"], "io", "{command}: {refused}");
        assert!(
            refused["message"].as_str().is_some_and(|message| message.contains("file/library.lectern")),
            "{refused}"
        );
    }
}

#[test]
fn neither_making_nor_moving_writes_over_a_file() {
    let scene = Scene::empty();
    let taken = a_file(&scene, "taken.lectern", "something dear");
    for command in ["library_create", "library_move"] {
        let refused = scene.refused(command, json!({ "path": taken }));
        assert_eq!(refused["code"], "io", "{command}: {refused}");
    }
    assert_eq!(std::fs::read_to_string(&taken).expect("still there"), "something dear");
    assert_eq!(scene.announced(), Vec::<Value>::new());
}

#[test]
fn a_moved_library_holds_everything_in_its_new_place_and_leaves_nothing_behind() {
    let scene = Scene::new();
    let status = scene.ok("library_move", json!({ "path": "$folder/moved.lectern" }));
    assert_eq!(status["path"], json!(scene.said("$folder/moved.lectern")));
    assert_eq!(scene.ok("book_get", json!({ "id": "$book" }))["title"], "Emma");
    let left: Vec<_> = std::fs::read_dir(scene.folder().join("reader"))
        .expect("the old folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("library"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
    assert_eq!(scene.ok("history_undo", json!({}))["op"], "plan_take", "its history moved with it");
}

#[test]
fn another_library_opens_beside_the_first_and_both_are_remembered() {
    let scene = Scene::new();
    scene.ok("library_create", json!({ "path": "$folder/second.lectern" }));
    assert_eq!(scene.ok("book_list", json!({ "query": {} }))["total"], 0, "the second is empty");
    let status = scene.ok("library_open", json!({ "path": "$library" }));
    let names: Vec<&str> =
        status["recent"].as_array().expect("a list").iter().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(names, ["library", "second"]);
    let status = scene.ok("library_forget", json!({ "path": "$folder/second.lectern" }));
    assert_eq!(status["recent"].as_array().map(Vec::len), Some(1), "{status}");
    assert!(scene.folder().join("second.lectern").exists(), "forgetting is no deleting");
}

#[test]
fn a_start_on_a_damaged_library_says_so_and_another_can_be_opened() {
    let scene = Scene::over(|library| {
        let bytes = a_library(library.parent().expect("a folder"));
        std::fs::write(library, &bytes[..bytes.len() / 2]).expect("the file");
    });
    let status = scene.ok("library_status", json!({}));
    assert_eq!((&status["path"], &status["problem"]["code"]), (&Value::Null, &json!("damaged")), "{status}");
    let status = scene.ok("library_create", json!({ "path": "$folder/fresh.lectern" }));
    assert_eq!(status["problem"], Value::Null, "{status}");
    scene.ok("book_add", json!({ "draft": { "title": "Emma" }, "edition": {} }));
}
