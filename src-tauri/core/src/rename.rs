//! A book gets other facts, and what links to it by its title goes along. Stands above the slices: books and plans know
//! of no notes.

use std::collections::BTreeMap;

use crate::Result;
use crate::books::{self, BookDraft};
use crate::library::Tx;
use crate::markdown::Target;
use crate::notes::{self, Called};
use crate::plans::file::PlanFile;
use crate::plans::{self, PlanUpdate, UpdateChoice};
use crate::values::{BookId, PlanId};

/// Makes the book what the draft says. Notes that link to it by its title get the new one.
///
/// # Errors
/// As [`books::edit`]; `Invalid` where a note would become too long.
pub fn edit_book(tx: &mut Tx<'_>, id: BookId, draft: &BookDraft) -> Result<()> {
    let before = books::title_of(&tx.snapshot(), id)?;
    books::edit(tx, id, draft)?;
    follow(tx, id, &before)
}

/// Takes a new version of a plan. Notes that link to a book which it calls otherwise go along.
///
/// # Errors
/// As [`plans::update`]; `Invalid` where a note would become too long.
pub fn update_plan(tx: &mut Tx<'_>, plan: PlanId, new: &PlanFile, choice: &UpdateChoice) -> Result<PlanUpdate> {
    let detail = plans::get(&tx.snapshot(), plan)?;
    let items = detail.stages.iter().flat_map(|stage| &stage.items).chain(&detail.removed);
    let before: BTreeMap<BookId, &str> =
        items.filter_map(|item| item.book.as_ref()).map(|book| (book.id, book.title.as_str())).collect();
    let done = plans::update(tx, plan, new, choice)?;
    before.into_iter().try_for_each(|(book, title)| follow(tx, book, title))?;
    Ok(done)
}

/// Makes the links that meant a book by the title it had mean it by the one it has.
fn follow(tx: &Tx<'_>, book: BookId, before: &str) -> Result<()> {
    let after = books::title_of(&tx.snapshot(), book)?;
    let what = Target::Book { id: book };
    notes::relink(tx, Called { what, title: before }, Called { what, title: &after })
}
