//! What is asked of a Kobo's database.

use rusqlite::Connection;

use crate::transfer::import::readers::foreign_sql::texts;

/// Books and highlights.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub(super) books: Vec<Book>,
    pub(super) marks: Vec<Mark>,
    /// Left out, and counted.
    pub(super) articles: usize,
    pub(super) previews: usize,
    pub(super) dogears: usize,
}

/// A book, everything as it stands there.
#[derive(Debug, Default, Clone)]
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
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) volume: String,
    /// The file inside the book.
    pub(super) file: String,
    /// How far into that file, 0 to 1.
    pub(super) share: String,
    pub(super) text: String,
    pub(super) note: String,
    pub(super) created: String,
}

/// Everything that is there, book by book.
pub(super) fn shelf(db: &Connection) -> rusqlite::Result<Shelf> {
    let mut shelf = Shelf::default();
    books(db, &mut shelf)?;
    marks(db, &mut shelf)?;
    Ok(shelf)
}

fn books(db: &Connection, shelf: &mut Shelf) -> rusqlite::Result<()> {
    let wanted = [
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
        "MimeType",
        "Accessibility",
    ];
    for row in texts(db, "content", wanted, "WHERE ContentType = 6 ORDER BY ContentID")? {
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
            kind,
            access,
        ] = row;
        match (kind.contains("pocket") || kind.contains("instapaper"), access.as_str()) {
            (true, _) => shelf.articles += 1,
            (_, "6") => shelf.previews += 1,
            _ => shelf.books.push(Book {
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
            }),
        }
    }
    Ok(())
}

fn marks(db: &Connection, shelf: &mut Shelf) -> rusqlite::Result<()> {
    let wanted = ["VolumeID", "ContentID", "ChapterProgress", "Text", "Annotation", "DateCreated", "Hidden"];
    for row in texts(db, "Bookmark", wanted, "ORDER BY VolumeID, ContentID, ChapterProgress, DateCreated")? {
        let [volume, file, share, text, note, created, hidden] = row;
        if hidden.eq_ignore_ascii_case("true") || hidden == "1" {
            continue;
        }
        if text.trim().is_empty() && note.trim().is_empty() {
            shelf.dogears += 1;
        } else {
            shelf.marks.push(Mark { volume, file, share, text, note, created });
        }
    }
    Ok(())
}
