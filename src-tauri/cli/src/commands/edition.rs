//! Editions of a book: added, changed, put in order, taken away.

use lectern_core::books::{self, Edition, EditionDraft};
use lectern_core::library::Snapshot;
use lectern_core::values::{BookId, EditionId, Isbn, fold};
use lectern_core::{Error, Op, Result, Tx};
use serde_json::json;

use super::changed_book;
use super::edit::Change;
use crate::door::Door;
use crate::output::Outcome;
use crate::words::word;

const EXAMPLES: &str = "\
Examples:
  lectern-cli edition Emma add format=audio minutes=16h
  lectern-cli edition Emma edit 2 edition=unabridged
  lectern-cli edition Emma move 2 --before 1        the first is the one that lists show
  lectern-cli edition Emma remove audio

An EDITION is its number, its name, its format, its ISBN, or the beginning of its id. Fields are those of an edition
in lectern-cli help edit.";

/// What `edition` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Editions {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
    book: String,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Add an edition
    Add {
        /// What is known of it
        #[arg(value_name = "FIELD=VALUE")]
        changes: Vec<Change>,
    },
    /// Change what is known of an edition
    Edit {
        /// Which
        edition: String,
        /// What to change; nothing after = takes the value away
        #[arg(required = true, value_name = "FIELD=VALUE")]
        changes: Vec<Change>,
    },
    /// Move an edition before another, or to the end
    Move {
        /// Which
        edition: String,
        /// Before which; without it to the end
        #[arg(long, value_name = "EDITION")]
        before: Option<String>,
    },
    /// Take an edition away; reads of it keep their log
    Remove {
        /// Which
        edition: String,
    },
}

/// Changes the editions of a book.
pub(crate) fn run(words: &Editions, door: &Door) -> Outcome {
    let library = door.library()?;
    let op = match words.action {
        Action::Add { .. } => Op::EditionAdd,
        Action::Edit { .. } => Op::EditionEdit,
        Action::Move { .. } => Op::EditionMove,
        Action::Remove { .. } => Op::EditionRemove,
    };
    let changed = door.change(&library, op, |tx| {
        let book = books::find(&tx.snapshot(), &words.book)?;
        act(tx, book, &words.action)?;
        Ok(book)
    })?;
    let book = changed.value;
    let editions = library.read(|view| books::editions_of(view, book))?;
    changed_book(&library, book, &changed, json!({ "editions": editions }), "")
}

fn act(tx: &mut Tx<'_>, book: BookId, action: &Action) -> Result<()> {
    let named = |name: &str, tx: &Tx<'_>| find(&tx.snapshot(), book, name);
    match action {
        Action::Add { changes } => {
            let draft = Change::of_edition(&EditionDraft::default(), changes)?;
            books::add_edition(tx, book, &draft).map(drop)
        }
        Action::Edit { edition, changes } => {
            let id = named(edition, tx)?;
            let before =
                books::edition_of(&tx.snapshot(), id)?.as_ref().map(books::edition_draft_of).unwrap_or_default();
            books::edit_edition(tx, id, &Change::of_edition(&before, changes)?)
        }
        Action::Move { edition, before } => {
            let before = before.as_deref().map(|name| named(name, tx)).transpose()?;
            let id = named(edition, tx)?;
            if before == Some(id) { Ok(()) } else { books::move_edition(tx, id, before) }
        }
        Action::Remove { edition } => {
            let id = named(edition, tx)?;
            books::remove_edition(tx, id)
        }
    }
}

/// The one edition of a book that `name` means.
pub(super) fn find(view: &Snapshot<'_>, book: BookId, name: &str) -> Result<EditionId> {
    let editions = books::editions_of(view, book)?;
    let (wanted, isbn) = (fold(name.trim()), Isbn::parse(name).ok());
    let fits = |edition: &Edition, number: usize| {
        wanted == number.to_string()
            || (wanted.len() >= 4 && edition.id.to_string().starts_with(&wanted))
            || (isbn.is_some() && edition.isbn13 == isbn)
            || edition.name.as_deref().is_some_and(|name| fold(name) == wanted)
            || edition.format.is_some_and(|format| format.as_str() == wanted)
    };
    let found: Vec<&Edition> = editions
        .iter()
        .zip(1..)
        .filter(|(edition, number)| fits(edition, *number))
        .map(|(edition, _)| edition)
        .collect();
    match found.as_slice() {
        [] => Err(Error::not_found(format!("edition “{name}” of this book"))),
        [only] => Ok(only.id),
        many => Err(Error::Ambiguous {
            given: name.to_owned(),
            candidates: many.iter().map(|edition| named(edition)).collect(),
        }),
    }
}

fn named(edition: &Edition) -> String {
    let name = edition.name.clone().or(edition.format.map(word)).unwrap_or_else(|| "edition".to_owned());
    format!("{name} ({})", edition.id)
}
