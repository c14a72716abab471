//! Room for a change of very many rows: pages and words that would otherwise be written and read again and again.

use rusqlite::Connection;

use crate::Result;

/// What a connection keeps in memory of its file, in KiB: enough for every index a list walks, and far below the memory
/// limit.
pub(super) const USUAL_KIB: i64 = 4 * 1024;

/// With this much a hundred thousand rows are written without reading each page many times.
const ROOMY_KIB: i64 = 64 * 1024;

/// How many bytes of words the search index sorts before it writes them: by itself a megabyte, which makes many small
/// parts that are then joined again and again.
const USUAL_WORDS: i64 = 1 << 20;
const ROOMY_WORDS: i64 = 16 << 20;

/// A change of fewer rows is quick without.
const MANY: usize = 1_000;

/// More of the file in memory, until it is dropped.
pub(crate) struct Room<'a>(&'a Connection);

impl<'a> Room<'a> {
    /// Makes room where so many rows need it.
    pub(crate) fn for_rows(db: &'a Connection, rows: usize) -> Result<Option<Self>> {
        if rows < MANY {
            return Ok(None);
        }
        db.pragma_update(None, "cache_size", -ROOMY_KIB)?;
        Ok(Some(Self(db)))
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        // Pages beyond the usual are let go as soon as they are written. If this fails, memory is all that is lost.
        let _kept = self.0.pragma_update(None, "cache_size", -USUAL_KIB);
    }
}

/// From so many rows on, sorting them once for each index is quicker than finding the place of each in every index.
const SORTED: usize = 2_000;

/// The indexes of a derived table while they are gone: made anew once most of its rows are written, in the same
/// transaction. Nothing that is asked until then may need them.
#[derive(Debug)]
pub(super) struct Unindexed(Vec<String>);

impl Unindexed {
    /// Drops the indexes where about so many rows are written, and that is most of what the table has.
    pub(super) fn for_rows(db: &Connection, table: &str, rows: usize) -> Result<Option<Self>> {
        if rows < SORTED || rows < standing(db, table)? {
            return Ok(None);
        }
        let mut ask =
            db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?1 AND sql NOT NULL")?;
        let indexes: Vec<(String, String)> =
            ask.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        for (name, _) in &indexes {
            db.execute(&format!("DROP INDEX {name}"), [])?;
        }
        Ok(Some(Self(indexes.into_iter().map(|(_, sql)| sql).collect())))
    }

    /// Makes them anew.
    pub(super) fn end(self, db: &Connection) -> Result<()> {
        self.0.iter().try_for_each(|sql| Ok(db.execute(sql, []).map(drop)?))
    }
}

/// Runs what writes so many rows of a derived table, without its indexes where they are many.
pub(super) fn for_derived<T>(
    db: &Connection,
    table: &str,
    rows: usize,
    write: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let indexes = Unindexed::for_rows(db, table, rows)?;
    let done = write()?;
    indexes.map_or(Ok(()), |indexes| indexes.end(db))?;
    Ok(done)
}

/// About how many rows a derived table has, without counting them: its integer keys are given in order.
fn standing(db: &Connection, table: &str) -> Result<usize> {
    let last: Option<i64> = db.query_row(&format!("SELECT max(rowid) FROM {table}"), [], |row| row.get(0))?;
    Ok(last.and_then(|last| usize::try_from(last).ok()).unwrap_or_default())
}

/// Runs what writes the words of so many rows into an index.
pub(super) fn for_words<T>(db: &Connection, index: &str, rows: usize, write: impl FnOnce() -> Result<T>) -> Result<T> {
    if rows < MANY {
        return write();
    }
    let sort_at_once = |bytes: i64| {
        let configure = format!("INSERT INTO {index} ({index}, rank) VALUES ('hashsize', ?1)");
        db.prepare_cached(&configure)?.execute([bytes])
    };
    sort_at_once(ROOMY_WORDS)?;
    let done = write()?;
    sort_at_once(USUAL_WORDS)?;
    Ok(done)
}
