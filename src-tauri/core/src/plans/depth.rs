//! How far the reader has taken an item: read, worked through, able to explain it.

use rusqlite::named_params;

use super::{Depth, store};
use crate::Result;
use crate::library::Tx;
use crate::values::ItemId;

/// Says how far an item was taken; none takes it back. It is the reader's own and no version of a plan touches it.
///
/// # Errors
/// `NotFound`.
pub fn set_depth(tx: &mut Tx<'_>, item: ItemId, depth: Option<Depth>) -> Result<()> {
    let (_, title) = store::item(&tx.snapshot(), item)?;
    let words = match depth {
        Some(Depth::Read) => "as read through",
        Some(Depth::WorkedThrough) => "as worked through",
        Some(Depth::CanExplain) => "as something you can explain",
        None => "as not yet taken further",
    };
    tx.about(format!("{title} {words}"));
    store::ensure_overlay(tx, item)?;
    tx.sql(include_str!("sql/set_depth.sql"))?.execute(named_params! { ":item": item, ":depth": depth })?;
    Ok(())
}
