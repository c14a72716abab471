//! The notebook's words: its question, what may be chosen from it, and its answer.

use serde::{Deserialize, Serialize};

use super::{Note, NoteKind, NoteLink};
use crate::now::Moment;
use crate::reading::PositionView;
use crate::storage::word_column;
use crate::values::*;

/// What a hit of the notebook is: a note of some kind, or what was written beside an entry of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "NoteKind says the first four, and the enum the last")]
pub enum HitKind {
    Note,
    Quote,
    Question,
    Takeaway,
    Session,
}

impl HitKind {
    /// All of them, in the order of a filter.
    pub const ALL: [HitKind; 5] = [Self::Note, Self::Quote, Self::Question, Self::Takeaway, Self::Session];

    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => NoteKind::Note.as_str(),
            Self::Quote => NoteKind::Quote.as_str(),
            Self::Question => NoteKind::Question.as_str(),
            Self::Takeaway => NoteKind::Takeaway.as_str(),
            Self::Session => "session",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}
word_column!(HitKind);

impl From<NoteKind> for HitKind {
    fn from(kind: NoteKind) -> Self {
        match kind {
            NoteKind::Note => Self::Note,
            NoteKind::Quote => Self::Quote,
            NoteKind::Question => Self::Question,
            NoteKind::Takeaway => Self::Takeaway,
        }
    }
}

/// How the notebook is ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum NoteOrder {
    /// Latest first.
    #[default]
    Newest,
    /// Earliest first.
    Oldest,
    /// By book, then by place in it; what is of no book at the end.
    Book,
    /// Best match first; the same as `Newest` without words, and with words that more than ten thousand notes have.
    Best,
}

/// When a note was written, by reading days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "when", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Written {
    /// Whenever.
    #[default]
    Anytime,
    /// On one of the last days, today among them.
    Last {
        /// How many days.
        days: u32,
    },
    /// From the first day to the last, both among them; none: no bound.
    Between {
        /// The first day.
        from: Option<ReadingDay>,
        /// The last day.
        to: Option<ReadingDay>,
    },
}

/// Which notes. Everything that is said must hold together; of several kinds, books or plans one is enough, of several
/// tags a note must have all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct NoteQuery {
    /// Words to find; the last may be unfinished. Empty: all notes.
    pub text: String,
    /// Only these kinds; empty: all notes, without what was written beside the log.
    pub kinds: Vec<HitKind>,
    /// Only of these books.
    pub books: Vec<BookId>,
    /// Only with all of these tags.
    pub tags: Vec<String>,
    /// Only of books that stand in one of these plans.
    pub plans: Vec<PlanId>,
    /// Only written then.
    pub written: Written,
    /// The order.
    pub order: NoteOrder,
    /// How many to pass over.
    pub offset: u32,
    /// How many at the most; 1 to 500.
    pub limit: u32,
}

impl NoteQuery {
    /// Whether it asks for every note there is.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        let asked = Self { order: NoteOrder::default(), offset: 0, limit: 0, ..self.clone() };
        asked == Self::default()
    }
}

/// Notes to change together: some by id, or all that a question finds. What was written beside the log is never among
/// them; it belongs to its entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum NoteChoice {
    /// These.
    These(Vec<NoteId>),
    /// All that are found, whatever its offset and limit.
    Found(NoteQuery),
}

/// What a hit is a row of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum HitId {
    /// A note.
    Note(NoteId),
    /// An entry of the log.
    Session(SessionId),
}

/// A note, or what was written beside an entry of the log, as the notebook shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Hit {
    /// The note, or the session where that is its kind.
    #[cfg_attr(feature = "bindings", specta(type = String))]
    pub id: HitId,
    /// The book it is about.
    pub book: Option<BookId>,
    /// The book's title.
    pub book_title: Option<String>,
    /// The book's authors.
    pub book_authors: Vec<String>,
    /// What it is.
    pub kind: HitKind,
    /// Markdown as written.
    pub text: String,
    /// Rendered and cleaned, with `<mark>` around what was found.
    pub html: String,
    /// Where in the book.
    pub anchor: Option<PositionView>,
    /// The chapter that the anchor lies in.
    pub chapter: Option<String>,
    /// What it is called, as a link names it; empty for an entry of the log.
    pub name: String,
    /// Its links with what they mean.
    pub links: Vec<NoteLink>,
    /// How many notes link to it.
    pub linked_from: u32,
    /// Tags by name.
    pub tags: Vec<String>,
    /// When it was written.
    pub created_at: Moment,
    /// When it was last changed.
    pub edited_at: Moment,
}

impl Hit {
    /// The note, where it is one.
    #[must_use]
    pub fn note(&self) -> Option<NoteId> {
        match self.id {
            HitId::Note(id) => Some(id),
            HitId::Session(_) => None,
        }
    }
}

impl From<Note> for Hit {
    fn from(note: Note) -> Self {
        Self {
            id: HitId::Note(note.id),
            book: note.book,
            book_title: note.book_title,
            book_authors: note.book_authors,
            kind: note.kind.into(),
            text: note.text,
            html: note.html,
            anchor: note.anchor,
            chapter: note.chapter,
            name: note.name,
            links: note.links,
            linked_from: note.linked_from,
            tags: note.tags,
            created_at: note.created_at,
            edited_at: note.edited_at,
        }
    }
}

/// How many notes share something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Facet {
    /// What is asked for when it is chosen: a kind, a book id, a tag, a plan id.
    pub key: String,
    /// How it is shown.
    pub name: String,
    /// How many hits there would be with it alone chosen here: those of the rest of the question that have it.
    pub count: u32,
}

/// A window of the notebook. Facets are counted with everything else that is asked for, but without their own choice
/// where one of several is enough; a chosen one is among them even where it counts nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct NotePage {
    /// How many notes match in all.
    pub total: u32,
    /// In how many books.
    pub books: u32,
    /// The hits of the window.
    pub notes: Vec<Hit>,
    /// By kind, of all kinds.
    pub by_kind: Vec<Facet>,
    /// By book, most first, at most fifty.
    pub by_book: Vec<Facet>,
    /// By tag, most first, at most fifty.
    pub by_tag: Vec<Facet>,
    /// By plan, in the order of the plans.
    pub by_plan: Vec<Facet>,
}

/// Removed notes, the latest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct RemovedNotes {
    /// How many there are.
    pub total: u32,
    /// Those of the window.
    pub notes: Vec<Note>,
}
