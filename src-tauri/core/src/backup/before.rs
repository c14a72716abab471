//! The backup before much changes at once.

use std::path::Path;

use rusqlite::Connection;

use super::make::{make_from, unwatched, verify};
use super::{Backup, Reason, list, make, store};
use crate::library::Library;
use crate::storage::Progress;
use crate::{Now, Result};

/// Makes sure that a backup holds the library as it is: makes one, unless nothing has changed since the newest, which is
/// then looked at again.
///
/// # Errors
/// As [`make`]; what was to come after it must not begin then.
pub fn before(library: &Library, now: Now, reason: Reason, progress: &mut Progress<'_>) -> Result<Backup> {
    let changed = library.read(|view| store::last_change(view.db()))?;
    let newest = list(library)?.into_iter().next().filter(|newest| changed < Some(newest.made_at));
    match newest {
        Some(newest) if verify(&newest.path).is_good() => Ok(newest),
        _ => make(library, now, reason, progress),
    }
}

/// Backs up a library of an older format before it is brought to ours.
pub(crate) fn before_upgrade(library: &Path, old: &Connection, now: Now) -> Result<()> {
    make_from(old, library, now, Reason::BeforeUpgrade, &mut unwatched).map(drop)
}
