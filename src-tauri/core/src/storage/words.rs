//! The search indexes, written so that very many rows are quick.
//!
//! An index gathers what it is given and writes it out sorted, as one more part to be joined with the others. SQLite makes
//! it do so before every statement that may write several rows, `INSERT … SELECT` among them. So what changes many rows
//! comes first, and then the words: read by one statement, put by another that writes a single row, in the order of
//! their keys, since a smaller key makes the index write too.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use crate::Result;

/// Makes the words of these list rows again, where the index may have some of them already; those of a row that is gone,
/// or in the trash, go.
pub(super) fn of_books(db: &Connection, docs: BTreeMap<i64, bool>) -> Result<()> {
    for (doc, may_have_words) in docs {
        if may_have_words {
            db.prepare_cached("DELETE FROM local_book_search WHERE rowid = ?1")?.execute([doc])?;
        }
        put(db, include_str!("sql/words_of_book.sql"), include_str!("sql/index_book.sql"), doc)?;
    }
    Ok(())
}

/// Puts the words of a row, which `read` answers with its key before them, into an index. No row, no words.
pub(super) fn put(db: &Connection, read: &str, index: &str, doc: i64) -> Result<()> {
    let values = |row: &Row<'_>| (0..row.as_ref().column_count()).map(|at| row.get::<_, Value>(at)).collect();
    let words: Option<rusqlite::Result<Vec<Value>>> =
        db.prepare_cached(read)?.query_row([doc], |row| Ok(values(row))).optional()?;
    if let Some(words) = words {
        db.prepare_cached(index)?.execute(params_from_iter(words?))?;
    }
    Ok(())
}
