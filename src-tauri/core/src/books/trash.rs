//! To the trash and back. What is removed is marked, with everything that hangs on it left as it was.

use rusqlite::named_params;

use super::{get, tags::several};
use crate::Result;
use crate::library::Tx;
use crate::values::BookId;

/// Moves books to the trash; their reads and notes go with them and come back with them.
///
/// # Errors
/// `NotFound`.
pub fn remove(tx: &mut Tx<'_>, books: &[BookId]) -> Result<()> {
    mark(tx, books, Some(tx.now().millis()))
}

/// Brings books back from the trash.
///
/// # Errors
/// `NotFound`.
pub fn restore(tx: &mut Tx<'_>, books: &[BookId]) -> Result<()> {
    mark(tx, books, None)
}

fn mark(tx: &mut Tx<'_>, books: &[BookId], deleted_at: Option<i64>) -> Result<()> {
    for book in books {
        let title = get::title_of(&tx.snapshot(), *book)?;
        tx.about(several(books.len(), &title));
        tx.sql(include_str!("sql/mark_removed.sql"))?
            .execute(named_params! { ":id": book, ":deleted_at": deleted_at })?;
    }
    Ok(())
}
