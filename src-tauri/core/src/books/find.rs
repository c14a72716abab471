//! Naming a book on a command line: by id, the beginning of one, an ISBN, or words that fit exactly one.

use super::{BookQuery, BookRow, list, row_of};
use crate::library::Snapshot;
use crate::values::{BookId, Isbn, Title};
use crate::{Error, Result};

/// The one book that `name` means.
///
/// # Errors
/// `NotFound` where nothing fits, `Ambiguous` with the candidates where several do.
pub fn find(view: &Snapshot<'_>, name: &str) -> Result<BookId> {
    let name = name.trim();
    for look in [by_id, by_isbn_text, by_title] {
        let found = look(view, name)?;
        if !found.is_empty() {
            return one(view, name, &found);
        }
    }
    // A space ends the last word: "volume 1" means volume 1 before it means volume 10.
    let whole = by_words(view, &format!("{name} "))?;
    if !whole.is_empty() {
        return one(view, name, &whole);
    }
    one(view, name, &by_words(view, name)?)
}

fn by_words(view: &Snapshot<'_>, text: &str) -> Result<Vec<BookId>> {
    let query = BookQuery { text: text.to_owned(), limit: 21, ..BookQuery::default() };
    // Without a word every book would fit, and none is meant.
    if crate::search::question(text).is_none() {
        return Ok(Vec::new());
    }
    Ok(list(view, &query)?.books.into_iter().map(|book| book.id).collect())
}

/// The books that carry this ISBN in any edition, the earliest added first.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn by_isbn(view: &Snapshot<'_>, isbn: &Isbn) -> Result<Vec<BookId>> {
    ids(view, include_str!("sql/by_isbn.sql"), isbn.as_str())
}

/// The books of exactly this title, however it is accented or capitalised.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn matching(view: &Snapshot<'_>, title: &Title) -> Result<Vec<BookId>> {
    ids(view, include_str!("sql/by_title_key.sql"), &title.sort_key(None))
}

/// Does this with every book of the library, its title and the names of its authors, in no order.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub(crate) fn each_title(view: &Snapshot<'_>, mut work: impl FnMut(BookId, &str, &str)) -> Result<()> {
    let mut ask = view.sql(include_str!("sql/titles.sql"))?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let text = |column| Ok::<_, crate::Error>(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?);
        work(row.get("book_id")?, text("title")?, text("authors")?);
    }
    Ok(())
}

/// Does this with every book of the library that has a number of Amazon's, and that number, in no order.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub(crate) fn each_asin(view: &Snapshot<'_>, mut work: impl FnMut(BookId, &str)) -> Result<()> {
    let mut ask = view.sql(include_str!("sql/asins.sql"))?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let asin = row.get_ref("asin")?.as_str().map_err(rusqlite::Error::from)?;
        work(row.get("book_id")?, asin);
    }
    Ok(())
}

/// The books that a book about to be added may already be: those of its ISBN in any edition, then those of its title.
/// Texts that are no ISBN or title yet, since they are still being typed, find nothing.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn alike(view: &Snapshot<'_>, title: &str, isbn: &str) -> Result<Vec<BookRow>> {
    let mut found = by_isbn_text(view, isbn)?;
    for book in by_title(view, title)? {
        if !found.contains(&book) {
            found.push(book);
        }
    }
    found.into_iter().map(|book| row_of(view, book)).collect()
}

fn by_id(view: &Snapshot<'_>, name: &str) -> Result<Vec<BookId>> {
    let plausible = name.len() >= 4 && name.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    if plausible { ids(view, include_str!("sql/by_id_prefix.sql"), &name.to_lowercase()) } else { Ok(Vec::new()) }
}

fn by_isbn_text(view: &Snapshot<'_>, name: &str) -> Result<Vec<BookId>> {
    Isbn::parse(name).map_or(Ok(Vec::new()), |isbn| by_isbn(view, &isbn))
}

fn by_title(view: &Snapshot<'_>, name: &str) -> Result<Vec<BookId>> {
    Title::parse(name).map_or(Ok(Vec::new()), |title| matching(view, &title))
}

fn one(view: &Snapshot<'_>, name: &str, found: &[BookId]) -> Result<BookId> {
    match found {
        [] => Err(Error::not_found(format!("book “{name}”"))),
        [only] => Ok(*only),
        many => {
            let mut candidates = Vec::new();
            for book in many.iter().take(20) {
                let row = super::row_of(view, *book)?;
                let named = [vec![row.title], row.authors].concat().join(", ");
                candidates.push(format!("{named} ({book})"));
            }
            Err(Error::Ambiguous { given: name.to_owned(), candidates })
        }
    }
}

fn ids(view: &Snapshot<'_>, question: &str, key: &str) -> Result<Vec<BookId>> {
    let mut ask = view.sql(question)?;
    let ids = ask.query_map([key], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}
