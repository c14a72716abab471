//! Making a backup: written under another name, opened, checked, and only then named.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::NamedTempFile;

use super::keeping::{Made, stay};
use super::name::{Name, library_name};
use super::place::Place;
use super::store::{self, Wishes};
use super::{Backup, Reason, Verified};
use crate::library::Library;
use crate::now::LocalMoment;
use crate::storage::{self, Progress};
use crate::{Error, Moment, Now, Result, check};

/// What a backup under way is called at its end.
const PART: &str = ".part";
/// A part that nobody has written to for an hour was left by a program that was killed.
const ABANDONED: std::time::Duration = std::time::Duration::from_secs(3600);

/// Makes a backup in the library's folder of backups, beside any reading and writing, and removes those that need not
/// stay any longer.
///
/// # Errors
/// `Damaged` where the copy does not hold together: then there is no new backup, and none is removed. `Io`, `DiskFull` and
/// `ReadOnly` as the system says; `Cancelled`.
pub fn make(library: &Library, now: Now, reason: Reason, progress: &mut Progress<'_>) -> Result<Backup> {
    library.read(|view| make_from(view.db(), library.path(), now, reason, progress))
}

/// The same, from any connection to the library.
pub(super) fn make_from(
    db: &Connection,
    library: &Path,
    now: Now,
    reason: Reason,
    progress: &mut Progress<'_>,
) -> Result<Backup> {
    let wishes = store::wishes(db)?;
    let place = Place::of(library, &wishes);
    place.prepare()?;
    let tag = store::tag(db)?;
    sweep(&place, now);
    let part = write_verified(db, &place.folder, progress)?;
    let mut name = Name { library: library_name(library), made_at: now.moment(), reason, tag };
    let path = named(part, &place.folder, &mut name)?;
    let bytes = std::fs::metadata(&path).map_err(|error| Error::io(&path, "Reading", error))?.len();
    rotate(&place, library, &name.tag, &wishes, now)?;
    Ok(Backup { path, name: name.text(), made_at: name.made_at, reason, bytes, verified: Verified::Now })
}

/// Writes a backup to a file that must not be there yet; no rotation ever touches it.
///
/// # Errors
/// As [`make`]; `Io` where there is a file already; `Invalid` where a database would take it for its log.
pub fn make_at(library: &Library, to: &Path, now: Now, progress: &mut Progress<'_>) -> Result<Backup> {
    if to.exists() {
        let why = if to.is_dir() { std::io::ErrorKind::IsADirectory } else { std::io::ErrorKind::AlreadyExists };
        return Err(Error::io(to, "Writing a backup to", why.into()));
    }
    storage::refuse_over_database(to)?;
    let to = std::path::absolute(to).map_err(|error| Error::io(to, "Writing a backup to", error))?;
    let folder = to.parent().unwrap_or(Path::new("/"));
    let part = library.read(|view| write_verified(view.db(), folder, progress))?;
    part.persist_noclobber(&to).map_err(|error| Error::io(&to, "Writing a backup to", error.error))?;
    sync(folder);
    let bytes = std::fs::metadata(&to).map_err(|error| Error::io(&to, "Reading", error))?.len();
    let name = to.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Backup { path: to, name, made_at: now.moment(), reason: Reason::ByHand, bytes, verified: Verified::Now })
}

/// Opens a backup and checks it whole; neither it nor its folder is different afterwards.
#[must_use]
pub fn verify(path: &Path) -> Verified {
    let findings = match storage::inspect(path) {
        Ok(storage::Inspection::Absent) => Ok(vec!["there is no file, or an empty one".to_owned()]),
        Ok(storage::Inspection::Library { .. }) => {
            storage::open_untouched(path).and_then(|db| check::soundness(&db)).map(check::Soundness::all)
        }
        Err(error) => Err(error),
    };
    match findings {
        Ok(findings) if findings.is_empty() => Verified::Now,
        Ok(findings) | Err(Error::Damaged { findings }) => Verified::Wrong(findings),
        Err(error) => Verified::Wrong(vec![error.to_string()]),
    }
}

