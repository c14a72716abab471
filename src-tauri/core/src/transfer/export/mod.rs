//! Export: everything leaves, in forms that other programs and other years can read.
//!
//! The JSON form is whole: every table and every value that was entered, and reading it back gives the same library. Our
//! own table holds everything about each book (`full.rs` says what no row has room for), and an import reads it back. The
//! others say what their form can hold. The books stand in the order in which they came. All are streamed, one row at a
//! time. The rule protected here: a cell that a spreadsheet would run as a formula is neutralised, and comes back unchanged.

mod bibtex;
mod calendar;
mod full;
mod full_cells;
mod goodreads;
mod json;
mod log;
mod markdown;
mod read_json;
mod ris;
mod store;
mod table;

use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use self::store::Exported;
use crate::library::Snapshot;
use crate::storage::Progress;
use crate::transfer::whole::stream_whole;
use crate::{Error, Now, Result};

pub(super) use markdown::begins_as_text_to_read;
pub(crate) use read_json::fill_from_json;
pub use read_json::is_library;
pub(super) use table::unguarded;

/// A form that a library leaves in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum ExportFormat {
    /// Every table and every value; reads back whole.
    Json,
    /// A row a book, with everything that was entered about it; reads back book by book.
    Csv,
    /// The columns of Goodreads' own export.
    Goodreads,
    /// A text to read.
    Markdown,
    /// References for LaTeX.
    Bibtex,
    /// References for reference managers.
    Ris,
    /// Days as a calendar: targets, returns, beginnings and ends.
    Ics,
}

impl ExportFormat {
    /// All of them.
    pub const ALL: [ExportFormat; 7] =
        [Self::Json, Self::Csv, Self::Goodreads, Self::Markdown, Self::Bibtex, Self::Ris, Self::Ics];

    /// The word on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Goodreads => "goodreads",
            Self::Markdown => "markdown",
            Self::Bibtex => "bibtex",
            Self::Ris => "ris",
            Self::Ics => "ics",
        }
    }
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct LibraryExport {
    /// Rows of the JSON form, books of the others, days of a calendar.
    pub rows: u32,
    /// Ratings with half a star that the form has no word for: Goodreads knows whole stars, and they are rounded up.
    pub rounded: u32,
}

/// Writes the library to a file, which is replaced only once the new one is whole.
///
/// # Errors
/// `Io` and `DiskFull` as the system says; `Cancelled`.
pub fn export(
    view: &Snapshot<'_>,
    now: Now,
    format: ExportFormat,
    to: &Path,
    progress: &mut Progress<'_>,
) -> Result<LibraryExport> {
    stream_whole(to, |out| write(view, now, format, out, progress))
}

/// Streams the library.
///
/// # Errors
/// `Io` where `out` does not take it; `Cancelled`.
pub fn write(
    view: &Snapshot<'_>,
    now: Now,
    format: ExportFormat,
    out: &mut dyn Write,
    progress: &mut Progress<'_>,
) -> Result<LibraryExport> {
    let mut rounded = 0;
    let rows = match format {
        ExportFormat::Json => json::write(view, now, out, progress)?,
        ExportFormat::Csv => full::write(view, now, out, progress)?,
        ExportFormat::Goodreads => goodreads::write(view, now, out, progress, &mut rounded)?,
        ExportFormat::Markdown => {
            books(view, progress, |book| written(out.write_all(markdown::book(book).as_bytes())))?
        }
        ExportFormat::Bibtex => {
            let mut keys = bibtex::Keys::default();
            books(view, progress, |book| written(out.write_all(bibtex::entry(book, &mut keys).as_bytes())))?
        }
        ExportFormat::Ris => books(view, progress, |book| written(out.write_all(ris::entry(book).as_bytes())))?,
        ExportFormat::Ics => calendar::write(view, now, out)?,
    };
    Ok(LibraryExport { rows: u32::try_from(rows).unwrap_or(u32::MAX), rounded })
}

/// Hands over every book, saying how far it is; answers how many there were.
fn books(
    view: &Snapshot<'_>,
    progress: &mut Progress<'_>,
    mut take: impl FnMut(&Exported) -> Result<()>,
) -> Result<u64> {
    let (mut done, of) = (0, u64::from(crate::books::total(view, false)?));
    store::each_book(view.db(), |book| {
        go_on(progress, done, of)?;
        done += 1;
        take(&book)
    })?;
    Ok(done)
}

/// Looks every few hundred rows whether to go on. There may be more rows than were counted.
fn go_on(progress: &mut Progress<'_>, done: u64, of: u64) -> Result<()> {
    if done.is_multiple_of(256) && progress(done.min(of), of).is_break() { Err(Error::Cancelled) } else { Ok(()) }
}

fn written(result: std::io::Result<()>) -> Result<()> {
    result.map_err(|error| Error::io(Path::new("the export"), "Writing", error))
}
