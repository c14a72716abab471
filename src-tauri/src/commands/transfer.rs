//! Notes to files and back.

use std::ops::ControlFlow;
use std::path::Path;

use lectern_core::transfer;
use lectern_core::transfer::notes::{ExportQuestion, ExportReport, ImportReport, OnConflict, Run};
use lectern_core::{Changed, Now, Op, Snapshot};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;
use crate::work::Work;

/// Exports notes to a folder or a file; with `dry` only says what that would do.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn notes_export(
    shelf: State<'_, Shelf>,
    work: State<'_, Work>,
    path: String,
    question: ExportQuestion,
    dry: bool,
) -> Answer<ExportReport> {
    let run = if dry { Run::Dry } else { Run::Real };
    work.run(|progress| shelf.read(|view| exported(view, Path::new(&path), &question, run, progress)))
}

fn exported(
    view: &Snapshot<'_>,
    to: &Path,
    question: &ExportQuestion,
    run: Run,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> lectern_core::Result<ExportReport> {
    let mut watch = |done: u32, of: u32| progress(done.into(), of.into());
    transfer::notes::export_notes_watched(view, Now::from_system(), to, question, run, &mut watch)
}

/// What taking notes in from a folder or file would do.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn notes_look(shelf: State<'_, Shelf>, path: String, on_conflict: OnConflict) -> Answer<ImportReport> {
    shelf.read(|view| transfer::notes::look_at_notes(view, Now::from_system(), Path::new(&path), on_conflict))
}

/// Takes notes in from a folder or file.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn notes_import(
    shelf: State<'_, Shelf>,
    path: String,
    on_conflict: OnConflict,
) -> Answer<Changed<ImportReport>> {
    shelf.change(Op::NotesImport, |tx| transfer::notes::import_notes(tx, Path::new(&path), on_conflict))
}
