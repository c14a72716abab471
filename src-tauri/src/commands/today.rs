//! The first page of a day.

use lectern_core::Now;
use lectern_core::today::{self, Today};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;

/// What is being read, and what could come next.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn today_get(shelf: State<'_, Shelf>) -> Answer<Today> {
    shelf.read(|view| today::get(view, Now::from_system()))
}
