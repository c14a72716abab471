//! Notes: kinds, drafts, and what screens show of them.

use serde::{Deserialize, Serialize};

use crate::markdown::Target;
use crate::now::Moment;
use crate::reading::PositionView;
use crate::storage::word_column;
use crate::values::*;

/// What a note is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum NoteKind {
    /// The reader's words.
    #[default]
    Note,
    /// The book's words.
    Quote,
    /// Something to find out.
    Question,
    /// Something to keep.
    Takeaway,
}

impl NoteKind {
    /// All of them.
    pub const ALL: [NoteKind; 4] = [Self::Note, Self::Quote, Self::Question, Self::Takeaway];

    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Quote => "quote",
            Self::Question => "question",
            Self::Takeaway => "takeaway",
        }
    }

    /// Whether such notes come back to be reviewed.
    #[must_use]
    pub fn comes_back(self) -> bool {
        matches!(self, Self::Question | Self::Takeaway)
    }

    /// The kind of a word.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}
word_column!(NoteKind);

/// A note as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct NoteDraft {
    /// The book it is about; none for a thought of its own.
    pub book: Option<BookId>,
    /// What it is.
    pub kind: NoteKind,
    /// Markdown.
    pub text: String,
    /// Where in the book, as typed: "191", "ch 5", "45%"; empty: nowhere.
    pub anchor: String,
    /// Tags by name, besides any #tag in the text.
    pub tags: Vec<String>,
}

/// A note for screens.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Note {
    /// The row.
    pub id: NoteId,
    /// The book it is about.
    pub book: Option<BookId>,
    /// The book's title.
    pub book_title: Option<String>,
    /// The book's authors.
    pub book_authors: Vec<String>,
    /// What it is.
    pub kind: NoteKind,
    /// Markdown as written.
    pub text: String,
    /// Rendered and cleaned; in search results with `<mark>` around the hits.
    pub html: String,
    /// Where in the book.
    pub anchor: Option<PositionView>,
    /// The chapter that the anchor lies in.
    pub chapter: Option<String>,
    /// Tags by name.
    pub tags: Vec<String>,
    /// What it is called in links: its first heading or first line.
    pub name: String,
    /// What its `[[Title]]` links lead to, in the order of the text.
    pub links: Vec<NoteLink>,
    /// How many other notes link to it.
    pub linked_from: u32,
    /// When it was written.
    pub created_at: Moment,
    /// When it was last changed.
    pub edited_at: Moment,
}

/// A `[[Title]]` in a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct NoteLink {
    /// The title as written.
    pub title: String,
    /// What it means; none where nothing is called so.
    pub target: Option<Target>,
}

/// Something a link can lead to, while its title is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct LinkOffer {
    /// What it is.
    pub target: Target,
    /// The book's title, or the note's name.
    pub title: String,
    /// The book's authors, or the book of the note.
    pub detail: String,
    /// What stands between the brackets.
    pub insert: String,
}

/// A note that links to something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Backlink {
    /// The note.
    pub note: NoteId,
    /// What it is.
    pub kind: NoteKind,
    /// What it is called.
    pub name: String,
    /// The book it is about.
    pub book: Option<BookId>,
    /// That book's title.
    pub book_title: Option<String>,
}

/// A picture that notes show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// What its file was called.
    pub name: String,
    /// What it is: "image/png" and its like.
    pub media_type: String,
    /// The picture.
    pub bytes: Vec<u8>,
}
