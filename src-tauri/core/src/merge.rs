//! Two books that are editions of one become one book. Stands above the slices: each moves what is its own.

use serde::Serialize;

use crate::books::{self, Author, Book, BookRow};
use crate::library::{Snapshot, Tx};
use crate::markdown::Target;
use crate::notes::{self, Called};
use crate::values::BookId;
use crate::{Error, Result, plans, reading};

/// What a merge would do.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct MergePreview {
    /// The book that stays.
    pub keep: BookRow,
    /// The book that goes into it.
    pub other: BookRow,
    /// Editions that go over.
    pub editions: u32,
    /// Editions that are there already, by ISBN.
    pub same_editions: u32,
    /// Reads that go over.
    pub reads: u32,
    /// Entries of their logs.
    pub sessions: u32,
    /// Both are being read: the two open reads become one.
    pub joins_reads: bool,
    /// Notes that go over.
    pub notes: u32,
    /// Places in plans that go over.
    pub items: u32,
    /// Tags that are new to the book that stays.
    pub tags: Vec<String>,
    /// People that are new to it.
    pub people: Vec<String>,
    /// Facts that fill a gap.
    pub filled: Vec<FactPair>,
    /// Facts that differ: those of the book that stays are kept.
    pub differing: Vec<FactPair>,
}

/// A fact of two books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FactPair {
    /// The field, as in the draft of a book.
    pub field: String,
    /// What the book that stays says; empty where it says nothing.
    pub keep: String,
    /// What the other says.
    pub other: String,
}

/// What merging `other` into `keep` would do; nothing is changed.
///
/// # Errors
/// `NotFound`; `Invalid` for a book and itself.
pub fn preview(view: &Snapshot<'_>, keep: BookId, other: BookId) -> Result<MergePreview> {
    let (kept, gone) = (books::get(view, keep)?, books::get(view, other)?);
    if kept.id == gone.id {
        return Err(Error::invalid("other", "A book cannot be merged into itself."));
    }
    let reads = reading::reads_of(view, gone.id)?;
    let is_there = |isbn| kept.editions.iter().any(|own| own.isbn13.is_some() && own.isbn13 == isbn);
    let same = gone.editions.iter().filter(|edition| is_there(edition.isbn13.clone())).count();
    let joins_reads = reading::open_read(view, kept.id)?.is_some() && reading::open_read(view, gone.id)?.is_some();
    let new_people: Vec<&Author> = gone.authors.iter().filter(|author| !kept.authors.contains(author)).collect();
    let (filled, differing) = facts(&kept, &gone).into_iter().partition(|pair| pair.keep.is_empty());
    Ok(MergePreview {
        editions: count(gone.editions.len() - same),
        same_editions: count(same),
        reads: count(reads.len()),
        sessions: reads.iter().map(|read| read.sessions).sum(),
        joins_reads,
        notes: books::row_of(view, gone.id)?.notes,
        items: count(plans::plans_of_book(view, gone.id)?.len()),
        tags: gone.tags.iter().filter(|tag| !kept.tags.contains(tag)).cloned().collect(),
        people: new_people.iter().map(|author| author.name.as_str().to_owned()).collect(),
        filled,
        differing,
        keep: books::row_of(view, kept.id)?,
        other: books::row_of(view, gone.id)?,
    })
}

/// Merges `other` into `keep`: editions, reads with their logs, notes, tags, people and places in plans go over; facts
/// fill gaps only. The other book is marked as merged, and one undo brings it back.
///
/// # Errors
/// `NotFound`; `Invalid` for a book and itself; `Conflict` for a book in the trash.
pub fn merge(tx: &mut Tx<'_>, keep: BookId, other: BookId) -> Result<()> {
    let (gone, kept) = (books::title_of(&tx.snapshot(), other)?, books::title_of(&tx.snapshot(), keep)?);
    let editions = books::merge_into(tx, keep, other)?;
    let joined = reading::move_to(tx, keep, other, &editions)?;
    notes::adopt(tx, keep, other, &joined)?;
    let (was, is) = (Target::Book { id: other }, Target::Book { id: keep });
    notes::relink(tx, Called { what: was, title: &gone }, Called { what: is, title: &kept })?;
    plans::move_to(tx, keep, other, &editions)?;
    tx.about(format!("{gone} into {kept}"));
    Ok(())
}

/// The facts that the other book knows and that are not the same in both.
fn facts(keep: &Book, other: &Book) -> Vec<FactPair> {
    let (keep, other) = (books::draft_of(keep), books::draft_of(other));
    let pairs = [
        ("title", keep.title, other.title),
        ("subtitle", keep.subtitle, other.subtitle),
        ("series", keep.series, other.series),
        ("series_number", keep.series_number, other.series_number),
        ("first_published", keep.first_published, other.first_published),
        ("language", keep.language, other.language),
        ("description", keep.description, other.description),
        ("why_added", keep.why_added, other.why_added),
        ("recommended_by", keep.recommended_by, other.recommended_by),
    ];
    let known = pairs.into_iter().filter(|(_, keep, other)| !other.is_empty() && keep != other);
    known.map(|(field, keep, other)| FactPair { field: field.to_owned(), keep, other }).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
