//! Long work that a page watches and may call off: one piece at a time.

use std::ops::ControlFlow;
use std::sync::{Mutex, MutexGuard, PoisonError};

use lectern_core::Error;
use serde::Serialize;

use crate::error::Answer;

/// How far the work under way is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct WorkProgress {
    /// Rows, pages or files done.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub done: u64,
    /// Of so many; nought while that is not known.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub of: u64,
}

#[derive(Debug, Default)]
struct Going {
    progress: WorkProgress,
    called_off: bool,
}

/// Keeps what is under way.
#[derive(Debug, Default)]
pub(crate) struct Work(Mutex<Option<Going>>);

impl Work {
    /// Carries out work that says how far it is, and ends with `Cancelled` once it is called off.
    ///
    /// # Errors
    /// `conflict` while another piece is under way; whatever the work answers.
    pub(crate) fn run<T>(
        &self,
        work: impl FnOnce(&mut dyn FnMut(u64, u64) -> ControlFlow<()>) -> Answer<T>,
    ) -> Answer<T> {
        let mut going = self.going();
        if going.is_some() {
            return Err(Error::conflict("Lectern is still at the work before this. Wait for it, or cancel it.").into());
        }
        *going = Some(Going::default());
        drop(going);
        // Whatever comes of it, also a panic on its way up, the next piece can begin.
        let _ended = Ended(self);
        work(&mut |done, of| self.see(done, of))
    }

    /// How far the work under way is; none where there is none.
    pub(crate) fn progress(&self) -> Option<WorkProgress> {
        self.going().as_ref().map(|going| going.progress)
    }

    /// Calls the work under way off.
    pub(crate) fn call_off(&self) {
        if let Some(going) = self.going().as_mut() {
            going.called_off = true;
        }
    }

    fn see(&self, done: u64, of: u64) -> ControlFlow<()> {
        match self.going().as_mut() {
            Some(Going { called_off: true, .. }) => ControlFlow::Break(()),
            Some(going) => {
                going.progress = WorkProgress { done, of };
                ControlFlow::Continue(())
            }
            None => ControlFlow::Continue(()),
        }
    }

    fn going(&self) -> MutexGuard<'_, Option<Going>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Ended<'a>(&'a Work);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        *self.0.going() = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_says_how_far_it_is_and_is_called_off_from_elsewhere() {
        let work = Work::default();
        let seen = work.run(|progress| {
            assert!(progress(3, 10).is_continue());
            let seen = work.progress();
            work.call_off();
            assert!(progress(4, 10).is_break());
            Ok(seen)
        });
        assert_eq!(seen.unwrap(), Some(WorkProgress { done: 3, of: 10 }));
        assert_eq!(work.progress(), None);
    }

    #[test]
    fn a_second_piece_waits_for_the_first() {
        let work = Work::default();
        let refused = work.run(|_| Ok(work.run(|_| Ok(())).expect_err("one at a time"))).unwrap();
        assert_eq!(refused.code, "conflict");
        assert!(work.run(|_| Ok(())).is_ok());
    }
}
