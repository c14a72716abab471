//! How much a library holds: the numbers beside the names of the pages.

use serde::Serialize;

use crate::Result;
use crate::library::Snapshot;

/// Counts of what is not in the trash.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Counts {
    /// Books.
    pub books: u32,
    /// Books with a read under way.
    pub reading: u32,
    /// Notes.
    pub notes: u32,
    /// Plans.
    pub plans: u32,
    /// Books in the trash.
    pub in_trash: u32,
}

/// Counts everything from indexes.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn counts(view: &Snapshot<'_>) -> Result<Counts> {
    Ok(view.sql(include_str!("sql/counts.sql"))?.query_row([], |row| {
        Ok(Counts {
            books: row.get("books")?,
            reading: row.get("reading")?,
            notes: row.get("notes")?,
            plans: row.get("plans")?,
            in_trash: row.get("in_trash")?,
        })
    })?)
}
