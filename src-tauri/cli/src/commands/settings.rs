//! Reads and changes settings.

use lectern_core::settings::{self, Key};
use lectern_core::{Error, Op};
use serde_json::{Value, json};

use super::backups::tell_of_a_missing_folder;
use crate::door::Door;
use crate::output::{Answer, Outcome, document_of};
use crate::table::Table;

const EXAMPLES: &str = "\
Examples:
  lectern-cli settings
  lectern-cli settings rollover_hour
  lectern-cli settings rollover_hour 4       the reading day begins at four in the morning
  lectern-cli settings theme dark";

/// What `settings` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Settings {
    /// Which setting; all without one
    key: Option<String>,
    /// What it shall be
    value: Option<String>,
}

/// Shows all settings or one, or sets one.
pub(crate) fn run(words: &Settings, door: &Door) -> Outcome {
    let library = door.library()?;
    let key = words.key.as_deref().map(|name| Key::parse(&name.replace('-', "_"))).transpose()?;
    let changed = match (key, &words.value) {
        (Some(key), Some(value)) => {
            Some(door.change(&library, Op::SettingSet, |tx| settings::set_json(tx, key, value))?)
        }
        _ => None,
    };
    if changed.is_some() && key == Some(Key::BackupFolder) {
        tell_of_a_missing_folder(&library)?;
    }
    let all = document_of(library.read(settings::all)?);
    let Some(key) = key else { return Ok(Answer::new(&all, text(&all))) };
    let value =
        all.get(key.as_str()).cloned().ok_or_else(|| Error::not_found(format!("setting “{}”", key.as_str())))?;
    let document = json!({ "key": key, "value": value });
    Ok(match changed {
        Some(changed) => Answer::changed(&changed, document, format!("{} is now {}", key.as_str(), plain(&value))),
        None => Answer::new(document, plain(&value)),
    })
}

fn text(all: &Value) -> String {
    let mut table = Table::new(["Setting", "Value"]);
    for (key, value) in all.as_object().into_iter().flatten() {
        table.row([key.clone(), plain(value)]);
    }
    table.text()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
