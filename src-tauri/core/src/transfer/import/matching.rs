//! Which book a row means: the one of its ISBN, else of its id elsewhere, else of its title and author. What is only
//! near is proposed in words and never taken for the same.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::record::Record;
use super::report::MatchedBy;
use super::store::{self, Origin};
use super::understood::is_number_of;
use crate::Result;
use crate::books::{self, Book, Role};
use crate::library::Snapshot;
use crate::values::{BookId, Isbn, PersonName, SourceRowId, Title, fold, words};

/// What was found of a row in the library.
pub(super) enum Found {
    /// The same book, and by what it is known.
    Same(Origin, MatchedBy),
    /// No book, or only one that it might be: the sentence says which.
    New(Option<String>),
}

/// Books that this import added, by the hash of their title and of what stands before its subtitle. The library's own
/// lists show them only after the change. A file may have millions: each takes a few bytes more than its key.
#[derive(Default)]
pub(super) struct Added {
    titles: BTreeSet<(u64, BookId)>,
    mains: BTreeSet<(u64, BookId)>,
}

impl Added {
    /// Remembers a book under its title.
    pub(super) fn remember(&mut self, record: &Record, book: BookId) {
        let title = key(&record.book.title);
        self.titles.insert((hash(&title), book));
        let main = main_title(&title);
        if main != title {
            self.mains.insert((hash(main), book));
        }
    }

    /// The books of a key, in the order in which they were added.
    fn get(books: &BTreeSet<(u64, BookId)>, key: &str) -> Vec<BookId> {
        let hash = hash(key);
        let first = (hash, BookId::from_parts(0, [0; 10]));
        books.range(first..).take_while(|(of, _)| *of == hash).map(|(_, book)| *book).collect()
    }
}

/// The name of the book in its program and the book, of the last row that was taken before. Rows that an older Lectern
/// kept do not know what their program calls the book; the new ones beside them do.
#[derive(Default)]
pub(super) struct Sibling(Option<(String, Origin)>);

impl Sibling {
    /// Remembers a row that was found.
    pub(super) fn remember(&mut self, record: &Record, found: &Found) {
        if let (Found::Same(origin, MatchedBy::Row), Some(id)) = (found, record.name_there()) {
            self.0 = Some((id.to_owned(), *origin));
        }
    }

    fn of(&self, id: &str) -> Option<Origin> {
        self.0.as_ref().filter(|(known, _)| known == id).map(|(_, origin)| *origin)
    }
}

/// The book that a record means.
pub(super) fn find(
    view: &Snapshot<'_>,
    added: &Added,
    sibling: &Sibling,
    record: &Record,
    row: SourceRowId,
) -> Result<Found> {
    if let Some(origin) = store::of_row(view, row)? {
        return Ok(Found::Same(origin, MatchedBy::Row));
    }
    if let Some(id) = record.name_there() {
        let known = store::of_foreign_id(view, id)?.or_else(|| sibling.of(id));
        if let Some(origin) = known {
            let by = if record.foreign_id.is_some() { MatchedBy::Id } else { MatchedBy::Title };
            return Ok(Found::Same(origin, by));
        }
    }
    let here = |book, by| Found::Same(Origin { book, is_in_trash: false }, by);
    let mut proposal = None;
    for book in by_isbn(view, record)? {
        let book = books::get(view, book)?;
        if names_the_same(&book, record) {
            return Ok(here(book.id, MatchedBy::Isbn));
        }
        proposal = Some(format!("“{}” has the same ISBN and another title", book.title));
    }
    for book in by_title(view, added, &record.book.title)? {
        let book = books::get(view, book)?;
        match same_people(&book, record) {
            People::Agree => return Ok(here(book.id, MatchedBy::Title)),
            People::Differ => {}
            People::ShareASurname => {
                let why = "has the same title, and an author of the same surname";
                proposal = Some(format!("“{}” {why}", book.title));
            }
            People::Unknown => {
                let why = "has the same title, and only one of the two names an author";
                proposal = Some(format!("“{}” {why}", book.title));
            }
        }
    }
    if proposal.is_none() {
        proposal = near(view, added, record)?;
    }
    Ok(Found::New(
        proposal.map(|near| format!("It may be a book that you have: {near}. It is added as a book of its own.")),
    ))
}

/// Devices that show authors first write some books so: the author in the place of the title. Where the library has
/// exactly the book that the record means the other way round, the record is turned.
pub(super) fn turned(view: &Snapshot<'_>, added: &Added, record: &mut Record) -> Result<Option<Origin>> {
    let [author] = record.book.authors.as_slice() else { return Ok(None) };
    let (title, name) = (author.name.clone(), record.book.title.clone());
    for book in by_title(view, added, &title)? {
        let book = books::get(view, book)?;
        let found = book.authors.iter().find(|person| fold(person.name.as_str()) == fold(&spoken(&name)));
        if let Some(person) = found {
            record.book.authors[0].name = person.name.as_str().to_owned();
            record.book.title = title;
            return Ok(Some(Origin { book: book.id, is_in_trash: false }));
        }
    }
    Ok(None)
}

