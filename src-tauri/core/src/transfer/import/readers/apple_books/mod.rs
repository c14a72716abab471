//! Apple Books keeps its books in one database (`BKLibrary-….sqlite`) and what was marked in them in another
//! (`AEAnnotation_….sqlite`), in folders beside each other. Either is taken with the other, which is looked for in the
//! same folder and in the one that Apple gives it; without the books the highlights have no titles.
//!
//! What was copied there or shared from there is a text, with its book named behind every passage; all notes of a book leave
//! as a mail.

mod apple_books_sql;
mod excerpts;
mod mail;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::input::{Database, Input};
use crate::transfer::import::reader::{Found, Reader, Text};
use crate::transfer::import::readers::percent_of;
use crate::transfer::import::readers::shelves::{self, Shelf, Step};
use crate::transfer::import::table::{SourceRow, refused, unreadable};

use apple_books_sql::{AskBook, AskMark, Book, Mark};

/// The books.
pub(in crate::transfer::import) const APPLE_LIBRARY: Reader =
    Reader::Database { tables: &["ZBKLIBRARYASSET"], open: open_library };

/// The highlights.
pub(in crate::transfer::import) const APPLE_ANNOTATIONS: Reader =
    Reader::Database { tables: &["ZAEANNOTATION"], open: open_annotations };

/// Passages that were copied out of Apple Books, or shared from it.
pub(in crate::transfer::import) const APPLE_EXCERPTS: Reader =
    Reader::Text { knows: excerpts::knows, open: open_excerpts };

/// The notes of a book as Apple Books sends them by mail.
pub(in crate::transfer::import) const APPLE_MAIL: Reader = Reader::Text { knows: mail::knows, open: open_mail };

/// Seconds from 1970 to 2001, when Apple's clocks begin.
const EPOCH: f64 = 978_307_200.0;

fn open_excerpts(text: Text<'_>) -> Result<Found<'_>> {
    let rows: Vec<SourceRow> = excerpts::read(&text.whole()?);
    Ok(Found { columns: formats::APPLE_BOOKS.names(), said: Vec::new(), rows: Box::new(rows.into_iter().map(Ok)) })
}

fn open_mail(text: Text<'_>) -> Result<Found<'_>> {
    let (rows, without) = mail::read(&text.whole()?);
    let said = match without {
        0 => None,
        1 => Some("1 mark is left out: it holds no words.".to_owned()),
        many => Some(format!("{many} marks are left out: they hold no words.")),
    };
    let said = said.into_iter().collect();
    Ok(Found { columns: formats::APPLE_BOOKS.names(), said, rows: Box::new(rows.into_iter().map(Ok)) })
}

fn open_library(db: Database) -> Result<Found<'static>> {
    let marks = beside(&db, "AEAnnotation")?;
    found(db, marks, true)
}

fn open_annotations(db: Database) -> Result<Found<'static>> {
    let library = beside(&db, "BKLibrary")?.ok_or_else(|| {
        refused(
            "This file holds the highlights of Apple Books without the titles of their books. Put the file BKLibrary….sqlite \
             from the folder BKLibrary beside it, and try again.",
        )
    })?;
    found(library, Some(db), false)
}

/// The other database: in the same folder, or in the folder of its name beside that.
fn beside(db: &Database, name: &str) -> Result<Option<Database>> {
    let Some(folder) = db.place().and_then(Path::parent) else { return Ok(None) };
    let places = [Some(folder.to_owned()), folder.parent().map(|above| above.join(name))];
    let file = places.into_iter().flatten().find_map(|place| called(&place, name));
    file.map(|file| Input::Path(file).database()).transpose()
}

fn called(folder: &Path, name: &str) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let fits = |path: &PathBuf| {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        file.starts_with(name) && path.extension().is_some_and(|ending| ending == "sqlite")
    };
    entries.filter(fits).min()
}

fn found(library: Database, marks: Option<Database>, with_all_books: bool) -> Result<Found<'static>> {
    let mut marked = match &marks {
        Some(db) => apple_books_sql::marks(db).map_err(unreadable)?,
        None => HashMap::new(),
    };
    let mut steps = Vec::new();
    for (asset, book) in apple_books_sql::books(&library).map_err(unreadable)? {
        let own = marked.remove(&asset).unwrap_or_default();
        if with_all_books || !own.is_empty() {
            steps.push(Step { book, mark: None });
        }
        steps.extend(own.into_iter().map(|mark| Step { book, mark: Some(mark) }));
    }
    let said = match marked.values().map(Vec::len).sum() {
        0 => None,
        1 => Some("1 highlight is left out: its book is no longer there.".to_owned()),
        many => Some(format!("{many} highlights are left out: their books are no longer there.")),
    };
    let books = AskBook::of(&library).map_err(unreadable)?;
    let marks = marks.map(|db| AskMark::of(&db).map(|ask| (ask, db))).transpose().map_err(unreadable)?;
    let rows = shelves::rows(AppleBooks { books: (books, library), marks }, steps);
    Ok(Found { columns: formats::APPLE_BOOKS.names(), said: said.into_iter().collect(), rows })
}

struct AppleBooks {
    books: (AskBook, Database),
    marks: Option<(AskMark, Database)>,
}

impl Shelf for AppleBooks {
    type Book = Book;

    fn book(&self, place: i64) -> rusqlite::Result<Book> {
        let (ask, db) = &self.books;
        ask.at(db, place)
    }

    fn row_of_book(&self, book: &Book) -> SourceRow {
        row_of_book(book)
    }

    fn row_of_mark(&self, book: &Book, place: i64) -> rusqlite::Result<SourceRow> {
        let (ask, db) = self.marks.as_ref().expect("BUG: what is marked has its database");
        Ok(row_of_mark(book, &ask.at(db, place)?))
    }
}

fn row_of_book(book: &Book) -> SourceRow {
    let is_finished = book.finished == "1";
    let (status, on) = if is_finished { ("finished", moment(&book.finished_on)) } else { ("", String::new()) };
    let share = book.progress.parse().ok().filter(|share| !is_finished && *share < 1.0);
    let percent = share.map(percent_of).unwrap_or_default();
    let told = [&book.asset, &book.title, &book.authors, status, &on, "", "", "", "", &percent];
    SourceRow::read(0, told.map(str::to_owned).to_vec())
}

fn row_of_mark(book: &Book, mark: &Mark) -> SourceRow {
    let written = moment(&mark.created);
    let (text, note) = (mark.text.trim(), mark.note.trim());
    let told = [&book.asset, &book.title, &book.authors, "", "", text, note, &written, &mark.chapter, ""];
    SourceRow::read(0, told.map(str::to_owned).to_vec())
}

/// Seconds since 2001 as a moment in UTC.
fn moment(seconds: &str) -> String {
    let seconds: Option<f64> = seconds.parse().ok().filter(|seconds: &f64| *seconds > 0.0 && *seconds < 4e9);
    let moment = seconds.and_then(|seconds| chrono::DateTime::from_timestamp((seconds + EPOCH) as i64, 0));
    moment.map(|moment| moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
}
