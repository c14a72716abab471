//! An item moves: within its stage, or to another one of its plan. Only the reader's layer is written.

use rusqlite::named_params;

use super::ItemPlace;
use super::store::{self, ItemRow};
use crate::library::Tx;
use crate::values::{ItemId, StageId};
use crate::{Error, Result};

/// Moves an item to a place. A move that goes against a need is allowed; the plan shows it.
///
/// # Errors
/// `NotFound`; `Conflict` for a place in another plan.
pub fn move_item(tx: &mut Tx<'_>, id: ItemId, to: ItemPlace) -> Result<()> {
    let (plan, title) = store::item(&tx.snapshot(), id)?;
    if store::stage(&tx.snapshot(), to.stage)?.0 != plan {
        return Err(Error::conflict("An item can only move within its plan."));
    }
    let others: Vec<ItemRow> = store::items(&tx.snapshot(), plan)?
        .into_iter()
        .filter(|item| item.stage == to.stage && item.id != id)
        .collect();
    let at = match to.before {
        None => others.len(),
        Some(before) => others
            .iter()
            .position(|item| item.id == before)
            .ok_or_else(|| Error::conflict("The item to move before is not in that stage."))?,
    };
    tx.about(title);
    let key = |at: Option<usize>| at.and_then(|at| others.get(at)).map(|item| item.order_key.as_str());
    match store::key_between(key(at.checked_sub(1)), key(Some(at))) {
        Some(order_key) => place(tx, id, to.stage, &order_key),
        None => respace(tx, id, to.stage, &others, at),
    }
}

/// Two neighbours with the same key leave no room between them (two machines may both have moved something there):
/// the whole stage gets new keys in its present order.
fn respace(tx: &Tx<'_>, id: ItemId, stage: StageId, others: &[ItemRow], at: usize) -> Result<()> {
    let mut order: Vec<ItemId> = others.iter().map(|item| item.id).collect();
    order.insert(at, id);
    let mut last = None;
    for item in order {
        let key = store::key_after(last.as_deref());
        place(tx, item, stage, &key)?;
        last = Some(key);
    }
    Ok(())
}

fn place(tx: &Tx<'_>, item: ItemId, stage: StageId, order_key: &str) -> Result<()> {
    store::ensure_overlay(tx, item)?;
    tx.sql(include_str!("sql/set_place.sql"))?
        .execute(named_params! { ":item": item, ":stage": stage, ":order_key": order_key })?;
    Ok(())
}
