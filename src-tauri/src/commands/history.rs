//! Steps, undo, redo.

use lectern_core::history::{self, Step, Walked};
use lectern_core::{Now, Source};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;

/// The latest steps, newest first.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn history_list(shelf: State<'_, Shelf>, limit: u32) -> Answer<Vec<Step>> {
    shelf.read(|view| history::list(view, limit))
}

/// Takes the latest step back.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn history_undo(shelf: State<'_, Shelf>) -> Answer<Walked> {
    shelf.with(|library| library.undo(Now::from_system(), Source::Window))
}

/// Takes the step of this number back, if it is the latest.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn history_undo_step(shelf: State<'_, Shelf>, step: u32) -> Answer<Walked> {
    shelf.with(|library| library.undo_step(step, Now::from_system(), Source::Window))
}

/// Repeats the step that was taken back last.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn history_redo(shelf: State<'_, Shelf>) -> Answer<Walked> {
    shelf.with(|library| library.redo(Now::from_system(), Source::Window))
}
