//! What the reader says of a file: its format, encoding, the meaning of its columns and of its words. Kept in a file of
//! its own, so that it can be corrected and used again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dates::DayOrder;
use super::format::Rule;
use super::states::{Standing, plain};
use crate::{Error, Result};

/// How a file is to be read. What is left empty is found out from the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Mapping {
    /// The format, as in `--format`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The encoding, as `windows-1252` or `shift_jis`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// How dates of small numbers are meant.
    pub dates: DayOrder,
    /// What each column says, by its name in the file.
    pub columns: BTreeMap<String, Rule>,
    /// Where a book stands, for words that only this reader uses.
    pub states: BTreeMap<String, Standing>,
}

impl Mapping {
    /// Reads a mapping from its file's text.
    ///
    /// # Errors
    /// `Invalid` with the place in the file.
    pub fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text)
            .map_err(|error| Error::invalid("map", format!("The mapping cannot be read: {error}.")))
    }

    /// The mapping as its file's text, to be corrected by hand.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("BUG: a mapping has text for keys");
        text.push('\n');
        text
    }

    /// What the reader says that a word means.
    pub(super) fn standing(&self, word: &str) -> Option<Standing> {
        let word = plain(word);
        self.states.iter().find(|(known, _)| plain(known) == word).map(|(_, standing)| *standing)
    }

    /// What the reader says that a column means.
    pub(super) fn rule(&self, column: &str) -> Option<Rule> {
        let column = plain(column);
        self.columns.iter().find(|(name, _)| plain(name) == column).map(|(_, rule)| *rule)
    }
}
