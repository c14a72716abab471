//! Files that were dropped onto a page: it sees what is in them, never where they lie.
//!
//! Most web views hand dropped files over to the page themselves. WebKitGTK gives a page their addresses without what is
//! in them, so there the window takes them, tells the page what they are called and lets it read them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lectern_core::Error;
use serde::Serialize;
use tauri::{DragDropEvent, Emitter as _, EventTarget, Manager as _, Runtime, Window, WindowEvent};
use tempfile::TempDir;

use crate::error::{Answer, PageError};

/// Tells a page that files were dropped onto it, with [`FilesDropped`].
const FILES_DROPPED: &str = "files-dropped";

/// The most bytes that are taken from a dropped file: 64 MiB.
const LARGEST: usize = 64 * 1024 * 1024;

/// The files that were dropped last.
#[derive(Debug, Default)]
pub struct Dropped {
    /// The copy of a file that the page gave, under its own name. It goes when another comes.
    copy: Mutex<Option<TempDir>>,
    /// Where the files lie that the window took.
    taken: Mutex<Vec<PathBuf>>,
}

/// Files that the window took for the page, and where on the page they were dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FilesDropped {
    /// What each is called.
    pub names: Vec<String>,
    /// Pixels of the page from its left edge.
    pub x: i32,
    /// Pixels of the page from its top edge.
    pub y: i32,
}

impl Dropped {
    /// Keeps what is in a file; answers the path of the copy.
    ///
    /// # Errors
    /// `invalid` for what is no base64, or too large; `io` where there is no room for it.
    pub(crate) fn keep(&self, name: &str, data: &str) -> Answer<String> {
        if data.len() / 4 * 3 > LARGEST + 3 {
            return Err(too_large());
        }
        let refused = |rule: &str| PageError::from(Error::invalid("data", rule));
        let bytes = STANDARD.decode(data).map_err(|_| refused("The file did not arrive whole."))?;
        let name = Path::new(name).file_name().ok_or_else(|| refused("This file has no name."))?;
        let folder = TempDir::with_prefix("lectern-").map_err(failed(&std::env::temp_dir(), "Keeping"))?;
        let path = folder.path().join(name);
        fs::write(&path, bytes).map_err(failed(&path, "Keeping"))?;
        *self.copy.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder);
        Ok(path.to_string_lossy().into_owned())
    }

    /// Takes files for the page in the place of those before; answers what each is called.
    pub fn take(&self, files: &[PathBuf]) -> Vec<String> {
        *self.taken() = files.to_vec();
        let name = |file: &PathBuf| file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
        files.iter().map(name).collect()
    }

    /// What is in one of the files that were taken, by its place among them.
    ///
    /// # Errors
    /// `not_found` where none was taken, `invalid` for one that is too large, `io` where it cannot be read.
    pub(crate) fn read(&self, at: u32) -> Answer<Vec<u8>> {
        let path = self.taken().get(at as usize).cloned().ok_or_else(|| Error::not_found("the dropped file"))?;
        let length = fs::metadata(&path).map_err(failed(&path, "Reading"))?.len();
        if length > LARGEST as u64 {
            return Err(too_large());
        }
        fs::read(&path).map_err(failed(&path, "Reading"))
    }

    fn taken(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes what is dropped onto a window, and tells its page.
pub(crate) fn follow<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }) = event else { return };
    let names = window.state::<Dropped>().take(paths);
    let dropped = FilesDropped { names, x: position.x.round() as i32, y: position.y.round() as i32 };
    if let Err(error) = window.emit_to(EventTarget::webview_window(window.label()), FILES_DROPPED, dropped) {
        tracing::error!(%error, "the page could not be told of dropped files");
    }
}

fn too_large() -> PageError {
    Error::invalid("data", "A dropped file can have 64 MB. Open it on the page for imports instead.").into()
}

fn failed<'a>(path: &'a Path, doing: &'static str) -> impl FnOnce(std::io::Error) -> PageError + 'a {
    move |error| Error::io(path, doing, error).into()
}
