//! A book gets other facts, and what links to it by its title goes along. Stands above the slices: books know of no
//! notes.

use crate::Result;
use crate::books::{self, BookDraft};
use crate::library::Tx;
use crate::markdown::Target;
use crate::notes::{self, Called};
use crate::values::BookId;

/// Makes the book what the draft says. Notes that link to it by its title get the new one.
///
/// # Errors
/// As [`books::edit`]; `Invalid` where a note would become too long.
pub fn edit_book(tx: &mut Tx<'_>, id: BookId, draft: &BookDraft) -> Result<()> {
    let before = books::title_of(&tx.snapshot(), id)?;
    books::edit(tx, id, draft)?;
    let after = books::title_of(&tx.snapshot(), id)?;
    let what = Target::Book { id };
    notes::relink(tx, Called { what, title: &before }, Called { what, title: &after })
}
