//! Two programs at one library.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::scene::{ROWS, Scene, sound_titles};

fn doing(kind: &str, files: &[&Path]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_work-until-killed"))
        .arg(kind)
        .args(files)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the child starts")
}

/// How many of them did what they were told; the others say why not, in words for a reader.
fn done(children: [Child; 2]) -> usize {
    let ended = children.map(|child| child.wait_with_output().expect("it ends"));
    for failed in ended.iter().filter(|ended| !ended.status.success()) {
        let said = String::from_utf8_lossy(&failed.stderr);
        assert!(said.trim().ends_with('.') && !said.contains("panicked"), "it says: {said}");
    }
    ended.iter().filter(|ended| ended.status.success()).count()
}

#[test]
fn two_programs_that_import_the_same_file_at_once_bring_every_book_in_once() {
    let scene = Scene::new();
    let (library, file) = (scene.library(), scene.file("export.csv"));
    let children = [doing("import-once", &[&library, &file]), doing("import-once", &[&library, &file])];
    assert_eq!(done(children), 2);
    assert_eq!(sound_titles(&library).len(), ROWS + 1, "the second found them all there");
}

#[test]
fn two_programs_that_undo_at_once_take_back_a_step_each() {
    for _ in 0..4 {
        let scene = Scene::new().with_many();
        let library = scene.library();
        let undone = done([doing("undo-once", &[&library]), doing("undo-once", &[&library])]);
        let expected: [&[&str]; 2] = [&["Emma"], &[]];
        assert_eq!(sound_titles(&library), expected[undone.checked_sub(1).expect("one of them went first")]);
    }
}

#[test]
fn an_import_and_an_undo_at_once_come_one_after_the_other() {
    for _ in 0..4 {
        let scene = Scene::new();
        let (library, file) = (scene.library(), scene.file("export.csv"));
        assert_eq!(done([doing("import-once", &[&library, &file]), doing("undo-once", &[&library])]), 2);
        let titles = sound_titles(&library);
        let before = titles.len() == ROWS && !titles.contains(&"Emma".to_owned());
        assert!(before || titles == ["Emma"], "what was undone is the step before, or the import: {titles:?}");
    }
}
