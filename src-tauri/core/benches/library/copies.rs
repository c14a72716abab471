//! Everything on its way out and back: the lossless export, a backup, and going back to it.

use std::ops::ControlFlow;
use std::path::Path;

use lectern_core::backup;
use lectern_core::transfer::export::{ExportFormat, export};
use lectern_core::{Library, Now};
use rusqlite::{Connection, OpenFlags, types::ValueRef};

use crate::measure::{Line, median, resident_mib, time, time_and_most_mib};

pub(crate) fn measure(size: u32, library: &Library, folder: &Path) -> Vec<Line> {
    let raw = median(3, || read_everything(library.path()));
    let json = folder.join("everything.json");
    let write = |format, to: &Path| {
        let mut go_on = |_, _| ControlFlow::Continue(());
        library.read(|view| export(view, Now::from_system(), format, to, &mut go_on)).unwrap();
    };
    let idle = resident_mib();
    let (_, most) = time_and_most_mib(|| write(ExportFormat::Json, &json));
    let as_json = median(3, || write(ExportFormat::Json, &json));
    let as_table = median(3, || write(ExportFormat::Csv, &folder.join("everything.csv")));
    let plain_copy = median(3, || copy_and_check(library.path(), &folder.join("plain copy.db")));
    let kept = folder.join("kept.lectern");
    let mut go_on = |_, _| ControlFlow::Continue(());
    let made = time(|| drop(backup::make_at(library, &kept, Now::from_system(), &mut go_on).unwrap()));
    let back = time(|| drop(backup::restore(library, &kept, Now::from_system(), &mut go_on).unwrap()));
    vec![
        Line::new(size, "everything as JSON", as_json).against("reading all rows", raw).at_most_ratio(1.5),
        // A row at a time, however many there are.
        Line::mib(size, "memory of everything as JSON, above idle", most - idle).at_most_mib(16.0),
        // Along indexes, so that each book has what is its own: its reads, their logs, its notes and their tags are sought
        // by their keys, which takes about twice what reading them as they lie does, and then they are written out.
        Line::new(size, "all books as a table", as_table).against("reading all rows", raw).at_most_ratio(3.0),
        Line::new(size, "a backup, checked", made).against("a copy by SQLite, checked", plain_copy).at_most_ratio(1.5),
        // What was there is backed up before, and the copy is brought to this version beside it.
        Line::new(size, "going back to it", back).against("a copy by SQLite, checked", plain_copy).at_most_ratio(4.0),
    ]
}

/// Every value of every table that an export says, read as it lies in the file and thrown away.
fn read_everything(path: &Path) {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let tables: Vec<String> = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'local_%' AND name NOT LIKE 'sqlite_%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut bytes = 0;
    for table in tables {
        let mut ask = db.prepare(&format!("SELECT * FROM \"{table}\" NOT INDEXED")).unwrap();
        let columns = ask.column_count();
        let mut rows = ask.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                bytes += match row.get_ref(column).unwrap() {
                    ValueRef::Text(text) | ValueRef::Blob(text) => text.len(),
                    ValueRef::Null => 0,
                    ValueRef::Integer(_) | ValueRef::Real(_) => 8,
                };
            }
        }
    }
    assert!(bytes > 0);
}

/// SQLite's own copy of the file, looked over page by page.
fn copy_and_check(path: &Path, to: &Path) {
    let _none_yet = std::fs::remove_file(to);
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut copy = Connection::open(to).unwrap();
    let backup = rusqlite::backup::Backup::new(&db, &mut copy).unwrap();
    backup.run_to_completion(1_000, std::time::Duration::ZERO, None).unwrap();
    drop(backup);
    let found: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(found, "ok");
}
