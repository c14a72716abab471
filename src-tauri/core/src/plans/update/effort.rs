//! How much there is to read before an update, and when all of it is taken. No forecast: the counts of the plan, without
//! what goes and with what comes; pages that nobody knows are not counted, as in the plan itself.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::super::curated::{Curated, ItemEntry, OwnPart};
use super::super::file::{BookFile, ItemFile};
use super::super::take::{book_named, edition_named, part_of};
use super::super::totals::{Counted, CountedBook, Leftover, totals_of};
use super::super::{Group, ItemState, Part, PlanTotals, editions, store};
use super::difference::Difference;
use super::model::PlanChange;
use crate::library::Snapshot;
use crate::reading::{self, ReadState};
use crate::values::{BookId, GroupId, ItemId, PlanId, StageId};
use crate::{Result, books};

/// What there is to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Effort {
    /// Items that count; of a group only as many as it takes.
    pub items: u32,
    /// Pages still to read, where known, without optional items.
    pub pages_left: u32,
}

/// What there is to read before an update, and when all of it is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct UpdateEffort {
    /// Now.
    pub before: Effort,
    /// With all of the update.
    pub after: Effort,
}

impl From<PlanTotals> for Effort {
    fn from(totals: PlanTotals) -> Self {
        Self { items: totals.total, pages_left: totals.pages_left }
    }
}

/// The counts of both.
pub(super) fn of(
    view: &Snapshot<'_>,
    plan: PlanId,
    curated: &Curated,
    update: &Difference<'_>,
) -> Result<UpdateEffort> {
    let mut counted = editions::counted(view, plan)?;
    let mut groups = store::groups(view, plan)?;
    let left = Leftover::of(view, &counted)?;
    let before = totals_of(&counted, &groups, &left);
    let ids = groups_after(&mut groups, curated, update);
    let going = going(curated, update);
    counted.retain(|item| !going.contains(&item.id));
    let known: HashMap<ItemId, (&ItemEntry, &ItemFile)> = update
        .new
        .items()
        .filter(|item| !update.refused.contains(item.id.as_str()))
        .filter_map(|item| curated.items.get(*update.items.get(item.id.as_str())?).map(|row| (row.id, (row, item))))
        .collect();
    let olds: HashMap<ItemId, &ItemFile> =
        update.old.items().filter_map(|item| Some((curated.items.get(&item.id)?.id, item))).collect();
    for item in &mut counted {
        if let Some((row, new)) = known.get(&item.id) {
            change(item, row, new, &ids);
            read_in(item, row, olds.get(&item.id).and_then(|old| old.book.as_ref()), new.book.as_ref());
        }
    }
    let there: HashSet<BookId> = counted.iter().filter_map(|item| item.book.map(|book| book.id)).collect();
    for item in update.new.items() {
        let id = item.id.as_str();
        if !update.refused.contains(id) && !update.items.contains_key(id) {
            counted.push(newcomer(view, item, &ids, &there)?);
        }
    }
    Ok(UpdateEffort { before: before.into(), after: totals_of(&counted, &groups, &left).into() })
}

/// The items that leave the plan.
fn going(curated: &Curated, update: &Difference<'_>) -> HashSet<ItemId> {
    let entries = update.entries.iter().filter(|entry| entry.is_item());
    let gone = entries.filter(|it| it.changes.iter().any(|it| it.change == PlanChange::Dropped { stays: false }));
    gone.filter_map(|entry| Some(curated.items.get(entry.old?)?.id)).collect()
}

/// Makes the groups what they will be. Answers which group each id of the new version is.
fn groups_after<'p>(groups: &mut Vec<Group>, curated: &Curated, update: &Difference<'p>) -> HashMap<&'p str, GroupId> {
    let mut ids = HashMap::new();
    for new in &update.new.groups {
        let known = curated.groups.get(&new.id).copied();
        let id = known.unwrap_or_else(|| GroupId::natural(&["update", &new.id]));
        ids.insert(new.id.as_str(), id);
        let before = update.old.groups.iter().find(|group| group.id == new.id);
        match groups.iter_mut().find(|group| group.id == id) {
            // Where the reader takes another number, that stays.
            Some(group) if !update.head_is_declined && before.is_some_and(|it| it.take == group.take) => {
                group.take = new.take;
            }
            Some(_) => {}
            // One that is known and not there was dissolved by the reader.
            None if known.is_some() => {}
            None => groups.push(Group { id, title: new.title.clone(), take: new.take }),
        }
    }
    ids
}

