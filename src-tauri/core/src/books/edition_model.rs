//! Editions and their chapters: as they are, and as they are typed.

use serde::{Deserialize, Serialize};

use crate::storage::word_column;
use crate::values::*;

/// What an edition is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Format {
    /// Printed.
    Paper,
    /// A file with text.
    Ebook,
    /// A recording, measured in minutes.
    Audio,
}

impl Format {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Ebook => "ebook",
            Self::Audio => "audio",
        }
    }

    /// The format of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        [Self::Paper, Self::Ebook, Self::Audio].into_iter().find(|format| format.as_str() == word)
    }
}
word_column!(Format);

/// An edition as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct EditionDraft {
    /// "2nd", "20th anniversary".
    pub name: String,
    /// ISBN-10 or -13, with or without hyphens.
    pub isbn: String,
    /// Amazon's number.
    pub asin: String,
    /// Who published it.
    pub publisher: String,
    /// When, as precisely as known.
    pub published: String,
    /// BCP 47.
    pub language: String,
    /// What it is made of.
    pub format: Option<Format>,
    /// How many pages it has.
    pub pages: String,
    /// Where the text ends.
    pub last_page: String,
    /// How long the recording is: "612" or "10h12".
    pub minutes: String,
}

/// A chapter of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Chapter {
    /// The row.
    pub id: ChapterId,
    /// 0 for what stands at the left of the contents; what it holds is one deeper.
    pub depth: u32,
    /// What "ch 3" means; none for parts, sections, a preface.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// Where it begins.
    pub first_page: Option<u32>,
    /// Where it ends.
    pub last_page: Option<u32>,
}

/// An edition with its contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Edition {
    /// The row.
    pub id: EditionId,
    /// "2nd".
    pub name: Option<String>,
    /// ISBN-13.
    pub isbn13: Option<Isbn>,
    /// The same as ISBN-10, where there is one.
    pub isbn10: Option<String>,
    /// Amazon's number.
    pub asin: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<ImpreciseDate>,
    /// BCP 47.
    pub language: Option<String>,
    /// What it is made of.
    pub format: Option<Format>,
    /// Pages in all.
    pub pages: Option<u32>,
    /// Where the text ends.
    pub last_page: Option<u32>,
    /// Length of the recording.
    pub minutes: Option<u32>,
    /// Chapters in order.
    pub chapters: Vec<Chapter>,
}

impl Edition {
    /// How positions in this edition are measured.
    #[must_use]
    pub fn measure(&self) -> Measure {
        Measure {
            pages: self.pages,
            last_page: self.last_page,
            minutes: self.minutes,
            chapters: self
                .chapters
                .iter()
                .filter_map(|chapter| {
                    Some(ChapterSpan {
                        number: chapter.number?,
                        title: chapter.title.clone(),
                        first_page: chapter.first_page,
                        last_page: chapter.last_page,
                    })
                })
                .collect(),
        }
    }
}
