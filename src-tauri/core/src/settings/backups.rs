//! How many backups are kept, where, and whether they are made by themselves.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// Of how many of the latest days, weeks and months one backup each is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct BackupCounts {
    /// Days, 0 to 31.
    pub days: u8,
    /// Weeks, 0 to 60.
    pub weeks: u8,
    /// Months, 0 to 60.
    pub months: u8,
}

/// By name, or as a person types them: "7, 4, 12".
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenCounts {
    Named(NamedCounts),
    Typed(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedCounts {
    days: u8,
    weeks: u8,
    months: u8,
}

impl<'de> Deserialize<'de> for BackupCounts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let [days, weeks, months] = match WrittenCounts::deserialize(from)? {
            WrittenCounts::Named(NamedCounts { days, weeks, months }) => [days, weeks, months],
            WrittenCounts::Typed(text) => {
                let parts = text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
                let counts: Option<Vec<u8>> = parts.map(|part| part.parse().ok()).collect();
                let counts = counts.and_then(|counts| counts.try_into().ok());
                counts.ok_or_else(|| D::Error::custom("three counts"))?
            }
        };
        let bounded = days <= 31 && weeks <= 60 && months <= 60;
        if bounded { Ok(Self { days, weeks, months }) } else { Err(D::Error::custom("too many")) }
    }
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

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    #[rstest]
    #[case(json!({ "days": 3, "weeks": 2, "months": 1 }))]
    #[case(json!("3, 2, 1"))]
    #[case(json!("3 2 1"))]
    fn counts_are_read_by_name_and_as_readers_type_them(#[case] written: serde_json::Value) {
        let counts = serde_json::from_value::<BackupCounts>(written).unwrap();
        assert_eq!(counts, BackupCounts { days: 3, weeks: 2, months: 1 });
    }

    #[rstest]
    #[case(json!("3"))]
    #[case(json!("3, 2, 1, 0"))]
    #[case(json!("32, 4, 12"))]
    #[case(json!({ "days": 7, "weeks": 61, "months": 12 }))]
    #[case(json!({ "days": 7, "weeks": 4, "months": 12, "years": 1 }))]
    #[case(json!({ "days": -1, "weeks": 4, "months": 12 }))]
    fn counts_that_cannot_be_are_refused(#[case] written: serde_json::Value) {
        assert!(serde_json::from_value::<BackupCounts>(written).is_err());
    }
}
