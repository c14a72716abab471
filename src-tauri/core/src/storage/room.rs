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
