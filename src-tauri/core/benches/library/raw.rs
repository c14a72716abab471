//! SQLite by itself: the same words in the same kind of index, and one durable row.

use std::path::Path;

use rusqlite::Connection;

use crate::furnish;

pub(crate) struct Raw(Connection);

impl Raw {
    /// The same titles, authors, tags and notes in one index with the same columns: what answers the same question.
    pub(crate) fn fill(folder: &Path, size: u32) -> Self {
        let mut db = Connection::open(folder.join("raw.db")).unwrap();
        db.pragma_update(None, "journal_mode", "WAL").unwrap();
        db.pragma_update(None, "synchronous", "FULL").unwrap();
        db.execute_batch(
            "CREATE TABLE row (id INTEGER PRIMARY KEY, value TEXT);
             CREATE VIRTUAL TABLE words USING fts5 (title, authors, tags, other, content = '', contentless_delete = 1,
                 prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0');",
        )
        .unwrap();
        let tx = db.transaction().unwrap();
        {
            let mut add = tx
                .prepare("INSERT INTO words (rowid, title, authors, tags, other) VALUES (?1, ?2, ?3, ?4, ?5)")
                .unwrap();
            for number in 0..size {
                let tags = format!("tag{} shelf{}", number % 40, number % 7);
                let title = furnish::title(number).to_lowercase();
                let author = furnish::author(number).to_lowercase();
                let notes: Vec<String> =
                    (0..number % 5).map(|note| furnish::note_text(number, note).to_lowercase()).collect();
                add.execute((number + 1, title, author, tags, notes.join(" "))).unwrap();
            }
        }
        tx.commit().unwrap();
        Self(db)
    }

    /// One durable transaction that writes one row.
    pub(crate) fn write_one_row(&self, number: usize) {
        self.0.prepare_cached("INSERT INTO row (value) VALUES (?1)").unwrap().execute([number.to_string()]).unwrap();
    }

    /// The question of a keystroke, asked plainly: the number of hits and the best hundred.
    pub(crate) fn ranked(&self, typed: &str) {
        let question = format!("\"{typed}\" *");
        let count = "SELECT count(*) FROM words WHERE words MATCH ?1";
        let _total: i64 = self.0.prepare_cached(count).unwrap().query_row([&question], |row| row.get(0)).unwrap();
        let best = "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rank LIMIT 100";
        let mut ask = self.0.prepare_cached(best).unwrap();
        let hits: Vec<i64> = ask.query_map([&question], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert!(hits.len() <= 100);
    }
}
