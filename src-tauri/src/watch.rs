//! Looks after other programs at the same file: a command line beside the window, or a second window of its own.

use std::time::Duration;

use tauri::{AppHandle, Manager, Runtime};

use crate::shelf::Shelf;

/// A quarter of what "within a second" allows, and a look costs microseconds.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// Starts looking, for as long as the program runs.
pub(crate) fn start<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(BETWEEN_LOOKS);
            let Ok(library) = app.state::<Shelf>().library() else { continue };
            if let Err(error) = library.notice_others() {
                tracing::warn!(code = error.code(), "could not look for changes by others");
            }
        }
    });
}
