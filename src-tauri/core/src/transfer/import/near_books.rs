//! Books that a record may mean though nothing proves it: they are proposed in words, and never taken for it.

use super::near_title::{is_slip, number_otherwise};
use super::record::Record;
use super::same_people::{People, authors_of, authors_told, same_people};
use super::same_title::{key, main_title, plain};
use super::shelf::{Names, Shelf};
use crate::Result;
use crate::books;
use crate::library::Snapshot;

/// A book with the same title up to its subtitle, or with nearly the same one, and an author in common.
pub(super) fn near(view: &Snapshot<'_>, shelf: &Shelf, record: &Record) -> Result<Option<String>> {
    let title = key(&record.book.title);
    let main = plain(main_title(&title));
    let names = Names::told(record);
    let mut candidates = shelf.beginning(view, &main, names)?;
    if main != plain(&title) {
        candidates.extend(shelf.added(&main, names));
        candidates.extend(shelf.titled(view, &main, names)?);
    }
    candidates.retain(|book| shelf.can_be(record, *book));
    for candidate in candidates {
        let theirs = books::title_of(view, candidate)?;
        let their_title = key(&theirs);
        if plain(main_title(&their_title)) == main
            && !number_otherwise(&plain(&their_title), &plain(&title))
            && same_people(&books::people_of(view, candidate)?, record) == People::Agree
        {
            return Ok(Some(format!("“{theirs}” by the same author")));
        }
    }
    slipped(view, shelf, record, &title, &main)
}

/// A book that was in the library before the file, whose title is that of the record with a slip of the hand.
fn slipped(view: &Snapshot<'_>, shelf: &Shelf, record: &Record, title: &str, main: &str) -> Result<Option<String>> {
    for candidate in shelf.nearly(view, main, || authors_told(record))? {
        let theirs = books::title_of(view, candidate)?;
        let their_title = key(&theirs);
        if !is_slip(main, &plain(main_title(&their_title))) || number_otherwise(&plain(&their_title), &plain(title)) {
            continue;
        }
        let people = books::people_of(view, candidate)?;
        if !authors_of(&people).is_empty() && same_people(&people, record) == People::Agree {
            return Ok(Some(format!("“{theirs}” by the same author has nearly the same title")));
        }
    }
    Ok(None)
}
