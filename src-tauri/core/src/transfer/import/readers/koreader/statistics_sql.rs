//! What is asked of KOReader's statistics, in the form with `page_stat_data` and in the one before it.

use rusqlite::Connection;

use crate::transfer::import::readers::foreign_sql::{has_table, texts};

/// A book.
#[derive(Debug, Default)]
pub(super) struct Book {
    id: i64,
    pub(super) title: String,
    /// Each on a line of its own.
    pub(super) authors: String,
    pub(super) md5: String,
    /// How long it was the last time.
    pages: i64,
}

/// One page that was looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Turn {
    pub(super) page: i64,
    /// Seconds since 1970.
    pub(super) start: i64,
    pub(super) seconds: i64,
    /// How many pages the text had then.
    pub(super) pages: i64,
}

/// All books.
pub(super) fn books(db: &Connection) -> rusqlite::Result<Vec<Book>> {
    let rows = texts(db, "book", ["id", "title", "authors", "md5", "pages"], "ORDER BY id")?;
    let book = |[id, title, authors, md5, pages]: [String; 5]| {
        Some(Book { id: id.parse().ok()?, title, authors, md5, pages: pages.parse().unwrap_or(0) })
    };
    Ok(rows.into_iter().filter_map(book).collect())
}

/// The pages of a book that were looked at, in the order of time.
pub(super) fn turns(db: &Connection, book: &Book) -> rusqlite::Result<Vec<Turn>> {
    // What is called so in newer files shows the pages of today, in which nothing was read.
    let statement = if has_table(db, "page_stat_data")? {
        "SELECT CAST(page AS INTEGER), CAST(start_time AS INTEGER), CAST(duration AS INTEGER), CAST(total_pages AS INTEGER)
         FROM page_stat_data WHERE id_book = ?1 ORDER BY start_time"
    } else {
        "SELECT CAST(page AS INTEGER), CAST(start_time AS INTEGER), CAST(period AS INTEGER), 0
         FROM page_stat WHERE id_book = ?1 ORDER BY start_time"
    };
    let mut ask = db.prepare(statement)?;
    let number = |row: &rusqlite::Row<'_>, at| Ok::<i64, rusqlite::Error>(row.get::<_, Option<i64>>(at)?.unwrap_or(0));
    let turns = ask.query_map([book.id], |row| {
        let pages = number(row, 3)?;
        let pages = if pages > 0 { pages } else { book.pages };
        Ok(Turn { page: number(row, 0)?, start: number(row, 1)?, seconds: number(row, 2)?, pages })
    })?;
    turns.collect()
}
