//! Adds a book.

use lectern_core::books::{self, AuthorDraft, BookDraft, EditionDraft};
use lectern_core::plans;
use lectern_core::{Op, Result, Tx};
use serde_json::{Value, json};

use super::changed_book;
use crate::door::Door;
use crate::output::Outcome;

const EXAMPLES: &str = "\
Examples:
  lectern-cli add Emma
  lectern-cli add \"Designing Data-Intensive Applications\" --author \"Martin Kleppmann\" --pages 616 \\
                  --isbn 978-1-4493-7332-0 --tag databases --plan backend-canon

Anything else can be said later: lectern-cli help edit";

/// What `add` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Add {
    /// The only thing that a book needs
    title: String,
    /// Who wrote it; once for each
    #[arg(long = "author", value_name = "NAME")]
    authors: Vec<String>,
    /// ISBN-10 or ISBN-13, with or without hyphens
    #[arg(long, default_value = "", hide_default_value = true)]
    isbn: String,
    /// How many pages it has
    #[arg(long, value_name = "N", default_value = "", hide_default_value = true)]
    pages: String,
    /// A tag; once for each
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Put it at the end of this plan
    #[arg(long)]
    plan: Option<String>,
}

/// Adds the book, and puts it into the plan, as one step.
pub(crate) fn run(words: Add, door: &Door) -> Outcome {
    let library = door.library()?;
    let draft = BookDraft {
        title: words.title,
        authors: words.authors.into_iter().map(|name| AuthorDraft { name, ..AuthorDraft::default() }).collect(),
        tags: words.tags,
        ..BookDraft::default()
    };
    let edition = EditionDraft { isbn: words.isbn, pages: words.pages, ..EditionDraft::default() };
    let twins = library.read(|view| {
        let title = lectern_core::values::Title::parse(&draft.title);
        title.map_or(Ok(Vec::new()), |title| books::matching(view, &title))
    })?;
    let changed = door.change(&library, Op::BookAdd, |tx| {
        let book = books::add(tx, &draft, &edition)?;
        let item = words.plan.as_deref().map(|plan| put(tx, plan, book)).transpose()?;
        Ok((book, item))
    })?;
    let (book, item) = changed.value.clone();
    let hint = if twins.is_empty() {
        ""
    } else {
        "Your library has another book of this title. To take this one back: lectern-cli undo"
    };
    changed_book(&library, book, &changed, json!({ "item": item, "same_title": twins }), hint)
}

fn put(tx: &mut Tx<'_>, plan: &str, book: lectern_core::values::BookId) -> Result<Value> {
    let plan = plans::find_plan(&tx.snapshot(), plan)?;
    let item = plans::add_item(tx, plan, None, book)?;
    Ok(json!({ "id": item, "plan": plan }))
}
