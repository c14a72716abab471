//! A book goes into a plan, and the reader's own words about an item.

use std::collections::HashSet;

use rusqlite::named_params;

use super::Confidence;
use super::store;
use crate::books::{self, BookDraft, EditionDraft};
use crate::library::{Tx, new_id};
use crate::values::{BookId, ItemId, PlanId, StageId};
use crate::{Error, Result, reading};

/// Puts a book at the end of a stage; of the last stage where none is named. A book may stand in a plan more than once.
///
/// # Errors
/// `NotFound`; `Conflict` for a stage of another plan.
pub fn add_item(tx: &mut Tx<'_>, plan: PlanId, stage: Option<StageId>, book: BookId) -> Result<ItemId> {
    store::plan(&tx.snapshot(), plan)?;
    let title = books::title_of(&tx.snapshot(), book)?;
    let stages = store::stages(&tx.snapshot(), plan)?;
    let stage = match stage {
        Some(stage) => stages.iter().find(|other| other.id == stage),
        None => stages.last(),
    };
    let stage = stage.ok_or_else(|| Error::conflict("The plan has no such stage."))?.id;
    let last: Option<String> = tx.sql(include_str!("sql/last_item_key.sql"))?.query_row([stage], |row| row.get(0))?;
    let id = new_id!(ItemId, tx);
    tx.sql(include_str!("sql/add_item.sql"))?.execute(named_params! {
        ":id": id,
        ":plan": plan,
        ":stage": stage,
        ":source": None::<String>,
        ":asks_for": title,
        ":book": book,
        ":confidence": Confidence::Stated,
        ":basis": None::<String>,
        ":no_such_book": false,
        ":part_unit": None::<String>,
        ":part_first": None::<u32>,
        ":part_last": None::<u32>,
        ":optional": false,
        ":group": None::<String>,
        ":edition": None::<String>,
        ":order_key": store::key_after(last.as_deref()),
        ":named": None::<String>,
        ":more": None::<String>,
    })?;
    tx.about(title);
    Ok(id)
}

/// Puts several books at the end of a stage; of the last stage where none is named. Those that the plan has already stay
/// where they stand.
///
/// # Errors
/// As [`add_item`]; then nothing is changed.
pub fn add_items(tx: &mut Tx<'_>, plan: PlanId, stage: Option<StageId>, books: &[BookId]) -> Result<()> {
    let there: HashSet<BookId> =
        store::items(&tx.snapshot(), plan)?.into_iter().filter_map(|item| item.book).map(|book| book.id).collect();
    for book in books.iter().filter(|book| !there.contains(book)) {
        add_item(tx, plan, stage, *book)?;
    }
    if let [first, _, ..] = books {
        let title = books::title_of(&tx.snapshot(), *first)?;
        tx.about(books::several(books.len(), &title));
    }
    Ok(())
}

/// Adds a book to the library and puts it at the end of a stage, as one step.
///
/// # Errors
/// As [`books::add`] and [`add_item`]; then nothing is changed.
pub fn add_new_book(
    tx: &mut Tx<'_>,
    plan: PlanId,
    stage: Option<StageId>,
    book: &BookDraft,
    edition: &EditionDraft,
) -> Result<BookId> {
    let book = books::add(tx, book, edition)?;
    add_item(tx, plan, stage, book)?;
    Ok(book)
}

/// Makes the reader's own reason and target date of an item these; empty texts take them away.
///
/// # Errors
/// `NotFound`; `Invalid` for a date that cannot be.
pub fn edit_item(tx: &mut Tx<'_>, id: ItemId, reason: &str, target: &str) -> Result<()> {
    let (_, title) = store::item(&tx.snapshot(), id)?;
    let target = reading::typed_day(tx, "target", target)?;
    store::ensure_overlay(tx, id)?;
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
    tx.sql(include_str!("sql/set_own.sql"))?
        .execute(named_params! { ":item": id, ":reason": reason, ":target": target })?;
    tx.about(title);
    tx.joins(format!("item {id}"));
    Ok(())
}
