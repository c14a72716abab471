//! Tags of books: added and removed one by one, never replaced as a list behind the reader's back.

use rusqlite::named_params;
use serde::Serialize;

use super::get;
use crate::library::{Snapshot, Tx};
use crate::values::{BookId, BookTagId, TagId, TagName};
use crate::{Error, Result};

/// Puts tags on books and takes others off.
///
/// # Errors
/// `NotFound`; `Invalid` for a text that cannot be a tag.
pub fn tag(tx: &mut Tx<'_>, books: &[BookId], add: &[String], remove: &[String]) -> Result<()> {
    let parse = |names: &[String]| -> Result<Vec<TagName>> {
        names.iter().map(|name| TagName::parse(name).map_err(|error| Error::invalid("tags", error))).collect()
    };
    let (add, remove) = (parse(add)?, parse(remove)?);
    for book in books {
        let title = get::title_of(&tx.snapshot(), *book)?;
        tx.about(several(books.len(), &title));
        for name in &add {
            put(tx, *book, name)?;
        }
        for name in &remove {
            take(tx, *book, name)?;
        }
    }
    Ok(())
}

/// "Emma", or "4 books".
pub(crate) fn several(count: usize, title: &str) -> String {
    if count == 1 { title.to_owned() } else { format!("{count} books") }
}

/// Makes the tags of a book exactly these.
pub(super) fn set(tx: &Tx<'_>, book: BookId, names: &[TagName]) -> Result<()> {
    tx.sql(include_str!("sql/forget_tags.sql"))?.execute(named_params! { ":book": book, ":now": tx.now().millis() })?;
    add(tx, book, names)
}

/// Puts tags on a book.
pub(super) fn add(tx: &Tx<'_>, book: BookId, names: &[TagName]) -> Result<()> {
    names.iter().try_for_each(|name| put(tx, book, name))
}

pub(super) fn put(tx: &Tx<'_>, book: BookId, name: &TagName) -> Result<()> {
    let tag = ensure_tag(tx, name)?;
    let id = BookTagId::natural(&[&book.to_string(), &tag.to_string()]);
    tx.sql(include_str!("sql/put_tag.sql"))?.execute(named_params! { ":id": id, ":book": book, ":tag": tag })?;
    Ok(())
}

fn take(tx: &Tx<'_>, book: BookId, name: &TagName) -> Result<()> {
    let tag = tag_id(name);
    let id = BookTagId::natural(&[&book.to_string(), &tag.to_string()]);
    tx.sql(include_str!("sql/take_tag.sql"))?.execute(named_params! { ":id": id, ":now": tx.now().millis() })?;
    Ok(())
}

/// The tag of a name, made if it is new. The name as first written stays.
pub(crate) fn ensure_tag(tx: &Tx<'_>, name: &TagName) -> Result<TagId> {
    let id = tag_id(name);
    tx.ensure(id.uuid(), || {
        tx.sql(include_str!("sql/ensure_tag.sql"))?.execute(named_params! { ":id": id, ":name": name })?;
        Ok(())
    })?;
    Ok(id)
}

/// The tag that a name has, whether it is there or not.
pub(crate) fn tag_id(name: &TagName) -> TagId {
    TagId::natural(&[&name.key()])
}

/// A tag and how much it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct TagCount {
    /// The tag.
    pub name: String,
    /// Books that carry it.
    pub books: u32,
    /// Notes that carry it.
    pub notes: u32,
}

/// All tags in use, by name.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn all_tags(view: &Snapshot<'_>) -> Result<Vec<TagCount>> {
    let mut ask = view.sql(include_str!("sql/all_tags.sql"))?;
    let tags = ask
        .query_map([], |row| {
            Ok(TagCount { name: row.get("name")?, books: row.get("books")?, notes: row.get("notes")? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(tags)
}
