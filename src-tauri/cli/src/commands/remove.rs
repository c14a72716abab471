//! Moves books to the trash.

use lectern_core::{Op, books};
use serde_json::json;

use crate::door::Door;
use crate::output::{Answer, Outcome};

const EXAMPLES: &str = "\
Examples:
  lectern-cli remove Emma
  lectern-cli trash --restore Emma       brings it back, with its reads and notes";

/// What `remove` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Remove {
    /// The books: each an id, the beginning of one, an ISBN, or words that fit exactly one
    #[arg(required = true, value_name = "BOOK")]
    books: Vec<String>,
}

/// Moves all of them in one step, or none.
pub(crate) fn run(words: &Remove, door: &Door) -> Outcome {
    let library = door.library()?;
    let changed = door.change(&library, Op::BookRemove, |tx| {
        let mut found = Vec::new();
        for name in &words.books {
            found.push(books::find(&tx.snapshot(), name)?);
        }
        found.sort_unstable();
        found.dedup();
        books::remove(tx, &found)?;
        Ok(found)
    })?;
    let ids = json!({ "ids": changed.value });
    Ok(Answer::changed(&changed, ids, ""))
}
