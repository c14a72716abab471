//! The rows of items, with the overlay laid over them and their books beside them.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::Row;
use rusqlite::types::Null;

use super::store::{all, listed};
use super::totals::{Counted, CountedBook};
use super::{Confidence, Depth, ItemBook, ItemState, Mark, OutlineItem, Part, PartUnit};
use crate::Result;
use crate::books::{BookState, Place};
use crate::library::Snapshot;
use crate::values::*;

/// An item with the overlay laid over it and its book beside it.
pub(super) struct ItemRow {
    pub(super) id: ItemId,
    pub(super) stage: StageId,
    pub(super) order_key: String,
    pub(super) asks_for: String,
    pub(super) book: Option<ItemBook>,
    pub(super) matched_by_reader: bool,
    pub(super) confidence: Confidence,
    pub(super) basis: Option<String>,
    pub(super) no_such_book: bool,
    pub(super) part: Option<Part>,
    pub(super) optional: bool,
    pub(super) group: Option<GroupId>,
    pub(super) mark: Option<Mark>,
    pub(super) reason: Option<String>,
    pub(super) target: Option<ReadingDay>,
    pub(super) depth: Option<Depth>,
}

/// The items of a plan in the reader's order.
pub(super) fn items(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<ItemRow>> {
    all(view, include_str!("sql/items.sql"), (plan, Null), item_row)
}

/// Those of these items that stand in a plan, in the reader's order.
pub(super) fn items_among(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Vec<ItemRow>> {
    all(view, include_str!("sql/items.sql"), (plan, listed(ids)), item_row)
}

pub(super) fn part(row: &Row<'_>) -> rusqlite::Result<Option<Part>> {
    let unit: Option<PartUnit> = row.get("part_unit")?;
    Ok(match unit {
        Some(unit) => Some(Part { unit, first: row.get("part_first")?, last: row.get("part_last")? }),
        None => None,
    })
}

/// What counts of the items of a plan, in the reader's order, as it was kept.
pub(super) fn counted(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<Counted>> {
    all(view, include_str!("sql/counted.sql"), [plan], counted_row)
}

fn counted_row(row: &Row<'_>) -> rusqlite::Result<Counted> {
    let book = match row.get("book_id")? {
        Some(id) => Some(CountedBook {
            id,
            edition: row.get("edition_id")?,
            pages: row.get("pages")?,
            progress: row.get("progress")?,
        }),
        None => None,
    };
    Ok(Counted {
        id: row.get("id")?,
        stage: row.get("stage_id")?,
        state: row.get("state")?,
        group: row.get("group_id")?,
        optional: row.get("optional")?,
        part: part(row)?,
        book,
    })
}

/// Where an item stands, as it was kept.
#[derive(Clone)]
pub(super) struct StandingRow {
    pub(super) id: ItemId,
    pub(super) order_key: String,
    pub(super) title: String,
    pub(super) group: Option<GroupId>,
    pub(super) mark: Option<Mark>,
    pub(super) state: ItemState,
    pub(super) is_done: bool,
    /// Its book was given up, and that is what counts.
    pub(super) is_given_up: bool,
    pub(super) part_share: Option<f64>,
}

/// Where these items of a plan stand, in no order.
pub(super) fn standing(view: &Snapshot<'_>, plan: PlanId, ids: &BTreeSet<ItemId>) -> Result<Vec<StandingRow>> {
    let row = |row: &Row<'_>| {
        Ok(StandingRow {
            id: row.get("id")?,
            order_key: row.get("order_key")?,
            title: row.get("title")?,
            group: row.get("group_id")?,
            mark: row.get("mark")?,
            state: row.get("state")?,
            is_done: row.get("is_done")?,
            is_given_up: row.get::<_, String>("standing")? == ItemState::Abandoned.as_str(),
            part_share: row.get("part_share")?,
        })
    };
    all(view, include_str!("sql/standing.sql"), (plan, listed(ids)), row)
}

/// The items of a plan in outline behind one of them, each with its edition, until enough are taken.
pub(super) fn outlined(
    view: &Snapshot<'_>,
    plan: PlanId,
    after: Option<ItemId>,
    mut take: impl FnMut(OutlineItem, Option<EditionId>) -> bool,
) -> Result<()> {
    let mut ask = view.sql(include_str!("sql/outline.sql"))?;
    let mut rows = ask.query((plan, after))?;
    while let Some(row) = rows.next()? {
        if !take(outline_row(row)?, row.get("edition_id")?) {
            break;
        }
    }
    Ok(())
}

fn outline_row(row: &Row<'_>) -> rusqlite::Result<OutlineItem> {
    let pages = match part(row)? {
        Some(Part { unit: PartUnit::Page, first, last }) => Some(last - first + 1),
        Some(_) | None => row.get("pages")?,
    };
    Ok(OutlineItem {
        id: row.get("id")?,
        stage: row.get("stage_id")?,
        order: row.get("order_key")?,
        title: row.get("title")?,
        state: row.get("state")?,
        book: row.get("book_id")?,
        edition: row.get("edition_name")?,
        group: row.get("group_id")?,
        pages,
        progress: row.get("progress")?,
        level: row.get("level")?,
        must_read: row.get("must_read")?,
        optional: row.get("optional")?,
    })
}

/// The items of a plan that are a book.
pub(super) fn items_of_book(view: &Snapshot<'_>, plan: PlanId, book: BookId) -> Result<Vec<ItemId>> {
    all(view, include_str!("sql/items_of_book_in_plan.sql"), (plan, book), |row| row.get(0))
}

/// The items of a plan that can be begun now, each with its book and its stage's title, until enough are taken.
pub(super) fn ready(
    view: &Snapshot<'_>,
    plan: PlanId,
    mut take: impl FnMut(ItemId, BookId, String) -> bool,
) -> Result<()> {
    let mut ask = view.sql(include_str!("sql/ready.sql"))?;
    let mut rows = ask.query([plan])?;
    while let Some(row) = rows.next()? {
        if !take(row.get("id")?, row.get("book_id")?, row.get("stage_title")?) {
            break;
        }
    }
    Ok(())
}

/// The editions of these books that the items of a plan name.
pub(super) fn editions_in_plan(
    view: &Snapshot<'_>,
    plan: PlanId,
    books: &HashSet<BookId>,
) -> Result<HashMap<BookId, HashSet<EditionId>>> {
    let mut ask = view.sql(include_str!("sql/editions_in_plan.sql"))?;
    let mut named: HashMap<BookId, HashSet<EditionId>> = HashMap::new();
    let mut rows = ask.query((plan, listed(books)))?;
    while let Some(row) = rows.next()? {
        named.entry(row.get(0)?).or_default().insert(row.get(1)?);
    }
    Ok(named)
}

fn item_row(row: &Row<'_>) -> rusqlite::Result<ItemRow> {
    Ok(ItemRow {
        id: row.get("id")?,
        stage: row.get("stage_id")?,
        order_key: row.get("order_key")?,
        asks_for: row.get("asks_for")?,
        book: item_book(row)?,
        matched_by_reader: row.get("matched_by_reader")?,
        confidence: row.get("confidence")?,
        basis: row.get("basis")?,
        no_such_book: row.get("no_such_book")?,
        part: part(row)?,
        optional: row.get("optional")?,
        group: row.get("group_id")?,
        mark: row.get("mark")?,
        reason: row.get("reason")?,
        target: row.get("target")?,
        depth: row.get("depth")?,
    })
}

fn item_book(row: &Row<'_>) -> rusqlite::Result<Option<ItemBook>> {
    let Some(id) = row.get::<_, Option<BookId>>("book_id")? else { return Ok(None) };
    let Some(state) = row.get::<_, Option<BookState>>("state")? else { return Ok(None) };
    let unit: Option<Unit> = row.get("position_unit")?;
    let value: Option<f64> = row.get("position_value")?;
    let authors: String = row.get("authors")?;
    Ok(Some(ItemBook {
        id,
        title: row.get("title")?,
        subtitle: row.get("subtitle")?,
        authors: authors.split("; ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        state,
        times_read: row.get("times_read")?,
        progress: row.get("progress")?,
        position: unit.zip(value).map(|(unit, value)| Place { unit, value }),
        pages: row.get("pages")?,
        minutes: row.get("minutes")?,
        year: row.get("year")?,
        isbn13: row.get("isbn13")?,
        edition_id: row.get("edition_id")?,
        edition: row.get("edition_name")?,
        published: row.get("edition_published")?,
        rating: row.get("rating")?,
    }))
}
