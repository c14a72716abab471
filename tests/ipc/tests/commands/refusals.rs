//! What each command refuses: with which code, and at which field of the form that asked.

mod library;
mod plans;
mod reading;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::scene::Scene;
use crate::table::commands;

/// A call that must be refused in the scene.
struct Refusal {
    command: &'static str,
    arguments: Value,
    code: &'static str,
    field: Option<&'static str>,
}

fn refusal(command: &'static str, arguments: Value, code: &'static str) -> Refusal {
    Refusal { command, arguments, code, field: None }
}

fn not_found(command: &'static str, arguments: Value) -> Refusal {
    refusal(command, arguments, "not_found")
}

fn conflict(command: &'static str, arguments: Value) -> Refusal {
    refusal(command, arguments, "conflict")
}

fn invalid(command: &'static str, arguments: Value, field: &'static str) -> Refusal {
    Refusal { field: Some(field), ..refusal(command, arguments, "invalid") }
}

/// These answer whatever is asked of them: an id of nothing has no reads, no notes, no plans.
const NEVER_REFUSED: [&str; 35] = [
    "import_formats",
    "import_mappings",
    "import_rows",
    "work_progress",
    "work_cancel",
    "library_status",
    "library_forget",
    "library_check",
    "window_open",
    "today_get",
    "plan_offers",
    "plan_list",
    "topic_list",
    "plan_of_book",
    "book_list",
    "book_alike",
    "tag_list",
    "read_list",
    "session_list",
    "timer_get",
    "timer_seen",
    "note_list",
    "note_of_book",
    "note_removed",
    "note_preview",
    "link_complete",
    "link_to_note",
    "note_due",
    "filter_list",
    "history_list",
    "settings_get",
    "shortcut_status",
    "backup_status",
    "backup_list",
    "backup_make",
];

/// `files.rs`, `history.rs` and `timer.rs` refuse these, since they need another scene.
const REFUSED_ELSEWHERE: [&str; 7] =
    ["library_open", "library_create", "library_move", "history_undo", "history_redo", "timer_pause", "timer_discard"];

fn refusals() -> Vec<Refusal> {
    [plans::all(), reading::all(), library::all()].into_iter().flatten().collect()
}

#[test]
fn what_cannot_be_is_refused_at_its_field_and_changes_nothing() {
    let scene = Scene::new();
    let steps = scene.ok("history_list", json!({ "limit": 500 }));
    let mut wrong = Vec::new();
    for Refusal { command, arguments, code, field } in refusals() {
        let answer = scene.call(command, arguments.clone());
        let fits = answer.as_ref().is_err_and(|refused| {
            refused["code"] == code
                && refused["field"] == json!(field)
                && refused["message"].as_str().is_some_and(|message| message.ends_with(['.', '?']))
        });
        if !fits {
            wrong.push(format!("{command} {arguments}\n  should be {code} {field:?}, and is {answer:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(scene.announced(), Vec::<Value>::new(), "nothing is announced when nothing changed");
    assert_eq!(scene.ok("history_list", json!({ "limit": 500 })), steps, "a refusal is no step");
}

#[test]
fn a_page_beyond_the_last_comes_with_both_numbers() {
    let refused = Scene::new().refused("progress_log", json!({ "book": "$book", "draft": { "entry": "301" } }));
    assert_eq!((&refused["detail"]["given"], &refused["detail"]["last"]), (&json!(301.0), &json!(300.0)), "{refused}");
}

#[test]
fn a_rating_between_the_half_stars_never_reaches_the_library() {
    for rating in [json!(0), json!(4.3), json!(5.5), json!("five")] {
        let refused = Scene::new().refused("book_rate", json!({ "id": "$book", "rating": rating }));
        assert!(refused.is_string(), "{rating}: {refused}");
    }
}

#[test]
fn every_command_that_can_be_refused_is_refused_here_or_elsewhere() {
    let refused: BTreeSet<&str> = refusals().iter().map(|refusal| refusal.command).collect();
    for command in commands() {
        let name = command.name;
        let places = [refused.contains(name), NEVER_REFUSED.contains(&name), REFUSED_ELSEWHERE.contains(&name)];
        assert_eq!(places.iter().filter(|place| **place).count(), 1, "{name} needs one of the three lists: {places:?}");
    }
}

#[test]
fn an_id_of_nothing_has_no_reads_no_entries_no_notes_and_no_plans() {
    let scene = Scene::new();
    let nothing = [("read_list", "book"), ("session_list", "read"), ("note_of_book", "book"), ("plan_of_book", "book")];
    for (command, key) in nothing {
        assert_eq!(scene.ok(command, json!({ key: "$nobody" })), json!([]), "{command}");
    }
}
