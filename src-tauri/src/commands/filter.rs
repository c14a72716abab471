//! Saved filters of the notebook.

use lectern_core::filters::{self, Filter, FilterDraft};
use lectern_core::values::FilterId;
use lectern_core::{Changed, Now, Op};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;

/// All saved filters with how many notes each finds now.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn filter_list(shelf: State<'_, Shelf>) -> Answer<Vec<Filter>> {
    shelf.read(|view| filters::list(view, Now::from_system()))
}

/// Saves a filter.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn filter_save(shelf: State<'_, Shelf>, draft: FilterDraft) -> Answer<Changed<FilterId>> {
    shelf.change(Op::FilterSave, |tx| filters::save(tx, &draft))
}

/// Makes name and question of a filter what the draft says.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn filter_edit(shelf: State<'_, Shelf>, id: FilterId, draft: FilterDraft) -> Answer<Changed<()>> {
    shelf.change(Op::FilterEdit, |tx| filters::edit(tx, id, &draft))
}

/// Moves a filter before another, or to the end.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn filter_move(
    shelf: State<'_, Shelf>,
    id: FilterId,
    before: Option<FilterId>,
) -> Answer<Changed<()>> {
    shelf.change(Op::FilterEdit, |tx| filters::move_before(tx, id, before))
}

/// Takes a filter away.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn filter_remove(shelf: State<'_, Shelf>, id: FilterId) -> Answer<Changed<()>> {
    shelf.change(Op::FilterRemove, |tx| filters::remove(tx, id))
}
