//! A large file from another program on its way in: seen first, taken, taken back.
//!
//! Three figures of SQLite alone stand beside it, the first two the faster of two rounds. The limit is a ratio to the
//! first: every row of every table that the import leaves, with the schema's indexes and keys, the words that the
//! search is given, and SQLite's own record by which all of it can be taken back; that is what an import is for, and
//! "the same rows and the same full-text columns" are what a library holds of the file, seven rows a book. What we
//! add is ours: reading, understanding, matching, lists, packing. The second is the same without a record, the third
//! the file's lines in one table of texts without ids, links or indexes, and their words: the least that could be
//! kept of it at all. Both are shown and not limited.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use lectern_core::Result;
use lectern_core::transfer::export::{self as leave, ExportFormat};
use lectern_core::transfer::import::{self, Choices, Input, Mapping, RowReport, Source, Watch};
use lectern_core::{Library, Now, Source as Door};
use rusqlite::{Connection, params_from_iter};

use crate::export_file;
use crate::measure::{Line, median, resident_mib, time, time_and_most_mib};
use crate::stored::{Record, Stored};

/// With `export`, of that file; otherwise of one made for it.
pub(crate) fn measure(size: u32, export: Option<&Path>, folder: &Path) -> Vec<Line> {
    let file = export.map_or_else(|| export_file::write(folder, size), Path::to_owned);
    let library = Library::open(folder.join("Import.lectern"), Now::from_system()).unwrap();
    let mut seen_rows = Rows(0);
    let idle = resident_mib();
    let sources = [Source::open(Input::Path(file.clone()), Mapping::default()).unwrap()];
    let (seen, seen_mib) = time_and_most_mib(|| {
        drop(import::rehearse(&library, Now::from_system(), &sources, &Choices::Keep, &mut seen_rows).unwrap());
    });
    let (taken, taken_mib) = time_and_most_mib(|| {
        let now = Now::from_system();
        drop(import::import(&library, now, Door::Window, &sources, &Choices::Keep, &mut seen_rows).unwrap());
    });
    let copy = folder.join("imported.lectern");
    library.copy_to(&copy).unwrap();
    let table = folder.join("imported.csv");
    let as_table = median(3, || {
        let mut go_on = |_, _| ControlFlow::Continue(());
        library.read(|view| leave::export(view, Now::from_system(), ExportFormat::Csv, &table, &mut go_on)).unwrap();
    });
    let (back, back_mib) = time_and_most_mib(|| drop(library.undo(Now::from_system(), Door::Window).unwrap()));
    assert_eq!(seen_rows.0, 2 * u64::from(size));
    let memory = |what: &str, most: f64| {
        Line::mib(size, &format!("memory of {what}, above idle"), most - idle).at_most_mib(150.0)
    };
    let rows = Stored::of(&copy);
    let fastest = |name: &str, record| {
        let write = |round| rows.write(&folder.join(format!("{name}{round}.db")), record);
        write(0).min(write(1))
    };
    let (stored, recorded) = (fastest("stored", Record::None), fastest("recorded", Record::Kept));
    drop(rows);
    let plain = insert_plainly(folder, &export_file::rows(&file));
    let kept = |what: &str, took: Duration| {
        let line = Line::new(size, what, took).against("its rows and their record by SQLite alone", recorded);
        // Fewer rows fit into SQLite's caches whole, where it has nothing to wait for: the limit is for a file that does not.
        if size < 100_000 { line } else { line.at_most_ratio(2.0) }.grows_with_the_books()
    };
    let unrecorded = |what: &str, took: Duration| {
        Line::new(size, &format!("{what}, to rows alone"), took).against("its rows by SQLite alone", stored)
    };
    let plainly = |what: &str, took: Duration| {
        Line::new(size, &format!("{what}, to the plain table"), took).against("the file in a plain table", plain)
    };
    vec![
        kept("what an import would do", seen),
        kept("the import", taken),
        unrecorded("the import", taken),
        plainly("what an import would do", seen),
        plainly("the import", taken),
        Line::new(size, "the import taken back", back).against("the import", taken).at_most_ratio(1.5),
        // Tellico takes 700 ms for such a file, LibreOffice 900.
        Line::new(size, "its books as a table", as_table).at_most_ms(700.0).grows_with_the_books(),
        memory("what an import would do", seen_mib),
        memory("the import", taken_mib),
        memory("the import taken back", back_mib),
    ]
}

/// How many rows went by.
struct Rows(u64);

impl Watch for Rows {
    fn row(&mut self, _: &[String], _: &[String], _: RowReport) -> Result<()> {
        self.0 += 1;
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// SQLite by itself: each row as it stands, its words in an index of the same kind, one transaction.
fn insert_plainly(folder: &Path, rows: &[Vec<String>]) -> Duration {
    let mut db = Connection::open(folder.join("plain.db")).unwrap();
    db.pragma_update(None, "journal_mode", "WAL").unwrap();
    db.pragma_update(None, "synchronous", "FULL").unwrap();
    let width = rows[0].len();
    let columns: Vec<String> = (0..width).map(|column| format!("c{column} TEXT")).collect();
    db.execute_batch(&format!(
        "CREATE TABLE row (id INTEGER PRIMARY KEY, {});
         CREATE VIRTUAL TABLE words USING fts5 (title, authors, tags, other, content = '', contentless_delete = 1,
             prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0');",
        columns.join(", ")
    ))
    .unwrap();
    let places = vec!["?"; width].join(", ");
    time(|| {
        let tx = db.transaction().unwrap();
        {
            let mut row = tx.prepare(&format!("INSERT INTO row VALUES (NULL, {places})")).unwrap();
            let mut words = tx
                .prepare("INSERT INTO words (rowid, title, authors, tags, other) VALUES (?1, ?2, ?3, ?4, ?5)")
                .unwrap();
            for (number, cells) in (1..).zip(rows) {
                row.execute(params_from_iter(cells)).unwrap();
                let lower = |at: usize| cells[at].to_lowercase();
                words.execute((number, lower(1), lower(2), lower(16), lower(9))).unwrap();
            }
        }
        tx.commit().unwrap();
    })
}