/// Turns a record whose author and title are the title and an author of the book that it was found to be.
pub(super) fn turn_towards(book: &Book, record: &mut Record) {
    let [author] = record.book.authors.as_slice() else { return };
    let is_title = key(&author.name) == key(book.title.as_str());
    let named = spoken(&record.book.title);
    let person = book.authors.iter().find(|person| fold(person.name.as_str()) == fold(&named));
    if let Some(person) = person.filter(|_| is_title) {
        record.book.authors[0].name = person.name.as_str().to_owned();
        record.book.title = book.title.as_str().to_owned();
    }
}

fn spoken(name: &str) -> String {
    PersonName::parse(name).map(|name| name.as_str().to_owned()).unwrap_or_default()
}

fn by_isbn(view: &Snapshot<'_>, record: &Record) -> Result<Vec<BookId>> {
    Isbn::parse(&record.edition.isbn).map_or(Ok(Vec::new()), |isbn| books::by_isbn(view, &isbn))
}

/// The books of exactly this title, those added just now among them.
fn by_title(view: &Snapshot<'_>, added: &Added, title: &str) -> Result<Vec<BookId>> {
    let mut found = Added::get(&added.titles, &key(title));
    for book in titled(view, title)? {
        if !found.contains(&book) {
            found.push(book);
        }
    }
    // A key is a hash, and hashes may meet.
    let mut same = Vec::new();
    for book in found {
        if key(&books::title_of(view, book)?) == key(title) {
            same.push(book);
        }
    }
    Ok(same)
}

/// A book with the same title up to its subtitle, and an author in common.
fn near(view: &Snapshot<'_>, added: &Added, record: &Record) -> Result<Option<String>> {
    let title = key(&record.book.title);
    let main = main_title(&title);
    let mut candidates = Added::get(&added.mains, main);
    if main != title {
        candidates.extend(Added::get(&added.titles, main));
        candidates.extend(titled(view, main)?);
    }
    for candidate in candidates {
        let book = books::get(view, candidate)?;
        if main_title(&key(book.title.as_str())) == main && same_people(&book, record) == People::Agree {
            return Ok(Some(format!("“{}” by the same author", book.title)));
        }
    }
    Ok(None)
}

fn titled(view: &Snapshot<'_>, title: &str) -> Result<Vec<BookId>> {
    Title::parse(title).map_or(Ok(Vec::new()), |title| books::matching(view, &title))
}

/// Whether two books of one ISBN are one book: one's title must be in the other's.
fn names_the_same(book: &Book, record: &Record) -> bool {
    let (ours, theirs) = (key(book.title.as_str()), key(&record.book.title));
    let has_all = |of: &str, all: &str| words(all).all(|word| words(of).any(|other| other == word));
    is_number_of(book.title.as_str(), record)
        || has_all(&ours, main_title(&theirs))
        || has_all(&theirs, main_title(&ours))
}

/// What the authors of two books say of their being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum People {
    /// They have one in common, or neither names any.
    Agree,
    /// Two of them share a surname and no more.
    ShareASurname,
    /// They are others.
    Differ,
    /// Only one of the two names any.
    Unknown,
}

fn same_people(book: &Book, record: &Record) -> People {
    let ours: Vec<&PersonName> =
        book.authors.iter().filter(|person| person.role == Role::Author).map(|person| &person.name).collect();
    let authors = record.book.authors.iter().filter(|person| person.role == Role::Author);
    let theirs: Vec<PersonName> = authors.filter_map(|person| PersonName::parse(&person.name).ok()).collect();
    let any = |same: fn(&PersonName, &PersonName) -> bool| theirs.iter().any(|it| ours.iter().any(|our| same(our, it)));
    match (ours.is_empty(), theirs.is_empty()) {
        (true, true) => People::Agree,
        (false, false) if any(PersonName::agrees_with) => People::Agree,
        (false, false) if any(|our, it| fold(our.surname()) == fold(it.surname())) => People::ShareASurname,
        (false, false) => People::Differ,
        _ => People::Unknown,
    }
}

/// A title as it is compared.
fn key(title: &str) -> String {
    Title::parse(title).map(|title| title.sort_key(None)).unwrap_or_default()
}

/// What stands before the subtitle or the brackets.
fn main_title(key: &str) -> &str {
    let end = key.find([':', '(']).unwrap_or(key.len());
    let main = key[..end].trim_end();
    if main.is_empty() { key } else { main }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The key of a row: what it says, in whose words. The same row of another file is the same row.
pub(super) fn row_id(format: &str, cells: &[String]) -> SourceRowId {
    let mut parts: Vec<&str> = cells.iter().map(String::as_str).collect();
    // A spreadsheet adds empty cells and takes them away.
    while parts.last().is_some_and(|cell| cell.is_empty()) {
        parts.pop();
    }
    parts.insert(0, format);
    SourceRowId::natural(&parts)
}