/// What the new version says of an item, where the reader does not say otherwise.
fn change(item: &mut Counted, row: &ItemEntry, new: &ItemFile, groups: &HashMap<&str, GroupId>) {
    let own = row.overlay.as_ref();
    if own.is_none_or(|own| own.optional.is_none()) {
        item.optional = new.optional;
    }
    if own.is_none_or(|own| own.group.is_none() && !own.ungrouped) {
        item.group = group_of(new, groups);
    }
    item.part = match own.and_then(|own| own.part) {
        Some(OwnPart::Whole) => None,
        Some(OwnPart::Part(part)) => Some(part),
        None => part_in(new),
    };
}

/// Where the list moves on to another edition, its pages count, unless the reader matched another book.
fn read_in(item: &mut Counted, row: &ItemEntry, old: Option<&BookFile>, new: Option<&BookFile>) {
    let (Some(old), Some(new)) =
        (old.and_then(|book| book.edition.as_ref()), new.and_then(|book| book.edition.as_ref()))
    else {
        return;
    };
    let is_listed = row.overlay.as_ref().is_none_or(|own| own.book.is_none() && !own.unmatched);
    if let Some(book) = item.book.as_mut().filter(|_| is_listed && new.isbn13.is_some() && new.isbn13 != old.isbn13) {
        book.pages = new.pages.or(book.pages);
    }
}

fn newcomer(
    view: &Snapshot<'_>,
    item: &ItemFile,
    groups: &HashMap<&str, GroupId>,
    there: &HashSet<BookId>,
) -> Result<Counted> {
    // The whole plan is counted, not its stages.
    let stage = StageId::natural(&["update"]);
    let (state, book) = match &item.book {
        Some(file) => book_of(view, file, there)?,
        None => (ItemState::Waiting, None),
    };
    Ok(Counted {
        id: ItemId::natural(&["update", &item.id]),
        stage,
        state,
        group: group_of(item, groups),
        optional: item.optional,
        part: part_in(item),
        book,
    })
}

/// The book of a new item, and what the reader's log says of it. Pages of a book that the plan has count there.
fn book_of(view: &Snapshot<'_>, file: &BookFile, there: &HashSet<BookId>) -> Result<(ItemState, Option<CountedBook>)> {
    let listed = file.edition.as_ref().and_then(|edition| edition.pages);
    let Some(id) = book_named(view, file)? else {
        let id = BookId::natural(&["update", &file.title]);
        return Ok((ItemState::Ready, Some(CountedBook { id, edition: None, pages: listed, progress: None })));
    };
    let reads = reading::reads_of(view, id)?;
    let is_done = reads.iter().any(|read| matches!(read.state, ReadState::Finished { .. }));
    let editions = books::editions_of(view, id)?;
    let named = edition_named(view, id, file)?;
    let edition = editions.iter().find(|it| Some(it.id) == named).or(editions.first());
    let pages = edition.and_then(|edition| edition.pages).filter(|_| !there.contains(&id));
    let progress = reads.first().and_then(|read| read.progress);
    let state = if is_done { ItemState::Done } else { ItemState::Ready };
    Ok((state, Some(CountedBook { id, edition: named, pages, progress })))
}

fn group_of(item: &ItemFile, groups: &HashMap<&str, GroupId>) -> Option<GroupId> {
    groups.get(item.group.as_deref()?).copied()
}

fn part_in(item: &ItemFile) -> Option<Part> {
    part_of(item.part.as_ref()).map(|(unit, first, last)| Part { unit, first, last })
}
