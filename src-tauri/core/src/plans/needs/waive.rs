//! The reader goes on without something that is needed, and says so; or they take that back.

use rusqlite::named_params;

use super::super::{NeedTarget, store};
use super::edit::{Parts, own_id};
use super::{Ruled, need_of};
use crate::library::Tx;
use crate::values::ItemId;
use crate::{Error, Result};

/// Waves a prerequisite through: the item may be read without it. It is shown as waved through, not as done.
///
/// # Errors
/// `NotFound`; `Conflict` for one that is fulfilled.
pub fn waive(tx: &mut Tx<'_>, item: ItemId, target: &NeedTarget, why: &str) -> Result<()> {
    let (target, name, title) = found(tx, item, target)?;
    tx.about(format!("“{name}” for “{title}”"));
    take_waiver(tx, item, &target, Some(why.trim()).filter(|why| !why.is_empty()))
}

/// Takes over that a reader goes on without something.
pub(in crate::plans) fn take_waiver(tx: &Tx<'_>, item: ItemId, target: &NeedTarget, why: Option<&str>) -> Result<()> {
    let parts = Parts::of(target);
    tx.sql(include_str!("../sql/waive.sql"))?.execute(named_params! {
        ":id": own_id(item, target),
        ":item": item,
        ":needs": parts.item,
        ":group": parts.group,
        ":topic": parts.topic,
        ":now": tx.now().millis(),
        ":why": why,
    })?;
    Ok(())
}

/// Takes that back: the item waits for it again.
///
/// # Errors
/// `NotFound`; `Conflict` for one that was not waved through.
pub fn hold(tx: &mut Tx<'_>, item: ItemId, target: &NeedTarget) -> Result<()> {
    let (target, name, title) = found(tx, item, target)?;
    tx.about(format!("“{name}” for “{title}” again"));
    let held = tx.sql(include_str!("../sql/hold.sql"))?.execute([own_id(item, &target)])?;
    if held == 0 { Err(Error::conflict(format!("“{name}” was not waved through."))) } else { Ok(()) }
}

fn found(tx: &Tx<'_>, item: ItemId, target: &NeedTarget) -> Result<(NeedTarget, String, String)> {
    let view = tx.snapshot();
    let (plan, title) = store::item(&view, item)?;
    let known = need_of(&view, plan, item, target)?.ok_or_else(|| Error::not_found("such prerequisite"))?;
    let name = Ruled::of(&view, plan)?.name(&known.needs)?;
    Ok((known.needs, name, title))
}
