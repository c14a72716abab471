//! What is asked of the databases of Apple Books.

use rusqlite::Connection;

use crate::transfer::import::readers::foreign_sql::texts;

/// A book, everything as it stands there.
#[derive(Debug, Clone)]
pub(super) struct Book {
    pub(super) asset: String,
    pub(super) title: String,
    pub(super) authors: String,
    pub(super) finished: String,
    /// Seconds since 2001.
    pub(super) finished_on: String,
}

/// A highlight.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) asset: String,
    pub(super) text: String,
    pub(super) note: String,
    pub(super) chapter: String,
    /// Seconds since 2001.
    pub(super) created: String,
}

/// The books but for samples.
pub(super) fn books(db: &Connection) -> rusqlite::Result<Vec<Book>> {
    let wanted = ["ZASSETID", "ZTITLE", "ZAUTHOR", "ZISFINISHED", "ZDATEFINISHED", "ZISSAMPLE"];
    let rows = texts(db, "ZBKLIBRARYASSET", wanted, "ORDER BY ZASSETID")?;
    let book = |[asset, title, authors, finished, finished_on, sample]: [String; 6]| {
        (sample != "1" && !asset.is_empty()).then_some(Book { asset, title, authors, finished, finished_on })
    };
    Ok(rows.into_iter().filter_map(book).collect())
}

/// The highlights and notes that were not taken away; the places where reading went on are none.
pub(super) fn marks(db: &Connection) -> rusqlite::Result<Vec<Mark>> {
    let wanted = [
        "ZANNOTATIONASSETID",
        "ZANNOTATIONSELECTEDTEXT",
        "ZANNOTATIONNOTE",
        "ZFUTUREPROOFING5",
        "ZANNOTATIONCREATIONDATE",
        "ZANNOTATIONDELETED",
    ];
    let rows = texts(db, "ZAEANNOTATION", wanted, "ORDER BY ZANNOTATIONASSETID, ZANNOTATIONCREATIONDATE")?;
    let mark = |[asset, text, note, chapter, created, deleted]: [String; 6]| {
        let holds_words = !text.trim().is_empty() || !note.trim().is_empty();
        (deleted != "1" && holds_words).then_some(Mark { asset, text, note, chapter, created })
    };
    Ok(rows.into_iter().filter_map(mark).collect())
}
