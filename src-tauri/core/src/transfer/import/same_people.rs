//! Whether the people of a record are those of a book: what their names say, each written in many ways.

use super::near_title::is_slip_of_name;
use super::record::Record;
use crate::books::{Author, Role};
use crate::values::{PersonName, fold};

/// What the authors of two books say of their being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum People {
    /// They have one in common, or neither names any.
    Agree,
    /// Two of them share a surname and no more.
    ShareASurname,
    /// Two of them are one with a slip of the hand.
    NearlyAgree,
    /// They are others.
    Differ,
    /// Only one of the two names any.
    Unknown,
}

/// Whether a book of these people and a record have an author in common.
pub(super) fn same_people(people: &[Author], record: &Record) -> People {
    let (ours, theirs) = (authors_of(people), authors_told(record));
    let any = |same: fn(&PersonName, &PersonName) -> bool| theirs.iter().any(|it| ours.iter().any(|our| same(our, it)));
    match (ours.is_empty(), theirs.is_empty()) {
        (true, true) => People::Agree,
        (false, false) if any(PersonName::agrees_with) => People::Agree,
        (false, false) if any(|our, it| fold(our.surname()) == fold(it.surname())) => People::ShareASurname,
        (false, false) if any(is_slip_of_name) => People::NearlyAgree,
        (false, false) => People::Differ,
        _ => People::Unknown,
    }
}

/// Whether both name an author in the same words.
pub(super) fn has_the_name(people: &[Author], record: &Record) -> bool {
    let theirs = authors_told(record);
    authors_of(people).iter().any(|our| theirs.iter().any(|it| fold(our.as_str()) == fold(it.as_str())))
}

/// Whether two books of one title may be one book that stands there twice.
pub(super) fn are_one(one: &[Author], other: &[Author]) -> bool {
    let (ours, theirs) = (authors_of(one), authors_of(other));
    ours.is_empty() && theirs.is_empty() || ours.iter().any(|our| theirs.iter().any(|it| our.agrees_with(it)))
}

/// The authors among the people of a book.
pub(super) fn authors_of(people: &[Author]) -> Vec<&PersonName> {
    people.iter().filter(|person| person.role == Role::Author).map(|person| &person.name).collect()
}

/// The authors that a record tells.
pub(super) fn authors_told(record: &Record) -> Vec<PersonName> {
    let authors = record.book.authors.iter().filter(|person| person.role == Role::Author);
    authors.filter_map(|person| PersonName::parse(&person.name).ok()).collect()
}
