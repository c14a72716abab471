//! Derived rows after a change in several parts.

use rusqlite::Connection;

use super::touched::{Touched, derive};
use crate::Result;

/// So many books are made again at once: more of them at a time are quicker, and take memory.
const AT_ONCE: usize = 100_000;

/// What the parts of one change touched: made again in large lots, so that memory does not grow with the change.
#[derive(Debug, Default)]
pub(crate) struct Following {
    done: Option<Touched>,
    waiting: Touched,
}

impl Following {
    /// One more part touched these.
    pub(crate) fn add(&mut self, db: &Connection, touched: Touched) -> Result<()> {
        self.waiting = std::mem::take(&mut self.waiting).and(touched);
        if self.waiting.books() >= AT_ONCE { self.derive(db) } else { Ok(()) }
    }

    /// Everything the change touched, once its derived rows are made again.
    pub(crate) fn end(mut self, db: &Connection) -> Result<Touched> {
        self.derive(db)?;
        Ok(self.done.unwrap_or_default())
    }

    fn derive(&mut self, db: &Connection) -> Result<()> {
        let mut touched = std::mem::take(&mut self.waiting);
        derive(db, &mut touched)?;
        match &mut self.done {
            Some(done) => done.follows(touched),
            None => self.done = Some(touched),
        }
        Ok(())
    }
}
