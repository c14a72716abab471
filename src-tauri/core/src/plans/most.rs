//! How many items a plan may have: as many in the library as in a file, or it could be neither shared nor read again.

use super::file::MAX_ITEMS;
use super::store;
use crate::library::Snapshot;
use crate::values::PlanId;
use crate::{Error, Result};

/// How many more items a plan may have.
pub(super) fn room(view: &Snapshot<'_>, plan: PlanId) -> Result<usize> {
    Ok(MAX_ITEMS.saturating_sub(store::item_count(view, plan)?))
}

/// Lets a plan have so many more items.
///
/// # Errors
/// `NotFound`; `Conflict` where it would have more than it may.
pub(super) fn grows(view: &Snapshot<'_>, plan: PlanId, more: usize) -> Result<()> {
    let (title, before) = (store::plan(view, plan)?.title, store::item_count(view, plan)?);
    allows(&title, before, before + more)
}

/// Lets a plan go from so many items to so many. One that came to have too many where two libraries were merged may
/// still shrink.
///
/// # Errors
/// `Conflict` where it would have more than it may.
pub(super) fn allows(title: &str, before: usize, after: usize) -> Result<()> {
    if after > before && after > MAX_ITEMS {
        return Err(Error::conflict(format!("“{title}” would have {after} items; a plan may have {MAX_ITEMS}.")));
    }
    Ok(())
}