/// A copy under another name that was opened and checked. It goes by itself if it gets no name.
fn write_verified(db: &Connection, folder: &Path, progress: &mut Progress<'_>) -> Result<NamedTempFile> {
    let part = tempfile::Builder::new().prefix(".lectern ").suffix(PART).tempfile_in(folder);
    let part = part.map_err(|error| Error::io(folder, "Writing a backup to", error))?;
    let mut copy = Connection::open(part.path())?;
    storage::copy_pages(db, &mut copy, progress)?;
    storage::make_plain(&copy)?;
    copy.close().map_err(|(_, error)| Error::from(error))?;
    if progress(1, 1).is_break() {
        return Err(Error::Cancelled);
    }
    // Only its pages: rows that point at nothing stand in the library too, and a copy of it is still a copy.
    let found = storage::open_untouched(part.path()).and_then(|copy| check::soundness(&copy))?;
    if found.structure.is_empty() { Ok(part) } else { Err(Error::Damaged { findings: found.structure }) }
}

/// Gives a part the next name that is free.
fn named(mut part: NamedTempFile, folder: &Path, name: &mut Name) -> Result<PathBuf> {
    loop {
        let path = folder.join(name.text());
        match part.persist_noclobber(&path) {
            Ok(_) => {
                sync(folder);
                return Ok(path);
            }
            Err(taken) if taken.error.kind() == std::io::ErrorKind::AlreadyExists => {
                name.made_at = Moment(name.made_at.0 + 1);
                part = taken.file;
            }
            Err(error) => return Err(Error::io(&path, "Writing a backup to", error.error)),
        }
    }
}

/// Removes those of this library's backups that need not stay.
fn rotate(place: &Place, library: &Path, tag: &str, wishes: &Wishes, now: Now) -> Result<()> {
    let mut ours = place.backups(library, Some(tag))?;
    ours.retain(|(backup, of)| of == tag && backup.verified.is_good());
    let offset = now.local().offset;
    let made = |backup: &Backup| Made {
        at: backup.made_at.0,
        day: LocalMoment { at: backup.made_at, offset }.reading_day(wishes.rollover).date(),
        reason: backup.reason,
    };
    let stay = stay(&ours.iter().map(|(backup, _)| made(backup)).collect::<Vec<_>>(), wishes.counts);
    for (at, (backup, _)) in ours.iter().enumerate() {
        if !stay.contains(&at)
            && let Err(error) = std::fs::remove_file(&backup.path)
        {
            // One too many is no harm; the new backup is there.
            tracing::warn!(%error, "an old backup could not be removed");
        }
    }
    Ok(())
}

/// Removes what killed programs left: parts of backups that nobody writes to any more.
fn sweep(place: &Place, now: Now) {
    let Ok(entries) = std::fs::read_dir(&place.folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_part = name.to_str().is_some_and(|name| name.starts_with(".lectern ") && name.contains(PART));
        let written = entry.metadata().and_then(|meta| meta.modified()).ok();
        let age = written
            .and_then(|written| written.duration_since(std::time::UNIX_EPOCH).ok())
            .and_then(|written| now.since_1970().checked_sub(written));
        if is_part && age.is_some_and(|age| age > ABANDONED) {
            // Whoever cannot be removed now is looked at again the next time.
            let _left = std::fs::remove_file(entry.path());
        }
    }
}

/// Makes a new name in a folder survive a power cut, where the system has a way to ask for that.
pub(super) fn sync(folder: &Path) {
    if let Ok(folder) = std::fs::File::open(folder) {
        let _unsupported = folder.sync_all();
    }
}

/// Goes on whatever is said: for work that nobody watches.
pub fn unwatched(_done: u64, _of: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
