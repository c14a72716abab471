//! Which book a recommendation is: said by the reader, never guessed for them.

use rusqlite::{OptionalExtension, Row, named_params};

use super::suggest::listed;
use super::take::{self, Taking};
use super::{MatchChoice, store};
use crate::books::{self, AuthorDraft, BookDraft, EditionDraft};
use crate::library::Tx;
use crate::values::{BookId, CandidateId, Isbn, ItemId};
use crate::{Error, Result};

/// Matches an item to a book, or says that none fits. Answers the book.
///
/// # Errors
/// `NotFound`, also for a book that no list holds; `Conflict` for a candidate of another item; `Invalid` for a new title that cannot be.
pub fn match_book(tx: &mut Tx<'_>, item: ItemId, choice: &MatchChoice) -> Result<Option<BookId>> {
    let (plan, title) = store::item(&tx.snapshot(), item)?;
    let book = match choice {
        MatchChoice::Book { id } => Some(*id),
        MatchChoice::Candidate { id } => Some(candidate(tx, item, *id)?),
        MatchChoice::Listed { plan: list, item } => Some(Taking::new(plan).book(tx, listed(list, item)?)?),
        MatchChoice::New { title, authors } => Some(books::add(tx, &draft(title, authors), &EditionDraft::default())?),
        MatchChoice::Nothing | MatchChoice::Curator => None,
    };
    store::ensure_overlay(tx, item)?;
    tx.sql(include_str!("sql/set_match.sql"))?.execute(named_params! {
        ":item": item,
        ":book": book,
        ":unmatched": *choice == MatchChoice::Nothing,
    })?;
    let subject = match book {
        Some(book) => format!("“{title}” to {}", books::title_of(&tx.snapshot(), book)?),
        None if *choice == MatchChoice::Nothing => format!("{title} to no book"),
        None => format!("{title} as the list does"),
    };
    tx.about(subject);
    Ok(book)
}

struct Found {
    item: ItemId,
    title: String,
    authors: Vec<String>,
    edition: EditionDraft,
}

/// The candidate's book: the library's own where it has it, else added.
fn candidate(tx: &mut Tx<'_>, item: ItemId, id: CandidateId) -> Result<BookId> {
    let found = tx.sql(include_str!("sql/candidate.sql"))?.query_row([id], found).optional()?;
    let found = found.ok_or_else(|| Error::not_found("such candidate"))?;
    if found.item != item {
        return Err(Error::conflict("That candidate belongs to another recommendation."));
    }
    if let Ok(isbn) = Isbn::parse(&found.edition.isbn)
        && let Some(book) = books::by_isbn(&tx.snapshot(), &isbn)?.first()
    {
        return Ok(*book);
    }
    match take::same_book(&tx.snapshot(), &found.title, found.authors.first().map(String::as_str))? {
        Some(book) => Ok(book),
        None => books::add(tx, &draft(&found.title, &found.authors), &found.edition),
    }
}

fn found(row: &Row<'_>) -> rusqlite::Result<Found> {
    let number = |value: Option<u32>| value.map(|number| number.to_string()).unwrap_or_default();
    let authors: String = row.get("authors")?;
    Ok(Found {
        item: row.get("item_id")?,
        title: row.get("title")?,
        authors: authors.split("; ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        edition: EditionDraft {
            isbn: row.get::<_, Option<String>>("isbn13")?.unwrap_or_default(),
            publisher: row.get::<_, Option<String>>("publisher")?.unwrap_or_default(),
            published: number(row.get("year")?),
            pages: number(row.get("pages")?),
            ..EditionDraft::default()
        },
    })
}

fn draft(title: &str, authors: &[String]) -> BookDraft {
    BookDraft {
        title: title.to_owned(),
        authors: authors.iter().map(|name| AuthorDraft { name: name.clone(), ..AuthorDraft::default() }).collect(),
        ..BookDraft::default()
    }
}
