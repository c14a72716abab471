//! What the reader says of a file: its format, encoding, the meaning of its columns and of its words. Kept in a file of
//! its own, so that it can be corrected and used again.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::dates::DayOrder;
use super::format::Rule;
use super::states::{Standing, plain};
use crate::transfer::whole::write_whole;
use crate::{Error, Result};

/// No mapping is longer, in bytes.
const LONGEST: u64 = 1 << 20;

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
    /// Whether the first line names the columns, and is no book; found out where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<bool>,
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
        serde_json::from_str(text).map_err(|error| Error::invalid("map", unreadable(text, &error)))
    }

    /// Reads a mapping from its file.
    ///
    /// # Errors
    /// `Io`; `Invalid` for a file of more than a megabyte, and as [`Self::parse`].
    pub fn open(path: &Path) -> Result<Self> {
        let failed = |error| Error::io(path, "Reading", error);
        let mut text = String::new();
        File::open(path).map_err(failed)?.take(LONGEST + 1).read_to_string(&mut text).map_err(failed)?;
        if text.len() as u64 > LONGEST {
            return Err(Error::invalid("map", "This file is longer than a megabyte, and no mapping is."));
        }
        Self::parse(&text)
    }

    /// Writes the mapping to a file, which is replaced only once the new one is whole.
    ///
    /// # Errors
    /// `Io` and `DiskFull` as the system says.
    pub fn save(&self, path: &Path) -> Result<()> {
        let written = |out: &mut dyn Write| out.write_all(self.to_text().as_bytes());
        write_whole(path, |out| written(out).map_err(|error| Error::io(path, "Writing", error)))
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

/// Why a mapping cannot be read, and how it is to be written.
fn unreadable(text: &str, error: &serde_json::Error) -> String {
    let said = error.to_string();
    let (line, unknown) = (error.line(), said.split('`').nth(1).unwrap_or_default());
    if said.starts_with("unknown variant") {
        return format!(
            "The mapping cannot be read: “{unknown}” on line {line} is no word for a meaning. For columns there are title, \
             subtitle, author, authors, isbn, publisher, pages, published, first_published, language, series, tags, stars, \
             score_of_ten, review, note, state, started, ended, added, kept and more; for states unread, reading, paused, \
             finished, abandoned; for dates day_first, month_first."
        );
    }
    if said.starts_with("unknown field") {
        return format!(
            "The mapping cannot be read: “{unknown}” on line {line} is none of its parts, which are format, encoding, header, \
             dates, columns and states."
        );
    }
    let quotes = if text.contains(['“', '”', '„']) { " Its quotes must be straight ones: \"." } else { "" };
    format!("The mapping cannot be read: {said}.{quotes}")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(r#"{"columns": {"Titel": "titel"}}"#, "“titel” on line 1 is no word for a meaning")]
    #[case(r#"{"columns": {}, "states": {"x": "gone"}}"#, "unread, reading")]
    #[case(r#"{"colums": {}}"#, "which are format, encoding")]
    #[case("{“columns”: {}}", "straight")]
    fn a_mapping_that_cannot_be_read_says_how_it_is_written(#[case] text: &str, #[case] said: &str) {
        let refusal = Mapping::parse(text).unwrap_err().to_string();
        assert!(refusal.contains(said), "{refusal}");
    }
}
