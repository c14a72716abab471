//! What of two libraries may be the same.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::Result;
use crate::storage::{Row, Table};
use crate::values::{NameWords, PersonName};

/// A book as it is compared.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) id: String,
    pub(super) title_key: String,
    pub(super) isbns: Vec<String>,
    authors: Vec<NameWords>,
}

impl Book {
    /// Whether it is the other: an author in common, or none on either side, and the same title; or the same number and
    /// one title in the other.
    pub(super) fn is(&self, other: &Book) -> bool {
        let numbered = self.isbns.iter().any(|isbn| other.isbns.contains(isbn));
        let within = self.title_key.starts_with(&other.title_key) || other.title_key.starts_with(&self.title_key);
        let shared = self.authors.iter().any(|author| other.authors.iter().any(|it| it.agree(author)));
        let unknown = self.authors.is_empty() && other.authors.is_empty();
        (numbered && within) || (self.title_key == other.title_key && (shared || unknown))
    }
}

/// The books that are not in the trash, in the order of their ids.
pub(super) fn books(db: &Connection) -> Result<Vec<Book>> {
    let mut books = BTreeMap::new();
    let mut ask = db.prepare(
        "SELECT id, coalesce(title_key(title, language), fold(title)) AS title_key FROM book WHERE deleted_at IS NULL",
    )?;
    for row in ask.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))? {
        let (id, title_key) = row?;
        books.insert(id.clone(), Book { id, title_key, isbns: Vec::new(), authors: Vec::new() });
    }
    let mut ask = db.prepare(
        "SELECT book_id, isbn13 FROM edition WHERE isbn13 IS NOT NULL AND deleted_at IS NULL ORDER BY isbn13",
    )?;
    for row in ask.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))? {
        let (book, isbn) = row?;
        books.entry(book).and_modify(|book| book.isbns.push(isbn));
    }
    let mut ask = db.prepare(
        "SELECT a.book_id, p.name FROM authorship a JOIN person p ON p.id = a.person_id \
         WHERE a.role = 'author' AND a.deleted_at IS NULL",
    )?;
    for row in ask.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, PersonName>(1)?)))? {
        let (book, name) = row?;
        books.entry(book).and_modify(|book| book.authors.push(NameWords::of(&name)));
    }
    Ok(books.into_values().collect())
}

/// The editions of a book: id, how many chapters, and what they say.
pub(super) fn editions(db: &Connection, book: &str) -> Result<Vec<Row>> {
    rows(
        db,
        "SELECT e.id, (SELECT count(*) FROM chapter c WHERE c.edition_id = e.id), isbn13, asin, publisher, published, \
         format, pages, minutes, name, language \
         FROM edition e WHERE book_id = ?1 AND deleted_at IS NULL ORDER BY id",
        book,
    )
}

/// The reads of a book: id, state and dates.
pub(super) fn reads(db: &Connection, book: &str) -> Result<Vec<Row>> {
    rows(db, "SELECT id, state, started, ended FROM read WHERE book_id = ?1 AND deleted_at IS NULL ORDER BY id", book)
}

/// The reads that are under way: id and book.
pub(super) fn open_reads(db: &Connection) -> Result<Vec<Row>> {
    rows(
        db,
        "SELECT id, book_id FROM read \
         WHERE state IN ('reading', 'paused') AND ?1 = '' AND deleted_at IS NULL ORDER BY book_id, id",
        "",
    )
}

/// The plans that came from files: id and which file.
pub(super) fn plans(db: &Connection) -> Result<Vec<Row>> {
    rows(db, "SELECT id, source FROM plan WHERE source IS NOT NULL AND ?1 = '' AND deleted_at IS NULL ORDER BY id", "")
}

/// The parts of a plan, and how they are asked for: id and what their file calls them.
pub(super) const PARTS: &[(Table, &str)] = &[
    (Table::Stage, "SELECT id, source FROM stage WHERE plan_id = ?1 ORDER BY id"),
    (Table::ItemGroup, "SELECT id, source FROM item_group WHERE plan_id = ?1 ORDER BY id"),
    (Table::Item, "SELECT id, source FROM item WHERE plan_id = ?1 ORDER BY id"),
];

/// The parts of one kind.
pub(super) fn parts(db: &Connection, question: &str, plan: &str) -> Result<Vec<Row>> {
    rows(db, question, plan)
}

/// Whether a book has authors.
pub(super) fn has_authors(db: &Connection, book: &str) -> Result<bool> {
    Ok(db.query_row(
        "SELECT EXISTS (SELECT 1 FROM authorship WHERE book_id = ?1 AND deleted_at IS NULL)",
        [book],
        |row| row.get(0),
    )?)
}

/// A book's title.
pub(super) fn title(db: &Connection, book: &str) -> Result<String> {
    Ok(db.query_row("SELECT title FROM book WHERE id = ?1", [book], |row| row.get(0))?)
}

/// Whether no other book has this title.
pub(super) fn is_alone(db: &Connection, title: &str) -> Result<bool> {
    let question = "SELECT count(*) FROM book WHERE title = ?1 AND deleted_at IS NULL";
    Ok(db.query_row(question, [title], |row| row.get::<_, u32>(0))? <= 1)
}

fn rows(db: &Connection, question: &str, about: &str) -> Result<Vec<Row>> {
    let mut ask = db.prepare_cached(question)?;
    let columns = ask.column_count();
    let rows = ask.query_map([about], |row| (0..columns).map(|at| row.get(at)).collect())?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
