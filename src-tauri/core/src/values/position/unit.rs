//! What positions count.

use serde::{Deserialize, Serialize};

/// What a position counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Unit {
    /// Pages read to the end.
    Page,
    /// Hundredths of the text, 0 to 100.
    Percent,
    /// Minutes of an audio book.
    Minute,
    /// Chapters read to the end.
    Chapter,
    /// Places of an e-reader, whose number a book does not say: where a note stands, never how far one has read.
    Location,
}

impl Unit {
    /// The word, as in JSON and in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Percent => "percent",
            Self::Minute => "minute",
            Self::Chapter => "chapter",
            Self::Location => "location",
        }
    }

    /// The unit of a word from [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        [Self::Page, Self::Percent, Self::Minute, Self::Chapter, Self::Location]
            .into_iter()
            .find(|unit| unit.as_str() == word)
    }

    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Page | Self::Chapter | Self::Location)
    }

    /// The unit as the reader thinks of it in a sentence.
    pub(super) fn in_plural(self) -> &'static str {
        match self {
            Self::Page => "Pages",
            Self::Percent => "Percentages",
            Self::Minute => "Minutes",
            Self::Chapter => "Chapters",
            Self::Location => "Locations",
        }
    }
}
