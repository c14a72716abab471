//! A saved filter is taken away.

use rusqlite::named_params;

use super::list::name_of;
use crate::Result;
use crate::library::Tx;
use crate::values::FilterId;

/// Takes a filter away; the notes it found stay as they are. Undo brings it back.
///
/// # Errors
/// `NotFound`.
pub fn remove(tx: &mut Tx<'_>, id: FilterId) -> Result<()> {
    let name = name_of(&tx.snapshot(), id)?;
    tx.sql(include_str!("sql/remove.sql"))?.execute(named_params! { ":id": id, ":now": tx.now().millis() })?;
    tx.about(name);
    Ok(())
}
