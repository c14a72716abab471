//! The reader's settings: each has a name, a type and a sensible start.

mod backups;
pub(crate) mod kept;
mod review_weeks;
mod set;
mod shortcut;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use rusqlite::OptionalExtension;

pub(crate) use backups::BackupDaily;
pub use backups::{BackupCounts, BackupFolder};
pub use review_weeks::ReviewWeeks;
pub(crate) use set::keep_of_machine;
pub use set::{set, set_json};
pub use shortcut::CaptureShortcut;

use crate::library::Snapshot;
use crate::values::RolloverHour;
use crate::{Error, Result};

/// A setting's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Key {
    /// The hour at which a reading day begins, 0 to 23.
    RolloverHour,
    /// Light, dark, or the system's choice.
    Theme,
    /// How large text is, 0.8 to 2.
    TextScale,
    /// How close rows stand.
    Density,
    /// Whether things may move.
    Motion,
    /// Whether single letters are shortcuts outside text fields.
    SingleKeys,
    /// The keys that open a quick note from any program; null for none, as at the start: keys are every program's, and
    /// are not taken unasked.
    CaptureShortcut,
    /// How many weeks after they were written questions and takeaways come back.
    ReviewWeeks,
    /// Whether a backup is made after each day with changes.
    BackupDaily,
    /// Of how many days, weeks and months backups are kept.
    BackupKeep,
    /// The folder that backups go to; null for one beside the library.
    BackupFolder,
}

impl Key {
    /// All of them.
    pub const ALL: [Key; 11] = [
        Self::RolloverHour,
        Self::Theme,
        Self::TextScale,
        Self::Density,
        Self::Motion,
        Self::SingleKeys,
        Self::CaptureShortcut,
        Self::ReviewWeeks,
        Self::BackupDaily,
        Self::BackupKeep,
        Self::BackupFolder,
    ];

    /// What means something only on the machine where it was chosen: a folder of its disks, keys of its desktop.
    pub(crate) const OF_ONE_MACHINE: [Key; 2] = [Self::CaptureShortcut, Self::BackupFolder];

    /// The name in the file and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RolloverHour => "rollover_hour",
            Self::Theme => "theme",
            Self::TextScale => "text_scale",
            Self::Density => "density",
            Self::Motion => "motion",
            Self::SingleKeys => "single_keys",
            Self::CaptureShortcut => "capture_shortcut",
            Self::ReviewWeeks => "review_weeks",
            Self::BackupDaily => "backup_daily",
            Self::BackupKeep => "backup_keep",
            Self::BackupFolder => "backup_folder",
        }
    }

    /// What it sets, for the name of a step.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::RolloverHour => "the hour a reading day begins",
            Self::Theme => "the theme",
            Self::TextScale => "the size of text",
            Self::Density => "how close rows stand",
            Self::Motion => "how much moves",
            Self::SingleKeys => "the single-letter shortcuts",
            Self::CaptureShortcut => "the shortcut for a quick note",
            Self::ReviewWeeks => "when questions and takeaways come back",
            Self::BackupDaily => "whether backups are made by themselves",
            Self::BackupKeep => "how many backups are kept",
            Self::BackupFolder => "where backups go",
        }
    }

    /// The setting of a name.
    ///
    /// # Errors
    /// `NotFound` for a name that is none.
    pub fn parse(name: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|key| key.as_str() == name);
        known.ok_or_else(|| Error::not_found(format!("setting “{name}”")))
    }
}

/// Which colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// How close rows stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub enum Density {
    #[default]
    Comfortable,
    Compact,
}

/// Whether things may move.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub enum Motion {
    #[default]
    System,
    Reduce,
}

/// How large text is: 0.8 to 2 times the usual size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = u32))]
pub struct TextScale(f64);

impl Default for TextScale {
    fn default() -> Self {
        Self(1.0)
    }
}

impl From<TextScale> for f64 {
    fn from(scale: TextScale) -> Self {
        scale.0
    }
}

impl TryFrom<f64> for TextScale {
    type Error = String;

    fn try_from(scale: f64) -> Result<Self, Self::Error> {
        if (0.8..=2.0).contains(&scale) { Ok(Self(scale)) } else { Err("Text can be 0.8 to 2 times its size.".into()) }
    }
}

/// All settings as they are in force.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "Key says it")]
pub struct Settings {
    pub rollover_hour: RolloverHour,
    pub theme: Theme,
    pub text_scale: TextScale,
    pub density: Density,
    pub motion: Motion,
    pub single_keys: bool,
    pub capture_shortcut: Option<CaptureShortcut>,
    pub review_weeks: ReviewWeeks,
    pub backup_daily: bool,
    pub backup_keep: BackupCounts,
    pub backup_folder: Option<BackupFolder>,
}

/// Every setting, with its start where the reader chose none.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn all(view: &Snapshot<'_>) -> Result<Settings> {
    Ok(Settings {
        rollover_hour: get(view, Key::RolloverHour)?,
        theme: get(view, Key::Theme)?,
        text_scale: get(view, Key::TextScale)?,
        density: get(view, Key::Density)?,
        motion: get(view, Key::Motion)?,
        single_keys: get::<SingleKeys>(view, Key::SingleKeys)?.0,
        capture_shortcut: get(view, Key::CaptureShortcut)?,
        review_weeks: get(view, Key::ReviewWeeks)?,
        backup_daily: get::<BackupDaily>(view, Key::BackupDaily)?.0,
        backup_keep: get(view, Key::BackupKeep)?,
        backup_folder: get(view, Key::BackupFolder)?,
    })
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct SingleKeys(bool);

impl Default for SingleKeys {
    fn default() -> Self {
        Self(true)
    }
}

/// One setting; a value that a newer program wrote and this one does not know reads as the start.
pub(crate) fn get<T: DeserializeOwned + Default>(view: &Snapshot<'_>, key: Key) -> Result<T> {
    let mut ask = view.sql(include_str!("sql/get.sql"))?;
    let text: Option<String> = ask.query_row([key.as_str()], |row| row.get(0)).optional()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}
