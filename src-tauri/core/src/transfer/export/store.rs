//! The books as exports need them, one row each. The only place of this slice that speaks to the file.

use std::cmp::Ordering;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Connection, OptionalExtension, Row, Rows, Statement};

use crate::Result;
use crate::library::Snapshot;
use crate::notes::NoteKind;
use crate::values::{EditionId, NoteId, PositionParts, ReadId};

/// A book with everything that a list of books can say of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Exported {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) series: String,
    pub(super) series_number: String,
    pub(super) first_published: String,
    pub(super) language: String,
    pub(super) description: String,
    pub(super) why_added: String,
    pub(super) recommended_by: String,
    pub(super) added_at: i64,
    /// to_read, reading, paused, finished or abandoned.
    pub(super) state: String,
    pub(super) times_read: u32,
    /// Nought to one.
    pub(super) progress: Option<f64>,
    /// Half stars.
    pub(super) rating: Option<u32>,
    pub(super) review: String,
    /// What was said of the book itself, before any read of it.
    pub(super) own_rating: Option<u32>,
    pub(super) own_review: String,
    /// The one that lists show first.
    pub(super) editions: Vec<ExportedEdition>,
    /// Name, name to sort by, role.
    pub(super) people: Vec<(String, String, String)>,
    pub(super) tags: Vec<String>,
    pub(super) reads: Vec<ExportedRead>,
    pub(super) notes: Vec<ExportedNote>,
}

/// A printing of a book.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ExportedEdition {
    /// None where there is no edition.
    pub(super) id: Option<EditionId>,
    pub(super) name: String,
    pub(super) isbn13: String,
    pub(super) asin: String,
    pub(super) publisher: String,
    pub(super) published: String,
    pub(super) language: String,
    /// paper, ebook, audio or nothing.
    pub(super) format: String,
    pub(super) pages: Option<u32>,
    pub(super) last_page: Option<u32>,
    pub(super) minutes: Option<u32>,
}

/// A pass through a book.
#[derive(Debug, Clone)]
pub(super) struct ExportedRead {
    pub(super) id: ReadId,
    /// reading, paused, finished or abandoned.
    pub(super) state: String,
    pub(super) started: Option<String>,
    pub(super) ended: Option<String>,
    pub(super) edition: Option<EditionId>,
    pub(super) paused_since: Option<String>,
    pub(super) resume_on: Option<String>,
    pub(super) reason: String,
    /// Half stars.
    pub(super) rating: Option<u32>,
    pub(super) review: String,
}

/// A note about a book.
#[derive(Debug, Clone)]
pub(super) struct ExportedNote {
    pub(super) id: NoteId,
    pub(super) read: Option<ReadId>,
    pub(super) kind: NoteKind,
    pub(super) place: Option<PositionParts>,
    pub(super) text: String,
    pub(super) created_at: i64,
    pub(super) edited_at: i64,
    /// In the order of their names.
    pub(super) tags: Vec<String>,
}

impl Exported {
    /// The edition that lists show; of one that is not there nothing is known.
    pub(super) fn edition(&self) -> &ExportedEdition {
        static NONE: ExportedEdition = ExportedEdition {
            id: None,
            name: String::new(),
            isbn13: String::new(),
            asin: String::new(),
            publisher: String::new(),
            published: String::new(),
            language: String::new(),
            format: String::new(),
            pages: None,
            last_page: None,
            minutes: None,
        };
        self.editions.first().unwrap_or(&NONE)
    }

    /// The names of those with a role.
    pub(super) fn named(&self, role: &str) -> Vec<&str> {
        self.people.iter().filter(|(.., of)| of == role).map(|(name, ..)| name.as_str()).collect()
    }
}

impl ExportedNote {
    /// What was typed to say where it stands.
    pub(super) fn typed(&self) -> &str {
        self.place.as_ref().map_or("", |place| &place.entered)
    }
}

/// What Goodreads calls the book, where it came from there.
pub(super) fn goodreads_id(view: &Snapshot<'_>, book: &str) -> Result<Option<String>> {
    Ok(view.sql(include_str!("sql/goodreads_id.sql"))?.query_row([book], |row| row.get(0)).optional()?)
}

