//! A view for reading: the only thing that list and detail questions take.

use rusqlite::{CachedStatement, Connection};

use crate::Result;
use crate::books::OrderCache;

/// One consistent view of a library. Inside a change it sees what the change has done so far.
pub struct Snapshot<'a> {
    db: &'a Connection,
    orders: Option<&'a OrderCache>,
}

impl<'a> Snapshot<'a> {
    pub(crate) fn new(db: &'a Connection, orders: Option<&'a OrderCache>) -> Self {
        Self { db, orders }
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
        self.orders
    }
}
