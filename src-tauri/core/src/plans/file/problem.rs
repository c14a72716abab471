//! What can be wrong with a plan file, in words for the person who wrote it.

use std::fmt;

use super::{FORMAT, MAX_FILE_BYTES};

/// How many problems an error spells out before it only counts the rest.
const SHOWN: usize = 20;

/// One thing in a plan file that cannot be, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The way to it, such as `stage 3, item express-in-action, book`.
    pub place: String,
    /// The rule that is broken, in words.
    pub message: String,
}

impl Problem {
    pub(super) fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Why a text is not taken as a plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanFileError {
    /// The text is longer than [`MAX_FILE_BYTES`].
    #[error("This file has {bytes} bytes; a plan file may have {MAX_FILE_BYTES} (64 MiB).")]
    TooLarge {
        /// The length of the text in bytes.
        bytes: usize,
    },
    /// The text is not JSON.
    #[error("This is not JSON: {reason} (line {line}, column {column}).")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the JSON reader stumbled over.
        reason: String,
    },
    /// The text is JSON but not a plan file.
    #[error("This is not a Lectern plan file: it has no \"lectern_plan\": {FORMAT}.")]
    NotAPlan,
    /// The file is of a format that came after this version of Lectern.
    #[error("This plan file is in format {found}; this version of Lectern reads format {FORMAT}.")]
    TooNew {
        /// The format the file names.
        found: u64,
    },
    /// The file is a plan, and these things in it cannot be. Never empty.
    #[error("{}", in_words(.0))]
    Problems(Vec<Problem>),
}

impl PlanFileError {
    pub(super) fn not_json(error: &serde_json::Error) -> Self {
        let whole = error.to_string();
        // serde_json ends its sentence with the place, which has its own fields here.
        let reason = whole.split(" at line ").next().unwrap_or(&whole).to_owned();
        Self::NotJson { line: error.line(), column: error.column(), reason }
    }
}

fn in_words(problems: &[Problem]) -> String {
    let mut lines: Vec<String> = problems.iter().take(SHOWN).map(ToString::to_string).collect();
    if problems.len() > SHOWN {
        lines.push(format!("and {} more", problems.len() - SHOWN));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_full_of_slips_is_answered_with_a_page_and_not_a_book() {
        let problems = (1..=25).map(|n| Problem::new(format!("stage {n}"), "must have a title")).collect();
        let text = PlanFileError::Problems(problems).to_string();
        assert_eq!(text.lines().count(), 21);
        assert!(text.starts_with("stage 1: must have a title\n"));
        assert!(text.ends_with("and 5 more"));
    }
}
