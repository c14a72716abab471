//! A library of Calibre, from its own database: ratings are doubled there, authors are people and not a line, and the
//! reader's own columns are tables.

mod books_sql;

use self::books_sql::{Column, books, columns, row_of, why};
use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::input::Database;
use crate::transfer::import::reader::{Found, Reader};
use crate::transfer::import::table::{SourceRow, refused};

/// `metadata.db`.
pub(in crate::transfer::import) const CALIBRE_DATABASE: Reader =
    Reader::Database { tables: &["books", "books_authors_link", "custom_columns", "library_id"], open };

fn open(db: Database) -> Result<Found<'static>> {
    let unreadable = |error| refused(format!("This is a Calibre library that cannot be read: {}.", why(&error)));
    let own = columns(&db).map_err(unreadable)?;
    let books = books(&db).map_err(unreadable)?;
    let facts = formats::CALIBRE_LIBRARY.names().into_iter().filter(|name| !name.starts_with('#'));
    let names = facts.chain(own.iter().map(|column| format!("#{}", column.label))).collect();
    Ok(Found { columns: names, said: Vec::new(), rows: Box::new(Books { db, own, books: books.into_iter(), at: 0 }) })
}

struct Books {
    db: Database,
    own: Vec<Column>,
    books: std::vec::IntoIter<i64>,
    at: u64,
}

impl Iterator for Books {
    type Item = Result<SourceRow>;

    fn next(&mut self) -> Option<Self::Item> {
        let book = self.books.next()?;
        self.at += 1;
        // A book on a damaged page costs no other.
        let row = row_of(&self.db, book, &self.own).map(|cells| SourceRow::read(self.at, cells));
        Some(Ok(row.unwrap_or_else(|error| {
            SourceRow::faulty(
                self.at,
                &format!("book {book}"),
                format!("The database cannot be read here: {}.", why(&error)),
            )
        })))
    }
}
