//! What a question costs, in a measure that is the same on every machine: for tests that hold a cost against a size.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Library, Snapshot};
use crate::Result;

impl Library {
    /// Answers a question as [`Library::read`] does, and says how many steps SQLite's machine took for it: a statement is
    /// some, and every row that it visits is some more. Counting slows the question down.
    ///
    /// # Errors
    /// What the question returns.
    pub fn weigh<T>(&self, question: impl FnOnce(&Snapshot<'_>) -> Result<T>) -> Result<(T, u64)> {
        let steps = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&steps);
        let goes_on = move || {
            counted.fetch_add(1, Ordering::Relaxed);
            false
        };
        let answer = self.readers.with(|db| {
            db.progress_handler(1, Some(goes_on))?;
            let answer = question(&Snapshot::new(db, Some(&self.kept)));
            db.progress_handler(0, None::<fn() -> bool>)?;
            answer
        })?;
        Ok((answer, steps.load(Ordering::Relaxed)))
    }
}
