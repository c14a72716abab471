//! Editions of a book come, change and go.

use fractional_index::FractionalIndex;
use rusqlite::{OptionalExtension, named_params};

use super::facts::EditionFacts;
use super::{EditionDraft, contents, get};
use crate::library::{Tx, new_id};
use crate::values::{BookId, EditionId};
use crate::{Error, Result};

/// Adds an edition after those that are there.
///
/// # Errors
/// `NotFound`; `Invalid` with the field that cannot be.
pub fn add_edition(tx: &mut Tx<'_>, book: BookId, draft: &EditionDraft) -> Result<EditionId> {
    let facts = EditionFacts::parse(draft)?;
    tx.about(get::title_of(&tx.snapshot(), book)?);
    insert(tx, book, &facts)
}

/// Makes the edition what the draft says.
///
/// # Errors
/// `NotFound`; `Invalid` with the field that cannot be.
pub fn edit_edition(tx: &mut Tx<'_>, id: EditionId, draft: &EditionDraft) -> Result<()> {
    let facts = EditionFacts::parse(draft)?;
    let book = book_of(tx, id)?;
    tx.about(get::title_of(&tx.snapshot(), book)?);
    tx.joins(format!("edition {id}"));
    tx.sql(include_str!("sql/edit_edition.sql"))?.execute(named_params! {
        ":id": id,
        ":name": facts.name,
        ":isbn13": facts.isbn,
        ":asin": facts.asin,
        ":publisher": facts.publisher,
        ":published": facts.published,
        ":language": facts.language,
        ":format": facts.format,
        ":pages": facts.pages,
        ":last_page": facts.last_page,
        ":minutes": facts.minutes,
    })?;
    contents::end_anew(tx, id)
}

/// Takes an edition away; reads of it keep their log and lose only the edition's name.
///
/// # Errors
/// `NotFound`.
pub fn remove_edition(tx: &mut Tx<'_>, id: EditionId) -> Result<()> {
    let book = book_of(tx, id)?;
    tx.about(get::title_of(&tx.snapshot(), book)?);
    tx.sql(include_str!("sql/remove_edition.sql"))?.execute(named_params! { ":id": id, ":now": tx.now().millis() })?;
    Ok(())
}

pub(super) fn insert(tx: &Tx<'_>, book: BookId, facts: &EditionFacts) -> Result<EditionId> {
    insert_at(tx, book, facts, &next_key(tx, book)?)
}

/// Adds the editions of a book that has none.
pub(super) fn insert_first<'a>(
    tx: &Tx<'_>,
    book: BookId,
    editions: impl Iterator<Item = &'a EditionFacts>,
) -> Result<()> {
    let mut key = FractionalIndex::default();
    for facts in editions {
        insert_at(tx, book, facts, &key)?;
        key = FractionalIndex::new_after(&key);
    }
    Ok(())
}

fn insert_at(tx: &Tx<'_>, book: BookId, facts: &EditionFacts, key: &FractionalIndex) -> Result<EditionId> {
    let id = new_id!(EditionId, tx);
    tx.sql(include_str!("sql/add_edition.sql"))?.execute(named_params! {
        ":id": id,
        ":book": book,
        ":order_key": key.to_string(),
        ":name": facts.name,
        ":isbn13": facts.isbn,
        ":asin": facts.asin,
        ":publisher": facts.publisher,
        ":published": facts.published,
        ":language": facts.language,
        ":format": facts.format,
        ":pages": facts.pages,
        ":last_page": facts.last_page,
        ":minutes": facts.minutes,
    })?;
    Ok(id)
}

pub(super) fn book_of(tx: &Tx<'_>, edition: EditionId) -> Result<BookId> {
    tx.sql(include_str!("sql/book_of_edition.sql"))?
        .query_row([edition], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found("such edition"))
}

/// Moves an edition before another one of its book, or to the end. The first is the one that lists show.
///
/// # Errors
/// `NotFound`; `Conflict` for a place among another book's editions.
pub fn move_edition(tx: &mut Tx<'_>, id: EditionId, before: Option<EditionId>) -> Result<()> {
    let book = book_of(tx, id)?;
    tx.about(get::title_of(&tx.snapshot(), book)?);
    let mut order: Vec<EditionId> = get::editions_of(&tx.snapshot(), book)?.iter().map(|edition| edition.id).collect();
    order.retain(|other| *other != id);
    let at = match before {
        None => order.len(),
        Some(before) => order
            .iter()
            .position(|other| *other == before)
            .ok_or_else(|| Error::conflict("An edition can only move among those of its book."))?,
    };
    order.insert(at, id);
    // A book has few editions: all get new keys, so that none is ever without room before it.
    let mut key = FractionalIndex::default();
    for edition in order {
        place(tx, edition, book, &key)?;
        key = FractionalIndex::new_after(&key);
    }
    Ok(())
}

/// Gives an edition to a book, behind those that are there.
pub(super) fn give(tx: &Tx<'_>, id: EditionId, book: BookId) -> Result<()> {
    let key = next_key(tx, book)?;
    place(tx, id, book, &key)
}

fn place(tx: &Tx<'_>, id: EditionId, book: BookId, key: &FractionalIndex) -> Result<()> {
    tx.sql(include_str!("sql/place_edition.sql"))?
        .execute(named_params! { ":id": id, ":book": book, ":order_key": key.to_string() })?;
    Ok(())
}

fn next_key(tx: &Tx<'_>, book: BookId) -> Result<FractionalIndex> {
    let last: Option<String> =
        tx.sql(include_str!("sql/last_edition_key.sql"))?.query_row([book], |row| row.get(0)).optional()?.flatten();
    Ok(match last.as_deref().map(FractionalIndex::from_string) {
        Some(Ok(last)) => FractionalIndex::new_after(&last),
        _ => FractionalIndex::default(),
    })
}
