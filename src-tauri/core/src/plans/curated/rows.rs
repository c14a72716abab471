//! The rows of the curator's layer, with the reader's beside them.

use rusqlite::Row;

use crate::Result;
use crate::library::Snapshot;
use crate::plans::store::{all, part};
use crate::plans::{Confidence, Mark, Part, PartUnit, Strength};
use crate::values::{BookId, GroupId, ItemId, PlanId, ReadingDay, StageId};

pub(super) struct StageRow {
    pub(super) id: StageId,
    pub(super) source: Option<String>,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) key: String,
    pub(super) more: Option<String>,
}

pub(super) struct GroupRow {
    pub(super) id: GroupId,
    pub(super) source: Option<String>,
    pub(super) title: String,
    pub(super) take: u32,
}

pub(super) struct ItemRow {
    pub(super) id: ItemId,
    pub(super) stage: StageId,
    pub(super) source: Option<String>,
    pub(super) asks_for: String,
    pub(super) book: Option<BookId>,
    pub(super) confidence: Confidence,
    pub(super) basis: Option<String>,
    pub(super) no_such_book: bool,
    pub(super) part: Option<Part>,
    pub(super) optional: bool,
    pub(super) group: Option<GroupId>,
    pub(super) key: String,
    pub(super) named: Option<String>,
    pub(super) more: Option<String>,
    pub(super) overlay: Option<OverlayRow>,
}

/// The reader's layer of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::plans) struct OverlayRow {
    pub(in crate::plans) mark: Option<Mark>,
    pub(in crate::plans) reason: Option<String>,
    pub(in crate::plans) book: Option<BookId>,
    pub(in crate::plans) unmatched: bool,
    pub(in crate::plans) stage: Option<StageId>,
    pub(in crate::plans) key: Option<String>,
    pub(in crate::plans) target: Option<ReadingDay>,
    pub(in crate::plans) track: Option<String>,
    pub(in crate::plans) estimate: Option<u32>,
    pub(in crate::plans) depth: Option<String>,
    pub(in crate::plans) part: Option<OwnPart>,
    pub(in crate::plans) optional: Option<bool>,
    pub(in crate::plans) group: Option<GroupId>,
    pub(in crate::plans) ungrouped: bool,
}

/// How much of the book the reader takes, where they say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::plans) enum OwnPart {
    Whole,
    Part(Part),
}

/// What comes before an item; the first of these that leads somewhere counts.
pub(super) struct NeededRow {
    pub(super) item: Option<ItemId>,
    pub(super) group: Option<GroupId>,
    pub(super) topic: Option<String>,
}

pub(super) struct NeedRow {
    pub(super) item: ItemId,
    pub(super) needs: NeededRow,
    pub(super) strength: Strength,
    pub(super) why: Option<String>,
}

/// The reader's word on a need.
pub(super) struct OwnNeedRow {
    pub(super) item: ItemId,
    pub(super) needs: NeededRow,
    pub(super) strength: Option<Strength>,
    pub(super) why: Option<String>,
    pub(super) is_waived: bool,
    pub(super) waived_why: Option<String>,
}

/// A group of the reader's own, or their word on one of the plan's.
pub(super) struct OwnGroupRow {
    pub(super) id: GroupId,
    pub(super) source: Option<String>,
    pub(super) title: String,
    pub(super) take: u32,
    pub(super) dissolved: bool,
}

/// What the plan's file says besides its columns.
pub(super) fn more(view: &Snapshot<'_>, plan: PlanId) -> Result<Option<String>> {
    Ok(view.sql(include_str!("../sql/plan_more.sql"))?.query_row([plan], |row| row.get(0))?)
}

pub(super) fn stages(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<StageRow>> {
    all(view, include_str!("../sql/curated_stages.sql"), [plan], |row| {
        Ok(StageRow {
            id: row.get("id")?,
            source: row.get("source")?,
            title: row.get("title")?,
            summary: row.get("summary")?,
            key: row.get("order_key")?,
            more: row.get("more")?,
        })
    })
}

pub(super) fn groups(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<GroupRow>> {
    all(view, include_str!("../sql/curated_groups.sql"), [plan], |row| {
        Ok(GroupRow {
            id: row.get("id")?,
            source: row.get("source")?,
            title: row.get("title")?,
            take: row.get("take")?,
        })
    })
}

pub(super) fn items(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<ItemRow>> {
    all(view, include_str!("../sql/curated_items.sql"), [plan], item)
}

fn item(row: &Row<'_>) -> rusqlite::Result<ItemRow> {
    let overlay = if row.get("has_overlay")? { Some(overlay(row)?) } else { None };
    Ok(ItemRow {
        id: row.get("id")?,
        stage: row.get("stage_id")?,
        source: row.get("source")?,
        asks_for: row.get("asks_for")?,
        book: row.get("book_id")?,
        confidence: row.get("confidence")?,
        basis: row.get("basis")?,
        no_such_book: row.get("no_such_book")?,
        part: part(row)?,
        optional: row.get("optional")?,
        group: row.get("group_id")?,
        key: row.get("order_key")?,
        named: row.get("named")?,
        more: row.get("more")?,
        overlay,
    })
}

fn overlay(row: &Row<'_>) -> rusqlite::Result<OverlayRow> {
    Ok(OverlayRow {
        mark: row.get("mark")?,
        reason: row.get("reason")?,
        book: row.get("own_book")?,
        unmatched: row.get("unmatched")?,
        stage: row.get("own_stage")?,
        key: row.get("own_key")?,
        target: row.get("target")?,
        track: row.get("track")?,
        estimate: row.get("estimate")?,
        depth: row.get("depth")?,
        part: own_part(row)?,
        optional: row.get("own_optional")?,
        group: row.get("own_group")?,
        ungrouped: row.get("ungrouped")?,
    })
}

fn own_part(row: &Row<'_>) -> rusqlite::Result<Option<OwnPart>> {
    let unit: Option<String> = row.get("own_unit")?;
    Ok(match unit.as_deref().map(PartUnit::parse_word) {
        None => None,
        Some(None) => Some(OwnPart::Whole),
        Some(Some(unit)) => {
            Some(OwnPart::Part(Part { unit, first: row.get("own_first")?, last: row.get("own_last")? }))
        }
    })
}

pub(super) fn needs(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<NeedRow>> {
    all(view, include_str!("../sql/curated_needs.sql"), [plan], |row| {
        Ok(NeedRow {
            item: row.get("item_id")?,
            needs: needed(row)?,
            strength: row.get("strength")?,
            why: row.get("why")?,
        })
    })
}

pub(super) fn own_needs(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<OwnNeedRow>> {
    all(view, include_str!("../sql/curated_own_needs.sql"), [plan], |row| {
        Ok(OwnNeedRow {
            item: row.get("item_id")?,
            needs: needed(row)?,
            strength: row.get("strength")?,
            why: row.get("why")?,
            is_waived: row.get("is_waived")?,
            waived_why: row.get("waived_why")?,
        })
    })
}

fn needed(row: &Row<'_>) -> rusqlite::Result<NeededRow> {
    Ok(NeededRow { item: row.get("needs_item_id")?, group: row.get("needs_group_id")?, topic: row.get("needs_topic")? })
}

pub(super) fn own_groups(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<OwnGroupRow>> {
    all(view, include_str!("../sql/own_groups.sql"), [plan], |row| {
        Ok(OwnGroupRow {
            id: row.get("id")?,
            source: row.get("source")?,
            title: row.get("title")?,
            take: row.get("take")?,
            dissolved: row.get("dissolved")?,
        })
    })
}
