//! Two books that are editions of one become one: what this slice keeps of the other goes over to the one that stays.

use std::collections::HashMap;

use rusqlite::named_params;

use super::{Edition, editions, get, people, tags};
use crate::library::Tx;
use crate::values::{BookId, EditionId, TagName};
use crate::{Error, Result};

/// What became of the other book's editions.
pub(crate) struct Moved {
    /// Those that were there already, by ISBN, and which those are.
    pub(crate) same: HashMap<EditionId, EditionId>,
    /// The one that its reads without a named edition were measured by.
    pub(crate) first: Option<EditionId>,
}

/// Moves editions, people and tags of `other` to `keep`, fills the gaps among its facts, and marks `other` as merged.
/// What both know and say differently stays as `keep` says it, and in the marked row.
pub(crate) fn merge_into(tx: &mut Tx<'_>, keep: BookId, other: BookId) -> Result<Moved> {
    let (kept, gone) = (get::get(&tx.snapshot(), keep)?, get::get(&tx.snapshot(), other)?);
    if kept.id == gone.id {
        return Err(Error::invalid("other", "A book cannot be merged into itself."));
    }
    if kept.removed_at.is_some() || gone.removed_at.is_some() {
        return Err(Error::conflict("A book in the trash cannot be merged. Restore it first."));
    }
    tx.sql(include_str!("sql/fill_gaps.sql"))?.execute(named_params! { ":keep": keep, ":other": other })?;
    let new = gone.authors.iter().filter(|author| !kept.authors.contains(author));
    for (author, position) in new.zip(kept.authors.len()..) {
        people::put(tx, keep, position, &author.name, author.role)?;
    }
    for tag in gone.tags.iter().filter(|tag| !kept.tags.contains(tag)) {
        tags::put(tx, keep, &TagName::parse(tag).map_err(|error| Error::invalid("tags", error))?)?;
    }
    let mut same = HashMap::new();
    for edition in &gone.editions {
        match kept.editions.iter().find(|own| own.isbn13.is_some() && own.isbn13 == edition.isbn13) {
            Some(own) => {
                become_one(tx, own, edition)?;
                same.insert(edition.id, own.id);
            }
            None => editions::give(tx, edition.id, keep)?,
        }
    }
    tx.sql(include_str!("sql/mark_merged.sql"))?
        .execute(named_params! { ":keep": keep, ":other": other, ":now": tx.now().millis() })?;
    Ok(Moved { same, first: gone.editions.first().map(|edition| edition.id) })
}

/// The same printing entered twice: gaps are filled, contents go over where the kept one has none.
fn become_one(tx: &Tx<'_>, keep: &Edition, other: &Edition) -> Result<()> {
    tx.sql(include_str!("sql/fill_edition_gaps.sql"))?
        .execute(named_params! { ":keep": keep.id, ":other": other.id })?;
    if keep.chapters.is_empty() {
        tx.sql(include_str!("sql/move_chapters.sql"))?
            .execute(named_params! { ":keep": keep.id, ":other": other.id })?;
    }
    tx.sql(include_str!("sql/remove_edition.sql"))?
        .execute(named_params! { ":id": other.id, ":now": tx.now().millis() })?;
    Ok(())
}
