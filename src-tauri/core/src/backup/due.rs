//! The backup after a day with changes.

use super::list::of;
use super::{Backup, Reason, make, store};
use crate::library::{Library, Snapshot};
use crate::now::LocalMoment;
use crate::storage::Progress;
use crate::{Now, Result};

/// Whether a day with changes is over that no backup holds yet. Of a library that cannot be written none is ever due: whose
/// changes they were backs them up.
///
/// # Errors
/// `Io` where the folder of backups cannot be read.
pub fn due(library: &Library, now: Now) -> Result<bool> {
    if library.read_only().is_some() {
        return Ok(false);
    }
    library.read(|view| is_due(view, library, now))
}

fn is_due(view: &Snapshot<'_>, library: &Library, now: Now) -> Result<bool> {
    let wishes = store::wishes(view.db())?;
    let Some(changed) = store::last_change(view.db())?.filter(|_| wishes.daily) else { return Ok(false) };
    let offset = now.local().offset;
    let day = |at| LocalMoment { at, offset }.reading_day(wishes.rollover);
    let today = now.reading_day(wishes.rollover);
    if day(changed) >= today {
        return Ok(false);
    }
    let newest = of(view, library.path())?.1.into_iter().find(|backup| backup.verified.is_good());
    Ok(newest.is_none_or(|newest| newest.made_at < changed && day(newest.made_at) < today))
}

/// Makes the backup that is due, if one is.
///
/// # Errors
/// As [`make`].
pub fn make_if_due(library: &Library, now: Now, progress: &mut Progress<'_>) -> Result<Option<Backup>> {
    if due(library, now)? { make(library, now, Reason::Daily, progress).map(Some) } else { Ok(None) }
}
