//! What holds of every command.

use std::path::Path;

use serde_json::{Value, json};

use crate::scene::Scene;
use crate::table::{Command, Kind, commands};

const API: &str = include_str!("../../../../src-tauri/src/api.rs");

/// The scene just before the command.
fn before(command: &Command) -> Scene {
    let scene = Scene::new();
    if let Some((name, arguments)) = &command.first {
        scene.ok(name, arguments.clone());
    }
    scene.announced();
    scene
}

#[test]
fn the_table_names_every_command_of_the_shell_and_no_other() {
    let listed: Vec<&str> = API
        .lines()
        .filter_map(|line| line.trim().strip_prefix("crate::commands::")?.strip_suffix(','))
        .filter_map(|path| path.rsplit("::").next())
        .collect();
    let tried: Vec<&str> = commands().iter().map(|command| command.name).collect();
    assert!(listed.len() > 60, "the list in api.rs was not understood: {listed:?}");
    assert_eq!(tried, listed, "each command of api.rs needs its line in table.rs, in the same order");
}

#[test]
fn every_command_answers_when_what_it_is_given_is_right() {
    for command in commands() {
        let scene = before(&command);
        scene.ok(command.name, command.arguments);
    }
}

#[test]
fn every_change_is_announced_once_as_what_it_was_and_a_question_never() {
    for command in commands() {
        let scene = before(&command);
        let answer = scene.ok(command.name, command.arguments.clone());
        let announced = scene.announced();
        let name = command.name;
        match command.kind {
            Kind::Asks | Kind::AsksTheShell => assert_eq!(announced, Vec::<Value>::new(), "{name} only asks"),
            Kind::Changes | Kind::Walks => {
                let [change] = announced.as_slice() else { panic!("{name} announced {announced:?}") };
                assert_eq!(change["stale"], answer["stale"], "{name} answers and announces the same");
                assert_eq!(change["source"], "window", "{name} came from a window");
                assert!(answer["label"].is_string(), "{name} made a step that can be named: {answer}");
                assert!(change["op"].is_string(), "{name} says what it did: {change}");
            }
            Kind::Opens => {
                let [change] = announced.as_slice() else { panic!("{name} announced {announced:?}") };
                assert_eq!(change["op"], Value::Null, "opening is no step");
                let stale = change["stale"].as_array().expect("a list");
                assert!(stale.contains(&json!("library")), "{name} opened another library: {change}");
            }
        }
    }
}

#[test]
fn every_change_is_one_step_that_undo_takes_back_and_redo_repeats() {
    for command in commands().into_iter().filter(|command| command.kind == Kind::Changes) {
        let scene = before(&command);
        let answer = scene.ok(command.name, command.arguments);
        let undone = scene.ok("history_undo", json!({}));
        assert_eq!(undone["label"], answer["label"], "{} is the step that is taken back", command.name);
        let redone = scene.ok("history_redo", json!({}));
        assert_eq!(redone["label"], answer["label"], "{} is the step that is repeated", command.name);
        let found = scene.ok("library_check", json!({ "repair": false }));
        for part in ["structure", "references", "derived"] {
            assert_eq!(found[part], json!([]), "{} leaves the library whole", command.name);
        }
    }
}

/// Arguments that mean nothing when they are left out.
const MAY_BE_NOTHING: [(&str, &str); 16] = [
    ("plan_items", "after"),
    ("plan_items", "known"),
    ("stage_move", "before"),
    ("item_add", "stage"),
    ("item_add_several", "stage"),
    ("item_add_new", "stage"),
    ("item_mark", "mark"),
    ("item_depth", "depth"),
    ("book_rate", "rating"),
    ("read_start", "edition"),
    ("edition_move", "before"),
    ("contents_preview", "edition"),
    ("note_move", "book"),
    ("filter_move", "before"),
    ("group_edit", "items"),
    ("item_part", "part"),
];

