//! Stages come, change, move and go.

use rusqlite::named_params;

use super::StageDraft;
use super::store::{self, StageRow};
use crate::library::{Tx, new_id};
use crate::values::{PlanId, StageId, Title};
use crate::{Error, Result};

/// Adds a stage at the end of a plan.
///
/// # Errors
/// `NotFound`; `Invalid` for a title that cannot be.
pub fn add_stage(tx: &mut Tx<'_>, plan: PlanId, draft: &StageDraft) -> Result<StageId> {
    store::plan(&tx.snapshot(), plan)?;
    let last = store::stages(&tx.snapshot(), plan)?.pop().map(|stage| stage.order_key);
    let stage = StageRow {
        id: new_id!(StageId, tx),
        title: title(draft)?,
        summary: summary(draft),
        order_key: store::key_after(last.as_deref()),
    };
    tx.about(stage.title.as_str());
    store::insert_stage(tx, plan, None, &stage)?;
    Ok(stage.id)
}

/// Makes title and summary what the draft says.
///
/// # Errors
/// `NotFound`; `Invalid` for a title that cannot be.
pub fn edit_stage(tx: &mut Tx<'_>, id: StageId, draft: &StageDraft) -> Result<()> {
    store::stage(&tx.snapshot(), id)?;
    let title = title(draft)?;
    tx.sql(include_str!("sql/edit_stage.sql"))?
        .execute(named_params! { ":id": id, ":title": title, ":summary": summary(draft) })?;
    tx.joins(format!("stage {id}"));
    tx.about(title);
    Ok(())
}

/// Moves a stage before another one of its plan, or to the end.
///
/// # Errors
/// `NotFound`; `Conflict` for a place in another plan.
pub fn move_stage(tx: &mut Tx<'_>, id: StageId, before: Option<StageId>) -> Result<()> {
    let (plan, title) = store::stage(&tx.snapshot(), id)?;
    let others: Vec<StageRow> =
        store::stages(&tx.snapshot(), plan)?.into_iter().filter(|stage| stage.id != id).collect();
    let at = match before {
        None => others.len(),
        Some(before) => others
            .iter()
            .position(|stage| stage.id == before)
            .ok_or_else(|| Error::conflict("A stage can only move within its plan."))?,
    };
    let key = |at: Option<usize>| at.and_then(|at| others.get(at)).map(|stage| stage.order_key.as_str());
    let order_key = store::key_between(key(at.checked_sub(1)), key(Some(at)))
        .ok_or_else(|| Error::conflict("There is no room between these two stages; move one of them first."))?;
    tx.about(title);
    tx.sql(include_str!("sql/move_stage.sql"))?.execute(named_params! { ":id": id, ":order_key": order_key })?;
    Ok(())
}

/// Takes an empty stage away.
///
/// # Errors
/// `NotFound`; `Conflict` while it holds items.
pub fn remove_stage(tx: &mut Tx<'_>, id: StageId) -> Result<()> {
    let (plan, title) = store::stage(&tx.snapshot(), id)?;
    if store::items(&tx.snapshot(), plan)?.iter().any(|item| item.stage == id) {
        return Err(Error::conflict(format!("“{title}” still holds items. Move them first.")));
    }
    tx.about(title);
    tx.sql(include_str!("sql/remove_stage.sql"))?.execute(named_params! { ":id": id, ":now": tx.now().millis() })?;
    Ok(())
}

fn title(draft: &StageDraft) -> Result<String> {
    Title::parse(&draft.title).map(|title| title.as_str().to_owned()).map_err(|error| Error::invalid("title", error))
}

fn summary(draft: &StageDraft) -> Option<String> {
    Some(draft.summary.trim().to_owned()).filter(|text| !text.is_empty())
}
