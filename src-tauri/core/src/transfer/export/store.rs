//! The books as exports need them, one row each. The only place of this slice that speaks to the file.

use rusqlite::{Connection, Row};
use serde::de::DeserializeOwned;

use crate::Result;
use crate::library::Snapshot;

/// A book with everything that a list of books can say of it.
#[derive(Debug, Clone)]
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
    pub(super) goodreads_id: String,
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

/// Hands over every book that is not in the trash, one at a time, by title.
pub(super) fn each_book(db: &Connection, mut take: impl FnMut(Exported) -> Result<()>) -> Result<()> {
    let mut ask = db.prepare(include_str!("sql/books.sql"))?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        take(exported(row)?)?;
    }
    Ok(())
}

fn exported(row: &Row<'_>) -> rusqlite::Result<Exported> {
    let text = |column: &str| Ok::<_, rusqlite::Error>(row.get::<_, Option<String>>(column)?.unwrap_or_default());
    Ok(Exported {
        id: row.get("id")?,
        title: row.get("title")?,
        subtitle: text("subtitle")?,
        series: text("series")?,
        series_number: text("series_number")?,
        first_published: text("first_published")?,
        language: text("language")?,
        description: text("description")?,
        why_added: text("why_added")?,
        recommended_by: text("recommended_by")?,
        added_at: row.get("added_at")?,
        state: row.get("state")?,
        times_read: row.get("times_read")?,
        progress: row.get("progress")?,
        rating: row.get("rating")?,
        review: text("review")?,
        isbn13: text("isbn13")?,
        asin: text("asin")?,
        publisher: text("publisher")?,
        published: text("published")?,
        format: text("format")?,
        pages: row.get("pages")?,
        minutes: row.get("minutes")?,
        people: listed(row, "people")?,
        tags: listed(row, "tags")?,
        reads: listed(row, "reads")?,
        notes: listed(row, "notes")?,
        goodreads_id: text("goodreads_id")?,
    })
}

fn listed<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| rusqlite::types::FromSqlError::Other(Box::new(error)).into())
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
