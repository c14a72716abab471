//! Another library, or an older state of this one, as a copy of our own: in our format, checked, and free to be read.

use std::path::Path;

use rusqlite::Connection;

use super::store;
use crate::storage::{self, Inspection, Progress};
use crate::transfer::export;
use crate::{Error, Result, check};

/// A copy in a folder of its own, which goes with it.
pub(super) struct Staged {
    db: Connection,
    _folder: tempfile::TempDir,
}

impl std::ops::Deref for Staged {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.db
    }
}

impl Staged {
    /// Copies the library at `path` and brings the copy to our format. The file itself is only looked at.
    ///
    /// # Errors
    /// `NotFound`, `Foreign`, `LibraryTooNew`; `Damaged` with what was found; `Cancelled`.
    pub(super) fn of(path: &Path, progress: &mut Progress<'_>) -> Result<Self> {
        if export::is_library(path) {
            return Self::of_json(path, progress);
        }
        if storage::inspect(path)? == Inspection::Absent {
            return Err(storage::nothing_at(path));
        }
        let source = storage::open_untouched(path)?;
        let found = check::soundness(&source)?;
        let is_made_again = !found.derived.is_empty();
        let found = found.all();
        if !found.is_empty() {
            return Err(Error::Damaged { findings: found });
        }
        let folder = tempfile::tempdir().map_err(|error| Error::io(path, "Copying", error))?;
        let copy = folder.path().join("staged.lectern");
        let mut target = Connection::open(&copy)?;
        storage::copy_pages(&source, &mut target, progress)?;
        target.close().map_err(|(_, error)| Error::from(error))?;
        let db = storage::open_writer(&copy, |_| Ok(()))?;
        if is_made_again {
            storage::mend_schema(&db)?;
            storage::rederive_all(&db)?;
        }
        Ok(Self { db, _folder: folder })
    }

    /// A library that left as JSON.
    ///
    /// # Errors
    /// `Invalid` for a file of which something was lost, or changed by hand.
    fn of_json(path: &Path, progress: &mut Progress<'_>) -> Result<Self> {
        let folder = tempfile::tempdir().map_err(|error| Error::io(path, "Reading", error))?;
        let copy = folder.path().join("staged.lectern");
        let filled = export::fill_from_json(path, progress, |format, clock| {
            let db = storage::make_of_format(&copy, format)?;
            // Rows come table by table, and point at rows that are still to come.
            db.pragma_update(None, "foreign_keys", false)?;
            store::begin(&db, clock)?;
            Ok(db)
        })?;
        store::commit(&filled)?;
        filled.close().map_err(|(_, error)| Error::from(error))?;
        let db = storage::open_writer(&copy, |_| Ok(()))?;
        let found = check::soundness(&db)?.all();
        match found.as_slice() {
            [] => Ok(Self { db, _folder: folder }),
            // The file is wrong, and nothing is said against the library.
            [first, ..] => {
                let (file, first) = (path.display(), first.replace('_', " "));
                Err(Error::invalid("file", format!("{file} is no whole library, and nothing of it came in: {first}.")))
            }
        }
    }
}
