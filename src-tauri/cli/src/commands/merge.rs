//! Two books that are editions of one become one book.

use lectern_core::merge::{self, FactPair, MergePreview};
use lectern_core::values::BookId;
use lectern_core::{Op, Snapshot, books};
use serde_json::json;

use super::changed_book;
use crate::door::Door;
use crate::output::{Answer, Outcome, document_of};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  lectern-cli merge Emma \"Emma (audio)\" --dry-run     what would move, and which facts differ
  lectern-cli merge Emma \"Emma (audio)\"
  lectern-cli undo                                    one step back";

/// What `merge` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Merge {
    /// The book that stays
    keep: String,
    /// The book whose editions, reads, notes and places in plans go over to it
    other: String,
    /// Only say what would move
    #[arg(long)]
    dry_run: bool,
}

/// Merges one book into another, or says what that would do.
pub(crate) fn run(words: &Merge, door: &Door) -> Outcome {
    let library = door.library()?;
    let both = |view: &Snapshot<'_>| -> lectern_core::Result<(BookId, BookId)> {
        Ok((books::find(view, &words.keep)?, books::find(view, &words.other)?))
    };
    let preview = library.read(|view| {
        let (keep, other) = both(view)?;
        merge::preview(view, keep, other)
    })?;
    if words.dry_run {
        return Ok(Answer::new(&preview, said(&preview)));
    }
    let changed = door.change(&library, Op::BookMerge, |tx| {
        let (keep, other) = both(&tx.snapshot())?;
        merge::merge(tx, keep, other)?;
        Ok(keep)
    })?;
    changed_book(&library, changed.value, &changed, json!({ "merged": document_of(&preview) }), "")
}

fn said(preview: &MergePreview) -> String {
    let counts = [
        (preview.editions, "edition"),
        (preview.same_editions, "edition that is there already"),
        (preview.reads, "read"),
        (preview.sessions, "entry of the log"),
        (preview.notes, "note"),
        (preview.items, "place in a plan"),
    ];
    let mut said = format!("{} goes into {}:\n", preview.other.title, preview.keep.title);
    for (number, what) in counts.into_iter().filter(|(number, _)| *number > 0) {
        let several = match what {
            "edition that is there already" => format!("{number} editions that are there already"),
            "entry of the log" => format!("{number} entries of the log"),
            "place in a plan" => format!("{number} places in plans"),
            _ => count(number as usize, what),
        };
        said.push_str(&format!("  {}\n", if number == 1 { format!("1 {what}") } else { several }));
    }
    for (what, names) in [("tags", &preview.tags), ("people", &preview.people)] {
        if !names.is_empty() {
            said.push_str(&format!("  {what}: {}\n", names.join(", ")));
        }
    }
    if preview.joins_reads {
        said.push_str("  Both are being read: the two open reads become one.\n");
    }
    let fact = |FactPair { field, keep, other }: &FactPair| match keep.as_str() {
        "" => format!("  {field}: {other} (fills a gap)\n"),
        keep => format!("  {field}: {keep} stays, not {other}\n"),
    };
    preview.filled.iter().chain(&preview.differing).for_each(|pair| said.push_str(&fact(pair)));
    said
}
