//! Writes a note.

use std::io::Read;

use clap::ValueEnum;
use lectern_core::notes::{self, NoteDraft, NoteKind};
use lectern_core::{Op, books};
use serde_json::json;

use super::show_text;
use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome};

const EXAMPLES: &str = "\
Examples:
  lectern-cli note Emma \"Knightley is **always** right #irony\"
  lectern-cli note Emma \"Handsome, clever, and rich\" --kind quote --at 1 --tag opening
  pandoc chapter.html -t markdown | lectern-cli note Emma -

TEXT is Markdown; every #tag in it is a tag. A single - reads the text from standard input.";

/// More than the longest note; what lies beyond is only read to say that it is too long.
const MOST_BYTES: u64 = 1 << 20;

/// What `note` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Note {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
    book: String,
    /// Markdown, or - for standard input
    #[arg(allow_hyphen_values = true)]
    text: String,
    /// What it is
    #[arg(long, default_value = "note")]
    kind: Kind,
    /// Where in the book: 191, 45%, "ch 5"
    #[arg(long, value_name = "POSITION", default_value = "", hide_default_value = true)]
    at: String,
    /// A tag; once for each
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
}

/// A kind of note as a word of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Your words
    Note,
    /// The book's words
    Quote,
    /// Something to find out
    Question,
    /// Something to keep
    Takeaway,
}

impl From<Kind> for NoteKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Note => Self::Note,
            Kind::Quote => Self::Quote,
            Kind::Question => Self::Question,
            Kind::Takeaway => Self::Takeaway,
        }
    }
}

/// Writes the note.
pub(crate) fn run(words: Note, door: &Door) -> Outcome {
    let library = door.library()?;
    let text = if words.text == "-" { from_input().map_err(Failure::Input)? } else { words.text };
    let changed = door.change(&library, Op::NoteAdd, |tx| {
        let book = books::find(&tx.snapshot(), &words.book)?;
        let draft = NoteDraft { book: Some(book), kind: words.kind.into(), text, anchor: words.at, tags: words.tags };
        notes::add(tx, &draft)
    })?;
    let note = library.read(|view| notes::get(view, changed.value))?;
    let said = format!("  {}\n{}", note.book_title.as_deref().unwrap_or_default(), show_text::note(&note));
    Ok(Answer::changed(&changed, json!({ "id": note.id, "note": note }), said))
}

fn from_input() -> std::io::Result<String> {
    let mut text = String::new();
    std::io::stdin().lock().take(MOST_BYTES).read_to_string(&mut text)?;
    Ok(text)
}
