//! Notices that another program wrote to the file.

use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use super::{Library, LibraryChanged, Source, Stale};
use crate::Result;

/// Remembers the file's version as the writing connection last saw it: it moves only when somebody else commits.
#[derive(Default)]
pub(super) struct Watcher {
    version: i64,
}

impl Watcher {
    pub(super) fn new(db: &Connection) -> Result<Self> {
        Ok(Self { version: version(db)? })
    }
}

fn version(db: &Connection) -> Result<i64> {
    Ok(db.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

impl Library {
    /// Looks whether another program has changed the file since the last look, and announces it if so. Costs a few
    /// microseconds; while a change of our own is being written it looks the next time.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read any more.
    pub fn notice_others(&self) -> Result<bool> {
        let is_other = match &self.writer {
            Ok(writer) => self.is_other_version(writer)?,
            Err(_) => self.readers.look_again()?,
        };
        if !is_other {
            return Ok(false);
        }
        self.kept.forget();
        let revision = self.revision.fetch_add(1, Ordering::SeqCst) + 1;
        let stale = Stale::ALL.into_iter().filter(|stale| *stale != Stale::Library).collect();
        self.announce(&LibraryChanged { stale, op: None, source: Source::Elsewhere, revision });
        Ok(true)
    }

    fn is_other_version(&self, writer: &Mutex<Connection>) -> Result<bool> {
        let Ok(writer) = writer.try_lock() else { return Ok(false) };
        let seen = version(&writer)?;
        drop(writer);
        let mut watcher = self.watcher.lock().unwrap_or_else(PoisonError::into_inner);
        let is_other = watcher.version != seen;
        watcher.version = seen;
        Ok(is_other)
    }
}
