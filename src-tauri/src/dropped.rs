//! Files that were dropped onto a page: it sees what is in them, never where they lie.

use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lectern_core::Error;
use tempfile::TempDir;

use crate::error::{Answer, PageError};

/// The most bytes that are taken from a dropped file: 64 MiB.
const LARGEST: usize = 64 * 1024 * 1024;

/// The copy of the file that was dropped last, under its own name. It goes when another comes.
#[derive(Debug, Default)]
pub(crate) struct Dropped(Mutex<Option<TempDir>>);

impl Dropped {
    /// Keeps what is in a file; answers the path of the copy.
    ///
    /// # Errors
    /// `invalid` for what is no base64, or too large; `io` where there is no room for it.
    pub(crate) fn keep(&self, name: &str, data: &str) -> Answer<String> {
        let refused = |rule: &str| PageError::from(Error::invalid("data", rule));
        if data.len() / 4 * 3 > LARGEST + 3 {
            return Err(refused("A dropped file can have 64 MB."));
        }
        let bytes = STANDARD.decode(data).map_err(|_| refused("The file did not arrive whole."))?;
        let name = Path::new(name).file_name().ok_or_else(|| refused("This file has no name."))?;
        let keeping = |path: &Path, error| PageError::from(Error::io(path, "Keeping", error));
        let folder = TempDir::with_prefix("lectern-").map_err(|error| keeping(&std::env::temp_dir(), error))?;
        let path = folder.path().join(name);
        fs::write(&path, bytes).map_err(|error| keeping(&path, error))?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder);
        Ok(path.to_string_lossy().into_owned())
    }
}
