//! Windows: each shows the same library.

use std::sync::atomic::{AtomicUsize, Ordering};

use tauri::{AppHandle, Runtime, WebviewUrl, WebviewWindowBuilder};

static OPENED: AtomicUsize = AtomicUsize::new(0);

/// Opens a window; the first is "main", so that its place on the screen is remembered.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let label = match OPENED.fetch_add(1, Ordering::Relaxed) {
        0 => "main".to_owned(),
        number => format!("window-{number}"),
    };
    WebviewWindowBuilder::new(app, label, WebviewUrl::App("index.html".into()))
        .title("Lectern")
        .inner_size(1280.0, 800.0)
        .min_inner_size(420.0, 360.0)
        .build()?;
    Ok(())
}
