//! Whose word counts where the file and the library differ.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// A part of a book on which a file and the library can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub enum Field {
    Title,
    Subtitle,
    Authors,
    Series,
    SeriesNumber,
    FirstPublished,
    Language,
    Description,
    WhyAdded,
    RecommendedBy,
    Tags,
    Isbn,
    Asin,
    Publisher,
    Published,
    Format,
    Pages,
    Minutes,
    State,
    Reads,
    Rating,
    Review,
    Notes,
}

impl Field {
    /// The name, as it is typed and shown.
    #[must_use]
    pub fn name(self) -> String {
        let word = serde_json::to_value(self).expect("BUG: a field is written as a word");
        word.as_str().unwrap_or_default().to_owned()
    }

    /// The field of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        serde_json::from_value(name.into()).ok()
    }
}

/// Where the file's word counts. Gaps are filled in any case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Choices {
    /// Nowhere: what the library says stays.
    #[default]
    Keep,
    /// Everywhere.
    Take,
    /// In these fields.
    TakeSome(BTreeSet<Field>),
}

impl Choices {
    fn takes(&self, field: Field) -> bool {
        match self {
            Self::Keep => false,
            Self::Take => true,
            Self::TakeSome(fields) => fields.contains(&field),
        }
    }
}

/// Whose word counts where the two differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Word {
    /// The library's.
    Mine,
    /// The file's.
    Theirs,
}

/// What the reader chose for one field of one row, whatever counts elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Pick {
    /// The line on which the row begins, from 1.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub line: u64,
    /// The field.
    pub field: Field,
    /// Whose word counts there.
    pub word: Word,
}

/// What the reader chose row by row, in one file.
#[derive(Debug, Clone, Default)]
pub(super) struct Picks(BTreeMap<(u64, Field), Word>);

impl Extend<Pick> for Picks {
    fn extend<T: IntoIterator<Item = Pick>>(&mut self, picks: T) {
        self.0.extend(picks.into_iter().map(|pick| ((pick.line, pick.field), pick.word)));
    }
}

/// Whose word counts in one row, and whether it may fill gaps.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowChoices<'a> {
    everywhere: &'a Choices,
    picks: &'a Picks,
    line: u64,
    fills_gaps: bool,
}

impl<'a> RowChoices<'a> {
    /// The choices for the row on this line.
    pub(super) fn of(everywhere: &'a Choices, picks: &'a Picks, line: u64) -> Self {
        Self { everywhere, picks, line, fills_gaps: true }
    }

    /// The same where a gap stays one: the reader made it.
    pub(super) fn without_gaps(self) -> Self {
        Self { fills_gaps: false, ..self }
    }

    /// Whether the file's word counts for a field where the library has another.
    pub(super) fn takes(self, field: Field) -> bool {
        match self.picks.0.get(&(self.line, field)) {
            Some(word) => *word == Word::Theirs,
            None => self.everywhere.takes(field),
        }
    }

    /// Whether the file's word counts for a field where the library has none.
    pub(super) fn fills(self, field: Field) -> bool {
        self.fills_gaps || self.takes(field)
    }
}
