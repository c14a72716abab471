//! A filter is saved.

use rusqlite::named_params;

use super::FilterDraft;
use super::list::rows;
use crate::library::{Tx, new_id};
use crate::notes::NoteQuery;
use crate::storage::key_after;
use crate::values::{FilterId, Title, fold};
use crate::{Error, Result};

/// Saves a filter at the end of the list.
///
/// # Errors
/// `Invalid` for a name that is empty, too long or taken, and for a filter that asks for everything.
pub fn save(tx: &mut Tx<'_>, draft: &FilterDraft) -> Result<FilterId> {
    let id = new_id!(FilterId, tx);
    let (name, query) = checked(tx, draft, id)?;
    let last = rows(&tx.snapshot())?.pop().map(|row| row.order_key);
    tx.sql(include_str!("sql/add.sql"))?.execute(named_params! {
        ":id": id,
        ":name": name,
        ":query": query,
        ":order_key": key_after(last.as_deref()),
        ":now": tx.now().millis(),
    })?;
    tx.about(name);
    Ok(id)
}

/// The longest name a filter can have.
const LONGEST: usize = 200;

/// The name as kept, and the question as text.
pub(super) fn checked(tx: &Tx<'_>, draft: &FilterDraft, id: FilterId) -> Result<(String, String)> {
    let name = Title::parse(&draft.name).map_err(|_| Error::invalid("name", "A filter needs a name."))?.to_string();
    if name.chars().count() > LONGEST {
        return Err(Error::invalid("name", format!("A name can have {LONGEST} characters.")));
    }
    if rows(&tx.snapshot())?.iter().any(|other| other.id != id && fold(&other.name) == fold(&name)) {
        return Err(Error::invalid("name", format!("There is a filter “{name}” already.")));
    }
    if draft.query.is_everything() {
        return Err(Error::invalid("query", "This is the whole notebook: search or choose something first."));
    }
    let query = NoteQuery { offset: 0, limit: 0, ..draft.query.clone() };
    Ok((name, serde_json::to_string(&query).expect("BUG: a question can be written as JSON")))
}
