//! Which library is open.

use std::path::Path;

use lectern_core::check::{self, Findings};
use tauri::State;

use crate::error::Answer;
use crate::shelf::{LibraryStatus, Shelf};

/// What is open, and what else could be.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn library_status(shelf: State<'_, Shelf>) -> Answer<LibraryStatus> {
    shelf.status()
}

/// Opens a library that is there.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn library_open(shelf: State<'_, Shelf>, path: String) -> Answer<LibraryStatus> {
    shelf.switch_to(Path::new(&path))
}

/// Makes a new library and opens it.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn library_create(shelf: State<'_, Shelf>, path: String) -> Answer<LibraryStatus> {
    shelf.create(Path::new(&path))
}

/// Moves the open library to another place.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn library_move(shelf: State<'_, Shelf>, path: String) -> Answer<LibraryStatus> {
    shelf.move_to(Path::new(&path))
}

/// Takes a library off the list of recent ones; its file stays.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn library_forget(shelf: State<'_, Shelf>, path: String) -> Answer<LibraryStatus> {
    shelf.forget(Path::new(&path))
}

/// Looks over the whole library; with `repair` mends what is derived.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn library_check(shelf: State<'_, Shelf>, repair: bool) -> Answer<Findings> {
    shelf.with(|library| if repair { library.repair() } else { library.read(check::check) })
}

/// Opens another window on the same library.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn window_open(shelf: State<'_, Shelf>) -> Answer<()> {
    shelf.another_window()
}
