//! The rows of plans. The only place of this slice that speaks to the file.

use std::collections::HashSet;

use rusqlite::types::Null;
use rusqlite::{OptionalExtension, Row, named_params};

use super::totals::{Counted, CountedBook};
use super::{Annotations, Candidate, Confidence, Depth, ItemState, Mark, NeedTarget, Part, PartUnit, Strength, Waiver};
use crate::books::{BookState, Place};
use crate::library::{Snapshot, Tx};
pub(super) use crate::storage::{key_after, key_between};
use crate::values::*;
use crate::{Error, Result};

pub(super) struct PlanRow {
    pub(super) id: PlanId,
    pub(super) source: Option<String>,
    pub(super) version: Option<String>,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) curator: Option<String>,
    pub(super) goal: Option<String>,
    pub(super) target: Option<ReadingDay>,
}

pub(super) struct StageRow {
    pub(super) id: StageId,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) order_key: String,
}

/// An item with the overlay laid over it and its book beside it.
pub(super) struct ItemRow {
    pub(super) id: ItemId,
    pub(super) stage: StageId,
    pub(super) order_key: String,
    pub(super) asks_for: String,
    pub(super) book: Option<super::ItemBook>,
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

/// A need, both layers together.
pub(super) struct NeedRow {
    pub(super) item: ItemId,
    pub(super) needs: NeedTarget,
    pub(super) strength: Strength,
    pub(super) why: Option<String>,
    /// What the curator says; none for the reader's own.
    pub(super) listed: Option<Strength>,
    /// The reader says something else.
    pub(super) changed: bool,
    pub(super) waived: Option<Waiver>,
}

pub(super) fn plan(view: &Snapshot<'_>, id: PlanId) -> Result<PlanRow> {
    view.sql(include_str!("sql/plan.sql"))?
        .query_row([id], plan_row)
        .optional()?
        .ok_or_else(|| Error::not_found("such plan"))
}

pub(super) fn plans(view: &Snapshot<'_>) -> Result<Vec<PlanRow>> {
    let mut ask = view.sql(include_str!("sql/plans.sql"))?;
    let plans = ask.query_map([], plan_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(plans)
}

/// The plan that was taken from the file of this id.
pub(super) fn taken(view: &Snapshot<'_>, source: &str) -> Result<Option<PlanId>> {
    Ok(view.sql(include_str!("sql/taken.sql"))?.query_row([source], |row| row.get(0)).optional()?)
}

fn plan_row(row: &Row<'_>) -> rusqlite::Result<PlanRow> {
    Ok(PlanRow {
        id: row.get("id")?,
        source: row.get("source")?,
        version: row.get("version")?,
        title: row.get("title")?,
        summary: row.get("summary")?,
        curator: row.get("curator")?,
        goal: row.get("goal")?,
        target: row.get("target")?,
    })
}

pub(super) fn stages(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<StageRow>> {
    let mut ask = view.sql(include_str!("sql/stages.sql"))?;
    let stages = ask
        .query_map([plan], |row| {
            Ok(StageRow {
                id: row.get("id")?,
                title: row.get("title")?,
                summary: row.get("summary")?,
                order_key: row.get("order_key")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(stages)
}

/// The plan that a stage belongs to, and the stage's title.
pub(super) fn stage(view: &Snapshot<'_>, id: StageId) -> Result<(PlanId, String)> {
    view.sql(include_str!("sql/stage.sql"))?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::not_found("such stage"))
}

/// The items of a plan in the reader's order.
pub(super) fn items(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<ItemRow>> {
    let mut ask = view.sql(include_str!("sql/items.sql"))?;
    let items = ask.query_map((plan, Null), item_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(items)
}

/// Those of these items that stand in a plan, in the reader's order.
pub(super) fn items_among(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Vec<ItemRow>> {
    let mut ask = view.sql(include_str!("sql/items.sql"))?;
    let items = ask.query_map((plan, listed(ids)), item_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(items)
}

/// Ids as a statement takes a list of them.
fn listed(ids: &[ItemId]) -> String {
    serde_json::to_string(ids).expect("BUG: ids can be written as JSON")
}

fn part(row: &Row<'_>) -> rusqlite::Result<Option<Part>> {
    let unit: Option<PartUnit> = row.get("part_unit")?;
    Ok(match unit {
        Some(unit) => Some(Part { unit, first: row.get("part_first")?, last: row.get("part_last")? }),
        None => None,
    })
}

/// What counts of the items of a plan, in the reader's order, as it was kept.
pub(super) fn counted(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<Counted>> {
    let mut ask = view.sql(include_str!("sql/counted.sql"))?;
    let counted = ask.query_map([plan], counted_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(counted)
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
        state: row.get("state")?,
        group: row.get("group_id")?,
        optional: row.get("optional")?,
        part: part(row)?,
        book,
    })
}

/// Where an item stands, as it was kept.
pub(super) struct StandingRow {
    pub(super) state: ItemState,
    pub(super) is_done: bool,
    pub(super) part_share: Option<f64>,
}

/// Where an item stands; none for one that is gone.
pub(super) fn standing(view: &Snapshot<'_>, item: ItemId) -> Result<Option<StandingRow>> {
    let row = |row: &Row<'_>| {
        Ok(StandingRow { state: row.get("state")?, is_done: row.get("is_done")?, part_share: row.get("part_share")? })
    };
    Ok(view.sql(include_str!("sql/standing.sql"))?.query_row([item], row).optional()?)
}

/// The items that wait for one directly.
pub(super) fn opened_by(view: &Snapshot<'_>, item: ItemId) -> Result<Vec<ItemId>> {
    let mut ask = view.sql(include_str!("sql/opened_by.sql"))?;
    let items = ask.query_map([item], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(items)
}

/// The items of a group, as they were kept.
pub(super) fn members(view: &Snapshot<'_>, group: GroupId) -> Result<Vec<ItemId>> {
    let mut ask = view.sql(include_str!("sql/members.sql"))?;
    let items = ask.query_map([group], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(items)
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

/// The editions of a book that a plan names.
pub(super) fn editions_in_plan(view: &Snapshot<'_>, plan: PlanId, book: BookId) -> Result<HashSet<EditionId>> {
    let mut ask = view.sql(include_str!("sql/editions_in_plan.sql"))?;
    let editions = ask.query_map((plan, book), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(editions)
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

fn item_book(row: &Row<'_>) -> rusqlite::Result<Option<super::ItemBook>> {
    let Some(id) = row.get::<_, Option<BookId>>("book_id")? else { return Ok(None) };
    let Some(state) = row.get::<_, Option<BookState>>("state")? else { return Ok(None) };
    let unit: Option<Unit> = row.get("position_unit")?;
    let value: Option<f64> = row.get("position_value")?;
    let authors: String = row.get("authors")?;
    Ok(Some(super::ItemBook {
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

pub(super) fn needs(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<NeedRow>> {
    let mut ask = view.sql(include_str!("sql/needs.sql"))?;
    let needs = ask.query_map((plan, Null), need_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(needs)
}

/// What these items of a plan need.
pub(super) fn needs_among(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Vec<NeedRow>> {
    let mut ask = view.sql(include_str!("sql/needs.sql"))?;
    let needs = ask.query_map((plan, listed(ids)), need_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(needs)
}

/// The topics that the reader knows, in their own words.
pub(super) fn topics(view: &Snapshot<'_>) -> Result<Vec<String>> {
    let mut ask = view.sql(include_str!("sql/known_topics.sql"))?;
    let topics = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(topics)
}

/// The same, folded.
pub(super) fn known_topics(view: &Snapshot<'_>) -> Result<HashSet<String>> {
    Ok(topics(view)?.iter().map(|topic| fold(topic)).collect())
}

fn need_row(row: &Row<'_>) -> rusqlite::Result<NeedRow> {
    let (item, group): (Option<ItemId>, Option<GroupId>) = (row.get("needs_item_id")?, row.get("needs_group_id")?);
    let needs = match (item, group) {
        (Some(id), _) => NeedTarget::Item { id },
        (None, Some(id)) => NeedTarget::Group { id },
        (None, None) => NeedTarget::Topic { name: row.get("needs_topic")? },
    };
    let waived: bool = row.get("is_waived")?;
    let why: Option<String> = row.get("waived_why")?;
    Ok(NeedRow {
        item: row.get("item_id")?,
        needs,
        strength: row.get("strength")?,
        why: row.get("why")?,
        listed: row.get("listed")?,
        changed: row.get("changed")?,
        waived: waived.then_some(Waiver { why }),
    })
}

pub(super) fn candidates(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<(ItemId, Candidate)>> {
    let mut ask = view.sql(include_str!("sql/candidates.sql"))?;
    let candidates = ask.query_map((plan, Null), candidate_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(candidates)
}

/// The books that the list thinks possible for these items of a plan.
pub(super) fn candidates_among(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Vec<(ItemId, Candidate)>> {
    let mut ask = view.sql(include_str!("sql/candidates.sql"))?;
    let candidates = ask.query_map((plan, listed(ids)), candidate_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(candidates)
}

fn candidate_row(row: &Row<'_>) -> rusqlite::Result<(ItemId, Candidate)> {
    let authors: String = row.get("authors")?;
    let candidate = Candidate {
        id: row.get("id")?,
        title: row.get("title")?,
        authors: authors.split("; ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        year: row.get("year")?,
        publisher: row.get("publisher")?,
        pages: row.get("pages")?,
        isbn13: row.get("isbn13")?,
        note: row.get("note")?,
        in_library: row.get("in_library")?,
    };
    Ok((row.get("item_id")?, candidate))
}

/// The annotations of every item of a plan.
pub(super) fn annotations(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<(ItemId, String, String)>> {
    let mut ask = view.sql(include_str!("sql/annotations.sql"))?;
    let rows =
        ask.query_map([plan], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// The annotations of one item.
pub(super) fn annotations_of(view: &Snapshot<'_>, item: ItemId) -> Result<Vec<(String, String)>> {
    let mut ask = view.sql(include_str!("sql/annotations_of_item.sql"))?;
    let rows = ask.query_map([item], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// What one item asks for.
pub(super) fn asks_for(view: &Snapshot<'_>, item: ItemId) -> Result<String> {
    Ok(view.sql(include_str!("sql/asks_for.sql"))?.query_row([item], |row| row.get(0))?)
}

/// The plans that hold a book.
pub(super) fn plans_of_book(view: &Snapshot<'_>, book: BookId) -> Result<Vec<PlanId>> {
    let mut ask = view.sql(include_str!("sql/plans_of_book.sql"))?;
    let plans = ask.query_map([book], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(plans)
}

/// Puts one stored fact into its typed place.
pub(super) fn annotate(annotations: &mut Annotations, kind: &str, text: String) {
    match kind {
        "why" => annotations.why = Some(text),
        "topic" => annotations.topic = Some(text),
        "level" => annotations.level = Some(text),
        "audience" => annotations.audience.push(text),
        "role" => annotations.role.push(text),
        "must_read" => annotations.must_read = true,
        "classic" => annotations.classic = true,
        "covers" => annotations.covers.push(text),
        "focus_on" => annotations.focus_on.push(text),
        "skip" => annotations.skip.push(text),
        "project" => annotations.project = Some(text),
        "caution" => annotations.caution.push(text),
        "outdated_since" => annotations.outdated_since = Some(text),
        "author_hint" => annotations.author_hint = Some(text),
        "recommended_by" => annotations.recommended_by.push(text),
        other => tracing::warn!(kind = other, "an annotation of a kind that this version does not know"),
    }
}

pub(super) fn groups(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<super::Group>> {
    let mut ask = view.sql(include_str!("sql/groups.sql"))?;
    let groups = ask
        .query_map([plan], |row| {
            Ok(super::Group { id: row.get("id")?, title: row.get("title")?, take: row.get("take")? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(groups)
}

/// An item's plan, and how it is called.
pub(super) fn item(view: &Snapshot<'_>, id: ItemId) -> Result<(PlanId, String)> {
    view.sql(include_str!("sql/item.sql"))?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::not_found("such item"))
}

/// Makes sure that the reader's layer of an item has a row.
pub(super) fn ensure_overlay(tx: &Tx<'_>, item: ItemId) -> Result<()> {
    tx.sql(include_str!("sql/ensure_overlay.sql"))?.execute([item])?;
    Ok(())
}

pub(super) fn last_plan_key(view: &Snapshot<'_>) -> Result<Option<String>> {
    Ok(view.sql(include_str!("sql/last_plan_key.sql"))?.query_row([], |row| row.get(0))?)
}

pub(super) fn insert_plan(tx: &Tx<'_>, plan: &PlanRow) -> Result<()> {
    let last = last_plan_key(&tx.snapshot())?;
    tx.sql(include_str!("sql/add_plan.sql"))?.execute(named_params! {
        ":id": plan.id,
        ":source": plan.source,
        ":version": plan.version,
        ":title": plan.title,
        ":summary": plan.summary,
        ":curator": plan.curator,
        ":goal": plan.goal,
        ":target": plan.target,
        ":order_key": key_after(last.as_deref()),
        ":now": tx.now().millis(),
    })?;
    Ok(())
}

pub(super) fn insert_stage(tx: &Tx<'_>, plan: PlanId, source: Option<&str>, stage: &StageRow) -> Result<()> {
    tx.sql(include_str!("sql/add_stage.sql"))?.execute(named_params! {
        ":id": stage.id,
        ":plan": plan,
        ":source": source,
        ":title": stage.title,
        ":summary": stage.summary,
        ":order_key": stage.order_key,
    })?;
    Ok(())
}
