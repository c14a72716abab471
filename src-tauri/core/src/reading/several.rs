//! Several books at once, as one step of history. What is there already is left alone, so that a mixed selection works.

use super::store;
use super::{ReadStateKind, finish, resume, start};
use crate::library::Tx;
use crate::values::BookId;
use crate::{Result, books};

/// Begins a read of each of `books`, or goes on with it where it is paused. Those being read stay as they are.
///
/// # Errors
/// As [`start`]; then nothing is changed.
pub fn start_several(tx: &mut Tx<'_>, books: &[BookId], on: &str) -> Result<()> {
    for book in books {
        match store::open(&tx.snapshot(), *book)?.map(|read| read.state) {
            None => start(tx, *book, on, None).map(drop)?,
            Some(ReadStateKind::Paused) => resume(tx, *book)?,
            Some(_) => {}
        }
    }
    about(tx, books)
}

/// Finishes each of `books`. Those whose latest read is finished already stay as they are.
///
/// # Errors
/// As [`finish`]; then nothing is changed.
pub fn finish_several(tx: &mut Tx<'_>, books: &[BookId], on: &str) -> Result<()> {
    for book in books {
        if books::row_of(&tx.snapshot(), *book)?.state != books::BookState::Finished {
            finish(tx, *book, on)?;
        }
    }
    about(tx, books)
}

fn about(tx: &mut Tx<'_>, books: &[BookId]) -> Result<()> {
    if let Some(first) = books.first() {
        let title = books::title_of(&tx.snapshot(), *first)?;
        tx.about(books::several(books.len(), &title));
    }
    Ok(())
}
