//! The trash, and the way back from it.

use lectern_core::books::{self, BookPage, BookQuery, BookRow};
use lectern_core::notes::{self, Note, RemovedNotes};
use lectern_core::values::{BookId, NoteId, fold};
use lectern_core::{Error, Op};
use serde_json::json;

use super::{list, show_text};
use crate::door::Door;
use crate::output::{Answer, Outcome, document_of, merge};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  lectern-cli trash
  lectern-cli trash --restore Emma
  lectern-cli trash --restore-note 0198c1";

/// What `trash` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Trash {
    /// Bring this book back; may be given more than once
    #[arg(long, value_name = "BOOK")]
    restore: Vec<String>,
    /// Bring this note back, by its id or the beginning of it; may be given more than once
    #[arg(long, value_name = "NOTE", conflicts_with = "restore")]
    restore_note: Vec<String>,
}

/// Removed notes that are shown and looked through.
const NOTES: u32 = 500;

/// Lists what is in the trash, or brings books or notes back from it in one step.
pub(crate) fn run(words: &Trash, door: &Door) -> Outcome {
    let library = door.library()?;
    let query = BookQuery { in_trash: true, ..BookQuery::default() };
    let page = list::window(&library, &query, u32::MAX)?;
    let removed = library.read(|view| notes::removed(view, 0, NOTES))?;
    if !words.restore_note.is_empty() {
        let found: Vec<NoteId> =
            words.restore_note.iter().map(|name| find_note(&removed.notes, name)).collect::<Result<_, _>>()?;
        let changed = door.change(&library, Op::NoteRestore, |tx| notes::restore(tx, &found))?;
        return Ok(Answer::changed(&changed, json!({ "ids": found }), ""));
    }
    if words.restore.is_empty() {
        let said = text(&page, &removed);
        let mut document = document_of(page);
        merge(&mut document, json!({ "removed_notes": removed }));
        return Ok(Answer::new(document, said));
    }
    let mut found = Vec::new();
    for name in &words.restore {
        found.push(find(&page.books, name)?);
    }
    found.sort_unstable();
    found.dedup();
    let changed = door.change(&library, Op::BookRestore, |tx| books::restore(tx, &found))?;
    Ok(Answer::changed(&changed, json!({ "ids": found }), ""))
}

fn text(page: &BookPage, removed: &RemovedNotes) -> String {
    let mut text = String::new();
    if page.total > 0 {
        text.push_str(&format!("{}\n{} in the trash\n", list::table(page), count(page.total as usize, "book")));
    }
    for note in &removed.notes {
        text.push_str(&format!("{}\n{}", note.id, show_text::note(note)));
    }
    match removed.total {
        0 if page.total == 0 => "The trash is empty.".to_owned(),
        0 => text,
        total => format!("{text}{} removed", count(total as usize, "note")),
    }
}

/// The one removed note whose id begins so.
fn find_note(removed: &[Note], name: &str) -> lectern_core::Result<NoteId> {
    let begins = |note: &&Note| name.len() >= 4 && note.id.to_string().starts_with(&name.to_lowercase());
    let found: Vec<&Note> = removed.iter().filter(begins).collect();
    match found.as_slice() {
        [] => Err(Error::not_found(format!("removed note “{name}”"))),
        [only] => Ok(only.id),
        many => Err(Error::Ambiguous {
            given: name.to_owned(),
            candidates: many.iter().take(20).map(|note| note.id.to_string()).collect(),
        }),
    }
}

/// The one book in the trash that `name` means: an id, the beginning of one, an ISBN, a title, or words of title or
/// authors. What is in the trash is not in the search, so its words are looked for here.
fn find(trash: &[BookRow], name: &str) -> lectern_core::Result<BookId> {
    let name = name.trim();
    let (folded, isbn) = (fold(name), lectern_core::values::Isbn::parse(name).ok());
    let exact = trash.iter().filter(|book| {
        (name.len() >= 4 && book.id.to_string().starts_with(&folded))
            || fold(&book.title) == folded
            || isbn.as_ref().is_some_and(|isbn| book.isbn13.as_deref() == Some(isbn.as_str()))
    });
    let mut found: Vec<(BookId, String)> = exact.map(|book| (book.id, book.title.clone())).collect();
    if found.is_empty() {
        let words: Vec<&str> = folded.split_whitespace().collect();
        let holds_all = |book: &&BookRow| {
            let text = fold(&format!("{} {}", book.title, book.authors.join(" ")));
            !words.is_empty() && words.iter().all(|word| text.contains(word))
        };
        found.extend(trash.iter().filter(holds_all).map(|book| (book.id, book.title.clone())));
    }
    match found.as_slice() {
        [] => Err(Error::not_found(format!("book “{name}” in the trash"))),
        [(only, _)] => Ok(*only),
        many => Err(Error::Ambiguous {
            given: name.to_owned(),
            candidates: many.iter().take(20).map(|(id, title)| format!("{title} ({id})")).collect(),
        }),
    }
}
