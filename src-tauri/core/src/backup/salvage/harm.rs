//! What befell a library, in the few kinds that a person can do something about.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::check::{self, Soundness};
use crate::{Error, Result, storage};

/// What befell a library, as far as that can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Harm {
    /// The end of the file is missing.
    Cut,
    /// Pages of the file hold something else than was written there.
    Pages,
    /// The file is whole, but rows point at rows that are not there.
    Rows,
    /// It cannot be opened, and nobody knows why.
    Unknown,
    /// Nothing was found this time.
    None,
}

/// What befell the library at `path`, and what was found, in SQLite's words and ours.
///
/// # Errors
/// `NotFound` where there is no file, `Foreign` for an empty one.
pub(super) fn harm(path: &Path) -> Result<(Harm, Vec<String>)> {
    match storage::inspect(path) {
        Ok(storage::Inspection::Absent) => Err(storage::nothing_at(path)),
        Err(Error::Damaged { findings }) if begins_as_a_database(path) => Ok((Harm::Cut, findings)),
        Err(Error::Damaged { findings }) => Ok((Harm::Pages, findings)),
        Err(error) => Ok((Harm::Unknown, vec![error.to_string()])),
        Ok(_) => match storage::open_untouched(path).and_then(|db| check::soundness(&db)) {
            Ok(found) => Ok((of(&found), found.all())),
            // SQLite gives up at the first page that it needs and cannot understand.
            Err(Error::Damaged { findings }) => Ok((Harm::Pages, findings)),
            Err(error) => Ok((Harm::Pages, vec![error.to_string()])),
        },
    }
}

/// Whether the first page is there; then the last are not.
fn begins_as_a_database(path: &Path) -> bool {
    let mut begins = [0; 16];
    File::open(path).and_then(|mut file| file.read_exact(&mut begins)).is_ok() && begins == *b"SQLite format 3\0"
}

fn of(found: &Soundness) -> Harm {
    match (found.structure.is_empty(), found.references.is_empty()) {
        (false, _) => Harm::Pages,
        (true, false) => Harm::Rows,
        (true, true) => Harm::None,
    }
}
