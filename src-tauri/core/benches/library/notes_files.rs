//! All notes on their way out, against what cannot be done without: reading every row, and writing every file.

use std::path::Path;

use lectern_core::transfer::notes::{ExportQuestion, NotesFormat, Run, export_notes};
use lectern_core::{Library, Now};
use rusqlite::{Connection, OpenFlags};

use crate::measure::{Line, time};

pub(crate) fn measure(size: u32, library: &Library, folder: &Path) -> Vec<Line> {
    let raw = time(|| read_all(library.path()));
    let forms = [("JSON", NotesFormat::Json, "all.json"), ("HTML", NotesFormat::Html, "all.html")];
    let mut lines: Vec<Line> = forms
        .into_iter()
        .map(|(name, format, file)| {
            let took = export(library, format, &folder.join(file));
            Line::new(size, &format!("all notes as {name}"), took).against("reading all rows", raw)
        })
        .collect();
    let to = folder.join("all notes");
    let first = export(library, NotesFormat::Markdown, &to);
    let again = export(library, NotesFormat::Markdown, &to);
    lines.push(Line::new(size, "all notes as a folder", first));
    lines.push(Line::new(size, "that folder again", again).against("the first time", first).at_most_ratio(1.0));
    lines
}

fn export(library: &Library, format: NotesFormat, to: &Path) -> std::time::Duration {
    let question = ExportQuestion { format, ..ExportQuestion::default() };
    time(|| drop(library.read(|view| export_notes(view, Now::from_system(), to, &question, Run::Real)).unwrap()))
}

/// Every column that an export says, in its order, read and thrown away.
fn read_all(path: &Path) {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut ask = db
        .prepare(
            "SELECT n.*, (SELECT group_concat(t.name) FROM note_tag nt JOIN tag t ON t.id = nt.tag_id
                 WHERE nt.note_id = n.id AND nt.deleted_at IS NULL)
             FROM note n JOIN book b ON b.id = n.book_id JOIN local_book l ON l.book_id = n.book_id
             WHERE n.deleted_at IS NULL AND b.deleted_at IS NULL ORDER BY l.title_key, n.anchor_fraction, n.created_at",
        )
        .unwrap();
    let columns = ask.column_count();
    let mut rows = ask.query([]).unwrap();
    let mut bytes = 0;
    while let Some(row) = rows.next().unwrap() {
        bytes +=
            (0..columns).filter_map(|column| row.get_ref(column).unwrap().as_str().ok()).map(str::len).sum::<usize>();
    }
    assert!(bytes > 0);
}
