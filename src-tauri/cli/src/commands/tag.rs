//! Puts tags on a book and takes them off.

use lectern_core::{Op, books};
use serde_json::json;

use super::changed_book;
use crate::door::Door;
use crate::failure::Failure;
use crate::output::Outcome;

const EXAMPLES: &str = "\
Examples:
  lectern-cli tag Emma +classic +\"19th century\" -unread
  lectern-cli list classic";

/// What `tag` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Tag {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
    book: String,
    /// +TAG puts it on, -TAG takes it off
    #[arg(required = true, value_name = "+TAG|-TAG", allow_hyphen_values = true)]
    tags: Vec<String>,
}

/// Adds and removes in one step; other tags stay.
pub(crate) fn run(words: &Tag, door: &Door) -> Outcome {
    let (mut add, mut remove) = (Vec::new(), Vec::new());
    for typed in &words.tags {
        match (typed.strip_prefix('+'), typed.strip_prefix('-')) {
            (_, Some(name)) if name.starts_with('-') => {
                return Err(Failure::Usage(format!("{typed} is no option of this command. See: lectern-cli help tag")));
            }
            (Some(name), _) => add.push(name.to_owned()),
            (_, Some(name)) => remove.push(name.to_owned()),
            (None, None) => {
                return Err(Failure::Usage(format!("Say +{typed} to put the tag on, or -{typed} to take it off.")));
            }
        }
    }
    let library = door.library()?;
    let changed = door.change(&library, Op::BookTag, |tx| {
        let book = books::find(&tx.snapshot(), &words.book)?;
        books::tag(tx, &[book], &add, &remove)?;
        Ok(book)
    })?;
    changed_book(&library, changed.value, &changed, json!({}), "")
}
