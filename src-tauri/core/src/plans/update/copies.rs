//! The copy that a reader has open when the list moves on to another edition: they finish it, or go on in the new one.

use super::super::curated::Curated;
use super::super::file::{BookFile, ItemFile};
use super::super::take::edition_named;
use super::difference::Difference;
use super::items::is_same_work;
use super::model::{CopyChoice, EditionWords};
use crate::library::{Snapshot, Tx};
use crate::reading::{self, Read};
use crate::values::{BookId, Unit};
use crate::{Error, Result};

/// What the reader can choose for the copy that they have open; none where the entry moves no edition under their eyes.
pub(super) fn choice(
    view: &Snapshot<'_>,
    curated: &Curated,
    difference: &Difference<'_>,
    key: &str,
) -> Result<Option<CopyChoice>> {
    let Some(open) = open_copy(view, curated, difference, key)? else { return Ok(None) };
    let (from, to) = (in_words(open.old), in_words(open.new));
    let page = open.read.position.as_ref().filter(|at| at.unit == Unit::Page).map(|at| at.value);
    let becomes = page.zip(from.pages).zip(to.pages).filter(|((_, pages), _)| *pages > 0);
    Ok(Some(CopyChoice {
        page: page.map(|page| page.round() as u32),
        becomes: becomes.map(|((page, from), to)| (page / f64::from(from) * f64::from(to)).round() as u32),
        from,
        to,
    }))
}

/// Goes on with the open read in the new edition.
pub(super) fn switch(tx: &mut Tx<'_>, curated: &Curated, difference: &Difference<'_>, key: &str) -> Result<()> {
    let open = open_copy(&tx.snapshot(), curated, difference, key)?;
    let none = || Error::not_found(format!("copy under way for “{key}” in this update"));
    let Copy { book, new, .. } = open.ok_or_else(none)?;
    let edition = edition_named(&tx.snapshot(), book, new)?.ok_or_else(none)?;
    reading::switch_edition(tx, book, edition)
}

/// An open read of the edition that the list leaves.
struct Copy<'p> {
    book: BookId,
    read: Read,
    old: &'p BookFile,
    new: &'p BookFile,
}

fn open_copy<'p>(
    view: &Snapshot<'_>,
    curated: &Curated,
    difference: &Difference<'p>,
    key: &str,
) -> Result<Option<Copy<'p>>> {
    let Some((before, now)) = difference.sides(key) else { return Ok(None) };
    let Some((old, new)) = other_edition(before, now) else { return Ok(None) };
    let entry = &curated.items[&before.id];
    let own = entry.overlay.as_ref().is_some_and(|overlay| overlay.unmatched || overlay.book.is_some());
    let Some(book) = entry.book.filter(|_| !own) else { return Ok(None) };
    let Some(read) = reading::open_read(view, book)? else { return Ok(None) };
    let named = edition_named(view, book, old)?;
    let in_old = read.edition.is_none() || read.edition == named;
    Ok(in_old.then_some(Copy { book, read, old, new }))
}

/// The book before and now, where it is the same work in an edition with an ISBN of its own.
fn other_edition<'p>(before: &'p ItemFile, now: &'p ItemFile) -> Option<(&'p BookFile, &'p BookFile)> {
    let (old, new) = before.book.as_ref().zip(now.book.as_ref())?;
    let isbn = |book: &BookFile| book.edition.as_ref()?.isbn13.clone();
    (isbn(new).is_some() && isbn(old) != isbn(new) && is_same_work(old, new)).then_some((old, new))
}

fn in_words(book: &BookFile) -> EditionWords {
    let edition = book.edition.as_ref();
    EditionWords {
        name: edition.and_then(|edition| edition.name.clone()),
        year: edition.and_then(|edition| edition.year),
        pages: edition.and_then(|edition| edition.pages),
    }
}
