//! The shell: a window over `lectern-core`. It holds no rule of the product and no SQL; a command is a doc sentence, a
//! signature and one call.
//!
//! `api` lists every command once, `shelf` keeps the open library, `commands` has one file a slice of the core.

mod api;
mod arguments;
mod bytes;
mod capture;
mod commands;
mod dropped;
mod error;
mod picture;
mod recent;
mod shelf;
mod watch;
mod windows;
mod work;

pub use api::{builder, handler};
pub use arguments::Arguments;
pub use capture::ShortcutStatus;
pub use dropped::{Dropped, FilesDropped};
pub use error::{Detail, PageError};
pub use recent::{Recent, RecentList};
pub use shelf::{LIBRARY_CHANGED, LibraryStatus, Shelf};
pub use work::WorkProgress;

#[cfg(feature = "bindings")]
pub use api::bindings;

use tauri::{Emitter, Manager};

/// Starts the program: opens the library, then the window. Does not return before the last window is closed.
pub fn run() {
    start_log();
    let arguments = Arguments::from_env();
    let app = builder(tauri::Builder::default().plugin(tauri_plugin_dialog::init()))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .manage(Shelf::open(&arguments))
        .setup(|app| {
            let handle = app.handle().clone();
            let shelf = app.state::<Shelf>();
            shelf.announce_with(move |change| {
                if let Err(error) = handle.emit(LIBRARY_CHANGED, change) {
                    tracing::error!(%error, "a change could not be announced");
                }
                capture::follow(&handle, change);
            });
            let handle = app.handle().clone();
            shelf.open_windows_with(move || windows::open(&handle));
            capture::start(app.handle());
            watch::start(app.handle().clone());
            windows::open(app.handle())?;
            Ok(())
        });
    if let Err(error) = app.run(tauri::generate_context!()) {
        tracing::error!(%error, "Lectern could not start");
        std::process::exit(1);
    }
}

fn start_log() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("LECTERN_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
