//! Facts of a book are changed, all fields of the form at once.

use rusqlite::named_params;

use super::facts::BookFacts;
use super::{BookDraft, get, people, tags};
use crate::Result;
use crate::library::Tx;
use crate::values::BookId;

/// Makes the book what the draft says. Fields left empty are no longer known.
///
/// # Errors
/// `NotFound`; `Invalid` with the field that cannot be.
pub fn edit(tx: &mut Tx<'_>, id: BookId, draft: &BookDraft) -> Result<()> {
    let facts = BookFacts::parse(draft)?;
    get::title_of(&tx.snapshot(), id)?;
    tx.sql(include_str!("sql/edit.sql"))?.execute(named_params! {
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
    })?;
    people::set(tx, id, &facts.authors)?;
    tags::set(tx, id, &facts.tags)?;
    tx.about(facts.title.as_str());
    tx.joins(format!("book {id}"));
    Ok(())
}
