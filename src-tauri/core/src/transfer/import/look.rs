//! An import as a page sees it: one file, looked at before anything is written, its rows given in pieces, and those that
//! cannot be read corrected.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::choices::{Choices, Pick};
use super::failed::FailedRows;
use super::input::Input;
use super::mapping::Mapping;
use super::report::{Outcome, Report, RowReport};
use super::run;
use super::seen_sql::SeenRows;
use super::source::Source;
use super::watch::Watch;
use crate::library::{Changed, Library, Source as Door};
use crate::rows::Rows;
use crate::transfer::whole::write_whole;
use crate::{Now, Result};

/// So many rows of all are done; breaking off cancels.
pub(super) type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> ControlFlow<()>;

/// A file, and how it is to be read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ImportQuestion {
    /// Where the file is.
    pub path: String,
    /// Its format, encoding, columns and words; what is left empty is found out.
    #[serde(default)]
    pub mapping: Mapping,
    /// Whose word counts where the file and the library differ.
    #[serde(default)]
    pub choices: Choices,
    /// What the reader chose in single rows; it counts before what counts elsewhere.
    #[serde(default)]
    pub picks: Vec<Pick>,
    /// Rows as the reader corrected them, each in the place of the file's row on that line.
    #[serde(default)]
    pub corrected: Vec<CorrectedRow>,
}

/// A row that stands in the place of one in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct CorrectedRow {
    /// The line on which the file's row begins, from 1.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub line: u64,
    /// Its cells, in the order of the columns.
    pub cells: Vec<String>,
}

/// A row as it stands in a file, or as the reader corrected it, under its columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct RowCells {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// One cell for each of them, and those beyond the last.
    pub cells: Vec<String>,
}

impl ImportQuestion {
    fn source(&self) -> Result<Source> {
        let corrected = self.corrected.iter().map(|row| (row.line, row.cells.clone()));
        let source = Source::open(self.input(), self.mapping.clone())?;
        Ok(source.corrected(corrected).picked(self.picks.iter().copied()))
    }

    pub(super) fn input(&self) -> Input {
        Input::Path(PathBuf::from(&self.path))
    }
}

/// What an import would do, with every row of it, and the file to go back to for one of them.
#[derive(Debug)]
pub struct Looked {
    rows: SeenRows,
    source: Source,
    path: String,
}

impl Looked {
    /// Whether it is a look at the file at this path.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        self.path == path
    }

    /// The rows of one outcome, in the order of the file, from one on.
    ///
    /// # Errors
    /// As [`SeenRows::window`].
    pub fn rows(&self, outcome: Outcome, from: u32) -> Result<Rows<RowReport>> {
        self.rows.window(outcome as u8, from)
    }

    /// The row that begins on a line of the file, as it stands or as the reader corrected it.
    ///
    /// # Errors
    /// `NotFound` where no row begins on that line; `Io` where the file is gone.
    pub fn row(&self, line: u64) -> Result<RowCells> {
        let mut cells = self.source.row_on(line)?.cells;
        cells.resize(cells.len().max(self.source.columns.len()), String::new());
        Ok(RowCells { columns: self.source.columns.clone(), cells })
    }

    /// Tries a row that could not be read once more, as the reader corrected it, and puts it where it belongs now. It
    /// is looked at by itself: another row of the file that means the same book shows only when all are looked at.
    ///
    /// # Errors
    /// As [`Self::row`].
    pub fn correct(&mut self, library: &Library, now: Now, row: CorrectedRow) -> Result<RowReport> {
        let line = row.line;
        self.source.correct(line, row.cells);
        let report = without_what_is_not_there(run::rehearse_row(library, now, &self.source, line)?);
        self.rows.renew(Outcome::Unreadable as u8, report.outcome as u8, &report)?;
        Ok(report)
    }
}

/// A book that would be new is in no library yet, and its id leads nowhere.
fn without_what_is_not_there(mut row: RowReport) -> RowReport {
    row.book = row.book.filter(|_| row.outcome != Outcome::New);
    row
}

/// Says what an import would do, and writes nothing. What differs is shown whatever the reader chose of it: they may
/// choose again.
///
/// # Errors
/// As [`run::rehearse`].
pub fn look(
    library: &Library,
    now: Now,
    question: &ImportQuestion,
    progress: Progress<'_>,
) -> Result<(Report, Looked)> {
    let mut rows = SeenRows::new()?;
    let source = ImportQuestion { picks: Vec::new(), ..question.clone() }.source()?;
    let row = |_: &[String], _: &[String], report: RowReport| {
        rows.add(report.outcome as u8, &without_what_is_not_there(report))
    };
    let mut watch = Watched { progress, row };
    let reports = run::rehearse(library, now, std::slice::from_ref(&source), &Choices::Keep, &mut watch)?;
    Ok((only(reports), Looked { rows, source, path: question.path.clone() }))
}

/// Imports the file as one step.
///
/// # Errors
/// As [`run::import`].
pub fn take(
    library: &Library,
    now: Now,
    door: Door,
    question: &ImportQuestion,
    progress: Progress<'_>,
) -> Result<Changed<Report>> {
    let mut watch = Watched { progress, row: |_: &[String], _: &[String], _| Ok(()) };
    let Changed { value, label, step, stale } =
        run::import(library, now, door, &[question.source()?], &question.choices, &mut watch)?;
    Ok(Changed { value: only(value), label, step, stale })
}

/// Saves the rows that cannot be read as CSV at `path`, to be corrected and imported again; what lies there is
/// replaced once they are whole. Answers how many there are.
///
/// # Errors
/// As [`run::rehearse`]; `Io` where `path` cannot be written.
pub fn save_failed(
    library: &Library,
    now: Now,
    question: &ImportQuestion,
    path: &Path,
    progress: Progress<'_>,
) -> Result<u64> {
    let source = question.source()?;
    write_whole(path, |out| {
        let mut failed = FailedRows::new(out);
        let mut watch = Watched {
            progress,
            row: |columns: &[String], cells: &[String], report: RowReport| {
                if report.outcome == Outcome::Unreadable { failed.add(columns, cells, &report) } else { Ok(()) }
            },
        };
        run::rehearse(library, now, &[source], &question.choices, &mut watch)?;
        failed.finish()
    })
}

fn only(mut reports: Vec<Report>) -> Report {
    reports.pop().expect("BUG: one file has one report")
}

struct Watched<'a, R> {
    progress: Progress<'a>,
    row: R,
}

impl<R: FnMut(&[String], &[String], RowReport) -> Result<()>> Watch for Watched<'_, R> {
    fn row(&mut self, columns: &[String], cells: &[String], report: RowReport) -> Result<()> {
        (self.row)(columns, cells, report)
    }

    fn progress(&mut self, done: u64, of: u64) -> ControlFlow<()> {
        (self.progress)(done, of)
    }
}
