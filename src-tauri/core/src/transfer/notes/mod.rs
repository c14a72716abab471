//! Notes on their way out and in: a folder of Markdown, one HTML page, one JSON file, one table.
//!
//! Words: the *outside* is what stands in files, which the reader may edit with anything; the *base* is what both the
//! outside and the library knew last; a *clash* is a part that both changed since. The rules protected here: what the
//! reader wrote is never written over without being asked, a second run of anything changes nothing, and a file is
//! written whole or not at all. A note's text is only ever text.

mod beside;
mod export_folder;
mod file_name;
mod folder;
mod front;
mod html;
mod import;
mod import_folder;
mod json;
mod merge;
mod model;
mod pace;
mod page;
mod pictures;
mod place;
mod readwise;
mod section;
mod shelfmark;
mod store;
mod taken;

use std::io::Write;
use std::path::Path;

pub use import::{import_notes, look_at_notes};
pub use model::{
    Clash, ExportQuestion, ExportReport, FileEntry, FileOutcome, ImportReport, Missing, NotesFormat, OnConflict,
    OnDeleted, Unreadable,
};

pub use json::is_notes;
pub use pace::Watch;

use self::pace::Pace;
use crate::library::Snapshot;
use crate::transfer::whole::stream_whole;
use crate::{Error, Now, Result, notes};

/// Whether a run only looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// It says what it would do.
    Dry,
    /// It does it.
    Real,
}

/// Exports notes to a folder (Markdown) or a file (all else), beside whatever the reader has made of it since.
///
/// # Errors
/// `Io`, `DiskFull` where the place cannot be written; what was written before is whole, and a second run goes on.
pub fn export_notes(
    view: &Snapshot<'_>,
    now: Now,
    to: &Path,
    question: &ExportQuestion,
    run: Run,
) -> Result<ExportReport> {
    export(view, now, to, question, run, Pace::new(None))
}

/// As [`export_notes`], with somebody who sees how far it has come and may break off.
///
/// # Errors
/// As [`export_notes`]; `Cancelled`: then a single file is as it was before, and every file of a folder is whole.
pub fn export_notes_watched<'w>(
    view: &Snapshot<'_>,
    now: Now,
    to: &Path,
    question: &ExportQuestion,
    run: Run,
    watch: &'w mut Watch<'w>,
) -> Result<ExportReport> {
    export(view, now, to, question, run, Pace::new(Some(watch)))
}

fn export(
    view: &Snapshot<'_>,
    now: Now,
    to: &Path,
    question: &ExportQuestion,
    run: Run,
    pace: Pace<'_>,
) -> Result<ExportReport> {
    if question.format == NotesFormat::Markdown {
        return export_folder::run(view, now, to, question, run, pace);
    }
    if to.is_dir() {
        return Err(Error::io(to, "Writing", std::io::ErrorKind::IsADirectory.into()));
    }
    let mut report = match run {
        Run::Dry => write_notes(view, now, question, &mut Out { to, out: &mut std::io::sink(), pace })?,
        Run::Real => stream_whole(to, |out| write_notes(view, now, question, &mut Out { to, out, pace }))?,
    };
    report.dry_run = run == Run::Dry;
    let file = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
    report.count(FileEntry { file, renamed_from: None, outcome: FileOutcome::Written });
    Ok(report)
}

/// Streams notes in a form that is one file.
///
/// # Errors
/// `Invalid` for Markdown, which is a folder; `Io` and `DiskFull` where `out` cannot be written; `Cancelled`.
pub fn write_notes(
    view: &Snapshot<'_>,
    now: Now,
    question: &ExportQuestion,
    out: &mut Out<'_, '_>,
) -> Result<ExportReport> {
    let ids = notes::ids_by_book(view, now, &question.notes)?;
    out.pace.begin(ids.len())?;
    let mut report = ExportReport { notes: count(ids.len()), ..ExportReport::default() };
    let books = ids.chunk_by(|(_, a), (_, b)| a == b).filter(|group| group[0].1.is_some());
    report.books = count(books.count());
    match question.format {
        NotesFormat::Markdown => {
            return Err(Error::invalid("format", "Markdown files go to a folder, not to one file."));
        }
        NotesFormat::Html => report.pictures = html::write(view, &ids, out)?,
        NotesFormat::Json => report.pictures = json::write(view, now, &ids, out)?,
        NotesFormat::Readwise => readwise::write(view, &ids, out)?,
    }
    Ok(report)
}

/// Where an export goes, and what it is called when that fails.
pub struct Out<'a, 'w> {
    to: &'a Path,
    out: &'a mut dyn Write,
    pace: Pace<'w>,
}

impl<'a, 'w> Out<'a, 'w> {
    /// A stream, what errors call it, and who watches.
    pub fn new(to: &'a Path, out: &'a mut dyn Write, watch: &'w mut Watch<'w>) -> Self {
        Self { to, out, pace: Pace::new(Some(watch)) }
    }

    fn put(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).map_err(|error| Error::io(self.to, "Writing", error))
    }

    fn json(&mut self, value: &impl serde::Serialize) -> Result<()> {
        serde_json::to_writer(&mut *self.out, value).map_err(|error| Error::io(self.to, "Writing", error.into()))
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
