//! No question that a screen asks reads a whole table of books, notes, reads or sessions where an index would do.

use std::path::Path;

use lectern_tests::Desk;
use rusqlite::functions::{Aggregate, Context};
use rusqlite::{Connection, OpenFlags};

/// Statements that must look at every row of what they ask about, and why.
const WHOLE: [(&str, &str); 15] = [
    ("lacks_items.sql", "stops at the first row of each"),
    ("transfer/export/sql", "an export says everything"),
    ("transfer/import/readers/", "asked of files of other programs"),
    ("transfer/import/sql/seen/", "asked of a file of their own, by its key, while an import is looked at"),
    ("asins.sql", "read once by an import, where its file tells such numbers, then kept"),
    ("transfer/import/sql/tables.sql", "asked of files of other programs"),
    ("notes/sql/columns.sql", "read once along a covering index, then kept and followed"),
    ("all_remarks.sql", "only where everything derived is made again"),
    ("check/", "a check looks at everything, that is what it is for"),
    ("all_tags.sql", "counts every tag"),
    ("forget_derived.sql", "empties what is derived"),
    ("books/sql/count.sql", "SQLite knows how long an index is by its pages"),
    ("library/sql/counts.sql", "counts along covering indexes"),
    ("last_plan_key.sql", "there are few plans"),
    ("plans.sql", "there are few plans"),
];

/// Tables that stay small, so that a scan of them costs nothing.
const SMALL: [&str; 13] = [
    "plan",
    "known_topic",
    "stage",
    "item_group",
    "saved_filter",
    "setting",
    "source_file",
    "timer",
    "local_device",
    "local_history",
    "local_timer",
    "local_timer_gap",
    "pragma",
];

/// Stands in for a function over many rows.
struct Nothing;

impl Aggregate<(), f64> for Nothing {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<()> {
        Ok(())
    }

    fn step(&self, _: &mut Context<'_>, _: &mut ()) -> rusqlite::Result<()> {
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, _: Option<()>) -> rusqlite::Result<f64> {
        Ok(0.0)
    }
}

#[test]
fn no_statement_scans_a_table_that_grows_with_the_library() {
    let desk = Desk::new();
    let db = Connection::open_with_flags(desk.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the file");
    for name in ["fold", "searchable", "name_key", "note_name", "note_mentions"] {
        db.create_scalar_function(name, 1, Default::default(), |_| Ok(String::new())).expect("a stand-in");
    }
    db.create_aggregate_function("read_share", 3, Default::default(), Nothing).expect("a stand-in");
    db.create_scalar_function("title_key", 2, Default::default(), |_| Ok(String::new())).expect("a stand-in");
    let mut seen = 0;
    let mut scans = Vec::new();
    for (name, text) in statements() {
        if WHOLE.iter().any(|(part, _)| name.contains(part)) {
            continue;
        }
        seen += 1;
        let mut ask =
            db.prepare(&format!("EXPLAIN QUERY PLAN {text}")).unwrap_or_else(|error| panic!("{name}: {error}"));
        let nothing = vec![rusqlite::types::Null; ask.parameter_count()];
        let nothing = rusqlite::params_from_iter(nothing);
        let steps = ask.query_map(nothing, |row| row.get::<_, String>("detail")).expect("a plan");
        for step in steps.map(|step| step.expect("a step")) {
            if is_scan_of_something_large(&step) {
                scans.push(format!("{name}: {step}"));
            }
        }
    }
    assert!(seen > 80, "only {seen} statements were found");
    assert_eq!(scans, Vec::<String>::new());
}

fn is_scan_of_something_large(step: &str) -> bool {
    let Some(rest) = step.strip_prefix("SCAN ") else { return false };
    let table = rest.split_whitespace().next().unwrap_or_default();
    let views_and_lists = ["CONSTANT", "the_", "subquery", "(", "read_stretch"];
    !SMALL.contains(&table)
        && !views_and_lists.iter().any(|prefix| table.starts_with(prefix))
        && !rest.contains("VIRTUAL TABLE INDEX")
        && table.len() > 2
}

#[test]
fn a_scan_is_recognised() {
    assert!(is_scan_of_something_large("SCAN book"));
    assert!(is_scan_of_something_large("SCAN local_book USING COVERING INDEX local_book_title"));
    assert!(!is_scan_of_something_large("SEARCH book USING PRIMARY KEY (id=?)"));
    assert!(!is_scan_of_something_large("SCAN s VIRTUAL TABLE INDEX 0:M1"));
}

/// Every statement of the core: its path below `core/src`, whatever the checkout's own folder is called, and its text.
fn statements() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/core/src");
    collect(&core, &core, &mut found);
    found
}

fn collect(core: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let name = entry.strip_prefix(core).expect("below the core").to_string_lossy().into_owned();
        if entry.is_dir() {
            collect(core, &entry, found);
        } else if name.ends_with(".sql") && !name.contains("migrations") {
            let text = std::fs::read_to_string(&entry).expect("a statement");
            found.push((name, text));
        }
    }
}
