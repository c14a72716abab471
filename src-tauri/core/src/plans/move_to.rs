//! The items of a book go over to another book, when the two turn out to be one: in both layers, since the curator's
//! names the row, not the work.

use rusqlite::named_params;

use crate::Result;
use crate::books::Moved;
use crate::library::Tx;
use crate::values::BookId;

/// Makes every item and overlay that names `other` name `keep`.
pub(crate) fn move_to(tx: &Tx<'_>, keep: BookId, other: BookId, editions: &Moved) -> Result<()> {
    tx.sql(include_str!("sql/move_items.sql"))?.execute(named_params! { ":keep": keep, ":other": other })?;
    tx.sql(include_str!("sql/move_overlays.sql"))?.execute(named_params! { ":keep": keep, ":other": other })?;
    for (gone, kept) in &editions.same {
        tx.sql(include_str!("sql/change_edition.sql"))?.execute(named_params! { ":keep": kept, ":other": gone })?;
    }
    Ok(())
}
