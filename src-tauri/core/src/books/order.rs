//! The order of long lists, kept between questions so that any window of any sort costs what its rows cost.
//!
//! An *order* is the list rows' integer keys in one sort, ascending, those whose value is not known at the end; four
//! bytes a book. A change does not throw it away: the rows it touched are taken out and put back at their place before
//! the next window is read. The first screens of a list are read straight from an index, so that opening a library does
//! no work that grows with it.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::SortKey;
use super::hits::Hits;
use super::kept_order::{Kind, Order};
use crate::Result;
use crate::library::Snapshot;
use crate::search::Question;
use crate::storage::Touched;

/// Windows that end before this row are read from the index when no order is kept yet.
const FIRST_SCREENS: usize = 1000;
/// More touched rows than this are cheaper to read anew than to put back one by one.
const MANY: usize = 1000;

/// Which list, in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Terms {
    pub(super) sort: SortKey,
    pub(super) descending: bool,
    pub(super) in_trash: bool,
}

/// The orders that an open library keeps.
#[derive(Default)]
pub(crate) struct OrderCache(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    orders: HashMap<Kind, Order>,
    answer: Option<Answer>,
    /// Counts what made them old, so that an order read before a change is not kept after it.
    generation: u64,
}

/// The books found by the latest search, ascending.
struct Answer {
    question: Question,
    kind: Kind,
    docs: Vec<u32>,
    known: usize,
}

impl OrderCache {
    /// Takes note of the rows that a commit touched.
    pub(crate) fn follow(&self, touched: &Touched) {
        let mut kept = self.lock();
        kept.generation += 1;
        kept.answer = None;
        let docs = || touched.docs().iter().filter_map(|doc| u32::try_from(*doc).ok());
        if touched.docs().len() > MANY {
            kept.orders.clear();
        }
        for order in kept.orders.values_mut() {
            order.moved.extend(docs());
        }
        kept.orders.retain(|_, order| order.moved.len() <= MANY);
    }

