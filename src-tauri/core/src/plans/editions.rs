//! Editions of one book as items of one plan ("take one of these two"): each follows its own reads.
//!
//! The rule: a read in an edition that another item of the plan names is that item's alone. A read that names no
//! edition, or one that the plan does not know, counts for every item of the book, as it does everywhere else.

use std::collections::{HashMap, HashSet};

use super::store::{self, ItemRow};
use super::totals::Counted;
use super::{ItemBook, OutlineItem};
use crate::Result;
use crate::books::{BookState, Place};
use crate::library::Snapshot;
use crate::reading::{self, Read, ReadState};
use crate::values::{BookId, EditionId, ItemId, PlanId};

/// The editions that a plan names of a book.
type Named = HashMap<BookId, HashSet<EditionId>>;

/// A book of which a plan names several editions, with them and all its reads.
type Several = (BookId, HashSet<EditionId>, Vec<Read>);

/// The items of a plan, each with the state of its own edition.
pub(super) fn items(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<ItemRow>> {
    let mut rows = store::items(view, plan)?;
    let named = named(rows.iter().filter_map(|row| row.book.as_ref()).map(|book| (book.id, book.edition_id)));
    follow(view, &mut rows, named)?;
    Ok(rows)
}

/// Some items of a plan, each with the state of its own edition.
pub(super) fn items_among(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Vec<ItemRow>> {
    let mut rows = store::items_among(view, plan, ids)?;
    let books = rows.iter().filter_map(|row| row.book.as_ref());
    let books = books.filter(|book| book.edition_id.is_some()).map(|book| book.id).collect();
    let named = store::editions_in_plan(view, plan, &books)?;
    follow(view, &mut rows, named)?;
    Ok(rows)
}

/// What counts of the items of a plan, each with the progress in its own edition.
pub(super) fn counted(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<Counted>> {
    let mut all = store::counted(view, plan)?;
    let named = named(all.iter().filter_map(|item| item.book.as_ref()).map(|book| (book.id, book.edition)));
    for (id, editions, reads) in reads_of_several(view, named)? {
        for book in all.iter_mut().filter_map(|item| item.book.as_mut()).filter(|book| book.id == id) {
            let Some(own) = book.edition else { continue };
            book.progress = progress_in(&reads, own, &editions);
        }
    }
    Ok(all)
}

/// What the page knows of items that are read now, each with the progress in its own edition.
pub(super) fn outlined(view: &Snapshot<'_>, plan: PlanId, read: &mut [(&mut OutlineItem, EditionId)]) -> Result<()> {
    let books = read.iter().filter_map(|(item, _)| item.book).collect();
    for (id, editions, reads) in reads_of_several(view, store::editions_in_plan(view, plan, &books)?)? {
        for (item, own) in read.iter_mut().filter(|(item, _)| item.book == Some(id)) {
            item.progress = progress_in(&reads, *own, &editions);
        }
    }
    Ok(())
}

fn named(books: impl Iterator<Item = (BookId, Option<EditionId>)>) -> Named {
    let mut named = Named::new();
    for (book, edition) in books {
        named.entry(book).or_default().extend(edition);
    }
    named
}

/// Lets each item of a book of which several editions are named follow the reads in its own.
fn follow(view: &Snapshot<'_>, rows: &mut [ItemRow], named: Named) -> Result<()> {
    for (id, editions, reads) in reads_of_several(view, named)? {
        for book in rows.iter_mut().filter_map(|row| row.book.as_mut()).filter(|book| book.id == id) {
            let Some(own) = book.edition_id else { continue };
            stand(book, &reads_in(&reads, own, &editions));
        }
    }
    Ok(())
}

/// The books of which several editions are named and that were read at all, each with its editions and reads. What was
/// never read costs nothing; the others are few, however long the plan is.
fn reads_of_several(view: &Snapshot<'_>, named: Named) -> Result<Vec<Several>> {
    let several: Named = named.into_iter().filter(|(_, editions)| editions.len() > 1).collect();
    let read = reading::read_among(view, several.keys())?;
    let several = several.into_iter().filter(|(id, _)| read.contains(id));
    several.map(|(id, editions)| Ok((id, editions, reading::reads_of(view, id)?))).collect()
}

fn progress_in(reads: &[Read], own: EditionId, editions: &HashSet<EditionId>) -> Option<f64> {
    reads_in(reads, own, editions).first().and_then(|read| read.progress)
}

/// The reads, the latest first, that count for an item of this edition.
fn reads_in<'a>(reads: &'a [Read], own: EditionId, editions: &HashSet<EditionId>) -> Vec<&'a Read> {
    let is_others = |read: &&Read| read.edition.is_some_and(|it| it != own && editions.contains(&it));
    reads.iter().filter(|read| !is_others(read)).collect()
}

/// The book as these reads, the latest first, leave it.
fn stand(book: &mut ItemBook, reads: &[&Read]) {
    let latest = reads.first();
    book.state = latest.map_or(BookState::Unread, |read| match read.state {
        ReadState::Reading => BookState::Reading,
        ReadState::Paused { .. } => BookState::Paused,
        ReadState::Finished { .. } => BookState::Finished,
        ReadState::Abandoned { .. } => BookState::Abandoned,
    });
    let finished = reads.iter().filter(|read| matches!(read.state, ReadState::Finished { .. })).count();
    book.times_read = u32::try_from(finished).unwrap_or(u32::MAX);
    book.progress = latest.and_then(|read| read.progress);
    let position = latest.and_then(|read| read.position.as_ref());
    book.position = position.map(|at| Place { unit: at.unit, value: at.value });
}
