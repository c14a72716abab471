//! The backup before much changes at once.

use std::path::Path;

use rusqlite::Connection;

use super::make::{make_from, unwatched, verify};
use super::{Backup, Reason, list, make, store};
use crate::library::Library;
use crate::storage::{self, Progress};
use crate::{Now, Result};

/// Makes sure that a backup holds the library as it is: makes one, unless the newest does, which is then looked at again.
///
/// # Errors
/// As [`make`]; what was to come after it must not begin then.
pub fn before(library: &Library, now: Now, reason: Reason, progress: &mut Progress<'_>) -> Result<Backup> {
    library.refuse_read_only()?;
    match list(library)?.into_iter().next() {
        Some(newest) if holds(&newest, library)? && verify(&newest.path).is_good() => Ok(newest),
        _ => make(library, now, reason, progress),
    }
}

/// Whether a backup is of the library as it is now: by its own clock, which every change moves. The time in its name says
/// less, since a change that takes long is of the moment at which it began.
pub(super) fn holds(backup: &Backup, library: &Library) -> Result<bool> {
    let here = library.read(|view| store::state(view.db()))?;
    let there = storage::open_untouched(&backup.path).and_then(|db| store::state(&db));
    Ok(there.is_ok_and(|there| there == here))
}

/// Backs up a library of an older format before it is brought to ours.
pub(crate) fn before_upgrade(library: &Path, old: &Connection, now: Now) -> Result<()> {
    make_from(old, library, now, Reason::BeforeUpgrade, &mut unwatched).map(drop)
}
