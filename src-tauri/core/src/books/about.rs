//! Books that speak of a subject, found by full text over everything that is known of them.

use rusqlite::Row;

use crate::Result;
use crate::library::Snapshot;
use crate::search::document;
use crate::values::BookId;

/// What is known of a book in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AboutBook {
    pub(crate) id: BookId,
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) description: Option<String>,
    pub(crate) year: Option<i32>,
}

/// The books in which any of these words stands, those first that hold the most and the rarest of them.
pub(crate) fn about(view: &Snapshot<'_>, words: &[String], limit: u32) -> Result<Vec<AboutBook>> {
    let phrases: Vec<String> = words.iter().map(|word| format!("\"{}\"", document(word).trim())).collect();
    if phrases.is_empty() {
        return Ok(Vec::new());
    }
    let mut ask = view.sql(include_str!("sql/about.sql"))?;
    let books = ask.query_map((phrases.join(" OR "), limit), row)?.collect::<rusqlite::Result<_>>()?;
    Ok(books)
}

fn row(row: &Row<'_>) -> rusqlite::Result<AboutBook> {
    let parts = |text: String, mark: &str| -> Vec<String> {
        text.split(mark).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    Ok(AboutBook {
        id: row.get("id")?,
        title: row.get("title")?,
        subtitle: row.get("subtitle")?,
        authors: parts(row.get("authors")?, "; "),
        tags: parts(row.get("tags")?, ","),
        description: row.get("description")?,
        year: row.get("year")?,
    })
}
