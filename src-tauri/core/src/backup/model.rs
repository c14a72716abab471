//! What a backup is.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize, Serializer};

use crate::now::Moment;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Reason {
    /// A day with changes was over.
    Daily,
    /// The reader asked for it.
    ByHand,
    /// A newer Lectern was about to bring the library to its format.
    BeforeUpgrade,
    /// Files of other programs were about to come in.
    BeforeImport,
    /// Another state of the library was about to take its place.
    BeforeRestore,
    /// Another library was about to be merged into it.
    BeforeMerge,
}

impl Reason {
    /// All of them.
    pub const ALL: [Reason; 6] =
        [Self::Daily, Self::ByHand, Self::BeforeUpgrade, Self::BeforeImport, Self::BeforeRestore, Self::BeforeMerge];

    /// The words in the name of the file.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::ByHand => "by hand",
            Self::BeforeUpgrade => "before upgrade",
            Self::BeforeImport => "before import",
            Self::BeforeRestore => "before restore",
            Self::BeforeMerge => "before merge",
        }
    }
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Backup {
    /// The file.
    #[serde(serialize_with = "shown")]
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// When it was made.
    pub made_at: Moment,
    /// Why.
    pub reason: Reason,
    /// Its size in bytes.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub bytes: u64,
    /// What is known of its soundness.
    pub verified: Verified,
}

/// What is known of a backup's soundness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", content = "findings", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Verified {
    /// It was opened and checked when it was made, and its length is still what its first page says.
    WhenMade,
    /// It was opened and checked just now.
    Now,
    /// Something is wrong with it now.
    Wrong(Vec<String>),
}

impl Verified {
    /// Whether nothing speaks against it.
    #[must_use]
    pub fn is_good(&self) -> bool {
        !matches!(self, Self::Wrong(_))
    }
}

/// How a library is backed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct BackupStatus {
    /// The folder that backups go to.
    #[serde(serialize_with = "shown")]
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub folder: PathBuf,
    /// The chosen folder, where it is not there now and backups go beside the library instead.
    #[serde(serialize_with = "maybe_shown")]
    #[cfg_attr(feature = "bindings", specta(type = Option<String>))]
    pub missing_folder: Option<PathBuf>,
    /// The latest backup.
    pub last: Option<Backup>,
    /// Whether something has changed since.
    pub has_changes: bool,
    /// How many there are.
    pub count: u32,
    /// The bytes of all of them.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub bytes: u64,
}

/// A path as a person reads it: one that is no text is shown as well as it can be.
fn shown<S: Serializer>(path: &Path, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&path.display())
}

#[allow(clippy::ref_option, reason = "serde hands over the field as it is")]
fn maybe_shown<S: Serializer>(path: &Option<PathBuf>, to: S) -> Result<S::Ok, S::Error> {
    path.as_ref().map(|path| path.display().to_string()).serialize(to)
}
