//! Whose word counts where the file and the library differ.

use std::collections::BTreeSet;

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
    /// Whether the file's word counts for a field.
    pub(super) fn takes(&self, field: Field) -> bool {
        match self {
            Self::Keep => false,
            Self::Take => true,
            Self::TakeSome(fields) => fields.contains(&field),
        }
    }
}
