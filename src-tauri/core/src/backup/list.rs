//! Which backups there are.

use std::path::Path;

use super::make::verify;
use super::place::Place;
use super::store;
use super::{Backup, BackupStatus, Verified};
use crate::library::{Library, Snapshot};
use crate::{Result, storage};

/// The backups of an open library, the newest first.
///
/// # Errors
/// `Io` where their folder cannot be read.
pub fn list(library: &Library) -> Result<Vec<Backup>> {
    library.read(|view| Ok(of(view, library.path())?.1))
}

/// How an open library is backed up.
///
/// # Errors
/// `Io` where the folder of backups cannot be read.
pub fn status(library: &Library) -> Result<BackupStatus> {
    library.read(|view| {
        let (place, backups) = of(view, library.path())?;
        let last = backups.first().cloned();
        let changed = store::last_change(view.db())?;
        let covered = last.as_ref().filter(|last| last.verified.is_good()).map(|last| last.made_at);
        Ok(BackupStatus {
            has_changes: changed > covered,
            count: u32::try_from(backups.len()).unwrap_or(u32::MAX),
            bytes: backups.iter().map(|backup| backup.bytes).sum(),
            folder: place.folder,
            missing_folder: place.missing,
            last,
        })
    })
}

pub(super) fn of(view: &Snapshot<'_>, library: &Path) -> Result<(Place, Vec<Backup>)> {
    let place = Place::of(library, &store::wishes(view.db())?);
    let backups = place.backups(library, Some(&store::tag(view.db())?))?;
    Ok((place, backups.into_iter().map(|(backup, _)| backup).collect()))
}

/// The backups of a library that cannot be opened, the newest first: from the folder that it still names, else from the
/// one beside it. The library is only looked at.
///
/// # Errors
/// `Io` where the folder cannot be read.
pub fn beside_library(library: &Path) -> Result<Vec<Backup>> {
    let readable = || {
        let db = storage::open_untouched(library)?;
        Ok::<_, crate::Error>((store::wishes(&db)?, store::tag(&db)?))
    };
    let (place, tag) = match readable() {
        Ok((wishes, tag)) => (Place::of(library, &wishes), Some(tag)),
        Err(_) => (Place::beside(library), None),
    };
    let backups = place.backups(library, tag.as_deref())?;
    Ok(backups.into_iter().map(|(backup, _)| backup).collect())
}

/// The newest backup of a library that is good when it is opened and checked now.
///
/// # Errors
/// `Io` where the folder cannot be read.
pub fn newest_good(library: &Path) -> Result<Option<Backup>> {
    let good = beside_library(library)?.into_iter().find(|backup| verify(&backup.path).is_good());
    Ok(good.map(|backup| Backup { verified: Verified::Now, ..backup }))
}