    /// Somebody else wrote: nothing kept is sure any more.
    pub(crate) fn forget(&self) {
        let mut kept = self.lock();
        *kept = Kept { generation: kept.generation + 1, ..Kept::default() };
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A window of a whole list: how many rows there are, and the keys of those in the window.
pub(super) fn window(view: &Snapshot<'_>, terms: Terms, offset: usize, limit: usize) -> Result<(u32, Vec<u32>)> {
    let kind = (terms.sort.listed(), terms.in_trash);
    if let Some(cache) = view.orders() {
        let mut kept = cache.lock();
        if let Some(order) = kept.orders.get_mut(&kind) {
            order.catch_up(view, kind)?;
            return Ok((count(order.docs.len()), cut(&order.docs, order.known, terms.descending, offset, limit)));
        }
    }
    if offset + limit <= FIRST_SCREENS
        && let Some(first) = first_screens(view, kind, terms.descending, offset, limit)?
    {
        return Ok((total(view, terms.in_trash)?, first));
    }
    with_order(view, kind, |order| {
        (count(order.docs.len()), cut(&order.docs, order.known, terms.descending, offset, limit))
    })
}

/// How many books there are, in the trash or out of it.
pub(crate) fn total(view: &Snapshot<'_>, in_trash: bool) -> Result<u32> {
    Ok(view.sql(include_str!("sql/count.sql"))?.query_row([in_trash], |row| row.get(0))?)
}

/// All books that are not in the trash by title, as the keys of their list rows.
pub(crate) fn by_title(view: &Snapshot<'_>) -> Result<Vec<u32>> {
    with_order(view, (SortKey::Title, false), |order| order.docs.clone())
}

/// A window of the books that a search finds.
pub(super) fn found(
    view: &Snapshot<'_>,
    terms: Terms,
    question: &Question,
    offset: usize,
    limit: usize,
) -> Result<(u32, Vec<u32>)> {
    let kind = (terms.sort.listed(), terms.in_trash);
    if terms.sort == SortKey::Best && question.is_selective() && !terms.in_trash {
        return best(view, question, offset, limit);
    }
    if let Some(cache) = view.orders() {
        let kept = cache.lock();
        if let Some(answer) = kept.answer.as_ref().filter(|it| it.kind == kind && it.question == *question) {
            return Ok((count(answer.docs.len()), cut(&answer.docs, answer.known, terms.descending, offset, limit)));
        }
    }
    let hits = if terms.in_trash { Hits::in_trash(view, question)? } else { Hits::read(view, question)? };
    let generation = view.orders().map(|cache| cache.lock().generation);
    let (docs, known) = with_order(view, kind, |order| {
        let docs: Vec<u32> = order.docs.iter().copied().filter(|doc| hits.has(*doc)).collect();
        let known = order.docs[..order.known].iter().filter(|doc| hits.has(**doc)).count();
        (docs, known)
    })?;
    let window = (count(docs.len()), cut(&docs, known, terms.descending, offset, limit));
    if let (Some(cache), Some(generation)) = (view.orders(), generation) {
        let mut kept = cache.lock();
        if kept.generation == generation {
            kept.answer = Some(Answer { question: question.clone(), kind, docs, known });
        }
    }
    Ok(window)
}

/// Titles that begin with what was typed, then the best matches; the number is of all matches.
fn best(view: &Snapshot<'_>, question: &Question, offset: usize, limit: usize) -> Result<(u32, Vec<u32>)> {
    let fts = question.to_fts();
    let total = view.sql(include_str!("sql/count_hits.sql"))?.query_row([&fts], |row| row.get(0))?;
    let wanted = count(offset + limit);
    let mut begin = view.sql(include_str!("sql/begins_with.sql"))?;
    let mut docs: Vec<u32> =
        begin.query_map((question.as_beginning(), wanted), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut ask = view.sql(include_str!("sql/best.sql"))?;
    let ranked = ask.query_map((&fts, wanted), |row| row.get(0))?.collect::<rusqlite::Result<Vec<u32>>>()?;
    let first: HashSet<u32> = docs.iter().copied().collect();
    docs.extend(ranked.into_iter().filter(|doc| !first.contains(doc)));
    Ok((total, docs.into_iter().skip(offset).take(limit).collect()))
}

/// Uses the order of a kind, kept or read.
fn with_order<T>(view: &Snapshot<'_>, kind: Kind, take: impl FnOnce(&Order) -> T) -> Result<T> {
    let Some(cache) = view.orders() else { return Ok(take(&Order::read(view, kind)?)) };
    let generation = {
        let mut kept = cache.lock();
        if let Some(order) = kept.orders.get_mut(&kind) {
            order.catch_up(view, kind)?;
            return Ok(take(order));
        }
        kept.generation
    };
    let order = Order::read(view, kind)?;
    let taken = take(&order);
    let mut kept = cache.lock();
    if kept.generation == generation {
        kept.orders.insert(kind, order);
    }
    Ok(taken)
}

/// The rows of a window, seen from the start or from the end of what is known.
fn cut(docs: &[u32], known: usize, descending: bool, offset: usize, limit: usize) -> Vec<u32> {
    let end = docs.len().min(offset.saturating_add(limit));
    (offset.min(end)..end).map(|at| if descending && at < known { docs[known - 1 - at] } else { docs[at] }).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The first rows of a list straight from its index; none where they reach into what is not known.
fn first_screens(
    view: &Snapshot<'_>,
    kind: Kind,
    descending: bool,
    offset: usize,
    limit: usize,
) -> Result<Option<Vec<u32>>> {
    let text = kind.0.first(descending);
    let mut ask = view.sql(text)?;
    let docs: Vec<u32> =
        ask.query_map((kind.1, count(limit), count(offset)), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok((docs.len() == limit || kind.0.unknown().is_none()).then_some(docs))
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use crate::books::{self, BookDraft};
    use crate::library::{Library, Op, Source};
    use crate::{Now, Result};

    #[test]
    fn how_many_books_there_are_is_known_without_going_through_them() {
        let now = Now::new("2026-05-03T12:00:00Z".parse().unwrap(), chrono::FixedOffset::east_opt(0).unwrap());
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path().join("Library.lectern"), now).unwrap();
        let add = |tx: &mut crate::library::Tx<'_>| {
            let draft = |number| BookDraft { title: format!("Volume {number}"), ..BookDraft::default() };
            let ids: Result<Vec<_>> =
                (0..300).map(|number| books::add(tx, &draft(number), &Default::default())).collect();
            books::remove(tx, &ids?[..2])
        };
        library.change(Op::BookAdd, now, Source::Window, add).unwrap();
        let (counted, steps) = library
            .with_writer(|db| {
                let mut ask = db.prepare(include_str!("sql/count.sql"))?;
                let of = |in_trash: bool, ask: &mut rusqlite::Statement<'_>| {
                    ask.query_row([in_trash], |row| row.get::<_, u32>(0))
                };
                let counted = (of(false, &mut ask)?, of(true, &mut ask)?);
                Ok((counted, ask.get_status(StatementStatus::VmStep)))
            })
            .unwrap();
        assert_eq!(counted, (298, 2));
        assert!(steps < 200, "{steps} steps for 300 books, twice");
    }
}
