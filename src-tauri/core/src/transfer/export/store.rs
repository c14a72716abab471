//! The books as exports need them, one row each. The only place of this slice that speaks to the file.

use std::cmp::Ordering;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Connection, OptionalExtension, Row, Rows, Statement};

use crate::Result;
use crate::library::Snapshot;

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
    pub(super) isbn13: String,
    pub(super) asin: String,
    pub(super) publisher: String,
    pub(super) published: String,
    /// paper, ebook, audio or nothing.
    pub(super) format: String,
    pub(super) pages: Option<u32>,
    pub(super) minutes: Option<u32>,
    /// Name, name to sort by, role.
    pub(super) people: Vec<(String, String, String)>,
    pub(super) tags: Vec<String>,
    /// State, beginning, end.
    pub(super) reads: Vec<(String, Option<String>, Option<String>)>,
    /// Kind, place as it was typed, text.
    pub(super) notes: Vec<(String, String, String)>,
}

impl Exported {
    /// The names of those with a role.
    pub(super) fn named(&self, role: &str) -> Vec<&str> {
        self.people.iter().filter(|(.., of)| of == role).map(|(name, ..)| name.as_str()).collect()
    }
}

/// How many books there are to export.
pub(super) fn count(view: &Snapshot<'_>) -> Result<u64> {
    let ask = "SELECT count(*) FROM local_book WHERE in_trash = 0";
    Ok(view.sql(ask)?.query_row([], |row| row.get(0))?)
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
        let mut is_first = true;
        editions.of(id, |row| if std::mem::take(&mut is_first) { say_edition(&mut book, row) } else { Ok(()) })?;
        reads.of(id, |row| say_read(&mut book, row))?;
        notes.of(id, |row| say_note(&mut book, row))?;
        take(book)?;
    }
    Ok(())
}

/// The rows of another table beside the books: the book's id first, and in its order.
struct Beside<'a>(Rows<'a>);

impl<'a> Beside<'a> {
    fn new(ask: &'a mut Statement<'_>) -> Result<Self> {
        let mut rows = ask.query([])?;
        rows.advance()?;
        Ok(Self(rows))
    }

    /// Hands over the rows of a book. Those of books before it, which nobody asked for, are passed by.
    fn of(&mut self, book: &str, mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>) -> Result<()> {
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
        added_at: row.get(11)?,
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
    book.isbn13 = text(row, 1)?;
    book.asin = text(row, 2)?;
    book.publisher = text(row, 3)?;
    book.published = text(row, 4)?;
    book.format = text(row, 5)?;
    book.pages = row.get(6)?;
    book.minutes = row.get(7)?;
    Ok(())
}

/// What was written of the latest read stands before what was written of the book.
fn say_read(book: &mut Exported, row: &Row<'_>) -> rusqlite::Result<()> {
    book.reads.push((row.get(1)?, row.get(2)?, row.get(3)?));
    if let Some(review) = row.get(4)? {
        book.review = review;
    }
    Ok(())
}

fn say_note(book: &mut Exported, row: &Row<'_>) -> rusqlite::Result<()> {
    book.notes.push((row.get(1)?, text(row, 2)?, row.get(3)?));
    Ok(())
}

fn text(row: &Row<'_>, at: usize) -> rusqlite::Result<String> {
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
    use super::*;

    #[test]
    fn nothing_is_sorted_or_gathered_for_an_export() {
        let folder = tempfile::tempdir().unwrap();
        let db = crate::storage::open_writer(&folder.path().join("Library.lectern"), |_| Ok(())).unwrap();
        for ask in [BOOKS, LIST_ROWS, PEOPLE, EDITIONS, READS, NOTES] {
            let mut plan = db.prepare(&format!("EXPLAIN QUERY PLAN {ask}")).unwrap();
            let steps = plan.query_map([], |row| row.get::<_, String>("detail")).unwrap();
            let steps: Vec<String> = steps.collect::<rusqlite::Result<_>>().unwrap();
            assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{ask}: {steps:?}");
        }
    }
}
