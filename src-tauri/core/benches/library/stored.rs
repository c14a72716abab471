//! The rows of an imported library as SQLite alone would write them.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::session::Session;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::measure::time;

/// As much of the file in memory as a large change of the library is given.
const CACHE_KIB: i64 = 64 * 1024;
/// The columns of the search index.
const WORDS: [&str; 4] = ["title", "authors", "tags", "other"];

/// Every row that an import left in its tables, those of the list and the words of the search among them, but no history.
pub(crate) struct Stored {
    schema: Vec<String>,
    tables: Vec<(String, Vec<Vec<Value>>)>,
    /// What is searched, by the key of its list row.
    words: BTreeMap<i64, [String; WORDS.len()]>,
}

impl Stored {
    /// Reads a library into memory.
    pub(crate) fn of(library: &Path) -> Self {
        let db = Connection::open(library).unwrap();
        let made = "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL
             AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'local_%_search_%' AND tbl_name NOT LIKE 'local_history%'";
        let mut ask = db.prepare(made).unwrap();
        let made = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let made: Vec<(String, String)> = made.collect::<Result<_, _>>().unwrap();
        let tables = made.iter().filter(|(_, sql)| sql.starts_with("CREATE TABLE"));
        Self {
            tables: tables.map(|(name, _)| (name.clone(), rows(&db, name))).collect(),
            words: words(&db),
            schema: made.into_iter().map(|(_, sql)| sql).collect(),
        }
    }

    /// How long it takes to put all of it into a new file: prepared statements, one transaction, tables one by one. With
    /// a record of it SQLite's own sessions follow the tables that can be taken back, and what they saw is kept beside.
    pub(crate) fn write(&self, to: &Path, record: Record) -> Duration {
        let mut db = Connection::open(to).unwrap();
        db.pragma_update(None, "journal_mode", "WAL").unwrap();
        db.pragma_update(None, "synchronous", "FULL").unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        db.pragma_update(None, "cache_size", -CACHE_KIB).unwrap();
        db.execute_batch(&self.schema.join(";\n")).unwrap();
        db.execute_batch("CREATE TABLE undo (changes BLOB)").unwrap();
        time(|| {
            let tx = db.transaction().unwrap();
            let mut session = (record == Record::Kept).then(|| self.session(&tx));
            for (table, rows) in &self.tables {
                let Some(first) = rows.first() else { continue };
                let places = vec!["?"; first.len()].join(", ");
                let mut add = tx.prepare(&format!("INSERT INTO \"{table}\" VALUES ({places})")).unwrap();
                for row in rows {
                    add.execute(params_from_iter(row)).unwrap();
                }
            }
            let add = "INSERT INTO local_book_search (rowid, title, authors, tags, other) VALUES (?1, ?2, ?3, ?4, ?5)";
            let mut add = tx.prepare(add).unwrap();
            for (doc, [title, authors, tags, other]) in &self.words {
                add.execute((doc, title, authors, tags, other)).unwrap();
            }
            drop(add);
            if let Some(session) = &mut session {
                let mut changes = Vec::new();
                session.changeset_strm(&mut changes).unwrap();
                tx.execute("INSERT INTO undo VALUES (?1)", [changes]).unwrap();
            }
            drop(session);
            tx.commit().unwrap();
        })
    }

    /// What follows the tables that are no derived ones.
    fn session<'a>(&self, db: &'a Connection) -> Session<'a> {
        let mut session = Session::new(db).unwrap();
        for (table, _) in self.tables.iter().filter(|(table, _)| !table.starts_with("local_")) {
            session.attach(Some(table.as_str())).unwrap();
        }
        session
    }
}

/// Whether what is written can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Record {
    None,
    Kept,
}

/// The rows of a table as they lie in the file.
fn rows(db: &Connection, table: &str) -> Vec<Vec<Value>> {
    let mut ask = db.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
    let columns = ask.column_count();
    let rows = ask.query_map([], |row| (0..columns).map(|at| row.get(at)).collect()).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// The words that the search index was given: it keeps no text, but what stands where.
fn words(db: &Connection) -> BTreeMap<i64, [String; WORDS.len()]> {
    db.execute_batch("CREATE VIRTUAL TABLE temp.said USING fts5vocab(main, local_book_search, instance)").unwrap();
    let mut ask = db.prepare("SELECT doc, col, offset, term FROM temp.said").unwrap();
    let said = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
    let mut said: Vec<(i64, String, i64, String)> = said.collect::<Result<_, _>>().unwrap();
    said.sort_unstable();
    let mut words: BTreeMap<i64, [String; WORDS.len()]> = BTreeMap::new();
    for (doc, column, _, term) in said {
        let at = WORDS.iter().position(|known| *known == column).unwrap();
        let text = &mut words.entry(doc).or_default()[at];
        text.push(' ');
        text.push_str(&term);
    }
    words
}
