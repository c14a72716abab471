//! The trash, and the way back from it.

use lectern_core::books::{self, BookQuery, BookRow};
use lectern_core::values::{BookId, fold};
use lectern_core::{Error, Op};
use serde_json::json;

use super::list;
use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  lectern-cli trash
  lectern-cli trash --restore Emma";

/// What `trash` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Trash {
    /// Bring this book back; may be given more than once
    #[arg(long, value_name = "BOOK")]
    restore: Vec<String>,
}

/// Lists what is in the trash, or brings books back from it in one step.
pub(crate) fn run(words: &Trash, door: &Door) -> Outcome {
    let library = door.library()?;
    let query = BookQuery { in_trash: true, ..BookQuery::default() };
    let page = list::window(&library, &query, u32::MAX)?;
    if words.restore.is_empty() {
        let said = match page.total {
            0 => "The trash is empty.".to_owned(),
            total => format!("{}\n{} in the trash", list::table(&page), count(total as usize, "book")),
        };
        return Ok(Answer::new(page, said));
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
