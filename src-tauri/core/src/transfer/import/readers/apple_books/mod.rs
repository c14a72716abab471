//! Apple Books keeps its books in one database (`BKLibrary-….sqlite`) and what was marked in them in another
//! (`AEAnnotation_….sqlite`), in folders beside each other. Either is taken with the other, which is looked for in the
//! same folder and in the one that Apple gives it; without the books the highlights have no titles.
//!
//! What was copied there or shared from there is a text, with its book named behind every passage.

mod apple_books_sql;
mod excerpts;

use std::path::{Path, PathBuf};

use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::input::{Database, Input};
use crate::transfer::import::reader::{Found, Reader, Text};
use crate::transfer::import::table::{SourceRow, refused, unreadable};

use apple_books_sql::{Book, Mark};

/// The books.
pub(in crate::transfer::import) const APPLE_LIBRARY: Reader =
    Reader::Database { tables: &["ZBKLIBRARYASSET"], open: |db| open_library(&db) };

/// The highlights.
pub(in crate::transfer::import) const APPLE_ANNOTATIONS: Reader =
    Reader::Database { tables: &["ZAEANNOTATION"], open: |db| open_annotations(&db) };

/// Passages that were copied out of Apple Books, or shared from it.
pub(in crate::transfer::import) const APPLE_EXCERPTS: Reader =
    Reader::Text { knows: excerpts::knows, open: open_excerpts };

/// Seconds from 1970 to 2001, when Apple's clocks begin.
const EPOCH: f64 = 978_307_200.0;

fn open_excerpts(text: Text<'_>) -> Result<Found<'_>> {
    let rows: Vec<SourceRow> = excerpts::read(&text.whole()?);
    Ok(Found { columns: formats::APPLE_BOOKS.names(), said: Vec::new(), rows: Box::new(rows.into_iter().map(Ok)) })
}

fn open_library(db: &Database) -> Result<Found<'static>> {
    let books = apple_books_sql::books(db).map_err(unreadable)?;
    let marks = match beside(db, "AEAnnotation")? {
        Some(other) => apple_books_sql::marks(&other).map_err(unreadable)?,
        None => Vec::new(),
    };
    Ok(found(&books, &marks, true))
}

fn open_annotations(db: &Database) -> Result<Found<'static>> {
    let library = beside(db, "BKLibrary")?.ok_or_else(|| {
        refused(
            "This file holds the highlights of Apple Books without the titles of their books. Put the file BKLibrary….sqlite \
             from the folder BKLibrary beside it, and try again.",
        )
    })?;
    let books = apple_books_sql::books(&library).map_err(unreadable)?;
    let marks = apple_books_sql::marks(db).map_err(unreadable)?;
    Ok(found(&books, &marks, false))
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

fn found(books: &[Book], marks: &[Mark], with_all_books: bool) -> Found<'static> {
    let mut rows = Vec::new();
    let mut taken = 0;
    for book in books {
        let own: Vec<&Mark> = marks.iter().filter(|mark| mark.asset == book.asset).collect();
        if with_all_books || !own.is_empty() {
            rows.push(row_of_book(book));
        }
        taken += own.len();
        rows.extend(own.into_iter().map(|mark| row_of_mark(book, mark)));
    }
    for (row, at) in rows.iter_mut().zip(1..) {
        row.line = at;
    }
    let said = match marks.len() - taken {
        0 => None,
        1 => Some("1 highlight is left out: its book is no longer there.".to_owned()),
        many => Some(format!("{many} highlights are left out: their books are no longer there.")),
    };
    Found {
        columns: formats::APPLE_BOOKS.names(),
        said: said.into_iter().collect(),
        rows: Box::new(rows.into_iter().map(Ok)),
    }
}

fn row_of_book(book: &Book) -> SourceRow {
    let is_finished = book.finished == "1";
    let (status, on) = if is_finished { ("finished", moment(&book.finished_on)) } else { ("", String::new()) };
    let told = [&book.asset, &book.title, &book.authors, status, &on, "", "", "", ""];
    SourceRow::read(0, told.map(str::to_owned).to_vec())
}

fn row_of_mark(book: &Book, mark: &Mark) -> SourceRow {
    let written = moment(&mark.created);
    let told =
        [&book.asset, &book.title, &book.authors, "", "", mark.text.trim(), mark.note.trim(), &written, &mark.chapter];
    SourceRow::read(0, told.map(str::to_owned).to_vec())
}

/// Seconds since 2001 as a moment in UTC.
fn moment(seconds: &str) -> String {
    let seconds: Option<f64> = seconds.parse().ok().filter(|seconds: &f64| *seconds > 0.0 && *seconds < 4e9);
    let moment = seconds.and_then(|seconds| chrono::DateTime::from_timestamp((seconds + EPOCH) as i64, 0));
    moment.map(|moment| moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
}
