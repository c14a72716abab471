//! One book whole, and the drafts that its forms start from.

use rusqlite::{OptionalExtension, Row};

use super::{Author, AuthorDraft, Book, BookDraft, Chapter, Edition, EditionDraft};
use crate::library::Snapshot;
use crate::values::{BookId, EditionId, Isbn};
use crate::{Error, Result};

/// A book with its people, tags and editions; also one in the trash. Of one that was merged into another, that other.
///
/// # Errors
/// `NotFound`.
pub fn get(view: &Snapshot<'_>, id: BookId) -> Result<Book> {
    let id = view.sql(include_str!("sql/stands_in.sql"))?.query_row([id], |row| row.get(0)).optional()?.unwrap_or(id);
    let mut book = view
        .sql(include_str!("sql/get.sql"))?
        .query_row([id], book)
        .optional()?
        .ok_or_else(|| Error::not_found("such book"))?;
    book.authors = people_of(view, id)?;
    book.tags = view.sql(include_str!("sql/tags.sql"))?.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    book.editions = editions_of(view, id)?;
    Ok(book)
}

/// The title of a book.
///
/// # Errors
/// `NotFound`.
pub fn title_of(view: &Snapshot<'_>, id: BookId) -> Result<String> {
    view.sql(include_str!("sql/title_of.sql"))?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found("such book"))
}

/// The people of a book in their order.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub(crate) fn people_of(view: &Snapshot<'_>, id: BookId) -> Result<Vec<Author>> {
    let mut ask = view.sql(include_str!("sql/people.sql"))?;
    Ok(ask.query_map([id], author)?.collect::<rusqlite::Result<_>>()?)
}

/// The editions of a book with their contents, the one that lists show first.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn editions_of(view: &Snapshot<'_>, book: BookId) -> Result<Vec<Edition>> {
    let mut editions: Vec<Edition> =
        view.sql(include_str!("sql/editions.sql"))?.query_map([book], edition)?.collect::<Result<_, _>>()?;
    for edition in &mut editions {
        edition.chapters = chapters(view, edition.id)?;
    }
    Ok(editions)
}

/// One edition with its contents, also one that was taken away.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn edition_of(view: &Snapshot<'_>, id: EditionId) -> Result<Option<Edition>> {
    let found = view.sql(include_str!("sql/edition.sql"))?.query_row([id], edition).optional()?;
    found.map(|found| Ok(Edition { chapters: chapters(view, id)?, ..found })).transpose()
}

fn chapters(view: &Snapshot<'_>, edition: EditionId) -> Result<Vec<Chapter>> {
    let mut ask = view.sql(include_str!("sql/chapters.sql"))?;
    let chapters = ask.query_map([edition], chapter)?.collect::<rusqlite::Result<_>>()?;
    Ok(chapters)
}

fn book(row: &Row<'_>) -> rusqlite::Result<Book> {
    Ok(Book {
        id: row.get("id")?,
        title: row.get("title")?,
        subtitle: row.get("subtitle")?,
        authors: Vec::new(),
        series: row.get("series")?,
        series_number: row.get("series_number")?,
        first_published: row.get("first_published")?,
        language: row.get("language")?,
        description: row.get("description")?,
        why_added: row.get("why_added")?,
        recommended_by: row.get("recommended_by")?,
        tags: Vec::new(),
        editions: Vec::new(),
        latest_read: row.get("latest_read")?,
        rating: row.get("rating")?,
        review: row.get("review")?,
        added_at: row.get("added_at")?,
        removed_at: row.get("deleted_at")?,
    })
}

fn author(row: &Row<'_>) -> rusqlite::Result<Author> {
    Ok(Author { name: row.get("name")?, role: row.get("role")? })
}

fn edition(row: &Row<'_>) -> rusqlite::Result<Edition> {
    let isbn13: Option<Isbn> = row.get("isbn13")?;
    Ok(Edition {
        id: row.get("id")?,
        name: row.get("name")?,
        isbn10: isbn13.as_ref().and_then(Isbn::isbn10),
        isbn13,
        asin: row.get("asin")?,
        publisher: row.get("publisher")?,
        published: row.get("published")?,
        language: row.get("language")?,
        format: row.get("format")?,
        pages: row.get("pages")?,
        last_page: row.get("last_page")?,
        minutes: row.get("minutes")?,
        chapters: Vec::new(),
    })
}

fn chapter(row: &Row<'_>) -> rusqlite::Result<Chapter> {
    Ok(Chapter {
        id: row.get("id")?,
        depth: row.get("depth")?,
        number: row.get("number")?,
        title: row.get("title")?,
        first_page: row.get("first_page")?,
        last_page: row.get("last_page")?,
    })
}

/// The draft that says exactly what the book is: editing starts from it.
#[must_use]
pub fn draft_of(book: &Book) -> BookDraft {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    BookDraft {
        title: book.title.as_str().to_owned(),
        subtitle: text(&book.subtitle),
        authors: book
            .authors
            .iter()
            .map(|author| AuthorDraft { name: author.name.as_str().to_owned(), role: author.role })
            .collect(),
        series: text(&book.series),
        series_number: text(&book.series_number),
        first_published: book.first_published.as_ref().map(ToString::to_string).unwrap_or_default(),
        language: text(&book.language),
        description: text(&book.description),
        why_added: text(&book.why_added),
        recommended_by: text(&book.recommended_by),
        tags: book.tags.clone(),
    }
}

/// The draft that says exactly what the edition is.
#[must_use]
pub fn edition_draft_of(edition: &Edition) -> EditionDraft {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let number = |value: Option<u32>| value.map(|number| number.to_string()).unwrap_or_default();
    EditionDraft {
        name: text(&edition.name),
        isbn: edition.isbn13.as_ref().map(ToString::to_string).unwrap_or_default(),
        asin: text(&edition.asin),
        publisher: text(&edition.publisher),
        published: edition.published.as_ref().map(ToString::to_string).unwrap_or_default(),
        language: text(&edition.language),
        format: edition.format,
        pages: number(edition.pages),
        last_page: number(edition.last_page),
        minutes: number(edition.minutes),
    }
}
