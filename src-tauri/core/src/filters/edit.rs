//! A saved filter is renamed, asks something else, or moves.

use rusqlite::named_params;

use super::FilterDraft;
use super::list::{FilterRow, name_of, rows};
use super::save::checked;
use crate::library::Tx;
use crate::storage::key_between;
use crate::values::FilterId;
use crate::{Error, Result};

/// Makes name and question what the draft says.
///
/// # Errors
/// `NotFound`; as [`super::save`].
pub fn edit(tx: &mut Tx<'_>, id: FilterId, draft: &FilterDraft) -> Result<()> {
    name_of(&tx.snapshot(), id)?;
    let (name, query) = checked(tx, draft, id)?;
    tx.sql(include_str!("sql/edit.sql"))?.execute(named_params! { ":id": id, ":name": name, ":query": query })?;
    tx.about(name);
    Ok(())
}

/// Gives a filter another name; it asks what it asked.
///
/// # Errors
/// `NotFound`; as [`super::save`].
pub fn rename(tx: &mut Tx<'_>, id: FilterId, name: &str) -> Result<()> {
    let kept = rows(&tx.snapshot())?.into_iter().find(|row| row.id == id);
    let query = kept.map(|row| row.query).ok_or_else(|| Error::not_found("such filter"))?;
    edit(tx, id, &FilterDraft { name: name.to_owned(), query })
}

/// Moves a filter before another, or to the end.
///
/// # Errors
/// `NotFound`; `Conflict` where there is no room between two filters.
pub fn move_before(tx: &mut Tx<'_>, id: FilterId, before: Option<FilterId>) -> Result<()> {
    let name = name_of(&tx.snapshot(), id)?;
    let others: Vec<FilterRow> = rows(&tx.snapshot())?.into_iter().filter(|row| row.id != id).collect();
    let at = match before {
        None => others.len(),
        Some(before) => {
            let found = others.iter().position(|row| row.id == before);
            found.ok_or_else(|| Error::not_found("such filter to stand before"))?
        }
    };
    let key = |at: Option<usize>| at.and_then(|at| others.get(at)).map(|row| row.order_key.as_str());
    let order_key = key_between(key(at.checked_sub(1)), key(Some(at)))
        .ok_or_else(|| Error::conflict("There is no room between these two filters; move one of them first."))?;
    tx.sql(include_str!("sql/move.sql"))?.execute(named_params! { ":id": id, ":order_key": order_key })?;
    tx.about(name);
    Ok(())
}
