//! What the reader thinks of a book. A rating belongs to a read; a book never read carries its own until then.

use rusqlite::{OptionalExtension, named_params};

use super::get;
use crate::Result;
use crate::library::Tx;
use crate::values::{BookId, Rating, ReadId};

/// Gives the latest read its rating, or the book where there is no read; `None` takes it away.
///
/// # Errors
/// `NotFound`.
pub fn rate(tx: &mut Tx<'_>, book: BookId, rating: Option<Rating>) -> Result<()> {
    tx.about(get::title_of(&tx.snapshot(), book)?);
    tx.joins(format!("rating {book}"));
    let read = latest_read(tx, book)?;
    if let Some(read) = read {
        tx.sql(include_str!("sql/rate_read.sql"))?.execute(named_params! { ":id": read, ":rating": rating })?;
    }
    // What was said before the first read would show again in its place.
    if read.is_none() || rating.is_none() {
        tx.sql(include_str!("sql/rate_book.sql"))?.execute(named_params! { ":id": book, ":rating": rating })?;
    }
    Ok(())
}

/// Gives the latest read its review, or the book where there is no read; an empty text takes it away.
///
/// # Errors
/// `NotFound`.
pub fn review(tx: &mut Tx<'_>, book: BookId, text: &str) -> Result<()> {
    tx.about(get::title_of(&tx.snapshot(), book)?);
    tx.joins(format!("review {book}"));
    let text = Some(text.trim()).filter(|text| !text.is_empty());
    let read = latest_read(tx, book)?;
    if let Some(read) = read {
        tx.sql(include_str!("sql/review_read.sql"))?.execute(named_params! { ":id": read, ":review": text })?;
    }
    if read.is_none() || text.is_none() {
        tx.sql(include_str!("sql/review_book.sql"))?.execute(named_params! { ":id": book, ":review": text })?;
    }
    Ok(())
}

fn latest_read(tx: &Tx<'_>, book: BookId) -> Result<Option<ReadId>> {
    Ok(tx.sql(include_str!("sql/latest_read.sql"))?.query_row([book], |row| row.get(0)).optional()?)
}
