//! Files that are ours and come in by another command.

use std::path::Path;

use lectern_core::storage::{Inspection, inspect};
use lectern_core::transfer::export::is_library;
use lectern_core::transfer::notes::is_notes;
use lectern_core::{Error, Result};

/// Refuses, of what was given to `import`, what another command takes, and says which.
pub(super) fn refuse_for_import(files: &[impl AsRef<Path>]) -> Result<()> {
    files.iter().map(AsRef::as_ref).try_for_each(|file| {
        let shown = file.display();
        let why = if file.is_dir() {
            format!(
                "{shown} is a folder: name the files in it. A folder of notes: lectern-cli notes import \"{shown}\""
            )
        } else if !file.is_file() {
            // What comes through a pipe can be read once only.
            return Ok(());
        } else if matches!(inspect(file), Ok(Inspection::Library { .. })) {
            format!("{shown} is a Lectern library. To bring it in: lectern-cli restore \"{shown}\" --merge")
        } else if is_notes(file) {
            format!("{shown} holds notes that left Lectern. To bring them in: lectern-cli notes import \"{shown}\"")
        } else if files.len() > 1 && is_library(file) {
            format!("{shown} is a whole library that left Lectern. It comes in alone: lectern-cli import \"{shown}\"")
        } else {
            return Ok(());
        };
        Err(Error::invalid("files", why))
    })
}

/// The same for `notes import`.
pub(super) fn refuse_for_notes(from: &Path) -> Result<()> {
    if !is_library(from) {
        return Ok(());
    }
    let shown = from.display();
    let why = format!("{shown} is a whole library that left Lectern. To bring it in: lectern-cli import \"{shown}\"");
    Err(Error::invalid("from", why))
}
