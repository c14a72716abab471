//! What one row says, once it is understood: drafts whose every field can be, and remarks on what could not.

use super::own::Own;
use super::stretches::Stretch;
use crate::Moment;
use crate::books::{BookDraft, EditionDraft};
use crate::notes::NoteKind;
use crate::reading::ReadStateKind;
use crate::values::{BookId, ImpreciseDate, Position, Rating, ReadingDay};

/// A book as a row of a file tells it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Record {
    pub(super) book: BookDraft,
    pub(super) edition: EditionDraft,
    /// "goodreads:281512".
    pub(super) foreign_id: Option<String>,
    /// What other programs call it, each spelled as `foreign_id` is in their own rows.
    pub(super) elsewhere: Vec<String>,
    /// For a mark of a program that gives its books no names: what all marks of one book have in common.
    pub(super) heading: Option<String>,
    /// The row is of a mark: its title and authors say which book is meant, and nothing of the book.
    pub(super) is_mark: bool,
    pub(super) reads: Vec<PastRead>,
    pub(super) rating: Option<Rating>,
    pub(super) review: String,
    pub(super) notes: Vec<PastNote>,
    pub(super) stretch: Option<Stretch>,
    pub(super) added: Option<ReadingDay>,
    /// Lists that the reader keeps in an order, and the book's place in each.
    pub(super) queues: Vec<(String, u32)>,
    /// The reader threw it away there.
    pub(super) is_removed: bool,
    /// It is a film, a game, a series.
    pub(super) is_no_book: bool,
    /// A word for where the book stands that nobody here knows.
    pub(super) unknown_state: Option<String>,
    /// What only Lectern's own table says.
    pub(super) own: Option<Box<Own>>,
    /// What could not be taken, or not exactly: sentences that begin with the column.
    pub(super) remarks: Vec<String>,
}

impl Record {
    /// By what the book is called where the record comes from: it is found again by that, whatever it is called here.
    pub(super) fn name_there(&self) -> Option<&str> {
        self.foreign_id.as_deref().or(self.heading.as_deref())
    }

    /// The id of the book in the library that it left, where it left one of ours and the id is not another book's here.
    pub(super) fn own_id(&self) -> Option<BookId> {
        self.own.as_ref()?.id
    }
}

/// A pass through the book that a row tells of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PastRead {
    pub(super) state: ReadStateKind,
    pub(super) started: Option<ImpreciseDate>,
    /// None only while it goes on.
    pub(super) ended: Option<ImpreciseDate>,
    /// Since when it is put aside, where the row tells that.
    pub(super) paused_since: Option<ReadingDay>,
}

/// Something that the reader wrote or marked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PastNote {
    pub(super) kind: NoteKind,
    /// Markdown.
    pub(super) text: String,
    /// Where it stands, each as for a note that is typed ("p. 12", "loc 300", "ch 3"); the first that the book can have
    /// counts.
    pub(super) places: Vec<String>,
    /// The same as it was in another library; it counts before what was typed.
    pub(super) anchor: Option<Position>,
    pub(super) tags: Vec<String>,
    /// When it was written; none: not said.
    pub(super) made: Option<Moment>,
}

impl PastNote {
    /// A note of which nothing else is known yet.
    pub(super) fn of(kind: NoteKind) -> Self {
        Self { kind, text: String::new(), places: Vec::new(), anchor: None, tags: Vec::new(), made: None }
    }
}
