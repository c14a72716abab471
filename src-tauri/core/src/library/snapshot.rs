//! A view for reading: the only thing that list and detail questions take.

use rusqlite::{CachedStatement, Connection};

use super::Kept;
use crate::Result;
use crate::books::OrderCache;
use crate::notes::NoteCache;

/// One consistent view of a library. Inside a change it sees what the change has done so far.
pub struct Snapshot<'a> {
    db: &'a Connection,
    kept: Option<&'a Kept>,
}

impl<'a> Snapshot<'a> {
    pub(crate) fn new(db: &'a Connection, kept: Option<&'a Kept>) -> Self {
        Self { db, kept }
    }

    pub(crate) fn db(&self) -> &'a Connection {
        self.db
    }

    /// A statement, prepared once per connection.
    pub(crate) fn sql(&self, text: &str) -> Result<CachedStatement<'a>> {
        Ok(self.db.prepare_cached(text)?)
    }

    /// The orders of long lists, where this view is of committed rows only.
    pub(crate) fn orders(&self) -> Option<&'a OrderCache> {
        self.kept.map(|kept| &kept.orders)
    }

    /// What the notebook keeps, where this view is of committed rows only.
    pub(crate) fn notes(&self) -> Option<&'a NoteCache> {
        self.kept.map(|kept| &kept.notes)
    }
}