/// What is read for an export, each in the order of the books' ids.
const BOOKS: &str = include_str!("sql/books.sql");
const LIST_ROWS: &str = include_str!("sql/list_rows.sql");
const PEOPLE: &str = include_str!("sql/people.sql");
const EDITIONS: &str = include_str!("sql/editions.sql");
const READS: &str = include_str!("sql/reads.sql");
const NOTES: &str = include_str!("sql/notes.sql");

/// Hands over every book that is not in the trash, one at a time, in the order of their ids, which is that of their
/// coming. The tables are walked side by side along indexes that have that order already: each page is read about once,
/// however small the cache, and nothing is sorted or gathered.
pub(super) fn each_book(db: &Connection, mut take: impl FnMut(Exported) -> Result<()>) -> Result<()> {
    let (mut list_rows, mut people, mut editions) =
        (db.prepare(LIST_ROWS)?, db.prepare(PEOPLE)?, db.prepare(EDITIONS)?);
    let (mut reads, mut notes, mut books) = (db.prepare(READS)?, db.prepare(NOTES)?, db.prepare(BOOKS)?);
    let (mut list_rows, mut people) = (Beside::new(&mut list_rows)?, Beside::new(&mut people)?);
    let mut editions = Beside::new(&mut editions)?;
    let (mut reads, mut notes) = (Beside::new(&mut reads)?, Beside::new(&mut notes)?);
    let mut rows = books.query([])?;
    while let Some(row) = rows.next()? {
        let (id, mut book) = (key(row)?, exported(row)?);
        let mut is_listed = false;
        list_rows.of(id, |row| {
            is_listed = true;
            say_list_row(&mut book, row)
        })?;
        if !is_listed {
            continue;
        }
        people.of(id, |row| say_person(&mut book, row))?;
        editions.of(id, |row| say_edition(&mut book, row))?;
        reads.of(id, |row| say_read(&mut book, row))?;
        notes.of(id, |row| say_note(&mut book, row))?;
        take(book)?;
    }
    Ok(())
}

/// The rows of another table beside the books: the book's id first, and in its order.
pub(super) struct Beside<'a>(Rows<'a>);

impl<'a> Beside<'a> {
    pub(super) fn new(ask: &'a mut Statement<'_>) -> Result<Self> {
        let mut rows = ask.query([])?;
        rows.advance()?;
        Ok(Self(rows))
    }

    /// Hands over the rows of a book. Those of books before it, which nobody asked for, are passed by.
    pub(super) fn of(&mut self, book: &str, mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>) -> Result<()> {
        while let Some(row) = self.0.get() {
            match key(row)?.cmp(book) {
                Ordering::Less => {}
                Ordering::Equal => take(row)?,
                Ordering::Greater => break,
            }
            self.0.advance()?;
        }
        Ok(())
    }
}

/// The id of the book that a row is about.
fn key<'a>(row: &'a Row<'_>) -> rusqlite::Result<&'a str> {
    Ok(row.get_ref(0)?.as_str()?)
}

fn exported(row: &Row<'_>) -> rusqlite::Result<Exported> {
    Ok(Exported {
        id: row.get(0)?,
        title: row.get(1)?,
        subtitle: text(row, 2)?,
        series: text(row, 3)?,
        series_number: text(row, 4)?,
        first_published: text(row, 5)?,
        language: text(row, 6)?,
        description: text(row, 7)?,
        why_added: text(row, 8)?,
        recommended_by: text(row, 9)?,
        review: text(row, 10)?,
        own_review: text(row, 10)?,
        added_at: row.get(11)?,
        own_rating: row.get(12)?,
        ..Exported::default()
    })
}

fn say_list_row(book: &mut Exported, row: &Row<'_>) -> rusqlite::Result<()> {
    book.state = row.get(1)?;
    book.times_read = row.get(2)?;
    book.progress = row.get(3)?;
    book.rating = row.get(4)?;
    // No tag has a comma.
    book.tags = row.get_ref(5)?.as_str()?.split(',').filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
    Ok(())
}

