//! Who looks on while rows are brought in.

use std::ops::ControlFlow;

use super::report::RowReport;
use crate::Result;

/// What a caller sees of the work while it is done.
pub trait Watch {
    /// One row is done. `columns` and `cells` are as the file has them.
    ///
    /// # Errors
    /// Whatever stops the import, with nothing changed.
    fn row(&mut self, columns: &[String], cells: &[String], report: RowReport) -> Result<()>;

    /// So many rows of all are done; breaking off cancels, with nothing changed.
    fn progress(&mut self, done: u64, of: u64) -> ControlFlow<()>;
}

/// Nobody looks on.
pub(super) struct Unwatched;

impl Watch for Unwatched {
    fn row(&mut self, _: &[String], _: &[String], _: RowReport) -> Result<()> {
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
