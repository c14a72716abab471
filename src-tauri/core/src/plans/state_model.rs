//! Words for where an item stands, what the reader decided, and how surely a book is known.

use serde::{Deserialize, Serialize};

use crate::storage::word_column;

/// How surely a recommendation's book is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Confidence {
    /// The list itself, or the reader, names the book.
    Stated,
    /// Hardly any other book fits.
    High,
    /// This book fits best.
    Medium,
    /// A guess: shown as "possibly".
    Low,
    /// No book is known.
    None,
}

impl Confidence {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::None => "none",
        }
    }

    /// The confidence of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        [Self::Stated, Self::High, Self::Medium, Self::Low, Self::None].into_iter().find(|it| it.as_str() == word)
    }
}
word_column!(Confidence);

/// What the reader decided about an item, besides reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Mark {
    /// Left out on purpose.
    Skipped,
    /// Already known: counts as done for what needs it.
    Known,
    /// Taken out of the plan.
    Removed,
}

impl Mark {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Known => "known",
            Self::Removed => "removed",
        }
    }

    /// The mark of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        [Self::Skipped, Self::Known, Self::Removed].into_iter().find(|it| it.as_str() == word)
    }
}
word_column!(Mark);

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum ItemState {
    /// Something it needs is not done.
    Waiting,
    /// It can be read now.
    Ready,
    /// Its book is being read.
    Reading,
    /// Its book's read is paused.
    Paused,
    /// Its book was finished.
    Done,
    /// Its book was given up: shown, never silently satisfied.
    Abandoned,
    /// Left out by the reader.
    Skipped,
    /// Known already.
    Known,
    /// Taken out of the plan.
    Removed,
}

impl ItemState {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Reading => "reading",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Abandoned => "abandoned",
            Self::Skipped => "skipped",
            Self::Known => "known",
            Self::Removed => "removed",
        }
    }

    /// The state of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        use ItemState::*;
        let all = [Waiting, Ready, Reading, Paused, Done, Abandoned, Skipped, Known, Removed];
        all.into_iter().find(|it| it.as_str() == word)
    }

    /// Whether what needs this item may go on.
    #[must_use]
    pub fn satisfies(self) -> bool {
        matches!(self, Self::Done | Self::Known)
    }

    /// Whether nothing is left to do here.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Known | Self::Skipped | Self::Removed | Self::Abandoned)
    }
}

word_column!(ItemState);

/// The unit of a part of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub enum PartUnit {
    Chapter,
    Page,
}

impl PartUnit {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chapter => "chapter",
            Self::Page => "page",
        }
    }

    /// The unit of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        [Self::Chapter, Self::Page].into_iter().find(|it| it.as_str() == word)
    }
}
word_column!(PartUnit);

/// How an item came by its book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum MatchSource {
    /// The list names it, or it was identified for the list.
    Curator,
    /// The reader matched it.
    Reader,
}
