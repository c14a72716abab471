//! Books from the files of other programs: looked at first, then taken as one step.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use lectern_core::backup::{self, Reason};
use lectern_core::rows::Rows;
use lectern_core::transfer::import::{
    self, CorrectedRow, FileColumns, ImportQuestion, KeptMapping, Looked, Mapping, Outcome, Report, RowCells, RowReport,
};
use lectern_core::{Changed, Error, Library, Now, Op, Source};
use tauri::State;

use crate::bytes::Bytes;
use crate::dropped::Dropped;
use crate::error::Answer;
use crate::shelf::Shelf;
use crate::work::Work;

/// The rows of the file that was looked at last.
#[derive(Debug, Default)]
pub(crate) struct LastLook(Mutex<Option<Looked>>);

impl LastLook {
    fn now(&self) -> MutexGuard<'_, Option<Looked>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works with it, if it was a look at the file at this path: another window may have looked elsewhere since.
    fn at<T>(&self, path: &str, work: impl FnOnce(&mut Looked) -> lectern_core::Result<T>) -> lectern_core::Result<T> {
        match self.now().as_mut().filter(|looked| looked.is_at(path)) {
            Some(looked) => work(looked),
            None => Err(Error::invalid("path", "Another file was looked at since then. Look at this one again.")),
        }
    }
}

/// The formats that can be asked for.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_formats() -> Answer<Vec<String>> {
    Ok(import::format_names().into_iter().map(str::to_owned).collect())
}

/// Keeps a file that was dropped onto the page; answers a path under which it can be looked at.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_keep(dropped: State<'_, Dropped>, name: String, data: String) -> Answer<String> {
    dropped.keep(&name, &data)
}

/// What is in a file that the window took for the page, by its place among those that were dropped last.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_fetch(dropped: State<'_, Dropped>, at: u32) -> Answer<Bytes> {
    dropped.read(at).map(Bytes)
}

/// What importing a file would do; its rows are given by `import_rows`.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_look(
    shelf: State<'_, Shelf>,
    work: State<'_, Work>,
    last: State<'_, LastLook>,
    question: ImportQuestion,
) -> Answer<Report> {
    let (report, looked) =
        work.run(|progress| shelf.with(|library| import::look(library, Now::from_system(), &question, progress)))?;
    *last.now() = Some(looked);
    Ok(report)
}

/// Rows of the file that was looked at last, from one on.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_rows(last: State<'_, LastLook>, outcome: Outcome, from: u32) -> Answer<Rows<RowReport>> {
    let none = Rows { rows: Vec::new(), total: 0, next: None };
    Ok(last.now().as_ref().map_or(Ok(none), |looked| looked.rows(outcome, from))?)
}

/// Imports a file as one step, after a backup.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_take(
    shelf: State<'_, Shelf>,
    work: State<'_, Work>,
    question: ImportQuestion,
) -> Answer<Changed<Report>> {
    work.run(|progress| shelf.with(|library| taken(library, &question, progress)))
}

fn taken(
    library: &Library,
    question: &ImportQuestion,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> lectern_core::Result<Changed<Report>> {
    let now = Now::from_system();
    backup::before(library, now, Reason::BeforeImport, progress)?;
    import::take(library, now, Source::Window, question, progress)
}

/// The row that begins on a line of the file that was looked at last, to be corrected.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_row(
    shelf: State<'_, Shelf>,
    last: State<'_, LastLook>,
    path: String,
    line: u32,
) -> Answer<RowCells> {
    shelf.with(|_| last.at(&path, |looked| looked.row(line.into())))
}

/// Tries a row that could not be read once more, as the reader corrected it, among the rows that were looked at last.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_correct(
    shelf: State<'_, Shelf>,
    last: State<'_, LastLook>,
    path: String,
    row: CorrectedRow,
) -> Answer<RowReport> {
    shelf.with(|library| last.at(&path, |looked| looked.correct(library, Now::from_system(), row)))
}

/// The columns of a file with some of their cells, also where none is known to be the title.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_columns(question: ImportQuestion) -> Answer<FileColumns> {
    Ok(import::columns(&question)?)
}

/// Saves how a file is read, to be used again.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_mapping_save(path: String, mapping: Mapping) -> Answer<()> {
    Ok(mapping.save(Path::new(&path))?)
}

/// How files are read, as it was saved.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_mapping_open(path: String) -> Answer<Mapping> {
    Ok(Mapping::open(Path::new(&path))?)
}

/// What was kept for files of these columns, by name; everything where none are named.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_mappings(shelf: State<'_, Shelf>, columns: Vec<String>) -> Answer<Vec<KeptMapping>> {
    shelf.read(|view| import::mappings_for(view, &columns))
}

/// Keeps how a file is read under a name.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_mapping_keep(
    shelf: State<'_, Shelf>,
    name: String,
    mapping: Mapping,
) -> Answer<Changed<()>> {
    shelf.change(Op::ImportMappingKeep, |tx| import::keep_mapping(tx, &name, &mapping))
}

/// Forgets what was kept under a name.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_mapping_forget(shelf: State<'_, Shelf>, name: String) -> Answer<Changed<()>> {
    shelf.change(Op::ImportMappingForget, |tx| import::forget_mapping(tx, &name))
}

/// Saves the rows that cannot be read as CSV.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn import_failed(
    shelf: State<'_, Shelf>,
    work: State<'_, Work>,
    question: ImportQuestion,
    path: String,
) -> Answer<u32> {
    let now = Now::from_system();
    let saved = work.run(|progress| {
        shelf.with(|library| import::save_failed(library, now, &question, Path::new(&path), progress))
    })?;
    Ok(u32::try_from(saved).unwrap_or(u32::MAX))
}
