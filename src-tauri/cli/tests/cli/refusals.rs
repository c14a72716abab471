//! What is refused, how it is said, and the exit status.

use std::process::{Command, Stdio};

use rstest::rstest;
use serde_json::json;

use crate::desk::{Desk, Ran};

#[test]
fn without_a_library_a_reader_is_told_how_to_make_one() {
    let desk = Desk::bare();
    for words in [&["list"][..], &["add", "Emma"], &["today"], &["undo"], &["settings"], &["check"], &["plan", "list"]]
    {
        let said = desk.refused(3, words);
        assert!(said.contains("There is no library at") && said.contains("lectern-cli init"), "{said}");
    }
    assert!(!desk.library().exists(), "asking makes nothing");
}

#[test]
fn a_library_is_named_by_option_before_environment() {
    let desk = Desk::new();
    let other = desk.file("other.lectern");
    let other = other.to_str().unwrap();
    desk.json(&["init", "--library", other]);
    desk.json(&["add", "Emma", "--library", other]);
    assert_eq!(desk.titles(&[]), [""; 0]);
    assert_eq!(desk.titles(&["--library", other]), ["Emma"]);
}

#[test]
fn the_default_library_lies_in_the_data_folder_of_the_reader() {
    let home = tempfile::tempdir().unwrap();
    let mut init = Command::new(env!("CARGO_BIN_EXE_lectern-cli"));
    init.args(["init", "--json"]).env_remove("LECTERN_LIBRARY").env("HOME", home.path());
    let made = Ran::from(init.env("XDG_DATA_HOME", home.path().join("data")).output().unwrap());
    assert_eq!(made.status, 0, "{}", made.err);
    let path = made.document()["path"].as_str().unwrap().to_owned();
    assert!(path.starts_with(home.path().to_str().unwrap()) && path.ends_with(".lectern"), "{path}");
}

#[rstest]
#[case(&["frobnicate"])]
#[case(&["add"])]
#[case(&["list", "--sort", "colour"])]
#[case(&["list", "--sort", "title:up"])]
#[case(&["list", "--limit", "many"])]
#[case(&["edit", "Emma", "colour=red"])]
#[case(&["edit", "Emma", "title"])]
#[case(&["--today", "2026-02-30", "list"])]
#[case(&["plan", "sing"])]
fn wrong_usage_ends_with_status_two(#[case] words: &[&str]) {
    let said = Desk::new().refused(2, words);
    assert!(said.starts_with("error: ") || said.starts_with("lectern-cli: "), "{said}");
}

#[test]
fn saying_nothing_asks_for_help_and_every_command_has_examples_or_says_enough() {
    let desk = Desk::bare();
    let help = Ran::from(Command::new(env!("CARGO_BIN_EXE_lectern-cli")).output().unwrap());
    assert_eq!(help.status, 0);
    for command in
        ["init", "add", "list", "show", "edit", "tag", "rate", "remove", "trash", "read", "log", "note", "notes"]
    {
        assert!(help.out.contains(&format!("\n  {command} ")), "{command}");
        assert!(desk.say(&["help", command]).contains("Examples:"), "{command}");
    }
    for command in ["plan", "item", "undo", "redo", "check", "settings"] {
        assert!(desk.say(&["help", command]).contains("Examples:"), "{command}");
    }
}

#[test]
fn a_name_that_fits_nothing_or_several_ends_with_status_three() {
    let desk = Desk::new();
    assert!(desk.refused(3, &["show", "Emma"]).contains("There is no book “Emma”"));
    desk.json(&["add", "Emma", "--author", "Jane Austen"]);
    desk.json(&["add", "Emma", "--author", "Wolf Haas"]);
    let ran = desk.run(&["show", "emma", "--json"]);
    assert_eq!(ran.status, 3);
    let error = ran.document()["error"].clone();
    assert_eq!(error["code"], "ambiguous");
    let candidates: Vec<&str> = error["candidates"].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
    assert!(candidates.iter().any(|it| it.starts_with("Emma, Jane Austen (")), "{candidates:?}");
    assert_eq!(ran.err.lines().count(), 3, "one line for each, after the sentence: {}", ran.err);
}

#[test]
fn a_refusal_names_its_field_to_programs() {
    let desk = Desk::new();
    let ran = desk.run(&["add", "Emma", "--isbn", "123", "--json"]);
    assert_eq!((ran.status, &ran.document()["error"]["field"]), (1, &json!("isbn")));
    assert_eq!(desk.titles(&[]), [""; 0]);
}

#[test]
fn a_pipe_that_closes_early_is_no_failure() {
    let desk = Desk::with_plan("backend-canon");
    let mut run =
        desk.command(&["plan", "show", "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(run.stdout.take());
    let ended = run.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    assert!(ended.status.success(), "{:?}", ended.status);
}

#[test]
fn the_same_commands_on_the_same_day_give_the_same_answers() {
    let told = || {
        let desk = Desk::with_plan("backend-engineering");
        let log = ["log", "Express in Action", "+20", "--minutes", "25"];
        let commands: [&[&str]; 6] =
            [&log, &["today"], &["plan", "show"], &["plan", "order"], &["list"], &["settings"]];
        commands.map(|words| desk.say(words)).join("\n")
    };
    assert_eq!(told(), told());
}
