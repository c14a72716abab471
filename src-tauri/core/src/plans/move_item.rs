//! Items move: within their stage, or to another one of their plan. Only the reader's layer is written.

use rusqlite::named_params;

use super::ItemPlace;
use super::store::{self, ItemRow};
use crate::library::Tx;
use crate::values::{ItemId, StageId};
use crate::{Error, Result};

/// Moves items to a place, one behind the other in the order they are named: a group moves as one. A move that goes
/// against a need is allowed; the plan shows it.
///
/// # Errors
/// `NotFound`; `Conflict` for a place in another plan.
pub fn move_items(tx: &mut Tx<'_>, ids: &[ItemId], to: ItemPlace) -> Result<()> {
    let Some(first) = ids.first() else { return Ok(()) };
    let (plan, title) = store::item(&tx.snapshot(), *first)?;
    for id in ids {
        if store::item(&tx.snapshot(), *id)?.0 != plan {
            return Err(Error::conflict("Items that move together are of one plan."));
        }
    }
    if store::stage(&tx.snapshot(), to.stage)?.0 != plan {
        return Err(Error::conflict("An item can only move within its plan."));
    }
    let others: Vec<ItemRow> = store::items(&tx.snapshot(), plan)?
        .into_iter()
        .filter(|item| item.stage == to.stage && !ids.contains(&item.id))
        .collect();
    let at = match to.before {
        None => others.len(),
        Some(before) => others
            .iter()
            .position(|item| item.id == before)
            .ok_or_else(|| Error::conflict("The item to move before is not in that stage."))?,
    };
    tx.about(if ids.len() == 1 { title } else { format!("{} items", ids.len()) });
    between(tx, ids, to.stage, &others, at)
}

/// Puts the items between two neighbours.
fn between(tx: &Tx<'_>, ids: &[ItemId], stage: StageId, others: &[ItemRow], at: usize) -> Result<()> {
    let key = |at: Option<usize>| at.and_then(|at| others.get(at)).map(|item| item.order_key.as_str());
    let after = key(Some(at));
    let mut before = key(at.checked_sub(1)).map(str::to_owned);
    for id in ids {
        let Some(order_key) = store::key_between(before.as_deref(), after) else {
            return respace(tx, ids, stage, others, at);
        };
        place(tx, *id, stage, &order_key)?;
        before = Some(order_key);
    }
    Ok(())
}

/// Two neighbours with the same key leave no room between them (two machines may both have moved something there):
/// the whole stage gets new keys in its present order.
fn respace(tx: &Tx<'_>, ids: &[ItemId], stage: StageId, others: &[ItemRow], at: usize) -> Result<()> {
    let mut order: Vec<ItemId> = others.iter().map(|item| item.id).collect();
    order.splice(at..at, ids.iter().copied());
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
