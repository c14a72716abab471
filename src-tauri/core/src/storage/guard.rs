//! What nothing is ever written over: a database, and the log that belongs to one.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Inspection, inspect};
use crate::{Error, Result};

/// The endings of the files that SQLite keeps beside its own.
const LOGS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Refuses a path at which a file must not be made or replaced: there is a database, of whatever program, or one that
/// would take the file for its own log.
///
/// # Errors
/// `Invalid` with what is there.
pub(crate) fn refuse_over_database(path: &Path) -> Result<()> {
    let why = if is_database(path) {
        match inspect(path) {
            Ok(Inspection::Library { .. }) | Err(Error::LibraryTooNew { .. } | Error::Damaged { .. }) => {
                format!("{} is a Lectern library, and nothing is written over one.", path.display())
            }
            _ => format!("{} is a database of another program, and nothing is written over one.", path.display()),
        }
    } else if let Some(of) = database_of_log(path) {
        format!("{} belongs to the database {}, and nothing is written there.", path.display(), of.display())
    } else {
        return Ok(());
    };
    Err(Error::invalid("path", format!("{why} Name another file.")))
}

fn is_database(path: &Path) -> bool {
    let mut begins = [0; 16];
    // A pipe would wait here for somebody to write to it.
    let is_file = std::fs::metadata(path).is_ok_and(|meta| meta.is_file());
    is_file
        && File::open(path).and_then(|mut file| file.read_exact(&mut begins)).is_ok()
        && begins == *b"SQLite format 3\0"
}

/// The database whose log would be called so.
fn database_of_log(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let of = LOGS.into_iter().find_map(|ending| name.strip_suffix(ending))?;
    Some(path.with_file_name(of)).filter(|of| is_database(of))
}
