//! The books that a row may mean by its title, found without a question for each: those of the library, and those that
//! this import added, which the library's own lists show only after the change.
//!
//! A file and a library may each have millions: a book takes a few bytes more than its key, twice where it has a subtitle,
//! and once more for each of its authors where it was there before.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::near_title::{Pairs, surname_key};
use super::record::Record;
use super::same_title::{key, main_title, plain};
use crate::Result;
use crate::books;
use crate::library::Snapshot;
use crate::values::{BookId, PersonName};

/// So many books under one surname are looked at for a title that is a slip away. Looking is a few instructions each; a
/// name that stands on more of them is no person's, and every row under it would go through them all.
const MOST_OF_A_SURNAME: usize = 2_000;
/// So many of them are compared word by word. Titles with nearly the same pairs of letters are few, but for those of a
/// series, which numbers tell apart.
const MOST_COMPARED: usize = 12;

/// Books by the hash of their title and of what stands before its subtitle. Hashes may meet: whoever asks looks again.
#[derive(Default)]
pub(super) struct Shelf {
    added: Added,
    /// Those of the library, looked through when the first row means none that is found otherwise.
    library: OnceCell<Sorted>,
}

#[derive(Default)]
struct Added {
    titles: BTreeSet<(u64, BookId)>,
    mains: BTreeSet<(u64, BookId)>,
}

#[derive(Default)]
struct Sorted {
    titles: Vec<(u64, BookId)>,
    mains: Vec<(u64, BookId)>,
    /// By the surname of each of their authors: what stands before the subtitle, in its pairs of letters.
    people: Vec<(u64, BookId, Pairs)>,
}

impl Shelf {
    /// Remembers a book that this import added.
    pub(super) fn remember(&mut self, record: &Record, book: BookId) {
        let (title, main) = hashes(&key(&record.book.title));
        self.added.titles.insert((title, book));
        self.added.mains.extend(main.map(|main| (main, book)));
    }

    /// The books of this title that the import added, in the order in which it did.
    pub(super) fn added(&self, title: &str) -> Vec<BookId> {
        within(&self.added.titles, hash(title))
    }

    /// The books of the library of this title, whatever marks stand between its words.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read.
    pub(super) fn titled(&self, view: &Snapshot<'_>, title: &str) -> Result<Vec<BookId>> {
        Ok(within_sorted(&self.library(view)?.titles, hash(title)))
    }

    /// The books whose title has a subtitle after this.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read.
    pub(super) fn beginning(&self, view: &Snapshot<'_>, main: &str) -> Result<Vec<BookId>> {
        let mut found = within(&self.added.mains, hash(main));
        found.extend(within_sorted(&self.library(view)?.mains, hash(main)));
        Ok(found)
    }

    /// The books that were in the library before, of an author with the surname of one of these, whose title may be this
    /// one with a slip.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read.
    pub(super) fn nearly(
        &self,
        view: &Snapshot<'_>,
        main: &str,
        people: impl FnOnce() -> Vec<PersonName>,
    ) -> Result<Vec<BookId>> {
        let sorted = &self.library(view)?.people;
        let mut found = Vec::new();
        if sorted.is_empty() {
            return Ok(found);
        }
        let pairs = Pairs::of(main);
        for surname in people().iter().map(surname_key) {
            let first = sorted.partition_point(|(of, ..)| *of < surname);
            let books = sorted[first..].iter().take(MOST_OF_A_SURNAME).take_while(|(of, ..)| *of == surname);
            for (_, book, _) in books.filter(|(_, _, theirs)| pairs.may_be(*theirs)) {
                if found.len() < MOST_COMPARED && !found.contains(book) {
                    found.push(*book);
                }
            }
        }
        Ok(found)
    }

    fn library(&self, view: &Snapshot<'_>) -> Result<&Sorted> {
        if let Some(sorted) = self.library.get() {
            return Ok(sorted);
        }
        let mut sorted = Sorted::default();
        books::each_title(view, |book, title, authors| {
            let key = key(title);
            let (title, main) = hashes(&key);
            sorted.titles.push((title, book));
            sorted.mains.extend(main.map(|main| (main, book)));
            let pairs = Pairs::of(&plain(main_title(&key)));
            let people = authors.split("; ").filter_map(|name| PersonName::parse(name).ok());
            sorted.people.extend(people.map(|name| (surname_key(&name), book, pairs)));
        })?;
        sorted.titles.sort_unstable();
        sorted.mains.sort_unstable();
        sorted.people.sort_unstable();
        Ok(self.library.get_or_init(|| sorted))
    }
}

/// The hash of a title's words, and that of what stands before a subtitle where there is one.
fn hashes(key: &str) -> (u64, Option<u64>) {
    let main = main_title(key);
    (hash(&plain(key)), (main != key).then(|| hash(&plain(main))))
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn within(books: &BTreeSet<(u64, BookId)>, hash: u64) -> Vec<BookId> {
    let first = (hash, BookId::from_parts(0, [0; 10]));
    books.range(first..).take_while(|(of, _)| *of == hash).map(|(_, book)| *book).collect()
}

fn within_sorted(books: &[(u64, BookId)], hash: u64) -> Vec<BookId> {
    let first = books.partition_point(|(of, _)| *of < hash);
    books[first..].iter().take_while(|(of, _)| *of == hash).map(|(_, book)| *book).collect()
}
