//! What is asked of KOReader's statistics, in the form with `page_stat_data` and in the one before it.

use rusqlite::Connection;

use crate::transfer::import::readers::foreign_sql::{Wanted, has_table};

/// What a book is called.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) title: String,
    /// Each on a line of its own.
    pub(super) authors: String,
    pub(super) md5: String,
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

/// The question for one book.
pub(super) struct AskBook(Wanted<3>);

impl AskBook {
    /// Finds out what this version has.
    pub(super) fn of(db: &Connection) -> rusqlite::Result<Self> {
        Wanted::of(db, "book", ["title", "authors", "md5"]).map(Self)
    }

    /// The book at a place.
    pub(super) fn at(&self, db: &Connection, place: i64) -> rusqlite::Result<Book> {
        let [title, authors, md5] = self.0.at(db, place)?;
        Ok(Book { title, authors, md5 })
    }
}

/// Where a book lies, and by what its turns of pages know it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) book: i64,
    id: i64,
    /// How long it was the last time.
    pages: i64,
}

/// Where all books lie.
pub(super) fn books(db: &Connection) -> rusqlite::Result<Vec<Place>> {
    let mut books = Vec::new();
    Wanted::of(db, "book", ["id", "pages"])?.each(db, "ORDER BY id", |book, [id, pages]| {
        if let Ok(id) = id.parse() {
            books.push(Place { book, id, pages: pages.parse().unwrap_or(0) });
        }
    })?;
    Ok(books)
}

/// Hands over the pages of a book that were looked at, in the order of time.
pub(super) fn turns(db: &Connection, book: Place, mut take: impl FnMut(Turn)) -> rusqlite::Result<()> {
    // What is called so in newer files shows the pages of today, in which nothing was read.
    let statement = if has_table(db, "page_stat_data")? {
        "SELECT CAST(page AS INTEGER), CAST(start_time AS INTEGER), CAST(duration AS INTEGER), CAST(total_pages AS INTEGER)
         FROM page_stat_data WHERE id_book = ?1 ORDER BY start_time"
    } else {
        "SELECT CAST(page AS INTEGER), CAST(start_time AS INTEGER), CAST(period AS INTEGER), 0
         FROM page_stat WHERE id_book = ?1 ORDER BY start_time"
    };
    let mut ask = db.prepare_cached(statement)?;
    let number = |row: &rusqlite::Row<'_>, at| Ok::<i64, rusqlite::Error>(row.get::<_, Option<i64>>(at)?.unwrap_or(0));
    let mut rows = ask.query([book.id])?;
    while let Some(row) = rows.next()? {
        let pages = number(row, 3)?;
        let pages = if pages > 0 { pages } else { book.pages };
        take(Turn { page: number(row, 0)?, start: number(row, 1)?, seconds: number(row, 2)?, pages });
    }
    Ok(())
}
