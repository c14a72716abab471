//! Writes a note.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use lectern_core::notes::{self, LARGEST_IMAGE, NoteDraft, NoteKind};
use lectern_core::{Error, Op, Tx, books};
use serde_json::json;

use super::show_text;
use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome};

const EXAMPLES: &str = "\
Examples:
  lectern-cli note Emma \"Knightley is **always** right #irony\"
  lectern-cli note Emma \"Handsome, clever, and rich\" --kind quote --at 1 --tag opening
  lectern-cli note Emma \"As in [[Persuasion]]\" --at \"loc 597\"
  lectern-cli note Emma \"The family tree\" --image tree.png
  pandoc chapter.html -t markdown | lectern-cli note Emma -

TEXT is Markdown; every #tag in it is a tag, and [[Title]] links to the book or note of that title. A single - reads
the text from standard input. A picture (PNG, JPEG, GIF, WebP, at most 10 MB) is kept in the library.";

/// More than the longest note; what lies beyond is only read to say that it is too long.
const MOST_BYTES: u64 = 1 << 20;

/// What `note` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Note {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
    book: String,
    /// Markdown, or - for standard input
    #[arg(
        allow_hyphen_values = true,
        default_value = "",
        hide_default_value = true,
        required_unless_present = "images"
    )]
    text: String,
    /// What it is
    #[arg(long, default_value = "note")]
    kind: Kind,
    /// Where in the book: 191, 45%, "ch 5", "loc 597"
    #[arg(long, value_name = "POSITION", default_value = "", hide_default_value = true)]
    at: String,
    /// A tag; once for each
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// A picture to show below the text; once for each
    #[arg(long = "image", value_name = "FILE")]
    images: Vec<PathBuf>,
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
    let mut text = if words.text == "-" { from_input().map_err(Failure::Input)? } else { words.text };
    let pictures = words.images.iter().map(|file| from_file(file)).collect::<Result<Vec<_>, _>>()?;
    let changed = door.change(&library, Op::NoteAdd, |tx| {
        let book = books::find(&tx.snapshot(), &words.book)?;
        for (file, bytes) in words.images.iter().zip(&pictures) {
            text = shown_below(tx, &text, file, bytes)?;
        }
        let draft = NoteDraft { book: Some(book), kind: words.kind.into(), text, anchor: words.at, tags: words.tags };
        notes::add(tx, &draft)
    })?;
    let note = library.read(|view| notes::get(view, changed.value))?;
    let said = format!("  {}\n{}", note.book_title.as_deref().unwrap_or_default(), show_text::note(&note));
    Ok(Answer::changed(&changed, json!({ "id": note.id, "note": note }), said))
}

/// Keeps a picture, and adds it to the text.
fn shown_below(tx: &mut Tx<'_>, text: &str, file: &Path, bytes: &[u8]) -> lectern_core::Result<String> {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let id = notes::add_image(tx, &part(file.file_name()), bytes)?;
    let picture = notes::image_markdown(&part(file.file_stem()), id);
    Ok(if text.trim().is_empty() { picture } else { format!("{}\n\n{picture}", text.trim_end()) })
}

/// What stands on standard input, up to the length of the longest note.
pub(super) fn from_input() -> std::io::Result<String> {
    let mut text = String::new();
    std::io::stdin().lock().take(MOST_BYTES).read_to_string(&mut text)?;
    Ok(text)
}

/// A file's bytes, and one more than a picture may have where it is too large: it is refused by its size then.
fn from_file(file: &Path) -> lectern_core::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|opened| opened.take(LARGEST_IMAGE as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|source| Error::io(file, "Reading", source))?;
    Ok(bytes)
}
