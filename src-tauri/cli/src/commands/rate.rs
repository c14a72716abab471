//! Gives a book its stars.

use lectern_core::values::Rating;
use lectern_core::{Error, Op, books};
use serde_json::json;

use super::changed_book;
use crate::door::Door;
use crate::output::Outcome;

const EXAMPLES: &str = "\
Examples:
  lectern-cli rate Emma 4.5
  lectern-cli rate Emma none         takes the rating away

The stars belong to the latest read, or to the book while it has none.";

/// What `rate` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Rate {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
    book: String,
    /// Half a star to five stars, in halves; or none
    stars: String,
}

/// Sets or takes away the rating.
pub(crate) fn run(words: &Rate, door: &Door) -> Outcome {
    let library = door.library()?;
    let rating = match words.stars.trim() {
        "none" => None,
        typed => Some(Rating::parse(typed).map_err(|error| Error::invalid("rating", error))?),
    };
    let changed = door.change(&library, Op::BookRate, |tx| {
        let book = books::find(&tx.snapshot(), &words.book)?;
        books::rate(tx, book, rating)?;
        Ok(book)
    })?;
    changed_book(&library, changed.value, &changed, json!({}), "")
}
