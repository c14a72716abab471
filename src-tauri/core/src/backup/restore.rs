//! Going back: a backup takes the place of the library, whole or not at all.
//!
//! Of an open library SQLite itself replaces every page in one transaction, so that other programs at the same file see
//! the old state or the new one and nothing between. A library that cannot be opened is moved aside as it is, and the
//! backup is put where it was.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::Serialize;
use tempfile::NamedTempFile;

use super::before::holds;
use super::make::{sync, verify};
use super::name::library_name;
use super::staged::Staged;
use super::{Backup, Reason, before, store};
use crate::library::Library;
use crate::storage::{self, Progress, beside};
use crate::{Error, Moment, Now, Result};

/// What would be there and what would be gone if a backup took the place of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Replacement {
    /// When the library was changed last.
    pub here_changed_at: Option<Moment>,
    /// When the backup's library was changed last.
    pub there_changed_at: Option<Moment>,
    /// Books, reads and so on, each with its numbers.
    pub kinds: Vec<Replaced>,
}

/// One kind of thing on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Replaced {
    /// "books", "reads", "sessions", "notes" or "plans".
    pub kind: String,
    /// How many the library has.
    pub here: u32,
    /// How many it would have.
    pub there: u32,
    /// How many of the library's are not in the backup, and would be gone.
    pub only_here: u32,
    /// How many of the backup's are not in the library, and would come back.
    pub only_there: u32,
}

/// Says what [`restore`] would change, and writes nothing.
///
/// # Errors
/// `NotFound`, `Foreign`, `LibraryTooNew` and `Damaged` for what cannot be restored; `Cancelled`.
pub fn preview(library: &Library, from: &Path, progress: &mut Progress<'_>) -> Result<Replacement> {
    let staged = Staged::of(from, progress)?;
    library.read(|view| {
        let kinds = store::KINDS.iter().map(|(kind, ids)| {
            let (here, there) = (store::ids(view.db(), ids)?, store::ids(&staged, ids)?);
            let missing = |from: &BTreeSet<String>, of: &BTreeSet<String>| counted(of.difference(from).count());
            Ok(Replaced {
                kind: (*kind).to_owned(),
                only_here: missing(&there, &here),
                only_there: missing(&here, &there),
                here: counted(here.len()),
                there: counted(there.len()),
            })
        });
        Ok(Replacement {
            here_changed_at: store::last_change(view.db())?,
            there_changed_at: store::last_change(&staged)?,
            kinds: kinds.collect::<Result<_>>()?,
        })
    })
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Puts the library at `from` in the place of this one, which is backed up first. Answers that backup, which is of
/// exactly what was replaced, whoever wrote meanwhile. It stays this machine's own, and everybody who has it open is told.
///
/// # Errors
/// As [`preview`]; `Invalid` for the library itself; whatever a backup fails with. In every case nothing has changed.
pub fn restore(library: &Library, from: &Path, now: Now, progress: &mut Progress<'_>) -> Result<Backup> {
    if from.canonicalize().is_ok_and(|from| library.path().canonicalize().is_ok_and(|here| here == from)) {
        return Err(Error::invalid("from", "This is the library itself: there is nothing to go back to."));
    }
    let staged = Staged::of(from, progress)?;
    let mut kept = before(library, now, Reason::BeforeRestore, progress)?;
    library.replace_with(&staged, now, progress, |progress| {
        // Another program may have written since. From here on nobody does.
        if !holds(&kept, library)? {
            kept = before(library, now, Reason::BeforeRestore, progress)?;
        }
        Ok(())
    })?;
    Ok(kept)
}

/// Puts the library at `from` in the place of one that cannot be opened, or where there is none. A damaged file is not
/// written to: it gets another name beside it, with the log that belongs to it. Answers that name, where there was
/// anything to keep.
///
/// # Errors
/// As [`preview`]; `Conflict` for a library that is sound; `Io` as the system says. In every case the damaged file is
/// still there, and after `Cancelled` it still has its name.
pub fn put_in_place(damaged: &Path, from: &Path, now: Now, progress: &mut Progress<'_>) -> Result<Option<PathBuf>> {
    if verify(damaged).is_good() {
        return Err(Error::conflict("This library is sound. Open it, and go back to a backup from there."));
    }
    let staged = Staged::of(from, progress)?;
    let folder = damaged.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|error| Error::io(folder, "Making the folder", error))?;
    let part = copied(&staged, damaged, folder, progress)?;
    let aside = move_aside(damaged, now)?;
    part.persist(damaged).map_err(|error| Error::io(damaged, "Restoring", error.error))?;
    sync(folder);
    Ok(aside)
}

/// A copy beside the place where it is to stand.
fn copied(staged: &Staged, to: &Path, folder: &Path, progress: &mut Progress<'_>) -> Result<NamedTempFile> {
    let part = tempfile::Builder::new().prefix(".lectern ").suffix(".part").tempfile_in(folder);
    let part = part.map_err(|error| Error::io(to, "Restoring", error))?;
    let mut copy = rusqlite::Connection::open(part.path())?;
    storage::copy_pages(staged, &mut copy, progress)?;
    storage::make_plain(&copy)?;
    copy.close().map_err(|(_, error)| Error::from(error))?;
    if progress(1, 1).is_break() { Err(Error::Cancelled) } else { Ok(part) }
}

/// Gives a damaged library another name, and what SQLite keeps beside it, which would be taken for a part of what comes
/// in its place. Answers the name, where there is anything to keep.
fn move_aside(damaged: &Path, now: Now) -> Result<Option<PathBuf>> {
    let aside = aside(damaged, now);
    let io = |error| Error::io(damaged, "Moving aside", error);
    let is_kept = std::fs::metadata(damaged).is_ok_and(|meta| meta.len() > 0);
    // The name that is taken is linked first, so that the damaged file is never without one.
    if is_kept && std::fs::hard_link(damaged, &aside).is_err() {
        std::fs::rename(damaged, &aside).map_err(io)?;
    }
    for ending in ["-wal", "-shm", "-journal"] {
        match std::fs::rename(beside(damaged, ending), beside(&aside, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(io(error)),
            _ => {}
        }
    }
    Ok(is_kept.then_some(aside))
}

/// A name for a damaged file that is free.
fn aside(damaged: &Path, now: Now) -> PathBuf {
    let day = DateTime::<Utc>::from_timestamp_millis(now.millis()).unwrap_or_default().format("%Y-%m-%d");
    let name = |number: u32| match number {
        1 => format!("{} damaged {day}.lectern", library_name(damaged)),
        _ => format!("{} damaged {day} ({number}).lectern", library_name(damaged)),
    };
    (1..).map(|number| damaged.with_file_name(name(number))).find(|path| !path.exists()).unwrap_or_default()
}
