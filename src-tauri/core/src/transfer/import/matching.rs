//! Which book a row means: the one of its id in its program, else of its ISBN, else of the numbers that several programs
//! know, else of its title and author. What is only near, by a subtitle or a slip of the hand, is proposed in words and
//! never taken for the same.

use super::near_books::near;
use super::numbers::Numbers;
use super::record::Record;
use super::report::MatchedBy;
use super::same_number::{Numbered, by_number, is_of_one_id, is_of_one_isbn};
use super::same_people::{People, are_one, has_the_name, same_people};
use super::same_title::{Titles, compare, key, plain};
use super::shelf::{Names, Shelf};
use super::store::{self, Origin};
use crate::books::{self, Author, Book};
use crate::library::Snapshot;
use crate::values::{BookId, Isbn, PersonName, SourceRowId, Title, fold};
use crate::{Error, Result};

/// What was found of a row in the library.
pub(super) enum Found {
    /// The same book, and by what it is known.
    Same(Origin, MatchedBy),
    /// No book, or only one that it might be: the sentence says which.
    New(Option<String>),
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

/// By what a book of the library can be known.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) numbers: &'a Numbers,
    pub(super) sibling: &'a Sibling,
}

/// The book that a record means.
pub(super) fn find(view: &Snapshot<'_>, known: Known<'_>, record: &Record, row: SourceRowId) -> Result<Found> {
    if let Some(origin) = store::of_row(view, row)? {
        return Ok(Found::Same(origin, MatchedBy::Row));
    }
    if let Some(book) = of_own_id(view, record)? {
        return Ok(Found::Same(Origin { book: book.id, is_in_trash: book.removed_at.is_some() }, MatchedBy::Id));
    }
    let mut proposal = None;
    if let Some(id) = record.name_there() {
        let kept = store::of_foreign_id(view, id)?.or_else(|| known.sibling.of(id));
        match (kept, &record.foreign_id) {
            (Some(origin), None) => return Ok(Found::Same(origin, MatchedBy::Title)),
            (Some(origin), Some(id)) => {
                let cells = || store::cells_of_foreign_id(view, id, origin.book);
                if is_of_one_id(view, origin.book, record, cells)? {
                    return Ok(Found::Same(origin, MatchedBy::Id));
                }
                let title = books::title_of(view, origin.book)?;
                proposal = Some(format!("“{title}” goes by the same number there, and has another title and author"));
            }
            (None, _) => {}
        }
    }
    let here = |book, by| Found::Same(Origin { book, is_in_trash: false }, by);
    for book in by_isbn(view, record)?.into_iter().filter(|book| known.shelf.can_be(record, *book)) {
        let book = books::get(view, book)?;
        if is_of_one_isbn(&book, record) {
            return Ok(here(book.id, MatchedBy::Isbn));
        }
        proposal = Some(format!("“{}” has the same ISBN and another title", book.title));
    }
    let mut may_be = None;
    match by_number(view, known.numbers, record)? {
        Numbered::One(origin) | Numbered::Renamed(origin) if !known.shelf.can_be(record, origin.book) => {}
        Numbered::One(origin) => return Ok(Found::Same(origin, MatchedBy::Id)),
        Numbered::Renamed(origin) => may_be = Some(origin),
        Numbered::Other(near) => proposal = Some(near),
        Numbered::None => {}
    }
    let named = by_title_and_people(view, known.shelf, record)?;
    // Numbers that were copied from program to program are wrong more often than a title and an author.
    match (named, may_be) {
        (Named::One(book), _) => return Ok(here(book, MatchedBy::Title)),
        (_, Some(origin)) => return Ok(Found::Same(origin, MatchedBy::Id)),
        (Named::Several(near) | Named::None(Some(near)), None) => proposal = Some(near),
        (Named::None(None), None) => {}
    }
    if proposal.is_none() {
        proposal = near(view, known.shelf, record)?;
    }
    Ok(Found::New(
        proposal.map(|near| format!("It may be a book that you have: {near}. It is added as a book of its own.")),
    ))
}

