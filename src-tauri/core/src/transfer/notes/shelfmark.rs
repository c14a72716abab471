//! A book as its files say it: front matter and head, and the facts that come back from them.

use super::front::{list, quoted};
use super::model::Subject;
use super::page::Page;
use super::pictures;
use super::section::Section;
use crate::books::{self, Author, Book, Role};
use crate::library::Snapshot;
use crate::notes::NoteRecord;
use crate::reading::{self, ReadState};
use crate::values::Rating;
use crate::{Result, notes};

/// How a subject is named where a text must stand for it.
pub(super) fn key(subject: Subject) -> String {
    subject.map_or_else(|| "none".to_owned(), |book| book.to_string())
}

/// The title of a subject, for names of files and headings.
pub(super) fn title(book: Option<&Book>) -> &str {
    book.map_or("Notes of no book", |book| book.title.as_str())
}

/// The names of those who wrote it.
pub(super) fn authors(book: &Book) -> impl Iterator<Item = &str> {
    book.authors.iter().filter(|Author { role, .. }| *role == Role::Author).map(|author| author.name.as_str())
}

/// The file of a subject as the library would write it, with these of its notes.
pub(super) fn page(view: &Snapshot<'_>, subject: Subject, ids: &[crate::values::NoteId]) -> Result<Page> {
    let book = subject.map(|id| books::get(view, id)).transpose()?;
    let mut page =
        Page { front: front(view, subject, book.as_ref())?, intro: intro(book.as_ref()), blocks: Vec::new() };
    for id in ids {
        page.push(&section(view, &notes::record(view, *id)?)?, *id);
    }
    Ok(page)
}

/// The section of a note as a file has it.
pub(super) fn section(view: &Snapshot<'_>, record: &NoteRecord) -> Result<Section> {
    Ok(Section::of(record, pictures::outside(view, &record.text)?))
}

fn intro(book: Option<&Book>) -> String {
    let names = book.map(|book| authors(book).collect::<Vec<_>>().join(", ")).unwrap_or_default();
    let names = if names.is_empty() { String::new() } else { format!("{names}\n\n") };
    format!("\n# {}\n\n{names}", title(book))
}

fn front(view: &Snapshot<'_>, subject: Subject, book: Option<&Book>) -> Result<String> {
    let mut lines = vec![("lectern", "notes".to_owned()), ("id", key(subject))];
    if let Some(book) = book {
        let row = books::row_of(view, book.id)?;
        let edition = book.editions.first();
        lines.push(("title", quoted(book.title.as_str())));
        lines.extend(book.subtitle.as_deref().map(|subtitle| ("subtitle", quoted(subtitle))));
        lines.push(("authors", list(authors(book))));
        lines.extend(edition.and_then(|edition| edition.isbn13.as_ref()).map(|isbn| ("isbn", quoted(isbn.as_str()))));
        lines.extend(edition.and_then(|edition| edition.pages).map(|pages| ("pages", pages.to_string())));
        lines.push(("state", row.state.as_str().to_owned()));
        lines.extend(row.rating.map(|rating| ("rating", stars(rating))));
        lines.push(("tags", list(book.tags.iter().map(String::as_str))));
        lines.push(("reads", reads(view, book)?));
    }
    let lines: String = lines.into_iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
    Ok(format!("---\n{lines}---\n"))
}

fn stars(rating: Rating) -> String {
    (f64::from(rating.half_stars()) / 2.0).to_string()
}

fn reads(view: &Snapshot<'_>, book: &Book) -> Result<String> {
    let mut reads = reading::reads_of(view, book.id)?;
    reads.reverse();
    let lines = reads.iter().map(|read| {
        let (state, ended) = match &read.state {
            ReadState::Reading => ("reading", None),
            ReadState::Paused { .. } => ("paused", None),
            ReadState::Finished { on } => ("finished", Some(on)),
            ReadState::Abandoned { on, .. } => ("abandoned", Some(on)),
        };
        let date = |name: &str, date: Option<String>| date.map(|date| format!(", {name}: {}", quoted(&date)));
        let started = date("started", read.started.as_ref().map(ToString::to_string)).unwrap_or_default();
        let ended = date("ended", ended.map(ToString::to_string)).unwrap_or_default();
        let rating = read.rating.map(|rating| format!(", rating: {}", stars(rating))).unwrap_or_default();
        format!("\n  - {{state: {state}{started}{ended}{rating}}}")
    });
    let lines: String = lines.collect();
    Ok(if lines.is_empty() { "[]".to_owned() } else { lines })
}
