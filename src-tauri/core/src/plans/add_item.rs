//! A book goes into a plan, and the reader's own words about an item.

use std::collections::HashSet;

use rusqlite::named_params;

use super::{Confidence, most, store};
use crate::books::{self, BookDraft, EditionDraft};
use crate::library::{Snapshot, Tx, new_id};
use crate::values::{BookId, ItemId, PlanId, StageId};
use crate::{Error, Result, reading};

/// Puts a book at the end of a stage; of the last stage where none is named. A book may stand in a plan more than once.
///
/// # Errors
/// `NotFound`; `Conflict` for a stage of another plan, and where the plan has all the items that a plan may have.
pub fn add_item(tx: &mut Tx<'_>, plan: PlanId, stage: Option<StageId>, book: BookId) -> Result<ItemId> {
    End::of(&tx.snapshot(), plan, stage, 1)?.put(tx, book)
}

/// Puts several books at the end of a stage; of the last stage where none is named. Those that the plan has already stay
/// where they stand.
///
/// # Errors
/// As [`add_item`], also where the plan has no room for all of them; then nothing is changed.
pub fn add_items(tx: &mut Tx<'_>, plan: PlanId, stage: Option<StageId>, books: &[BookId]) -> Result<()> {
    let new = newcomers(&tx.snapshot(), plan, books)?;
    let mut end = End::of(&tx.snapshot(), plan, stage, new.len())?;
    new.into_iter().try_for_each(|book| end.put(tx, book).map(drop))?;
    about_all(tx, books)
}

/// Puts several books at the end of a plan, as far as it has room; those that it has already stay where they stand.
/// Answers how many stayed out.
///
/// # Errors
/// `NotFound`.
pub fn fill(tx: &mut Tx<'_>, plan: PlanId, books: &[BookId]) -> Result<usize> {
    let mut new = newcomers(&tx.snapshot(), plan, books)?;
    let room = most::room(&tx.snapshot(), plan)?;
    let out = new.len().saturating_sub(room);
    new.truncate(room);
    let mut end = End::of(&tx.snapshot(), plan, None, new.len())?;
    new.into_iter().try_for_each(|book| end.put(tx, book).map(drop))?;
    about_all(tx, books)?;
    Ok(out)
}

/// Those of the books that a plan does not have.
fn newcomers(view: &Snapshot<'_>, plan: PlanId, books: &[BookId]) -> Result<Vec<BookId>> {
    let there: HashSet<BookId> =
        store::items(view, plan)?.into_iter().filter_map(|item| item.book).map(|book| book.id).collect();
    Ok(books.iter().filter(|book| !there.contains(book)).copied().collect())
}

fn about_all(tx: &mut Tx<'_>, books: &[BookId]) -> Result<()> {
    if let [first, _, ..] = books {
        let title = books::title_of(&tx.snapshot(), *first)?;
        tx.about(books::several(books.len(), &title));
    }
    Ok(())
}

/// The end of a stage, where books are put.
struct End {
    plan: PlanId,
    stage: StageId,
    last: Option<String>,
}

impl End {
    /// The end of a stage of a plan that has room for so many more items.
    fn of(view: &Snapshot<'_>, plan: PlanId, stage: Option<StageId>, more: usize) -> Result<Self> {
        most::grows(view, plan, more)?;
        let stages = store::stages(view, plan)?;
        let stage = match stage {
            Some(stage) => stages.iter().find(|other| other.id == stage),
            None => stages.last(),
        };
        let stage = stage.ok_or_else(|| Error::conflict("The plan has no such stage."))?.id;
        let last = view.sql(include_str!("sql/last_item_key.sql"))?.query_row([stage], |row| row.get(0))?;
        Ok(Self { plan, stage, last })
    }

    fn put(&mut self, tx: &mut Tx<'_>, book: BookId) -> Result<ItemId> {
        let title = books::title_of(&tx.snapshot(), book)?;
        let id = new_id!(ItemId, tx);
        let key = store::key_after(self.last.as_deref());
        tx.sql(include_str!("sql/add_item.sql"))?.execute(named_params! {
            ":id": id,
            ":plan": self.plan,
            ":stage": self.stage,
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
            ":order_key": key,
            ":named": None::<String>,
            ":more": None::<String>,
        })?;
        self.last = Some(key);
        tx.about(title);
        Ok(id)
    }
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
