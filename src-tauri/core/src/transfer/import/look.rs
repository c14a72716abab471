//! An import as a page sees it: one file, looked at before anything is written, its rows given in pieces, and those that
//! cannot be read corrected.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::choices::Choices;
use super::failed::FailedRows;
use super::input::Input;
use super::mapping::Mapping;
use super::report::{Outcome, Report, RowReport};
use super::run::{self, Watch};
use super::seen_sql::SeenRows;
use super::source::Source;
use crate::library::{Changed, Library, Source as Door};
use crate::rows::Rows;
use crate::transfer::whole::write_whole;
use crate::{Error, Now, Result};

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
        Ok(self.corrected_in(Source::open(self.input(), self.mapping.clone())?))
    }

    pub(super) fn input(&self) -> Input {
        Input::Path(PathBuf::from(&self.path))
    }

    fn corrected_in(&self, source: Source) -> Source {
        source.corrected(self.corrected.iter().map(|row| (row.line, row.cells.clone())))
    }
}

/// What an import would do, with every row of it.
#[derive(Debug)]
pub struct Looked {
    rows: SeenRows,
}

impl Looked {
    /// The rows of one outcome, in the order of the file, from one on.
    ///
    /// # Errors
    /// As [`SeenRows::window`].
    pub fn rows(&self, outcome: Outcome, from: u32) -> Result<Rows<RowReport>> {
        self.rows.window(outcome as u8, from)
    }
}

/// Says what an import would do, and writes nothing.
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
    let row = |_: &[String], _: &[String], report: RowReport| rows.add(report.outcome as u8, &report);
    let mut watch = Watched { progress, row };
    let reports = run::rehearse(library, now, &[question.source()?], &question.choices, &mut watch)?;
    Ok((only(reports), Looked { rows }))
}

/// The row that begins on a line of the file, to be corrected.
///
/// # Errors
/// As [`Source::open`]; `NotFound` where no row begins on that line.
pub fn row(question: &ImportQuestion, line: u64) -> Result<RowCells> {
    let source = question.corrected_in(Source::recognised(question.input(), question.mapping.clone())?);
    let mut rows = source.rows()?;
    while let Some(row) = rows.next()? {
        if row.line == line {
            let mut cells = source.as_corrected(row).cells;
            cells.resize(cells.len().max(source.columns.len()), String::new());
            return Ok(RowCells { columns: source.columns.clone(), cells });
        }
    }
    Err(Error::not_found(format!("row on line {line} of {}", source.input.name())))
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
