//! The reader's word on an item: skipped, known already, taken out, or none of these.

use rusqlite::named_params;

use super::{Mark, store};
use crate::Result;
use crate::library::Tx;
use crate::values::ItemId;

/// Marks items, with a reason where one is given; no mark takes them back into the plan.
///
/// # Errors
/// `NotFound`.
pub fn mark(tx: &mut Tx<'_>, items: &[ItemId], mark: Option<Mark>, reason: Option<&str>) -> Result<()> {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let word = match mark {
        Some(Mark::Skipped) => "as skipped",
        Some(Mark::Known) => "as known",
        Some(Mark::Removed) => "as removed from the plan",
        None => "as open",
    };
    for item in items {
        let (_, title) = store::item(&tx.snapshot(), *item)?;
        let subject = if items.len() == 1 { title } else { format!("{} items", items.len()) };
        tx.about(format!("{subject} {word}"));
        store::ensure_overlay(tx, *item)?;
        tx.sql(include_str!("sql/set_mark.sql"))?
            .execute(named_params! { ":item": item, ":mark": mark, ":reason": reason })?;
    }
    Ok(())
}
