//! What a book and its editions are to the doors: drafts as they were typed, rows of lists, the whole page.

use serde::{Deserialize, Serialize};

use super::Edition;
use crate::now::Moment;
use crate::storage::word_column;
use crate::values::*;

/// What somebody did for a book.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub enum Role {
    #[default]
    Author,
    Editor,
    Translator,
    Illustrator,
    Narrator,
    Foreword,
    Other,
}

impl Role {
    const ALL: [Role; 7] =
        [Self::Author, Self::Editor, Self::Translator, Self::Illustrator, Self::Narrator, Self::Foreword, Self::Other];

    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Editor => "editor",
            Self::Translator => "translator",
            Self::Illustrator => "illustrator",
            Self::Narrator => "narrator",
            Self::Foreword => "foreword",
            Self::Other => "other",
        }
    }

    /// The role of a word; unknown words are `Other` for the caller to decide.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}
word_column!(Role);

/// A person and what they did for the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Author {
    /// The name as on the title page.
    pub name: PersonName,
    /// Author where nothing else is said.
    #[serde(default)]
    pub role: Role,
}

/// Where a book stands, seen over all its reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum BookState {
    /// A read is under way.
    Reading,
    /// A read is paused.
    Paused,
    /// No read yet.
    Unread,
    /// The latest read was finished.
    Finished,
    /// The latest read was abandoned.
    Abandoned,
}

impl BookState {
    const ALL: [BookState; 5] = [Self::Reading, Self::Paused, Self::Unread, Self::Finished, Self::Abandoned];

    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Paused => "paused",
            Self::Unread => "unread",
            Self::Finished => "finished",
            Self::Abandoned => "abandoned",
        }
    }

    /// The state of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}
word_column!(BookState);

/// A position without its history: a number in a unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Place {
    /// The unit.
    pub unit: Unit,
    // Never NaN; for a bare f64 the bindings would say `number | null`.
    /// The number.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub value: f64,
}

/// A row of the library.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct BookRow {
    /// The book.
    pub id: BookId,
    /// Its title.
    pub title: String,
    /// Names, in the order of the title page.
    pub authors: Vec<String>,
    /// Where it stands.
    pub state: BookState,
    /// How many reads it has.
    pub reads: u32,
    /// How often it was finished, so that a re-read shows as read and reading.
    pub times_read: u32,
    /// How much of the latest read is done, 0 to 1, where that is known.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub progress: Option<f64>,
    /// The latest position.
    pub position: Option<Place>,
    /// Pages of the first edition.
    pub pages: Option<u32>,
    /// Minutes of the first edition.
    pub minutes: Option<u32>,
    /// The first edition's ISBN.
    pub isbn13: Option<String>,
    /// The latest rating in stars.
    pub rating: Option<Rating>,
    /// When the work first appeared, as a year.
    pub year: Option<i32>,
    /// Its level in a plan: beginner, intermediate, advanced.
    pub level: Option<String>,
    /// Tags by name.
    pub tags: Vec<String>,
    /// How many plans hold it.
    pub plans: u32,
    /// How many notes it has.
    pub notes: u32,
    /// When it came into the library.
    pub added_at: Moment,
    /// The latest day it was read.
    pub last_read: Option<ReadingDay>,
}

/// A window of a list of books.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct BookPage {
    /// How many books match in all.
    pub total: u32,
    /// The rows of the window.
    pub books: Vec<BookRow>,
}

/// What a list of books is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub enum SortKey {
    #[default]
    Title,
    Author,
    State,
    Progress,
    Pages,
    Rating,
    Added,
    LastRead,
    Year,
    Level,
    /// The best match of a search first.
    Best,
}

/// Which window of which books.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct BookQuery {
    /// Words to find in titles, authors, tags, annotations and notes; the last may be unfinished. Empty: all books.
    pub text: String,
    /// The order.
    pub sort: SortKey,
    /// Largest, latest or Z first.
    pub descending: bool,
    /// How many rows to pass over.
    pub offset: u32,
    /// How many rows at the most; 1 to 500.
    pub limit: u32,
    /// The trash instead of the library.
    pub in_trash: bool,
}

/// A book as typed into a form: texts, not yet values. Empty texts mean "not known".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct BookDraft {
    /// The only thing a book needs.
    pub title: String,
    /// The rest of the title.
    pub subtitle: String,
    /// People in order.
    pub authors: Vec<AuthorDraft>,
    /// Series by name.
    pub series: String,
    /// Place in the series: "2", "1.5", "1-3".
    pub series_number: String,
    /// When the work first appeared, as precisely as known.
    pub first_published: String,
    /// BCP 47, as "en".
    pub language: String,
    /// What it is about.
    pub description: String,
    /// Why the reader added it.
    pub why_added: String,
    /// Who said so.
    pub recommended_by: String,
    /// Tags by name.
    pub tags: Vec<String>,
}

/// A person as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct AuthorDraft {
    /// "Martin Kleppmann" or "Kleppmann, Martin".
    pub name: String,
    /// What they did.
    #[serde(default)]
    pub role: Role,
}

/// The book itself, without what was read or noted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Book {
    /// The book.
    pub id: BookId,
    /// Its title.
    pub title: Title,
    /// The rest of the title.
    pub subtitle: Option<String>,
    /// People in order.
    pub authors: Vec<Author>,
    /// Series by name.
    pub series: Option<String>,
    /// Place in the series.
    pub series_number: Option<String>,
    /// When the work first appeared.
    pub first_published: Option<ImpreciseDate>,
    /// BCP 47.
    pub language: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// Why the reader added it.
    pub why_added: Option<String>,
    /// Who said so.
    pub recommended_by: Option<String>,
    /// Tags by name.
    pub tags: Vec<String>,
    /// Editions; lists show the first.
    pub editions: Vec<Edition>,
    /// The read that a rating or review is given for: the open one, else the one that ended last.
    pub latest_read: Option<ReadId>,
    /// Stars of that read; of a book never read, its own.
    pub rating: Option<Rating>,
    /// Review of that read as written; of a book never read, its own.
    pub review: Option<String>,
    /// When it came into the library.
    pub added_at: Moment,
    /// Set while it is in the trash.
    pub removed_at: Option<Moment>,
}
