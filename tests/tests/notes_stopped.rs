//! An export that is stopped half way leaves nothing half written, and a second run goes on.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use lectern_core::notes::{self, NoteDraft};
use lectern_core::transfer::notes::{
    ExportQuestion, ExportReport, NotesFormat, Run, export_notes, export_notes_watched,
};
use lectern_core::{Error, Op, Result};
use lectern_tests::Desk;
use rstest::rstest;

/// Five books with two notes each.
fn shelf() -> Desk {
    let desk = Desk::new();
    for number in 0..5 {
        let book = Some(desk.book(&format!("Volume {number}"), 100));
        for text in ["First.", "Second."] {
            let draft = NoteDraft { book, text: text.to_owned(), ..NoteDraft::default() };
            desk.change(Op::NoteAdd, |tx| notes::add(tx, &draft));
        }
    }
    desk
}

fn question(format: NotesFormat) -> ExportQuestion {
    ExportQuestion { format, ..ExportQuestion::default() }
}

/// Stops once so many notes are done; answers what was said until then.
fn stopped_at(desk: &Desk, to: &Path, format: NotesFormat, last: u32) -> (Result<ExportReport>, Vec<(u32, u32)>) {
    let mut seen = Vec::new();
    let mut watch = |done, of| {
        seen.push((done, of));
        if done >= last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let stopped = desk
        .library()
        .read(|view| export_notes_watched(view, desk.now(), to, &question(format), Run::Real, &mut watch));
    (stopped, seen)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[rstest]
#[case(NotesFormat::Json)]
#[case(NotesFormat::Html)]
#[case(NotesFormat::Readwise)]
fn a_single_file_that_was_stopped_is_as_it_was(#[case] format: NotesFormat) {
    let (desk, folder) = (shelf(), tempfile::tempdir().unwrap());
    let to = folder.path().join("notes");
    fs::write(&to, "what was here before").unwrap();
    let (stopped, seen) = stopped_at(&desk, &to, format, 4);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!((seen.first(), seen.last()), (Some(&(0, 10)), Some(&(4, 10))), "it says how far of how much");
    assert_eq!(fs::read_to_string(&to).unwrap(), "what was here before");
    assert_eq!(names(folder.path()), ["notes"], "nothing is left beside it");
}

#[test]
fn a_folder_that_was_stopped_has_whole_files_and_the_next_run_goes_on() {
    let (desk, folder) = (shelf(), tempfile::tempdir().unwrap());
    let (stopped, _) = stopped_at(&desk, folder.path(), NotesFormat::Markdown, 4);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    let files: Vec<String> = names(folder.path()).into_iter().filter(|name| name.ends_with(".md")).collect();
    assert_eq!(files.len(), 2);
    for file in &files {
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        assert_eq!(text.matches("<!-- end of note -->").count(), 2, "{text}");
    }
    let question = question(NotesFormat::Markdown);
    let rest = desk.ask(|view| export_notes(view, desk.now(), folder.path(), &question, Run::Real));
    assert_eq!((rest.unchanged, rest.written, rest.conflicting), (2, 3, 0));
}

#[test]
fn an_export_that_is_stopped_before_it_begins_makes_no_folder_of_files() {
    let (desk, folder) = (shelf(), tempfile::tempdir().unwrap());
    let (stopped, seen) = stopped_at(&desk, &folder.path().join("Notes"), NotesFormat::Markdown, 0);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!((seen.len(), names(folder.path()).len()), (1, 0));
}
