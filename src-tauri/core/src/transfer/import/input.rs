//! A file to import, wherever it is.

use std::fs::File;
use std::io::{Cursor, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::NamedTempFile;

use crate::storage::{Untouched, open_untouched};
use crate::{Error, Result};

/// A file to import.
#[derive(Debug, Clone)]
pub enum Input {
    /// On the disk.
    Path(PathBuf),
    /// In memory, with its name.
    Bytes(String, Vec<u8>),
    /// Out of an archive, with its name there; it goes with the last who reads it.
    Unpacked(String, Arc<NamedTempFile>),
}

/// Bytes that can be read from any place.
pub(super) trait Anywhere: Read + Seek {}

impl<T: Read + Seek> Anywhere for T {}

/// Another program's database, which stays as it is.
pub(super) struct Database {
    db: Untouched,
    /// Where it lies on the disk.
    place: Option<PathBuf>,
    /// What was in memory lies here as long as it is open.
    _copy: Option<NamedTempFile>,
}

impl Database {
    /// Where the file lies, if it is not in memory: other files of its program may lie beside it.
    pub(super) fn place(&self) -> Option<&Path> {
        self.place.as_deref()
    }
}

impl std::ops::Deref for Database {
    type Target = rusqlite::Connection;

    fn deref(&self) -> &rusqlite::Connection {
        &self.db
    }
}

impl Input {
    /// The file's name without its folder.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Bytes(name, _) | Self::Unpacked(name, _) => name.clone(),
        }
    }

    /// The bytes from the first.
    pub(super) fn open(&self) -> Result<Box<dyn Anywhere + '_>> {
        match self {
            Self::Bytes(_, bytes) => Ok(Box::new(Cursor::new(bytes))),
            Self::Path(path) => opened(path),
            Self::Unpacked(_, file) => opened(file.path()),
        }
    }

    /// The file as a database that is looked into and not touched.
    pub(super) fn database(&self) -> Result<Database> {
        match self {
            Self::Path(path) => Ok(Database { db: open_untouched(path)?, place: Some(path.clone()), _copy: None }),
            Self::Unpacked(_, file) => Ok(Database { db: open_untouched(file.path())?, place: None, _copy: None }),
            Self::Bytes(name, bytes) => {
                let copied = |error| Error::io(name.as_ref(), "Copying", error);
                let mut copy = NamedTempFile::new().map_err(copied)?;
                copy.write_all(bytes).and_then(|()| copy.flush()).map_err(copied)?;
                Ok(Database { db: open_untouched(copy.path())?, place: None, _copy: Some(copy) })
            }
        }
    }
}

fn opened(path: &Path) -> Result<Box<dyn Anywhere>> {
    let opened = File::open(path).map_err(|error| Error::io(path, "Opening", error))?;
    Ok(Box::new(opened))
}
