//! A book comes into the library.

use rusqlite::named_params;

use super::facts::{BookFacts, EditionFacts};
use super::{BookDraft, EditionDraft, editions, people, tags};
use crate::library::{Tx, new_id};
use crate::values::BookId;
use crate::{Moment, Result};

/// Adds a book with its first edition; of the edition nothing need be known.
///
/// # Errors
/// `Invalid` with the field that cannot be.
pub fn add(tx: &mut Tx<'_>, draft: &BookDraft, edition: &EditionDraft) -> Result<BookId> {
    let id = new_id!(BookId, tx);
    add_as(tx, id, tx.now().moment(), draft, std::slice::from_ref(edition))?;
    Ok(id)
}

/// Whether a book could be added.
///
/// # Errors
/// `Invalid` with the field that cannot be.
pub fn check(draft: &BookDraft, edition: &EditionDraft) -> Result<()> {
    BookFacts::parse(draft)?;
    EditionFacts::parse(edition)?;
    Ok(())
}

/// Adds a book that has an id already, since it comes from another library, with its editions.
///
/// # Errors
/// `Invalid` with the field that cannot be.
pub fn add_as(
    tx: &mut Tx<'_>,
    id: BookId,
    added_at: Moment,
    draft: &BookDraft,
    printings: &[EditionDraft],
) -> Result<()> {
    let facts = BookFacts::parse(draft)?;
    let printings = printings.iter().map(EditionFacts::parse).collect::<Result<Vec<_>>>()?;
    tx.sql(include_str!("sql/add.sql"))?.execute(named_params! {
        ":id": id,
        ":title": facts.title,
        ":subtitle": facts.subtitle,
        ":series": facts.series,
        ":series_number": facts.series_number,
        ":first_published": facts.first_published,
        ":language": facts.language,
        ":description": facts.description,
        ":why_added": facts.why_added,
        ":recommended_by": facts.recommended_by,
        ":added_at": added_at,
    })?;
    people::add(tx, id, &facts.authors)?;
    tags::add(tx, id, &facts.tags)?;
    editions::insert_first(tx, id, printings.iter().filter(|printing| !printing.is_empty()))?;
    tx.about(facts.title.as_str());
    Ok(())
}
