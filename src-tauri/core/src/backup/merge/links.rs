//! Links in notes go on meaning the book that they meant, on either side, when a merge gives it another title or id.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::super::merge_sql as sql;
use crate::Result;
use crate::library::Tx;
use crate::markdown::Target;
use crate::notes::{self, Called, MovedLinks};
use crate::storage::{Row, Shape, Table, text};
use crate::values::{BookId, NoteId};

/// What of a merge links have to follow.
#[derive(Default)]
pub(super) struct Crossed {
    /// Books whose two titles differed.
    pub(super) retitled: Vec<Retitled>,
    /// Books that have another id here: theirs, and ours.
    pub(super) matched: BTreeMap<String, String>,
    /// Notes that came in, or of which something did.
    pub(super) notes: Vec<NoteId>,
}

impl Crossed {
    /// Remembers a row that came in, if it is a note.
    pub(super) fn came(&mut self, shape: &Shape, row: &Row) {
        if shape.table == Table::Note {
            self.notes.extend(text(&row[0]).and_then(|id| NoteId::parse(id).ok()));
        }
    }
}

/// A book whose two titles differed.
pub(super) struct Retitled {
    book: BookId,
    here: String,
    there: String,
    /// Theirs was taken.
    taken: bool,
}

impl Retitled {
    /// Of a book as it stands here and there, with the place of its title.
    pub(super) fn of(here: &Row, there: &Row, title: usize, taken: bool) -> Option<Self> {
        let book = BookId::parse(text(&here[0])?).ok()?;
        Some(Self { book, here: text(&here[title])?.to_owned(), there: text(&there[title])?.to_owned(), taken })
    }
}

/// Makes links follow: those of notes that were here to titles that are new, and those of notes that came in to titles
/// and ids that stayed there.
pub(super) fn follow(tx: &Tx<'_>, theirs: &Connection, crossed: &Crossed) -> Result<()> {
    let mut moved = MovedLinks::default();
    for Retitled { book, here, there, taken } in &crossed.retitled {
        let what = Target::Book { id: *book };
        let (ours, their) = (Called { what, title: here }, Called { what, title: there });
        if *taken {
            notes::relink(tx, ours, their)?;
        } else if sql::is_alone(theirs, there)? {
            moved.title(tx, there, ours)?;
        }
    }
    if crossed.notes.is_empty() {
        return Ok(());
    }
    for (there, here) in &crossed.matched {
        if let Ok(id) = BookId::parse(here) {
            let title = sql::title(tx.snapshot().db(), here)?;
            moved.id(there, Called { what: Target::Book { id }, title: &title });
        }
    }
    crossed.notes.iter().try_for_each(|note| moved.within(tx, *note))
}
