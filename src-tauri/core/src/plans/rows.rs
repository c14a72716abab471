//! Some items of a plan, whole: what a page shows of the rows that it draws.

use super::{Item, editions, nearby, store};
use crate::Result;
use crate::library::Snapshot;
use crate::rows::Rows;
use crate::values::{ItemId, PlanId};

/// So many items are read at once, whatever was asked for.
pub const MOST_ROWS: usize = 100;

/// Those of these items that stand in a plan, in its order, as many as one answer carries; the rest is asked for again.
///
/// # Errors
/// `NotFound`.
pub fn rows(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Vec<Item>> {
    store::plan(view, plan)?;
    Ok(Rows::of(items_among(view, plan, &ids[..ids.len().min(MOST_ROWS)])?, 0).rows)
}

/// Those of these items that stand in a plan, whole and in its order.
pub(super) fn items_among(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Vec<Item>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let rows = editions::items_among(view, plan, &ids)?;
    let assembly = nearby::assembly(view, plan, &ids)?;
    let candidates = store::candidates_among(view, plan, &ids)?;
    Ok(assembly.saying(candidates, store::annotations_among(view, plan, &ids)?).items(rows))
}
