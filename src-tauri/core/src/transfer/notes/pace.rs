//! How far an export has come, and whether it is to go on.

use std::ops::ControlFlow;

use crate::{Error, Result};

/// Is told after every note how many are done, of how many; breaking off stops the export.
pub type Watch<'a> = dyn FnMut(u32, u32) -> ControlFlow<()> + 'a;

/// Counts notes for whoever watches.
pub(super) struct Pace<'a> {
    done: u32,
    of: u32,
    watch: Option<&'a mut Watch<'a>>,
}

impl<'a> Pace<'a> {
    pub(super) fn new(watch: Option<&'a mut Watch<'a>>) -> Self {
        Self { done: 0, of: 0, watch }
    }

    /// Begins with so many notes ahead.
    pub(super) fn begin(&mut self, of: usize) -> Result<()> {
        (self.done, self.of) = (0, super::count(of));
        self.step(0)
    }

    /// So many more are done; none: it only asks whether to go on.
    ///
    /// # Errors
    /// `Cancelled` where the watcher broke off.
    pub(super) fn step(&mut self, notes: usize) -> Result<()> {
        self.done += super::count(notes);
        match self.watch.as_mut().map(|watch| watch(self.done, self.of)) {
            Some(ControlFlow::Break(())) => Err(Error::Cancelled),
            _ => Ok(()),
        }
    }
}
