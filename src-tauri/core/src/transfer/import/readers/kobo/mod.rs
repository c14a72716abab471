//! `KoboReader.sqlite`, what a Kobo knows of its books: a row for each book, and one for each highlight.
//!
//! A place is told as part of a file inside the book, which is no place of a book that a reader knows; it stays with the
//! source row. Whether a book is finished is the device's word; on which day, only where the device wrote that down.

mod kobo_sql;

use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::input::Database;
use crate::transfer::import::reader::{Found, Reader};
use crate::transfer::import::readers::shelves::{self, Shelf};
use crate::transfer::import::table::{SourceRow, unreadable};
use crate::values::Isbn;

use kobo_sql::{Ask, Book, Mark, Places};

/// So many of the columns speak of the book, those after them of a highlight.
const OF_BOOK: usize = 14;

/// The database of a Kobo.
pub(in crate::transfer::import) const KOBO: Reader = Reader::Database { tables: &["content", "Bookmark"], open };

fn open(db: Database) -> Result<Found<'static>> {
    let mut places = kobo_sql::places(&db).map_err(unreadable)?;
    let steps = std::mem::take(&mut places.steps);
    let ask = Ask::of(&db).map_err(unreadable)?;
    let rows = shelves::rows(Kobo { db, ask }, steps);
    Ok(Found { columns: formats::KOBO.names(), said: left_out(&places), rows })
}

fn left_out(places: &Places) -> Vec<String> {
    let counts = [
        (places.articles, "saved article is left out.", "saved articles are left out."),
        (places.previews, "preview is left out.", "previews are left out."),
        (places.dogears, "bookmark is left out: it holds no words.", "bookmarks are left out: they hold no words."),
        (
            places.alone,
            "highlight is left out: its book is no longer on the device.",
            "highlights are left out: their books are no longer on the device.",
        ),
    ];
    let counted = counts.into_iter().filter(|(count, ..)| *count > 0);
    counted.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many })).collect()
}

struct Kobo {
    db: Database,
    ask: Ask,
}

impl Shelf for Kobo {
    type Book = Book;

    fn book(&self, place: i64) -> rusqlite::Result<Book> {
        self.ask.book(&self.db, place)
    }

    fn row_of_book(&self, book: &Book) -> SourceRow {
        row_of_book(book)
    }

    fn row_of_mark(&self, book: &Book, place: i64) -> rusqlite::Result<SourceRow> {
        Ok(row_of_mark(book, &self.ask.mark(&self.db, place)?))
    }
}

fn row_of_book(book: &Book) -> SourceRow {
    let status = match book.status.as_str() {
        "1" => "reading",
        "2" => "finished",
        _ => "to read",
    };
    let finished = if status == "finished" { moment(&book.finished) } else { String::new() };
    // How far the device has turned is where the reader is only while the book is being read.
    let is_open = status == "reading" && book.percent != "0";
    let (to, on) = if is_open { (book.percent.clone(), moment(&book.last_read)) } else { Default::default() };
    let isbn = Isbn::parse(&book.isbn).map(|isbn| isbn.to_string()).unwrap_or_default();
    let told: [&str; OF_BOOK] = [
        &book.id,
        &book.title,
        &book.authors,
        &book.subtitle,
        &book.publisher,
        &isbn,
        &book.language,
        &book.series,
        &book.number,
        &book.description,
        status,
        &finished,
        &to,
        &on,
    ];
    let mut cells = told.map(str::to_owned).to_vec();
    cells.resize(formats::KOBO.columns.len(), String::new());
    SourceRow::read(0, cells)
}

fn row_of_mark(book: &Book, mark: &Mark) -> SourceRow {
    let mut cells = vec![book.id.clone(), book.title.clone(), book.authors.clone()];
    cells.resize(OF_BOOK, String::new());
    let place = format!("{} {}", mark.file, mark.share);
    cells.extend([mark.text.trim().to_owned(), mark.note.trim().to_owned(), moment(&mark.created), place]);
    SourceRow::read(0, cells)
}

/// A moment as a Kobo writes it, in UTC whether or not it says so; noughts are none.
fn moment(text: &str) -> String {
    match text.trim() {
        none if none.is_empty() || none.starts_with("0000") || none.starts_with("1970") => String::new(),
        told if told.ends_with('Z') || told.contains('+') => told.to_owned(),
        bare => format!("{bare}Z"),
    }
}
