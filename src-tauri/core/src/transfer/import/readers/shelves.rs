//! Devices keep books in one table and what was marked in them in another. Of either only the places are held, and each row
//! is read when its turn comes: what is marked in a book stands behind it or after all books, and its book is read once.

use super::super::reader::SourceRows;
use super::super::table::SourceRow;

/// One row to come: a book, or something marked in it, each by its place in its table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) book: i64,
    pub(super) mark: Option<i64>,
}

/// A database of books and marks, read by places.
pub(super) trait Shelf {
    /// A book, as it stands there.
    type Book;

    /// Reads a book.
    fn book(&self, place: i64) -> rusqlite::Result<Self::Book>;

    /// The row of a book.
    fn row_of_book(&self, book: &Self::Book) -> SourceRow;

    /// The row of something marked in a book.
    fn row_of_mark(&self, book: &Self::Book, place: i64) -> rusqlite::Result<SourceRow>;
}

/// The rows of all steps, numbered from 1. One on a damaged page costs no other.
pub(super) fn rows<S: Shelf + 'static>(shelf: S, steps: Vec<Step>) -> SourceRows<'static>
where
    S::Book: 'static,
{
    let mut open: Option<(i64, S::Book)> = None;
    let mut read = move |step: Step| {
        let (_, book) = match open.take().filter(|(place, _)| *place == step.book) {
            Some(same) => open.insert(same),
            None => open.insert((step.book, shelf.book(step.book)?)),
        };
        match step.mark {
            None => Ok(shelf.row_of_book(book)),
            Some(mark) => shelf.row_of_mark(book, mark),
        }
    };
    Box::new(steps.into_iter().zip(1..).map(move |(step, line)| {
        Ok(match read(step) {
            Ok(row) => SourceRow { line, ..row },
            Err(error) => {
                let error: rusqlite::Error = error;
                SourceRow::faulty(line, &format!("row {line}"), format!("The database cannot be read here: {error}."))
            }
        })
    }))
}
