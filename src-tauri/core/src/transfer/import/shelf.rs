//! The books that a row may mean by its title, found without a question for each: those of the library, and those that
//! this import added, which the library's own lists show only after the change.
//!
//! A file and a library may each have millions: a book takes a few bytes more than its key, twice where it has a subtitle,
//! and once more for each of its authors where it was there before. Of many books of one title, as a large file has them,
//! those of other people are passed over without being read.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::near_title::{Pairs, surname_key};
use super::record::Record;
use super::same_title::{key, main_title, plain};
use crate::Result;
use crate::books::{self, Role};
use crate::library::Snapshot;
use crate::values::{BookId, PersonName, fold};

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
    /// Books of another library of ours that the import added as what they were there.
    brought: HashSet<BookId>,
    /// Those of the library, looked through when the first row means none that is found otherwise.
    library: OnceCell<Sorted>,
}

#[derive(Default)]
struct Added {
    titles: BTreeMap<(u64, BookId), Names>,
    mains: BTreeMap<(u64, BookId), Names>,
}

#[derive(Default)]
struct Sorted {
    titles: Vec<(u64, BookId, Names)>,
    mains: Vec<(u64, BookId, Names)>,
    /// By the surname of each of their authors: what stands before the subtitle, in its pairs of letters.
    people: Vec<(u64, BookId, Pairs)>,
}

impl Shelf {
    /// Remembers a book that this import added.
    pub(super) fn remember(&mut self, record: &Record, book: BookId) {
        let (title, main) = hashes(&key(&record.book.title));
        let names = Names::told(record);
        self.added.titles.insert((title, book), names);
        self.added.mains.extend(main.map(|main| ((main, book), names)));
    }

    /// Remembers that a book kept the id that it had in another library.
    pub(super) fn bring(&mut self, book: BookId) {
        self.brought.insert(book);
    }

    /// Whether a book kept the id that it had in another library.
    pub(super) fn has_brought(&self, book: BookId) -> bool {
        self.brought.contains(&book)
    }

    /// Whether a record can mean a book: books that another library of ours tells apart are not one another.
    pub(super) fn can_be(&self, record: &Record, book: BookId) -> bool {
        record.own_id().is_none() || !self.has_brought(book)
    }

    /// The books of this title and perhaps of one of these people that the import added, in the order in which it did.
    pub(super) fn added(&self, title: &str, names: Names) -> Vec<BookId> {
        within(&self.added.titles, hash(title), names)
    }

    /// The books of the library of this title and perhaps of one of these people, whatever marks stand between its words.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read.
    pub(super) fn titled(&self, view: &Snapshot<'_>, title: &str, names: Names) -> Result<Vec<BookId>> {
        Ok(within_sorted(&self.library(view)?.titles, hash(title), names))
    }

    /// The books whose title has a subtitle after this, and that are perhaps of one of these people.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read.
    pub(super) fn beginning(&self, view: &Snapshot<'_>, main: &str, names: Names) -> Result<Vec<BookId>> {
        let mut found = within(&self.added.mains, hash(main), names);
        found.extend(within_sorted(&self.library(view)?.mains, hash(main), names));
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
            let people: Vec<PersonName> = authors.split("; ").filter_map(|name| PersonName::parse(name).ok()).collect();
            let names = Names::of(people.iter());
            sorted.titles.push((title, book, names));
            sorted.mains.extend(main.map(|main| (main, book, names)));
            let pairs = Pairs::of(&plain(main_title(&key)));
            sorted.people.extend(people.iter().map(|name| (surname_key(name), book, pairs)));
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

fn within(books: &BTreeMap<(u64, BookId), Names>, hash: u64, names: Names) -> Vec<BookId> {
    let first = (hash, BookId::from_parts(0, [0; 10]));
    let titled = books.range(first..).take_while(|((of, _), _)| *of == hash);
    titled.filter(|(_, theirs)| names.may_share(**theirs)).map(|((_, book), _)| *book).collect()
}

fn within_sorted(books: &[(u64, BookId, Names)], hash: u64, names: Names) -> Vec<BookId> {
    let first = books.partition_point(|(of, ..)| *of < hash);
    let titled = books[first..].iter().take_while(|(of, ..)| *of == hash);
    titled.filter(|(.., theirs)| names.may_share(*theirs)).map(|(_, book, _)| *book).collect()
}

fn bit(text: &str) -> u128 {
    1 << (hash(text) % 128)
}

/// Which words stand in the names of a book's people: a bit for the hash of each. Two books of which each names somebody
/// share nobody, not even a surname, where they share no bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Names(u128);

impl Names {
    /// Whoever it may be.
    pub(super) const ANYBODY: Self = Self(0);

    /// Of the authors that a record tells.
    pub(super) fn told(record: &Record) -> Self {
        let authors = record.book.authors.iter().filter(|person| person.role == Role::Author);
        Self::of(authors.filter_map(|person| PersonName::parse(&person.name).ok()).collect::<Vec<_>>().iter())
    }

    fn of<'a>(people: impl Iterator<Item = &'a PersonName>) -> Self {
        Self(people.map(Self::of_one).fold(0, |all, one| all | one))
    }

    fn of_one(name: &PersonName) -> u128 {
        let folded = fold(name.as_str());
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            // A slip in the only word, or in the only one that is more than a letter, leaves none that is the same.
            [] | [_] => u128::MAX,
            [first, ..] if first.chars().nth(1).is_none() => u128::MAX,
            // “Van Derberg” and “Vander Berg” have no word in common, but all of their letters.
            words => words.iter().fold(bit(&words.concat()), |all, word| all | bit(word)),
        }
    }

    /// Whether a book of these people may be one of those. Where only one names anybody, nobody knows.
    fn may_share(self, other: Self) -> bool {
        self.0 == 0 || other.0 == 0 || self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::transfer::import::near_title::is_slip_of_name;

    fn name(text: &str) -> PersonName {
        PersonName::parse(text).unwrap()
    }

    proptest! {
        #[test]
        fn nobody_who_may_be_somebody_is_passed_over(
            one in "[A-C]([a-c]{0,6}|\\.)( [A-C][a-c]{0,6}){0,2}", other in "[A-C]([a-c]{0,6}|\\.)( [A-C][a-c]{0,6}){0,2}"
        ) {
            let (one, other) = (name(&one), name(&other));
            let are_near = one.agrees_with(&other)
                || fold(one.surname()) == fold(other.surname())
                || is_slip_of_name(&one, &other);
            let may_share = Names::of([&one].into_iter()).may_share(Names::of([&other].into_iter()));
            prop_assert!(may_share || !are_near, "{one:?} and {other:?}");
        }
    }

    #[test]
    fn most_others_are_passed_over() {
        let people = ["Jane Austen", "Frances Burney", "Émile Zola", "Thomas Mann", "Toni Morrison", "Kōbō Abe"];
        let names = people.map(|person| Names::of([&name(person)].into_iter()));
        let shared = |of: &Names| names.iter().filter(|other| of.may_share(**other)).count() - 1;
        let by_chance: usize = names.iter().map(shared).sum();
        assert!(by_chance <= 8, "{by_chance} of 30");
        assert!(names.iter().all(|names| Names::ANYBODY.may_share(*names)), "where nobody is named, nobody knows");
    }
}
