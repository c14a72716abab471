//! The rows that could not be read, as a table that can be corrected and imported again.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use super::report::RowReport;
use crate::transfer::whole::open_new;
use crate::{Error, Result};

/// Columns beside the file's own; an import passes over them. The last has what stands there where a file has no cells,
/// and cells beyond the columns where it has.
const BESIDE: [&str; 3] = ["Lectern line", "Lectern reason", "Lectern text"];

/// Whether a column of this name was put beside a file's own.
pub(super) fn is_beside(column: &str) -> bool {
    BESIDE.contains(&column)
}

/// Writes failed rows as CSV, the header before the first.
pub struct FailedRows<W: Write> {
    writer: csv::Writer<W>,
    columns: Vec<String>,
    written: u64,
}

impl FailedRows<BufWriter<File>> {
    /// Begins a table in a file that must not be there yet: one that is may hold rows which were corrected since.
    ///
    /// # Errors
    /// `Io` where there is one, or the system refuses; `Invalid` where it would lie over a database.
    pub fn create(path: &Path) -> Result<Self> {
        Ok(Self::new(BufWriter::new(open_new(path)?)))
    }
}

impl<W: Write> FailedRows<W> {
    /// Begins a table that goes to `out`.
    #[must_use]
    pub fn new(out: W) -> Self {
        let writer = csv::WriterBuilder::new().flexible(true).from_writer(out);
        Self { writer, columns: Vec::new(), written: 0 }
    }

    /// Adds a row of a file with these columns.
    ///
    /// # Errors
    /// `Invalid` where it cannot be written.
    pub fn add(&mut self, columns: &[String], cells: &[String], report: &RowReport) -> Result<()> {
        if self.columns != columns {
            self.columns = columns.to_vec();
            let names = columns.iter().map(String::as_str).chain(BESIDE);
            self.writer.write_record(names).map_err(unwritable)?;
        }
        let (own, beyond) = cells.split_at(columns.len().min(cells.len()));
        let mut row: Vec<&str> = own.iter().map(String::as_str).collect();
        row.resize(columns.len(), "");
        let (line, reasons, text) = (report.line.to_string(), report.reasons.join(" "), beyond.join(" "));
        row.extend([line.as_str(), reasons.as_str(), text.trim()]);
        self.written += 1;
        self.writer.write_record(row).map_err(unwritable)
    }

    /// Ends the table; answers how many rows it has.
    ///
    /// # Errors
    /// `Invalid` where it cannot be written.
    pub fn finish(mut self) -> Result<u64> {
        self.writer.flush().map_err(unwritable)?;
        Ok(self.written)
    }
}

fn unwritable(error: impl std::fmt::Display) -> Error {
    Error::invalid("failed", format!("The rows that failed cannot be written: {error}."))
}
