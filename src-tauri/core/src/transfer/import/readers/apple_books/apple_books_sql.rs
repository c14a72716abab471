//! What is asked of the databases of Apple Books.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::transfer::import::readers::foreign_sql::Wanted;

/// A book, everything as it stands there.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) asset: String,
    pub(super) title: String,
    pub(super) authors: String,
    pub(super) finished: String,
    /// Seconds since 2001.
    pub(super) finished_on: String,
    /// How much of the text lies behind the reader, 0 to 1.
    pub(super) progress: String,
}

/// A highlight.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) text: String,
    pub(super) note: String,
    pub(super) chapter: String,
    /// Seconds since 2001.
    pub(super) created: String,
}

/// The question for one book.
pub(super) struct AskBook(Wanted<6>);

impl AskBook {
    /// Finds out what this version has.
    pub(super) fn of(db: &Connection) -> rusqlite::Result<Self> {
        let wanted = ["ZASSETID", "ZTITLE", "ZAUTHOR", "ZISFINISHED", "ZDATEFINISHED", "ZREADINGPROGRESS"];
        Wanted::of(db, "ZBKLIBRARYASSET", wanted).map(Self)
    }

    /// The book at a place.
    pub(super) fn at(&self, db: &Connection, place: i64) -> rusqlite::Result<Book> {
        let [asset, title, authors, finished, finished_on, progress] = self.0.at(db, place)?;
        Ok(Book { asset, title, authors, finished, finished_on, progress })
    }
}

/// The question for one highlight.
pub(super) struct AskMark(Wanted<4>);

impl AskMark {
    /// Finds out what this version has.
    pub(super) fn of(db: &Connection) -> rusqlite::Result<Self> {
        let wanted = ["ZANNOTATIONSELECTEDTEXT", "ZANNOTATIONNOTE", "ZFUTUREPROOFING5", "ZANNOTATIONCREATIONDATE"];
        Wanted::of(db, "ZAEANNOTATION", wanted).map(Self)
    }

    /// The highlight at a place.
    pub(super) fn at(&self, db: &Connection, place: i64) -> rusqlite::Result<Mark> {
        let [text, note, chapter, created] = self.0.at(db, place)?;
        Ok(Mark { text, note, chapter, created })
    }
}

/// Where the books lie but for samples, each with its asset.
pub(super) fn books(db: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let mut books = Vec::new();
    let wanted = Wanted::of(db, "ZBKLIBRARYASSET", ["ZASSETID", "ZISSAMPLE"])?;
    wanted.each(db, "ORDER BY ZASSETID", |place, [asset, sample]| {
        if sample != "1" && !asset.is_empty() {
            books.push((asset, place));
        }
    })?;
    Ok(books)
}

/// Where the highlights and notes of each asset lie that were not taken away; the places where reading went on are none.
pub(super) fn marks(db: &Connection) -> rusqlite::Result<HashMap<String, Vec<i64>>> {
    let mut marks: HashMap<String, Vec<i64>> = HashMap::new();
    let wanted = ["ZANNOTATIONASSETID", "ZANNOTATIONSELECTEDTEXT", "ZANNOTATIONNOTE", "ZANNOTATIONDELETED"];
    let wanted = Wanted::of(db, "ZAEANNOTATION", wanted)?;
    let order = "ORDER BY ZANNOTATIONASSETID, ZANNOTATIONCREATIONDATE";
    wanted.each(db, order, |place, [asset, text, note, deleted]| {
        let holds_words = !text.trim().is_empty() || !note.trim().is_empty();
        if deleted != "1" && holds_words {
            marks.entry(asset).or_default().push(place);
        }
    })?;
    Ok(marks)
}
