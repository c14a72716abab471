//! A library that cannot be written, looked at where it lies: on a disk that takes nothing, in a folder of somebody else.
//!
//! SQLite reads a file that has a log only where it may keep shared memory beside it. Where that is there, because the
//! program that writes has it open, we read as every reader does. Else the file is read as one that stands still; where a
//! log was left beside it, from a copy of both. Then no lock says that somebody writes after all, from another machine or
//! through another door: the times of the files do, and an answer that was read meanwhile does not count.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use rusqlite::Connection;
use tempfile::TempDir;

use super::copy::{ASIDE, open_still, set_aside};
use super::open::{PATIENCE, format_of, open_reader};
use super::{FORMAT, beside, derive_items, prepare_copy};
use crate::error::ReadOnly;
use crate::{Error, Result};

/// How a library that cannot be written is read.
pub(crate) struct Look {
    path: PathBuf,
    way: Way,
    seen: Seen,
}

enum Way {
    /// As every reader does, with locks.
    Shared,
    /// As a file that stands still.
    Still,
    /// From a copy of it with its log.
    Copy(TempDir),
}

impl Look {
    /// Looks at a library that is there.
    ///
    /// # Errors
    /// `ReadOnlyAndOld` where it must be written before it can be read, `LibraryTooNew`, `Damaged`; `ReadOnly` where there
    /// is nothing in it yet; `Busy` where it is written all the time.
    pub(crate) fn at(path: &Path) -> Result<Self> {
        let look = Self::steady(path)?;
        let (db, why) = (look.reader()?, look.why());
        match format_of(&db)? {
            0 => Err(Error::ReadOnly { why }),
            found if found > FORMAT => Err(Error::LibraryTooNew { found, known: FORMAT }),
            FORMAT if derive_items::are_derived(&db)? => Ok(look),
            _ => Err(Error::ReadOnlyAndOld { why }),
        }
    }

    /// The same library, as it is now.
    ///
    /// # Errors
    /// As [`Look::at`].
    pub(crate) fn again(&self) -> Result<Self> {
        Self::at(&self.path)
    }

    /// Why it cannot be written.
    pub(crate) fn why(&self) -> ReadOnly {
        why_read_only(&self.path)
    }

    /// A connection that reads.
    ///
    /// # Errors
    /// `Damaged`, `Io`, `Storage` where it cannot be opened.
    pub(crate) fn reader(&self) -> Result<Connection> {
        match &self.way {
            Way::Shared => open_reader(&self.path),
            Way::Copy(folder) => open_reader(&folder.path().join(ASIDE)),
            Way::Still => {
                let db = open_still(&self.path)?;
                prepare_copy(&db)?;
                Ok(db)
            }
        }
    }

    /// Whether somebody wrote since.
    pub(crate) fn is_past(&self) -> bool {
        Seen::at(&self.path) != self.seen
    }

    /// Whether what was just read may be half of one state and half of another.
    pub(crate) fn is_torn(&self) -> bool {
        matches!(self.way, Way::Still) && self.is_past()
    }

    /// A look while which nobody wrote.
    fn steady(path: &Path) -> Result<Self> {
        let begun = Instant::now();
        loop {
            let seen = Seen::at(path);
            let look = Self { path: path.to_owned(), way: way(path)?, seen };
            if !look.is_past() {
                return Ok(look);
            }
            if begun.elapsed() > PATIENCE {
                return Err(Error::Busy);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

fn way(path: &Path) -> Result<Way> {
    // Where there is none yet, SQLite would make it, and it would be ours in the way of whoever may write.
    if beside(path, "-shm").exists() && is_read_by_all(path) {
        return Ok(Way::Shared);
    }
    let Some(folder) = set_aside(path)? else { return Ok(Way::Still) };
    // Whoever opens the copy for writing folds the log in; after that every reader sees one file.
    let db = Connection::open(folder.path().join(ASIDE))?;
    format_of(&db)?;
    db.close().map_err(|(_, error)| Error::from(error))?;
    Ok(Way::Copy(folder))
}

fn is_read_by_all(path: &Path) -> bool {
    open_reader(path).and_then(|db| format_of(&db)).is_ok()
}

/// The files of a library as they were at some time; one that holds nothing is as one that is not there.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    files: [Option<(u64, Option<SystemTime>)>; 3],
    is_shared: bool,
}

impl Seen {
    fn at(path: &Path) -> Self {
        let file = |ending| {
            let meta = std::fs::metadata(beside(path, ending)).ok().filter(|meta| meta.len() > 0)?;
            Some((meta.len(), meta.modified().ok()))
        };
        Self { files: ["", "-wal", "-journal"].map(file), is_shared: beside(path, "-shm").exists() }
    }
}

/// What stands in the way of writing the file that is there.
pub(super) fn why_read_only(path: &Path) -> ReadOnly {
    match OpenOptions::new().append(true).open(path) {
        Err(error) if error.kind() == ErrorKind::ReadOnlyFilesystem => ReadOnly::Disk,
        Err(_) => ReadOnly::File,
        Ok(_) => folder_is_read_only(path).unwrap_or(ReadOnly::FileOrFolder),
    }
}

/// Refuses where no file can be made beside the library: what must be written then would end in the middle.
pub(super) fn refuse_read_only_folder(path: &Path) -> Result<()> {
    folder_is_read_only(path).map_or(Ok(()), |why| Err(Error::ReadOnly { why }))
}

fn folder_is_read_only(path: &Path) -> Option<ReadOnly> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match tempfile::tempfile_in(folder).err()?.kind() {
        ErrorKind::ReadOnlyFilesystem => Some(ReadOnly::Disk),
        ErrorKind::PermissionDenied => Some(ReadOnly::Folder),
        _ => None,
    }
}
