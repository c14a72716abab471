//! The rows of plans and stages, and with those of items, needs and annotations all that this slice asks of the file.

use rusqlite::{OptionalExtension, Params, Row, named_params};
use serde::Serialize;

pub(super) use super::items_sql::*;
pub(super) use super::needs_sql::*;
pub(super) use super::said_sql::*;
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

/// Ids as a statement takes a list of them.
pub(super) fn listed<Id: Serialize>(ids: impl IntoIterator<Item = Id>) -> String {
    let ids: Vec<Id> = ids.into_iter().collect();
    serde_json::to_string(&ids).expect("BUG: ids can be written as JSON")
}

/// All rows that a statement gives.
pub(super) fn all<T>(
    view: &Snapshot<'_>,
    question: &'static str,
    about: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut ask = view.sql(question)?;
    let rows = ask.query_map(about, read)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

pub(super) fn plan(view: &Snapshot<'_>, id: PlanId) -> Result<PlanRow> {
    view.sql(include_str!("sql/plan.sql"))?
        .query_row([id], plan_row)
        .optional()?
        .ok_or_else(|| Error::not_found("such plan"))
}

pub(super) fn plans(view: &Snapshot<'_>) -> Result<Vec<PlanRow>> {
    all(view, include_str!("sql/plans.sql"), [], plan_row)
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
    all(view, include_str!("sql/stages.sql"), [plan], |row| {
        Ok(StageRow {
            id: row.get("id")?,
            title: row.get("title")?,
            summary: row.get("summary")?,
            order_key: row.get("order_key")?,
        })
    })
}

/// The plan that a stage belongs to, and the stage's title.
pub(super) fn stage(view: &Snapshot<'_>, id: StageId) -> Result<(PlanId, String)> {
    view.sql(include_str!("sql/stage.sql"))?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| Error::not_found("such stage"))
}

/// How many items a plan has, those that the reader took out among them: they can come back, and stand in its file.
pub(super) fn item_count(view: &Snapshot<'_>, plan: PlanId) -> Result<usize> {
    Ok(view.sql(include_str!("sql/item_count.sql"))?.query_row([plan], |row| row.get(0))?)
}

/// What one item asks for.
pub(super) fn asks_for(view: &Snapshot<'_>, item: ItemId) -> Result<String> {
    Ok(view.sql(include_str!("sql/asks_for.sql"))?.query_row([item], |row| row.get(0))?)
}

/// The plans that hold a book.
pub(super) fn plans_of_book(view: &Snapshot<'_>, book: BookId) -> Result<Vec<PlanId>> {
    all(view, include_str!("sql/plans_of_book.sql"), [book], |row| row.get(0))
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
