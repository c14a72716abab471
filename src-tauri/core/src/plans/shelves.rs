//! Which books stand in which plan, for lists that are narrowed by plan.

use super::store;
use crate::Result;
use crate::library::Snapshot;
use crate::values::PlanId;

/// A plan and the list rows of its books.
#[derive(Debug, Clone)]
pub(crate) struct PlanBooks {
    pub(crate) id: PlanId,
    pub(crate) title: String,
    /// Keys of list rows, ascending, each once.
    pub(crate) docs: Vec<i64>,
}

/// Every plan with the books that stand in it, matched ones among them; removed items do not count.
pub(crate) fn books_by_plan(view: &Snapshot<'_>) -> Result<Vec<PlanBooks>> {
    let mut ask = view.sql(include_str!("sql/docs_of_plan.sql"))?;
    let mut shelves = Vec::new();
    for plan in store::plans(view)? {
        let docs = ask.query_map([plan.id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        shelves.push(PlanBooks { id: plan.id, title: plan.title, docs });
    }
    Ok(shelves)
}
