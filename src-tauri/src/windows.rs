//! Windows: each shows the same library.

use std::sync::atomic::{AtomicUsize, Ordering};

use tauri::{AppHandle, Runtime, Url, WebviewUrl, WebviewWindowBuilder};

static OPENED: AtomicUsize = AtomicUsize::new(0);

/// Opens a window; the first is "main", so that its place on the screen is remembered.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let label = match OPENED.fetch_add(1, Ordering::Relaxed) {
        0 => "main".to_owned(),
        number => format!("window-{number}"),
    };
    let window = WebviewWindowBuilder::new(app, label, WebviewUrl::App("index.html".into()))
        .title("Lectern")
        .inner_size(1280.0, 800.0)
        .min_inner_size(420.0, 360.0)
        .on_navigation(stays);
    // A page takes dropped files itself, but for WebKitGTK, which gives it none of them.
    let window = if cfg!(target_os = "linux") { window } else { window.disable_drag_drop_handler() };
    window.build()?;
    Ok(())
}

/// Whether an address is the page's own. A link of a note that leads elsewhere is the browser's affair: the page never
/// goes there, and nothing is fetched before the reader presses it.
fn stays(address: &Url) -> bool {
    let own = address.scheme() == "tauri"
        || matches!(address.host_str(), Some("tauri.localhost"))
        || (cfg!(debug_assertions) && address.host_str() == Some("localhost"));
    if !own
        && ["http", "https", "mailto"].contains(&address.scheme())
        && let Err(error) = open::that_detached(address.as_str())
    {
        tracing::warn!(%error, "the system has nothing to open a link with");
    }
    own
}
