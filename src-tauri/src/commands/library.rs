//! Which library is open.

use std::path::Path;

use lectern_core::Now;
use lectern_core::backup::{self, Damage, Salvage};
use lectern_core::check::{self, Findings};
use lectern_core::transfer::export::{self, ExportFormat, LibraryExport};
use tauri::State;

use crate::error::Answer;
use crate::shelf::{LibraryStatus, Shelf};
use crate::work::Work;

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

/// What is wrong with a library that cannot be opened, what can be read of it, and which backup is good.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn library_damage(path: String) -> Answer<Damage> {
    Ok(backup::look_at_damage(Path::new(&path), Now::from_system(), &mut backup::unwatched)?)
}

/// Puts a backup in the place of a library that cannot be opened, and opens it; the damaged file is moved aside.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn library_recover(
    shelf: State<'_, Shelf>,
    work: State<'_, Work>,
    path: String,
    backup: String,
) -> Answer<LibraryStatus> {
    let (damaged, from, now) = (Path::new(&path), Path::new(&backup), Now::from_system());
    work.run(|progress| Ok(backup::put_in_place(damaged, from, now, progress)?))?;
    shelf.switch_to(damaged)
}

/// Saves what can be read of a library that cannot be opened into a new one, and opens that.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn library_salvage(
    shelf: State<'_, Shelf>,
    work: State<'_, Work>,
    path: String,
    to: String,
) -> Answer<Salvage> {
    let (damaged, to, now) = (Path::new(&path), Path::new(&to), Now::from_system());
    let saved = work.run(|progress| Ok(backup::salvage(damaged, to, now, progress)?))?;
    shelf.switch_to(to).map(|_| saved)
}

/// Writes the whole library to a file.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn library_export(
    shelf: State<'_, Shelf>,
    work: State<'_, Work>,
    path: String,
    format: ExportFormat,
) -> Answer<LibraryExport> {
    let now = Now::from_system();
    work.run(|progress| shelf.read(|view| export::export(view, now, format, Path::new(&path), progress)))
}

/// Opens another window on the same library.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn window_open(shelf: State<'_, Shelf>) -> Answer<()> {
    shelf.another_window()
}
