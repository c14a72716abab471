//! Long work, as a page watches it.

use tauri::State;

use crate::error::Answer;
use crate::work::{Work, WorkProgress};

/// How far the work under way is.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn work_progress(work: State<'_, Work>) -> Answer<Option<WorkProgress>> {
    Ok(work.progress())
}

/// Calls the work under way off.
#[tauri::command]
#[cfg_attr(feature = "bindings", specta::specta)]
pub(crate) async fn work_cancel(work: State<'_, Work>) -> Answer<()> {
    work.call_off();
    Ok(())
}
