//! The counts of a plan: of a group as many as it takes, of a book each page once, however many items ask for it.

use std::collections::{HashMap, HashSet};

use super::{Group, Item, ItemState, Part, PartUnit, PlanTotals};
use crate::Result;
use crate::library::Snapshot;
use crate::reading::Coverage;
use crate::storage::{ItemReading, readings_of_items};
use crate::values::{BookId, EditionId, GroupId, ItemId, StageId};

/// What of an item the counts depend on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    pub(super) id: ItemId,
    pub(super) stage: StageId,
    pub(super) state: ItemState,
    pub(super) group: Option<GroupId>,
    pub(super) optional: bool,
    pub(super) part: Option<Part>,
    pub(super) book: Option<CountedBook>,
}

/// The book of an item that is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct CountedBook {
    pub(super) id: BookId,
    pub(super) edition: Option<EditionId>,
    pub(super) pages: Option<u32>,
    pub(super) progress: Option<f64>,
}

impl From<&Item> for Counted {
    fn from(item: &Item) -> Self {
        Self {
            id: item.id,
            stage: item.stage,
            state: item.state,
            group: item.group,
            optional: item.optional,
            part: item.part,
            book: item.book.as_ref().map(|book| CountedBook {
                id: book.id,
                edition: book.edition_id,
                pages: book.pages,
                progress: book.progress,
            }),
        }
    }
}

/// What is still to be read of items that are parts, or share their book with other items: as stretches of the text, so
/// that what two items ask for counts once.
#[derive(Default)]
pub(super) struct Leftover {
    open: HashMap<ItemId, Coverage>,
}

impl Leftover {
    pub(super) fn of(view: &Snapshot<'_>, items: &[Counted]) -> Result<Self> {
        let mut seen: HashMap<BookId, u32> = HashMap::new();
        for book in items.iter().filter_map(|item| item.book.as_ref()) {
            *seen.entry(book.id).or_default() += 1;
        }
        let is_open = |item: &&Counted| {
            let shares = |book: &CountedBook| item.part.is_some() || seen[&book.id] > 1;
            !item.state.is_settled() && item.book.as_ref().is_some_and(shares)
        };
        let wanted: Vec<(&Counted, String)> = items.iter().filter(is_open).map(|it| (it, it.id.to_string())).collect();
        let ids: Vec<&str> = wanted.iter().map(|(_, id)| id.as_str()).collect();
        let readings = readings_of_items(view.db(), &ids)?;
        let left = |(item, id): &(&Counted, String)| Some((item.id, left_of(item, readings.get(id)?)));
        let open = wanted.iter().filter_map(left).collect();
        Ok(Self { open })
    }

    /// Pages of these items still to read, as far as they are known.
    pub(super) fn pages<'a>(&self, items: impl Iterator<Item = &'a Counted>) -> u32 {
        let mut alone = 0.0;
        let mut shared: HashMap<(BookId, Option<EditionId>), (f64, Coverage)> = HashMap::new();
        for item in items.filter(|item| !item.state.is_settled()) {
            let Some(book) = &item.book else { continue };
            let pages = f64::from(book.pages.unwrap_or(0));
            match self.open.get(&item.id) {
                Some(left) => {
                    let (_, all) = shared.entry((book.id, book.edition)).or_insert((pages, Coverage::default()));
                    *all = std::mem::take(all).union(left);
                }
                None => alone += (pages_of(item) * (1.0 - book.progress.unwrap_or(0.0))).round(),
            }
        }
        let shared: f64 = shared.values().map(|(pages, left)| (pages * left.share()).round()).sum();
        (alone + shared).clamp(0.0, f64::from(u32::MAX)) as u32
    }
}

/// The stretches of its book that an item still asks for.
fn left_of(item: &Counted, reading: &ItemReading) -> Coverage {
    let mut left = Coverage::default();
    left.add(reading.from, reading.to);
    for stretch in reading.read.stretches() {
        left.take(stretch.from, stretch.to);
    }
    // A log in pages that nobody can place in the text still says how far the reader is.
    if reading.read.stretches().is_empty() && item.part.is_none() {
        left.take(0.0, item.book.as_ref().and_then(|book| book.progress).unwrap_or(0.0));
    }
    left
}

/// Pages of an item of which nothing says where in the text it lies.
fn pages_of(item: &Counted) -> f64 {
    let book = item.book.as_ref().and_then(|book| book.pages).unwrap_or(0);
    f64::from(match item.part {
        Some(Part { unit: PartUnit::Page, first, last }) => last - first + 1,
        // How long chapters are nobody knows without the contents: not the whole book, and not nothing.
        Some(_) | None => book,
    })
}

/// Counts items; of a group only as many as the reader takes, done ones first. Optional branches stand beside.
pub(super) fn totals_of(items: &[Counted], groups: &[Group], left: &Leftover) -> PlanTotals {
    let mut totals = PlanTotals::default();
    let (mut needed, mut optional): (Vec<&Counted>, Vec<&Counted>) = (Vec::new(), Vec::new());
    let known: HashSet<_> = groups.iter().map(|group| group.id).collect();
    let counts = |item: &&Counted| !matches!(item.state, ItemState::Removed | ItemState::Skipped);
    for item in items.iter().filter(counts) {
        totals.ready += u32::from(item.state == ItemState::Ready && item.book.is_some());
        totals.unidentified += u32::from(item.book.is_none() && !item.state.is_settled());
        match item.group.filter(|group| known.contains(group)) {
            None if item.optional => optional.push(item),
            None => {
                totals.total += 1;
                totals.done += u32::from(item.state.satisfies());
                needed.push(item);
            }
            Some(_) => {}
        }
    }
    for group in groups {
        let members: Vec<&Counted> = items.iter().filter(counts).filter(|item| item.group == Some(group.id)).collect();
        let take = group.take.min(u32::try_from(members.len()).unwrap_or(u32::MAX));
        let done = u32::try_from(members.iter().filter(|item| item.state.satisfies()).count()).unwrap_or(u32::MAX);
        let open = take.saturating_sub(done) as usize;
        let next = members.iter().filter(|item| !item.state.is_settled()).take(open);
        if members.iter().all(|item| item.optional) {
            optional.extend(next);
        } else {
            totals.total += take;
            totals.done += done.min(take);
            needed.extend(next);
        }
    }
    totals.pages_left = left.pages(needed.iter().copied());
    totals.optional_pages_left = left.pages(needed.iter().chain(&optional).copied()).saturating_sub(totals.pages_left);
    totals
}
