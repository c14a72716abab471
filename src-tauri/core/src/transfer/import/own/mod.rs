//! Lectern's own table, as `export/full.rs` writes it: what a row says beyond what any table can, exactly as it was.
//!
//! Columns that hold one line go by the rules of all formats. The others are [`Rule::Own`](super::format::Rule::Own):
//! their names say what they hold, and their cells are taken as they stand, without a thought for HTML, for blanks or
//! for how other programs write. An early table held less in the same columns, in plainer words; those are read too.

mod early;
mod names;
mod parts;
mod told;
mod write;

use super::record::PastRead;
use super::sheet::Reading;
use crate::Moment;
use crate::books::EditionDraft;
use crate::reading::{ReadDraft, ToldSession};
use crate::values::{BookId, EditionId, ImpreciseDate, Rating, ReadingDay};

pub(super) use told::Told;
pub(super) use write::{add, draft};

/// A book as Lectern's own table tells it, beyond what any table can.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Own {
    /// Its id in the library that it left; none where that means another book here.
    pub(super) id: Option<BookId>,
    /// When it came into that library.
    pub(super) added: Option<Moment>,
    /// All editions but the first.
    pub(super) editions: Vec<EditionDraft>,
    /// What is said of each read of the record, in their order.
    pub(super) reads: Vec<OwnRead>,
    /// Stars of the book itself.
    pub(super) rating: Option<Rating>,
    /// What was written of the book itself.
    pub(super) review: String,
    /// What is said of each note of the record, in their order.
    pub(super) notes: Vec<OwnNote>,
}

/// What is said of a read beside its dates.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct OwnRead {
    /// The place of its edition among those of the book.
    pub(super) edition: Option<usize>,
    pub(super) resume_on: Option<ReadingDay>,
    pub(super) reason: String,
    pub(super) rating: Option<Rating>,
    pub(super) review: String,
    pub(super) log: Vec<ToldSession>,
}

/// What is said of a note beside its words and its place.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct OwnNote {
    /// The place of the read that it was written in.
    pub(super) read: Option<usize>,
    /// When it was changed last, where that was later than when it was written.
    pub(super) changed: Option<Moment>,
}
