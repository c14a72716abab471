//! Changing one setting.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    BackupCounts, BackupDaily, BackupFolder, CaptureShortcut, Density, Key, Motion, ReviewWeeks, SingleKeys, TextScale,
    Theme,
};
use crate::library::Tx;
use crate::values::RolloverHour;
use crate::{Error, Result};

/// Sets `key` to a JSON value of its type.
///
/// # Errors
/// `Invalid` with what the setting takes.
pub fn set(tx: &mut Tx<'_>, key: Key, value: &Value) -> Result<()> {
    let stored = match key {
        Key::RolloverHour => fits::<RolloverHour>(key, value, "an hour from 0 to 23"),
        Key::Theme => fits::<Theme>(key, value, "system, light or dark"),
        Key::TextScale => fits::<TextScale>(key, value, "a number from 0.8 to 2"),
        Key::Density => fits::<Density>(key, value, "comfortable or compact"),
        Key::Motion => fits::<Motion>(key, value, "system or reduce"),
        Key::SingleKeys => fits::<SingleKeys>(key, value, "true or false"),
        Key::CaptureShortcut => {
            fits::<Option<CaptureShortcut>>(key, value, "keys with Ctrl, Alt or Super, as Ctrl+Alt+Shift+N, or null")
        }
        Key::ReviewWeeks => fits::<ReviewWeeks>(key, value, "growing numbers of weeks, as \"1, 4, 12\", or nothing"),
        Key::BackupDaily => fits::<BackupDaily>(key, value, "true or false"),
        Key::BackupKeep => {
            fits::<BackupCounts>(key, value, "how many days, weeks and months, as \"7, 4, 12\": at most 31, 60 and 60")
        }
        Key::BackupFolder => fits::<Option<BackupFolder>>(key, value, "the whole path of a folder, or null"),
    }?;
    if key == Key::BackupFolder && value.as_str().is_some_and(|folder| Path::new(folder).is_file()) {
        return Err(Error::invalid(key.as_str(), "That is a file. Backups go to a folder: name one."));
    }
    tx.about(key.words());
    tx.joins(format!("setting {}", key.as_str()));
    tx.sql(include_str!("sql/set.sql"))?.execute((key.as_str(), stored.to_string()))?;
    Ok(())
}

/// Gives `copy`, which is about to take the place of `own`, what was chosen for the machine that has `own`, and nothing
/// that was chosen for another.
pub(crate) fn keep_of_machine(copy: &Connection, own: &Connection) -> Result<()> {
    for key in Key::OF_ONE_MACHINE.map(Key::as_str) {
        let chosen: Option<String> = own.query_row(include_str!("sql/get.sql"), [key], |row| row.get(0)).optional()?;
        match chosen {
            Some(chosen) => copy.execute(include_str!("sql/set.sql"), (key, chosen))?,
            None => copy.execute(include_str!("sql/forget.sql"), [key])?,
        };
    }
    Ok(())
}

/// The value as it is stored: however it was typed, in its one form.
fn fits<T: DeserializeOwned + Serialize>(key: Key, value: &Value, takes: &str) -> Result<Value> {
    serde_json::from_value::<T>(value.clone())
        .and_then(serde_json::to_value)
        .map_err(|_| Error::invalid(key.as_str(), format!("This setting takes {takes}.")))
}

/// As [`set`], from JSON text.
///
/// # Errors
/// `Invalid` with what the setting takes.
pub fn set_json(tx: &mut Tx<'_>, key: Key, text: &str) -> Result<()> {
    // A bare word is the commonest slip on a command line: dark for "dark".
    let value = serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()));
    set(tx, key, &value)
}
