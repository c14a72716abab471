//! Tables: cells that no spreadsheet runs.

use std::borrow::Cow;
use std::io::Write;

use super::written;
use crate::now::LocalMoment;
use crate::{Error, Moment, Now, Result};

/// "4.5", from half stars.
pub(super) fn stars(half: u32) -> String {
    if half.is_multiple_of(2) { (half / 2).to_string() } else { format!("{}.5", half / 2) }
}

/// The local day of an instant.
pub(super) fn day(at: i64, now: Now, pattern: &str) -> String {
    let rollover = crate::values::RolloverHour::default();
    let local = LocalMoment { at: Moment(at), offset: now.local().offset };
    local.reading_day(rollover).date().format(pattern).to_string()
}

/// A table whose cells are guarded.
pub(super) struct Sheet<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { writer: csv::Writer::from_writer(out) }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) -> Result<()> {
        cells.into_iter().try_for_each(|cell| self.cell(&guarded(cell.as_ref())))?;
        self.end()
    }

    /// A row whose cells are formulas on purpose, or guarded already.
    pub(super) fn raw(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) -> Result<()> {
        cells.into_iter().try_for_each(|cell| self.cell(cell.as_ref()))?;
        self.end()
    }

    fn cell(&mut self, cell: &str) -> Result<()> {
        self.writer.write_field(cell).map_err(refused)
    }

    fn end(&mut self) -> Result<()> {
        self.writer.write_record(None::<&[u8]>).map_err(refused)
    }

    pub(super) fn finish(mut self) -> Result<()> {
        written(self.writer.flush())
    }
}

fn refused(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::io(std::path::Path::new("the export"), "Writing", error),
        other => Error::invalid("format", format!("A row cannot be written: {other:?}")),
    }
}

/// What makes a spreadsheet run a cell.
const RUNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet runs: an apostrophe stands before what would begin a formula.
pub(super) fn guarded(cell: &str) -> Cow<'_, str> {
    if is_guardable(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// The cell as it was before it was guarded.
pub(in crate::transfer) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(inside) if is_guardable(inside) => inside,
        _ => cell,
    }
}

/// Apostrophes before the formula count with it, so that a cell with one of its own comes back with it.
fn is_guardable(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(RUNS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_guarded_cell_runs_nowhere_and_comes_back_unchanged(cell in "['=+@\t\r a-z1-9-]{0,12}") {
            let safe = guarded(&cell);
            prop_assert!(!safe.starts_with(RUNS));
            prop_assert_eq!(unguarded(&safe), &cell);
        }
    }
}
