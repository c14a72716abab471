//! A reader's own plan is made, changed, taken away.

use rusqlite::named_params;

use super::store::{self, PlanRow, StageRow};
use super::{PlanDraft, add_items};
use crate::library::{Tx, new_id};
use crate::values::{BookId, PlanId, StageId, Title};
use crate::{Error, Result, reading};

/// Makes a plan with one empty stage.
///
/// # Errors
/// `Invalid` for a title or target that cannot be.
pub fn create(tx: &mut Tx<'_>, draft: &PlanDraft) -> Result<PlanId> {
    let facts = facts(tx, draft)?;
    let id = new_id!(PlanId, tx);
    tx.about(facts.title.as_str());
    store::insert_plan(tx, &PlanRow { id, ..facts })?;
    let stage = StageRow {
        id: new_id!(StageId, tx),
        title: "To read".to_owned(),
        summary: None,
        order_key: store::key_after(None),
    };
    store::insert_stage(tx, id, None, &stage)?;
    Ok(id)
}

/// Makes a plan of books, in their order, as one step.
///
/// # Errors
/// As [`create`]; `NotFound` for a book that is not there.
pub fn create_of(tx: &mut Tx<'_>, draft: &PlanDraft, books: &[BookId]) -> Result<PlanId> {
    let id = create(tx, draft)?;
    add_items(tx, id, None, books)?;
    tx.about(draft.title.trim());
    Ok(id)
}

/// Makes title, summary, goal and target what the draft says.
///
/// # Errors
/// `NotFound`; as [`create`].
pub fn edit(tx: &mut Tx<'_>, id: PlanId, draft: &PlanDraft) -> Result<()> {
    store::plan(&tx.snapshot(), id)?;
    let facts = facts(tx, draft)?;
    tx.about(facts.title.as_str());
    tx.joins(format!("plan {id}"));
    tx.sql(include_str!("sql/edit_plan.sql"))?.execute(named_params! {
        ":id": id,
        ":title": facts.title,
        ":summary": facts.summary,
        ":goal": facts.goal,
        ":target": facts.target,
    })?;
    Ok(())
}

/// Takes a plan away; its books, reads and notes stay. Undo brings it back.
///
/// # Errors
/// `NotFound`.
pub fn remove(tx: &mut Tx<'_>, id: PlanId) -> Result<()> {
    let plan = store::plan(&tx.snapshot(), id)?;
    tx.about(plan.title.as_str());
    tx.sql(include_str!("sql/remove_plan.sql"))?.execute(named_params! { ":id": id, ":now": tx.now().millis() })?;
    Ok(())
}

fn facts(tx: &Tx<'_>, draft: &PlanDraft) -> Result<PlanRow> {
    let text = |typed: &str| Some(typed.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(PlanRow {
        id: PlanId::natural(&[]),
        source: None,
        version: None,
        title: Title::parse(&draft.title).map_err(|error| Error::invalid("title", error))?.as_str().to_owned(),
        summary: text(&draft.summary),
        curator: None,
        goal: text(&draft.goal),
        target: reading::typed_day(tx, "target", &draft.target)?,
    })
}