#[test]
fn a_missing_argument_is_named_by_the_framework_in_a_plain_text() {
    let scene = Scene::new();
    for Command { name, arguments, .. } in commands() {
        let keys: Vec<String> = arguments.as_object().expect("arguments have names").keys().cloned().collect();
        for key in keys {
            let mut fewer = arguments.clone();
            if MAY_BE_NOTHING.contains(&(name, key.as_str())) {
                continue;
            }
            fewer.as_object_mut().expect("an object").remove(&key);
            let refused = scene.refused(name, fewer);
            let said = refused.as_str().unwrap_or_else(|| panic!("{name} without {key}: {refused}"));
            assert!(said.contains(&key), "{name} without {key}: {said}");
        }
    }
    assert_eq!(scene.announced(), Vec::<Value>::new(), "nothing was changed");
}

#[test]
fn an_argument_of_another_type_is_refused_by_the_framework_in_a_plain_text() {
    let scene = Scene::new();
    for Command { name, arguments, .. } in commands() {
        for key in arguments.as_object().expect("arguments have names").keys() {
            let mut other = arguments.clone();
            other[key] = json!([{ "no": "command takes this" }]);
            let refused = scene.refused(name, other);
            assert!(refused.is_string(), "{name} with a strange {key}: {refused}");
        }
    }
    assert_eq!(scene.announced(), Vec::<Value>::new(), "nothing was changed");
}

#[test]
fn an_id_that_is_none_is_refused_before_the_library_is_asked() {
    let scene = Scene::new();
    for id in ["", "emma", "{01900000-0000-7000-8000-000000000000}"] {
        let refused = scene.refused("book_get", json!({ "id": id }));
        let said = refused.as_str().unwrap_or_else(|| panic!("{id}: {refused}"));
        assert!(said.contains("32 hexadecimal digits"), "{said}");
    }
}

#[test]
fn a_command_that_does_not_exist_is_refused_by_name() {
    let refused = Scene::empty().refused("book_burn", json!({}));
    assert_eq!(refused, json!("Command book_burn not found"));
}

#[test]
fn without_an_open_library_every_command_says_why_there_is_none() {
    let scene = Scene::over(|library| std::fs::write(library, "Not a library.").expect("a file"));
    let said = "is not a Lectern library: it is a text file. It was not touched.";
    for Command { name, kind, arguments, .. } in commands() {
        let names_its_own = ["library_open", "library_create", "library_recover", "library_salvage"];
        if matches!(kind, Kind::AsksTheShell) || names_its_own.contains(&name) {
            continue;
        }
        // Ids of nothing, since the shell reads its arguments first.
        let arguments = nameless(arguments);
        let refused = scene.refused(name, arguments);
        assert_eq!(refused["code"], "foreign", "{name}: {refused}");
        assert!(refused["message"].as_str().is_some_and(|message| message.ends_with(said)), "{name}: {refused}");
    }
    let file = scene.said("$library");
    assert_eq!(std::fs::read_to_string(Path::new(&file)).expect("the file"), "Not a library.");
    assert_eq!(scene.announced(), Vec::<Value>::new());
}

/// The arguments with an id of nothing for everything that an empty scene does not know.
fn nameless(arguments: Value) -> Value {
    let known = ["$folder", "$library", "$gap"];
    match arguments {
        Value::String(text) if text == "$step" => json!(1),
        Value::String(text) if text.starts_with('$') && !known.iter().any(|name| text.starts_with(name)) => {
            json!("$nobody")
        }
        Value::Array(list) => list.into_iter().map(nameless).collect(),
        Value::Object(map) => map.into_iter().map(|(key, value)| (key, nameless(value))).collect(),
        plain => plain,
    }
}

#[test]
fn a_listener_that_panics_takes_nothing_back_and_the_library_stays_usable() {
    let folder = tempfile::tempdir().expect("a folder");
    let shell = lectern_ipc_tests::Shell::start(&folder.path().join("library.lectern"));
    // The listener runs after the commit: where it breaks, the change is on the disk all the same, and must say so.
    let first = std::sync::atomic::AtomicBool::new(true);
    shell.shelf().announce_with(move |_| {
        assert!(!first.swap(false, std::sync::atomic::Ordering::SeqCst), "a listener with a bug");
    });
    let add = || shell.call("book_add", json!({ "draft": { "title": "Emma" }, "edition": {} }));
    assert_eq!(add().expect("the change is made")["label"], "Added Emma");
    add().expect("the next command works");
}
