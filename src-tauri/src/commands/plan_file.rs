//! Plans to files and back, and newer versions of them.

use std::path::Path;

use lectern_core::plans::lists::{LeftLine, ListChoice, ListGuess};
use lectern_core::plans::{self, Layers, UpdateChoice, UpdateRows, WaitingUpdate};
use lectern_core::rows::Rows;
use lectern_core::transfer::plans::{self as files, PlanFormat, PlanLook, PlanSource};
use lectern_core::values::PlanId;
use lectern_core::{Changed, Op};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;

/// What a text is, before it becomes a plan.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_look(shelf: State<'_, Shelf>, source: PlanSource) -> Answer<PlanLook> {
    shelf.read(|view| files::look(view, &source))
}

/// The lines of a list that were taken for books.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_lines(shelf: State<'_, Shelf>, source: PlanSource, from: u32) -> Answer<Rows<ListGuess>> {
    shelf.read(|_| files::list_lines(&source, from))
}

/// The lines of a list that were not taken for books.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_left(shelf: State<'_, Shelf>, source: PlanSource, from: u32) -> Answer<Rows<LeftLine>> {
    shelf.read(|_| files::list_left(&source, from))
}

/// Takes the plan of a file or of a pasted text into the library.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_import(
    shelf: State<'_, Shelf>,
    source: PlanSource,
    choice: ListChoice,
) -> Answer<Changed<PlanId>> {
    shelf.change(Op::PlanTake, |tx| files::take_plan(tx, &source, &choice))
}

/// Writes a plan to a file.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_export(
    shelf: State<'_, Shelf>,
    id: PlanId,
    layers: Layers,
    format: PlanFormat,
    path: String,
) -> Answer<()> {
    shelf.read(|view| files::write_plan(view, id, layers, format, Path::new(&path)))
}

/// The newer version of a built-in plan that waits for the reader.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_waiting(shelf: State<'_, Shelf>, id: PlanId) -> Answer<Option<WaitingUpdate>> {
    shelf.read(|view| plans::waiting(view, id))
}

/// What a newer version of a plan would change, from one entry on.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_compare(
    shelf: State<'_, Shelf>,
    id: PlanId,
    source: PlanSource,
    from: u32,
) -> Answer<UpdateRows> {
    shelf.read(|view| Ok(files::compare_plan(view, id, &source)?.rows(from)))
}

/// Takes a newer version of a plan, but for what the reader keeps.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn plan_update(
    shelf: State<'_, Shelf>,
    id: PlanId,
    source: PlanSource,
    choice: UpdateChoice,
) -> Answer<Changed<()>> {
    shelf.change(Op::PlanUpdate, |tx| files::update_plan(tx, id, &source, &choice).map(drop))
}
