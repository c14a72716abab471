//! Another state of the library takes the place of this one.

use std::sync::atomic::Ordering;

use rusqlite::Connection;

use super::{Library, LibraryChanged, Source, Stale, clock, ids};
use crate::storage::{self, Progress};
use crate::{Now, Result, settings};

impl Library {
    /// Replaces every page by those of `other`, in one transaction. It stays this machine's library: the device, the
    /// clock and what was chosen for the machine go on. `locked` may still read it, and does so when nobody can write to it any more: what it sees is what is
    /// replaced. Everybody is told that everything is different.
    ///
    /// # Errors
    /// `Busy`, `DiskFull`, `ReadOnly`, `Cancelled`, and what `locked` fails with; nothing has changed then.
    pub(crate) fn replace_with(
        &self,
        other: &Connection,
        now: Now,
        progress: &mut Progress<'_>,
        locked: impl FnOnce(&mut Progress<'_>) -> Result<()>,
    ) -> Result<()> {
        self.with_writer(|db| {
            storage::replace_pages(other, db, progress, |progress| {
                locked(progress)?;
                self.readers.with(|own| {
                    ids::become_device_of(other, own)?;
                    settings::keep_of_machine(other, own)?;
                    ids::tick(other, now)?;
                    debug_assert!(clock(other)? > clock(own)?, "BUG: a library's clock goes forward");
                    Ok(())
                })
            })
        })?;
        self.readers.clear();
        self.kept.forget();
        let revision = self.revision.fetch_add(1, Ordering::SeqCst) + 1;
        self.announce(&LibraryChanged { stale: Stale::ALL.to_vec(), op: None, source: Source::Window, revision });
        Ok(())
    }
}
