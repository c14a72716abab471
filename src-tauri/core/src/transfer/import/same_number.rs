//! The book that a number means: its title or its people say whether it is that of a record too.

use super::elsewhere;
use super::numbers::{Numbers, Told};
use super::record::Record;
use super::same_people::{People, authors_told, same_people};
use super::same_title::{Titles, compare, have_other_numbers, key};
use super::store::{self, Origin};
use super::understood::is_number_of;
use crate::Result;
use crate::books::{self, Book};
use crate::library::Snapshot;
use crate::values::{BookId, PersonName};

/// What the numbers of other programs say of a record.
pub(super) enum Numbered {
    /// It is this book.
    One(Origin),
    /// It is this one, under another title.
    Renamed(Origin),
    /// One has such a number and is another book: the sentence says so.
    Other(String),
    /// Nothing.
    None,
}

/// The book that has a number of the record's: what its own program calls it in a row of another one, what others call
/// it, and Amazon's number.
pub(super) fn by_number(view: &Snapshot<'_>, numbers: &Numbers, record: &Record) -> Result<Numbered> {
    let mut said = Numbered::None;
    let own = record.foreign_id.as_ref().filter(|name| elsewhere::is_told_elsewhere(name));
    for name in own.into_iter().chain(&record.elsewhere) {
        let kept = if Some(name) == own { None } else { store::of_foreign_id(view, name)? };
        let mut told = numbers.told(view, name)?;
        if let Some(origin) = kept {
            let cells = store::cells_of_foreign_id(view, name, origin.book)?.concat();
            told.insert(0, Told { origin, cells });
        }
        for Told { origin, cells } in told {
            let title = books::title_of(view, origin.book)?;
            // What lies in the trash may be in the library a second time.
            if !origin.is_in_trash && compare(&title, &record.book.title) == Titles::Agree {
                return Ok(Numbered::One(origin));
            }
            let is_another = have_other_numbers(&key(&title), &key(&record.book.title));
            if !is_another && is_of_one_id(view, origin.book, record, || Ok(vec![cells]))? {
                if !matches!(said, Numbered::Renamed(_)) {
                    said = Numbered::Renamed(origin);
                }
            } else if matches!(said, Numbered::None) {
                said = Numbered::Other(format!("“{title}” goes by {name} too, and has another title"));
            }
        }
    }
    if record.edition.asin.is_empty() {
        return Ok(said);
    }
    for book in numbers.by_asin(view, &record.edition.asin)? {
        let book = books::get(view, book)?;
        // Hashes may meet, and the reader may have corrected it or thrown it away.
        if book.removed_at.is_some()
            || !book.editions.iter().any(|edition| edition.asin.as_deref() == Some(record.edition.asin.as_str()))
        {
            continue;
        }
        if is_of_one_isbn(&book, record) {
            return Ok(Numbered::One(Origin { book: book.id, is_in_trash: false }));
        }
        if matches!(said, Numbered::None) {
            said = Numbered::Other(format!("“{}” has the same number at Amazon and another title", book.title));
        }
    }
    Ok(said)
}

/// Whether the book of a number of another program is the one of a record. One that was moved to another edition there
/// has another title, and one that was corrected another author, but not both; and what the reader corrected here is
/// still what it was there.
pub(super) fn is_of_one_id(
    view: &Snapshot<'_>,
    book: BookId,
    record: &Record,
    cells: impl FnOnce() -> Result<Vec<Vec<String>>>,
) -> Result<bool> {
    if compare(&books::title_of(view, book)?, &record.book.title) == Titles::Agree {
        return Ok(true);
    }
    if !matches!(same_people(&books::get(view, book)?.authors, record), People::Differ | People::ShareASurname) {
        return Ok(true);
    }
    let people = authors_told(record);
    let is_said = |cell: &String| {
        let name = PersonName::parse(cell);
        compare(cell, &record.book.title) == Titles::Agree
            || name.is_ok_and(|name| people.iter().any(|person| person.agrees_with(&name)))
    };
    Ok(cells()?.iter().flatten().any(is_said))
}

/// Whether two books of one ISBN are one: their titles agree, or at least do not contradict while somebody wrote both.
pub(super) fn is_of_one_isbn(book: &Book, record: &Record) -> bool {
    // A number that stands for a title contradicts none.
    if is_number_of(book.title.as_str(), record) || is_number_of(&record.book.title, record) {
        return true;
    }
    match compare(book.title.as_str(), &record.book.title) {
        Titles::Agree => true,
        Titles::Differ => !book.authors.is_empty() && same_people(&book.authors, record) == People::Agree,
        Titles::Contradict => false,
    }
}
