//! Notes as one document: a page, a table, and a file that is none of ours.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use lectern_core::Error;
use lectern_core::notes::NoteKind;
use lectern_core::transfer;
use lectern_core::transfer::notes::{ExportQuestion, NotesFormat, OnConflict, Out};
use lectern_tests::Desk;

use crate::shelf::{Shelf, write};

fn written(desk: &Desk, format: NotesFormat) -> String {
    let question = ExportQuestion { format, ..ExportQuestion::default() };
    let mut out = Vec::new();
    desk.ask(|view| {
        let mut watch = |_, _| ControlFlow::Continue(());
        transfer::notes::write_notes(view, desk.now(), &question, &mut Out::new(Path::new("-"), &mut out, &mut watch))
    });
    String::from_utf8(out).unwrap()
}

#[test]
fn the_html_page_needs_nothing_and_runs_nothing() {
    let shelf = Shelf::new();
    write(
        &shelf.desk,
        Some(shelf.book),
        NoteKind::Note,
        "<script>alert(1)</script> & <img src=x onerror=alert(1)>",
        "",
    );
    shelf.desk.book("<b>Bold</b>", 10);
    let html = written(&shelf.desk, NotesFormat::Html);
    assert!(html.contains("<blockquote><p>Handsome") && html.contains("prefers-color-scheme"));
    assert!(
        !html.contains("<script")
            && !html.contains("onerror")
            && !html.contains("http://")
            && !html.contains("https://")
    );
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn a_spreadsheet_runs_nothing_of_the_table() {
    let shelf = Shelf::new();
    write(&shelf.desk, Some(shelf.book), NoteKind::Takeaway, "=HYPERLINK(\"http://a\")\nsecond line", "45%");
    let table = written(&shelf.desk, NotesFormat::Readwise);
    assert!(table.starts_with("Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n"));
    assert!(table.contains(
        "\"'=HYPERLINK(\"\"http://a\"\")\nsecond line\",Emma,Jane Austen,,,,takeaway,order,45,2026-03-05 11:00:"
    ));
    assert!(table.contains(",page,1,2026-03-05 11:00:"));
}

#[test]
fn a_file_that_is_none_of_ours_is_refused() {
    let shelf = Shelf::new();
    let file = shelf.folder.path().join("a.json");
    for text in ["{}", "no json", r#"{"format":"lectern-notes","version":2}"#, r#"{"format":"other","version":1}"#] {
        fs::write(&file, text).unwrap();
        let look = |view: &lectern_core::Snapshot<'_>| {
            transfer::notes::look_at_notes(view, shelf.desk.now(), &file, OnConflict::Keep)
        };
        assert!(matches!(shelf.desk.library().read(look), Err(Error::Invalid { .. })), "{text}");
    }
}
