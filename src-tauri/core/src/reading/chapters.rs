//! Chapters of a read: ticked by hand in any order, or named by an entry of the log.

use std::collections::HashSet;

use serde::Serialize;

use super::coverage::{Coverage, Stretch};
use super::store::{self, ReadRow};
use super::{log_progress, spans_sql};
use crate::books::{Chapter, Edition};
use crate::library::{Snapshot, Tx};
use crate::values::*;
use crate::{Error, Result, books};

/// A chapter and how much of it a read has behind it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ChapterRead {
    /// The chapter.
    pub chapter: ChapterId,
    /// Whether it was ticked, or named by an entry of the log.
    pub ticked: bool,
    /// How much of it is read, 0 to 1; none where nothing says which part of the text it is.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub share: Option<f64>,
    /// How many pages of it are read, where it has pages.
    pub pages_read: Option<u32>,
}

/// The chapters of the edition that a read is measured by, in order, with what is read of each.
///
/// # Errors
/// `NotFound`.
pub fn chapters_of(view: &Snapshot<'_>, read: ReadId) -> Result<Vec<ChapterRead>> {
    let row = store::read(view, read)?;
    let Some(edition) = store::edition(view, row.book, row.edition)? else { return Ok(Vec::new()) };
    let covered = store::coverage(view, &row)?.unwrap_or_default();
    let ticked: HashSet<ChapterId> = spans_sql::ticked(view, read)?.into_iter().collect();
    let of = |chapter: &Chapter| -> Result<ChapterRead> {
        let span = spans_sql::span(view, chapter.id)?;
        let ticked = ticked.contains(&chapter.id);
        let share = span.map(|span| covered.share_of(span.from, span.to)).or(ticked.then_some(1.0));
        let pages = chapter.first_page.zip(chapter.last_page).map(|(first, last)| last - first + 1);
        let pages_read = share.zip(pages).map(|(share, pages)| (share * f64::from(pages)).round() as u32);
        Ok(ChapterRead { chapter: chapter.id, ticked, share, pages_read })
    };
    edition.chapters.iter().map(of).collect()
}

/// Ticks chapters of `book` with all that they hold. A book that nobody was reading is started.
///
/// # Errors
/// `NotFound` for a chapter that is not this book's.
pub fn tick(tx: &mut Tx<'_>, book: BookId, chapters: &[ChapterId]) -> Result<ReadId> {
    let subject = subject(tx, book, chapters)?;
    let read = log_progress::read_for(tx, book, "")?;
    let family = family(&tx.snapshot(), book, chapters, Kin::Below)?;
    for chapter in &family {
        spans_sql::tick(tx, read.id, *chapter, None)?;
    }
    tx.about(format!("{subject} as read"));
    Ok(read.id)
}

/// Takes ticks away, of the chapters, of all that they hold, and of what holds them.
///
/// # Errors
/// `NotFound` for a chapter that is not this book's; `Conflict` where the book was never read.
pub fn untick(tx: &mut Tx<'_>, book: BookId, chapters: &[ChapterId]) -> Result<ReadId> {
    let subject = subject(tx, book, chapters)?;
    let read = match store::open(&tx.snapshot(), book)? {
        Some(open) => open,
        None => {
            store::reads(&tx.snapshot(), book)?.pop().ok_or_else(|| Error::conflict("This book was never read."))?
        }
    };
    for chapter in family(&tx.snapshot(), book, chapters, Kin::BelowAndAbove)? {
        spans_sql::untick(tx, read.id, chapter)?;
    }
    tx.about(format!("{subject} as unread"));
    Ok(read.id)
}

/// Makes the chapters that an entry of the log names exactly these.
pub(super) fn name(tx: &Tx<'_>, read: &ReadRow, session: SessionId, chapters: &[ChapterId]) -> Result<()> {
    spans_sql::untick_session(tx, session)?;
    for chapter in family(&tx.snapshot(), read.book, chapters, Kin::Below)? {
        spans_sql::tick(tx, read.id, chapter, Some(session))?;
    }
    Ok(())
}

