//! A window sees the timer run. What it sees is this machine's own and no step of history: looking is not reading.

use super::timer_sql;
use crate::Result;
use crate::library::{Library, Snapshot, Source, Stale};
use crate::now::Now;
use crate::storage::Touched;

impl Library {
    /// Notes that the timer is seen, as every window does once a minute and when it wakes. Where it ran unwatched for
    /// more than five minutes before, that gap is kept, and announced, for the reader to count or to cut. Answers
    /// whether a gap was found.
    ///
    /// # Errors
    /// `DiskFull`, `ReadOnly`, `Busy`.
    pub fn timer_seen(&self, now: Now) -> Result<bool> {
        // Most looks find nothing to see: they leave the file alone.
        if self.read_only().is_some() || !self.read(timer_sql::runs)? {
            return Ok(false);
        }
        let found = self.with_writer(|db| {
            let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let found = timer_sql::see(&tx, &Snapshot::new(&tx, None), now.moment())?;
            tx.commit()?;
            Ok(found)
        })?;
        if found {
            self.after_commit(Some(Touched::default()), None, Source::Window, &[Stale::Timer]);
        }
        Ok(found)
    }
}
