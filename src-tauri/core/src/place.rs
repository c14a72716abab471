//! Where a library lives if nobody says otherwise. The one place that asks the platform for its folders.

use std::path::PathBuf;

/// The name of the default library.
pub const FILE_NAME: &str = "Library.lectern";

/// The default library in the platform's data folder; none where the platform has no home for it.
#[must_use]
pub fn default_library() -> Option<PathBuf> {
    directories::ProjectDirs::from("app", "Lectern", "lectern").map(|dirs| dirs.data_dir().join(FILE_NAME))
}
