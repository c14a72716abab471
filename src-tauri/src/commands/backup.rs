//! Backups, the ways back to them, and other libraries that are merged in.

use std::path::Path;

use lectern_core::backup::{self, Backup, BackupStatus, MergeReport, Reason, Replacement};
use lectern_core::{Changed, Now, Source};
use tauri::State;

use crate::error::Answer;
use crate::shelf::Shelf;
use crate::work::Work;

/// When the library was backed up last, and where to.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn backup_status(shelf: State<'_, Shelf>) -> Answer<BackupStatus> {
    shelf.with(backup::status)
}

/// The backups there are, the newest first.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn backup_list(shelf: State<'_, Shelf>) -> Answer<Vec<Backup>> {
    shelf.with(backup::list)
}

/// Backs the library up now.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn backup_make(shelf: State<'_, Shelf>, work: State<'_, Work>) -> Answer<Backup> {
    let now = Now::from_system();
    work.run(|progress| shelf.with(|library| backup::make(library, now, Reason::ByHand, progress)))
}

/// What would be there and what would be gone if a backup took the place of the library.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn backup_preview(
    shelf: State<'_, Shelf>,
    work: State<'_, Work>,
    path: String,
) -> Answer<Replacement> {
    work.run(|progress| shelf.with(|library| backup::preview(library, Path::new(&path), progress)))
}

/// Puts a backup in the place of the library, which is backed up first; answers that backup.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn backup_restore(shelf: State<'_, Shelf>, work: State<'_, Work>, path: String) -> Answer<Backup> {
    let now = Now::from_system();
    work.run(|progress| shelf.with(|library| backup::restore(library, Path::new(&path), now, progress)))
}

/// What merging a backup or another library would change.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn backup_merge_preview(
    shelf: State<'_, Shelf>,
    work: State<'_, Work>,
    path: String,
) -> Answer<MergeReport> {
    let now = Now::from_system();
    work.run(|progress| shelf.with(|library| backup::preview_merge(library, Path::new(&path), now, progress)))
}

/// Merges a backup or another library into this one, which is backed up first.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn backup_merge(
    shelf: State<'_, Shelf>,
    work: State<'_, Work>,
    path: String,
) -> Answer<Changed<MergeReport>> {
    let (from, now) = (Path::new(&path), Now::from_system());
    let merged = work.run(|progress| shelf.with(|library| backup::merge(library, from, now, Source::Window, progress)));
    merged.map(|(changed, _)| changed)
}
