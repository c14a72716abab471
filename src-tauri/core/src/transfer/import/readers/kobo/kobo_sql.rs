//! What is asked of a Kobo's database.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::transfer::import::readers::foreign_sql::Wanted;
use crate::transfer::import::readers::shelves::Step;

/// Where books and highlights lie, and what is left out.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// All books, then all highlights.
    pub(super) steps: Vec<Step>,
    pub(super) articles: usize,
    pub(super) previews: usize,
    pub(super) dogears: usize,
    /// Highlights whose book is gone.
    pub(super) alone: usize,
}

/// A book, everything as it stands there.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) authors: String,
    pub(super) publisher: String,
    pub(super) isbn: String,
    pub(super) language: String,
    pub(super) series: String,
    pub(super) number: String,
    pub(super) description: String,
    /// 0 not begun, 1 begun, 2 finished.
    pub(super) status: String,
    pub(super) percent: String,
    pub(super) last_read: String,
    pub(super) finished: String,
}

/// A highlight or a note.
#[derive(Debug)]
pub(super) struct Mark {
    /// The file inside the book.
    pub(super) file: String,
    /// How far into that file, 0 to 1.
    pub(super) share: String,
    pub(super) text: String,
    pub(super) note: String,
    pub(super) created: String,
}

/// The questions for one book and one mark.
pub(super) struct Ask {
    book: Wanted<14>,
    mark: Wanted<5>,
}

impl Ask {
    /// Finds out what this version has.
    pub(super) fn of(db: &Connection) -> rusqlite::Result<Self> {
        let of_book = [
            "ContentID",
            "Title",
            "Subtitle",
            "Attribution",
            "Publisher",
            "ISBN",
            "Language",
            "Series",
            "SeriesNumber",
            "Description",
            "ReadStatus",
            "___PercentRead",
            "DateLastRead",
            "LastTimeFinishedReading",
        ];
        let of_mark = ["ContentID", "ChapterProgress", "Text", "Annotation", "DateCreated"];
        Ok(Self { book: Wanted::of(db, "content", of_book)?, mark: Wanted::of(db, "Bookmark", of_mark)? })
    }

    /// The book at a place.
    pub(super) fn book(&self, db: &Connection, place: i64) -> rusqlite::Result<Book> {
        let [
            id,
            title,
            subtitle,
            authors,
            publisher,
            isbn,
            language,
            series,
            number,
            description,
            status,
            percent,
            last_read,
            finished,
        ] = self.book.at(db, place)?;
        Ok(Book {
            id,
            title,
            subtitle,
            authors,
            publisher,
            isbn,
            language,
            series,
            number,
            description,
            status,
            percent,
            last_read,
            finished,
        })
    }

    /// The mark at a place.
    pub(super) fn mark(&self, db: &Connection, place: i64) -> rusqlite::Result<Mark> {
        let [file, share, text, note, created] = self.mark.at(db, place)?;
        Ok(Mark { file, share, text, note, created })
    }
}

/// Where everything lies that is taken, books before highlights, those of one book together.
pub(super) fn places(db: &Connection) -> rusqlite::Result<Places> {
    let mut places = Places::default();
    let books = books(db, &mut places)?;
    marks(db, &books, &mut places)?;
    Ok(places)
}

fn books(db: &Connection, places: &mut Places) -> rusqlite::Result<HashMap<String, i64>> {
    let mut books = HashMap::new();
    let wanted = Wanted::of(db, "content", ["ContentID", "MimeType", "Accessibility"])?;
    wanted.each(db, "WHERE ContentType = 6 ORDER BY ContentID", |book, [id, kind, access]| {
        match (kind.contains("pocket") || kind.contains("instapaper"), access.as_str()) {
            (true, _) => places.articles += 1,
            (_, "6") => places.previews += 1,
            _ => {
                books.entry(id).or_insert(book);
                places.steps.push(Step { book, mark: None });
            }
        }
    })?;
    Ok(books)
}

fn marks(db: &Connection, books: &HashMap<String, i64>, places: &mut Places) -> rusqlite::Result<()> {
    let wanted = Wanted::of(db, "Bookmark", ["VolumeID", "Text", "Annotation", "Hidden"])?;
    let order = "ORDER BY VolumeID, ContentID, ChapterProgress, DateCreated";
    wanted.each(db, order, |mark, [volume, text, note, hidden]| {
        if hidden.eq_ignore_ascii_case("true") || hidden == "1" {
            return;
        }
        if text.trim().is_empty() && note.trim().is_empty() {
            places.dogears += 1;
        } else if let Some(book) = books.get(&volume) {
            places.steps.push(Step { book: *book, mark: Some(mark) });
        } else {
            places.alone += 1;
        }
    })
}
