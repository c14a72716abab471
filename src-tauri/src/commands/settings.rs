//! The reader's settings.

use lectern_core::settings::{self, Key, Settings};
use lectern_core::{Changed, Op};
use tauri::State;

use crate::capture::{CaptureKey, ShortcutStatus};
use crate::error::Answer;
use crate::shelf::Shelf;

/// All settings as they are in force.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn settings_get(shelf: State<'_, Shelf>) -> Answer<Settings> {
    shelf.read(settings::all)
}

/// Sets one setting, given as JSON text.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn settings_set(shelf: State<'_, Shelf>, key: Key, value: String) -> Answer<Changed<()>> {
    shelf.change(Op::SettingSet, |tx| settings::set_json(tx, key, &value))
}

/// Whether the global shortcut works, and why not.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn shortcut_status(capture: State<'_, CaptureKey>) -> Answer<ShortcutStatus> {
    Ok(capture.status())
}