/// From where to where an entry leads that says only which chapters were read: the last stretch they make together.
/// Where nothing is known of their length the reader stays where they are.
pub(super) fn place(
    view: &Snapshot<'_>,
    book: BookId,
    chapters: &[ChapterId],
    measure: &Measure,
    current: Option<&Position>,
) -> Result<(Option<Position>, Position)> {
    let all = all(view, book)?;
    let mut named: Vec<&Chapter> =
        all.iter().flat_map(|edition| &edition.chapters).filter(|chapter| chapters.contains(&chapter.id)).collect();
    named.sort_by_key(|chapter| chapter.first_page);
    let last = named.last().ok_or_else(|| Error::not_found("such chapter of this book"))?;
    let entered = last.number.map_or_else(|| last.title.chars().take(60).collect(), |number| format!("ch {number}"));
    let mut covered = Coverage::default();
    for chapter in chapters {
        if let Some(Stretch { from, to }) = spans_sql::span(view, *chapter)? {
            covered.add(from, to);
        }
    }
    let unit = if measure.end(Unit::Page).is_some() { Unit::Page } else { Unit::Percent };
    let at = |entered: &str, fraction: f64| {
        let value = fraction * measure.end(unit).unwrap_or(100.0);
        let value = if unit == Unit::Page { value.round() } else { value };
        measure.place(entered, unit, value).map_err(|error| Error::invalid("chapters", error))
    };
    match (covered.stretches().last(), current) {
        (Some(stretch), _) => {
            let from = at("", stretch.from)?;
            // Who goes on where they were says nothing new about where that is.
            let goes_on = current.is_some_and(|current| current.fraction() == from.fraction());
            Ok((current.filter(|_| goes_on).cloned().or(Some(from)), at(&entered, stretch.to)?))
        }
        (None, Some(current)) => Ok((Some(current.clone()), current.clone())),
        (None, None) => Ok((None, at(&entered, 0.0)?)),
    }
}

/// Who goes along when a chapter is ticked or unticked.
#[derive(Clone, Copy, PartialEq)]
enum Kin {
    Below,
    BelowAndAbove,
}

fn family(view: &Snapshot<'_>, book: BookId, chapters: &[ChapterId], kin: Kin) -> Result<Vec<ChapterId>> {
    let mut family = Vec::new();
    for edition in all(view, book)? {
        let all = &edition.chapters;
        for at in (0..all.len()).filter(|at| chapters.contains(&all[*at].id)) {
            family.push(all[at].id);
            family.extend(all[at + 1..].iter().take_while(|next| next.depth > all[at].depth).map(|next| next.id));
            let mut depth = all[at].depth;
            for above in all[..at].iter().rev().filter(|_| kin == Kin::BelowAndAbove) {
                if above.depth < depth {
                    depth = above.depth;
                    family.push(above.id);
                }
            }
        }
    }
    let mut seen = HashSet::new();
    family.retain(|chapter| seen.insert(*chapter));
    Ok(family)
}

/// "chapter 3 of Emma", "4 chapters of Emma"; refuses what is not of this book.
fn subject(tx: &Tx<'_>, book: BookId, chapters: &[ChapterId]) -> Result<String> {
    let title = books::title_of(&tx.snapshot(), book)?;
    let all = all(&tx.snapshot(), book)?;
    let find = |id: &ChapterId| all.iter().flat_map(|edition| &edition.chapters).find(|chapter| chapter.id == *id);
    let named: Vec<&Chapter> = chapters.iter().filter_map(find).collect();
    match named.as_slice() {
        _ if named.len() < chapters.len() || named.is_empty() => Err(Error::not_found("such chapter of this book")),
        [Chapter { number: Some(number), .. }] => Ok(format!("chapter {number} of {title}")),
        [one] => Ok(format!("“{}” of {title}", one.title)),
        several => Ok(format!("{} chapters of {title}", several.len())),
    }
}

fn all(view: &Snapshot<'_>, book: BookId) -> Result<Vec<Edition>> {
    books::editions_of(view, book)
}
