//! How much of a book an item asks for, and whether the plan is complete without it.

use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use super::{Part, PartUnit, store};
use crate::library::Tx;
use crate::values::{ItemId, PlanId};
use crate::{Error, Result};

/// Whether a plan is complete without an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Weight {
    /// It belongs to the plan.
    Needed,
    /// It stands beside it.
    Optional,
}

/// Makes an item a part of its book, or the whole of it again.
///
/// # Errors
/// `NotFound`; `Invalid` for a part that ends before it begins.
pub fn set_part(tx: &mut Tx<'_>, item: ItemId, part: Option<Part>) -> Result<()> {
    let (plan, title) = store::item(&tx.snapshot(), item)?;
    if part.is_some_and(|part| part.first == 0 || part.last < part.first) {
        return Err(Error::invalid("part", "A part begins at 1 or later, and ends where it begins or after that."));
    }
    let (first, last) = (part.map(|part| part.first), part.map(|part| part.last));
    if is_own(tx, plan)? {
        tx.sql(include_str!("sql/set_item_part.sql"))?.execute(named_params! {
            ":item": item, ":unit": part.map(|part| part.unit), ":first": first, ":last": last,
        })?;
    } else {
        store::ensure_overlay(tx, item)?;
        tx.sql(include_str!("sql/set_overlay_part.sql"))?.execute(named_params! {
            ":item": item, ":unit": part.map_or("whole", |part| part.unit.as_str()), ":first": first, ":last": last,
        })?;
    }
    tx.about(match part {
        None => format!("the whole of {title}"),
        Some(Part { unit, first, last }) => {
            let unit = if unit == PartUnit::Chapter { "chapters" } else { "pages" };
            format!("{unit} {first} to {last} of {title}")
        }
    });
    Ok(())
}

/// Says whether the plan is complete without items.
///
/// # Errors
/// `NotFound`.
pub fn set_weight(tx: &mut Tx<'_>, items: &[ItemId], weight: Weight) -> Result<()> {
    for item in items {
        let (plan, title) = store::item(&tx.snapshot(), *item)?;
        let optional = weight == Weight::Optional;
        if is_own(tx, plan)? {
            tx.sql(include_str!("sql/set_item_weight.sql"))?
                .execute(named_params! { ":item": item, ":optional": optional })?;
        } else {
            store::ensure_overlay(tx, *item)?;
            tx.sql(include_str!("sql/set_overlay_weight.sql"))?
                .execute(named_params! { ":item": item, ":optional": optional })?;
        }
        let subject = if items.len() == 1 { title } else { format!("{} items", items.len()) };
        tx.about(format!("{subject} as {}", if optional { "optional" } else { "needed" }));
    }
    Ok(())
}

fn is_own(tx: &Tx<'_>, plan: PlanId) -> Result<bool> {
    Ok(store::plan(&tx.snapshot(), plan)?.curator.is_none())
}