fn say_person(book: &mut Exported, row: &Row<'_>) -> rusqlite::Result<()> {
    book.people.push((row.get(1)?, row.get(2)?, row.get(3)?));
    Ok(())
}

fn say_edition(book: &mut Exported, row: &Row<'_>) -> rusqlite::Result<()> {
    book.editions.push(ExportedEdition {
        id: row.get(11)?,
        isbn13: text(row, 1)?,
        asin: text(row, 2)?,
        publisher: text(row, 3)?,
        published: text(row, 4)?,
        format: text(row, 5)?,
        pages: row.get(6)?,
        minutes: row.get(7)?,
        name: text(row, 8)?,
        language: text(row, 9)?,
        last_page: row.get(10)?,
    });
    Ok(())
}

/// What was written of the latest read stands before what was written of the book.
fn say_read(book: &mut Exported, row: &Row<'_>) -> rusqlite::Result<()> {
    let read = ExportedRead {
        state: row.get(1)?,
        started: row.get(2)?,
        ended: row.get(3)?,
        review: text(row, 4)?,
        id: row.get(5)?,
        edition: row.get(6)?,
        paused_since: row.get(7)?,
        resume_on: row.get(8)?,
        reason: text(row, 9)?,
        rating: row.get(10)?,
    };
    if !read.review.is_empty() {
        book.review.clone_from(&read.review);
    }
    book.reads.push(read);
    Ok(())
}

/// A row for each of its tags: all but the last column of the later ones are known already.
fn say_note(book: &mut Exported, row: &Row<'_>) -> rusqlite::Result<()> {
    let (id, tag) = (row.get(8)?, row.get::<_, Option<String>>(12)?);
    if let Some(note) = book.notes.last_mut().filter(|note| note.id == id) {
        note.tags.extend(tag);
        note.tags.sort_unstable();
        return Ok(());
    }
    book.notes.push(ExportedNote {
        kind: row.get(1)?,
        place: place(row, 2)?,
        text: row.get(7)?,
        id,
        read: row.get(9)?,
        created_at: row.get(10)?,
        edited_at: row.get(11)?,
        tags: tag.into_iter().collect(),
    });
    Ok(())
}

/// A place from its five columns, what was typed first; none where it has no unit.
pub(super) fn place(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<PositionParts>> {
    let Some(unit) = row.get(at + 1)? else { return Ok(None) };
    let (value, of, fraction) = (row.get(at + 2)?, row.get(at + 3)?, row.get(at + 4)?);
    Ok(Some(PositionParts { entered: text(row, at)?, unit, value, of, fraction }))
}

pub(super) fn text(row: &Row<'_>, at: usize) -> rusqlite::Result<String> {
    Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
}

/// A day on which something is or was.
pub(super) struct Dated {
    /// "finished", "started", "resume", "plan" or "item".
    pub(super) what: String,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) day: String,
    /// The plan of an item.
    pub(super) about: Option<String>,
}

/// Hands over every day that is known to the day.
pub(super) fn each_date(db: &Connection, mut take: impl FnMut(Dated) -> Result<()>) -> Result<()> {
    let mut ask = db.prepare(include_str!("sql/dates.sql"))?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        take(Dated {
            what: row.get("what")?,
            id: row.get("id")?,
            title: row.get("title")?,
            day: row.get("day")?,
            about: row.get("about")?,
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::log::SESSIONS;
    use super::*;

    #[test]
    fn nothing_is_sorted_or_gathered_for_an_export() {
        let folder = tempfile::tempdir().unwrap();
        let db = crate::storage::open_writer(&folder.path().join("Library.lectern"), |_| Ok(())).unwrap();
        for ask in [BOOKS, LIST_ROWS, PEOPLE, EDITIONS, READS, NOTES, SESSIONS] {
            let mut plan = db.prepare(&format!("EXPLAIN QUERY PLAN {ask}")).unwrap();
            let steps = plan.query_map([], |row| row.get::<_, String>("detail")).unwrap();
            let steps: Vec<String> = steps.collect::<rusqlite::Result<_>>().unwrap();
            assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{ask}: {steps:?}");
        }
    }
}
