//! The global shortcut for a quick note: off until the reader wants it, and never silently without effect.

use std::sync::{Mutex, PoisonError};

use lectern_core::settings::{self, CaptureShortcut};
use lectern_core::{LibraryChanged, Stale};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager, Runtime};
use tauri_plugin_global_shortcut::{Builder, GlobalShortcutExt, ShortcutState};

use crate::shelf::Shelf;

/// The event that asks a page for its quick note.
const CAPTURE_ASKED: &str = "capture-asked";

/// What the wish for a global shortcut came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ShortcutStatus {
    /// The keys that work from any program; none where the reader wants none, or where the system refused.
    pub keys: Option<String>,
    /// Why the wanted keys do not work.
    pub problem: Option<String>,
}

/// Keeps what the wish came to.
#[derive(Debug, Default)]
pub(crate) struct CaptureKey(Mutex<ShortcutStatus>);

impl CaptureKey {
    pub(crate) fn status(&self) -> ShortcutStatus {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, status: ShortcutStatus) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = status;
    }
}

/// Begins to listen, with the keys that the open library's reader wants.
pub(crate) fn start<R: Runtime>(app: &AppHandle<R>) {
    let pressed = Builder::new().with_handler(|app, _keys, event| {
        if event.state() == ShortcutState::Pressed {
            ask(app);
        }
    });
    // A system without global shortcuts is no reason not to start.
    match app.plugin(pressed.build()) {
        Ok(()) => obey(app),
        Err(error) => app.state::<CaptureKey>().set(refused(&error)),
    }
}

/// Follows a change of the setting, whoever made it, and another library's.
pub(crate) fn follow<R: Runtime>(app: &AppHandle<R>, change: &LibraryChanged) {
    if !change.stale.iter().any(|stale| matches!(stale, Stale::Settings | Stale::Library)) {
        return;
    }
    let handle = app.clone();
    // Keys belong to the thread of the windows.
    if let Err(error) = app.run_on_main_thread(move || obey(&handle)) {
        tracing::warn!(%error, "the global shortcut could not be changed");
    }
}

/// Takes the wanted keys, and lets go of those that were wanted before.
fn obey<R: Runtime>(app: &AppHandle<R>) {
    let Some(keys) = app.try_state::<tauri_plugin_global_shortcut::GlobalShortcut<R>>().map(|_| app.global_shortcut())
    else {
        return;
    };
    let library = app.state::<Shelf>();
    let wanted = library.read(settings::all).ok().and_then(|settings| settings.capture_shortcut);
    let state = app.state::<CaptureKey>();
    if state.status().keys.as_deref() == wanted.as_ref().map(CaptureShortcut::as_str) {
        return;
    }
    let status = keys.unregister_all().and_then(|()| match &wanted {
        Some(wanted) => keys.register(wanted.as_str()),
        None => Ok(()),
    });
    state.set(match status {
        Ok(()) => ShortcutStatus { keys: wanted.map(String::from), problem: None },
        Err(error) => refused(&error),
    });
}

fn refused(error: &dyn std::fmt::Display) -> ShortcutStatus {
    tracing::warn!(%error, "the global shortcut was refused");
    ShortcutStatus { keys: None, problem: Some(error.to_string()) }
}

/// Brings a window to the front and lets its page open the quick note.
fn ask<R: Runtime>(app: &AppHandle<R>) {
    let windows = app.webview_windows();
    let focused = windows.values().find(|window| window.is_focused().unwrap_or_default());
    let Some(window) = focused.or_else(|| windows.get("main")).or_else(|| windows.values().next()) else { return };
    let raised = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    if let Err(error) = raised.and_then(|()| app.emit_to(window.label(), CAPTURE_ASKED, ())) {
        tracing::warn!(%error, "the window could not be asked for a quick note");
    }
}
