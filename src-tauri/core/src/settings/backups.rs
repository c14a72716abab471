//! How many backups are kept, where, and whether they are made by themselves.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// Of how many of the latest days, weeks and months one backup each is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct BackupCounts {
    /// Days, 0 to 31.
    #[serde(deserialize_with = "up_to::<31, _>")]
    #[cfg_attr(feature = "bindings", specta(type = u8))]
    pub days: u8,
    /// Weeks, 0 to 60.
    #[serde(deserialize_with = "up_to::<60, _>")]
    #[cfg_attr(feature = "bindings", specta(type = u8))]
    pub weeks: u8,
    /// Months, 0 to 60.
    #[serde(deserialize_with = "up_to::<60, _>")]
    #[cfg_attr(feature = "bindings", specta(type = u8))]
    pub months: u8,
}

fn up_to<'de, const MOST: u8, D: Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    let count = u8::deserialize(from)?;
    if count <= MOST { Ok(count) } else { Err(D::Error::custom(format!("at most {MOST}"))) }
}

impl Default for BackupCounts {
    fn default() -> Self {
        Self { days: 7, weeks: 4, months: 12 }
    }
}

/// A folder of the reader's choice, by its whole path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
pub struct BackupFolder(String);

impl BackupFolder {
    /// The folder.
    #[must_use]
    pub fn path(&self) -> &std::path::Path {
        std::path::Path::new(&self.0)
    }
}

impl From<BackupFolder> for String {
    fn from(folder: BackupFolder) -> Self {
        folder.0
    }
}

impl TryFrom<String> for BackupFolder {
    type Error = String;

    fn try_from(path: String) -> Result<Self, Self::Error> {
        let whole = std::path::Path::new(&path).is_absolute() && path.len() <= 4096;
        if whole { Ok(Self(path)) } else { Err("A folder is named by its whole path.".into()) }
    }
}

/// Whether a backup is made after each day with changes; it is unless the reader says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct BackupDaily(pub(crate) bool);

impl Default for BackupDaily {
    fn default() -> Self {
        Self(true)
    }
}