/// The book of the record's title and of one of its people.
fn by_title_and_people(view: &Snapshot<'_>, shelf: &Shelf, record: &Record) -> Result<Named> {
    let names = Names::told(record);
    let mut same = by_title(view, shelf, &record.book.title, names)?;
    same.retain(|book| shelf.can_be(record, *book));
    let named = of_same_people(view, &same, record)?;
    if matches!(named, Named::None(_)) {
        let mut same = shelf.titled(view, &plain(&key(&record.book.title)), names)?;
        same.retain(|book| shelf.can_be(record, *book));
        if let found @ (Named::One(_) | Named::Several(_)) = of_same_people(view, &same, record)? {
            return Ok(found);
        }
    }
    Ok(named)
}

/// The book of the id that a record of our own table tells, where it is that book: also what was corrected since is.
fn of_own_id(view: &Snapshot<'_>, record: &Record) -> Result<Option<Book>> {
    let Some(id) = record.own_id() else { return Ok(None) };
    let book = match books::get(view, id) {
        Ok(book) => book,
        Err(Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let is_it = compare(book.title.as_str(), &record.book.title) == Titles::Agree
        || !matches!(same_people(&book.authors, record), People::Differ | People::ShareASurname);
    Ok(is_it.then_some(book))
}

/// Devices that show authors first write some books so: the author in the place of the title. Where the library has
/// exactly the book that the record means the other way round, the record is turned.
pub(super) fn turned(view: &Snapshot<'_>, shelf: &Shelf, record: &mut Record) -> Result<Option<Origin>> {
    let [author] = record.book.authors.as_slice() else { return Ok(None) };
    let (title, name) = (author.name.clone(), record.book.title.clone());
    let titled = by_title(view, shelf, &title, Names::ANYBODY)?;
    for book in titled.into_iter().filter(|book| shelf.can_be(record, *book)) {
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

/// The books of this title as the library finds it, those added just now first, whatever marks stand between its words.
fn by_title(view: &Snapshot<'_>, shelf: &Shelf, title: &str, names: Names) -> Result<Vec<BookId>> {
    let words = plain(&key(title));
    let mut found = shelf.added(&words, names);
    for book in Title::parse(title).map_or(Ok(Vec::new()), |title| books::matching(view, &title))? {
        if !found.contains(&book) {
            found.push(book);
        }
    }
    Ok(found)
}

/// Which of the books of a title have the people of a record.
enum Named {
    /// This one.
    One(BookId),
    /// Several that are not one another: the sentence says so.
    Several(String),
    /// None; one may be it nevertheless.
    None(Option<String>),
}

fn of_same_people(view: &Snapshot<'_>, titled: &[BookId], record: &Record) -> Result<Named> {
    let words = plain(&key(&record.book.title));
    let mut agreeing: Vec<(BookId, String, Vec<Author>)> = Vec::new();
    let mut proposal = None;
    for book in titled {
        // A title is found by a hash, and hashes may meet.
        let title = books::title_of(view, *book)?;
        if plain(&key(&title)) != words {
            continue;
        }
        let people = books::people_of(view, *book)?;
        let why = match same_people(&people, record) {
            People::Agree if has_the_name(&people, record) => return Ok(Named::One(*book)),
            People::Agree => {
                agreeing.push((*book, title, people));
                continue;
            }
            People::Differ => continue,
            People::ShareASurname => "has the same title, and an author of the same surname",
            People::NearlyAgree => "has the same title, and an author of nearly the same name",
            People::Unknown => "has the same title, and only one of the two names an author",
        };
        proposal = Some(format!("“{title}” {why}"));
    }
    Ok(match agreeing.as_slice() {
        [] => Named::None(proposal),
        [(first, _, ours), others @ ..] if others.iter().all(|(.., theirs)| are_one(ours, theirs)) => {
            Named::One(*first)
        }
        [(_, title, _), ..] => Named::Several(format!(
            "“{title}” is the title of {} books here, and the author can be that of each",
            agreeing.len()
        )),
    })
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
