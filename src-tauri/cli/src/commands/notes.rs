//! The notebook.

use lectern_core::notes::{self, NoteKind, NoteOrder, NotePage, NoteQuery};
use lectern_core::{Result, Snapshot, books};

use super::note::Kind;
use super::{notes_files, show_text};
use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  lectern-cli notes
  lectern-cli notes replication --kind question
  lectern-cli notes --book Emma --json
  lectern-cli notes export Notes

A QUERY is words that must all occur in a note; \"in quotes\" as a phrase.";

/// What `notes` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Notes {
    #[command(subcommand)]
    files: Option<Files>,
    /// Words to find
    query: Vec<String>,
    #[command(flatten)]
    which: Which,
    /// How many notes at the most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500))]
    limit: u32,
    /// How many to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: u32,
}

#[derive(Debug, clap::Subcommand)]
enum Files {
    /// Write notes to a folder of Markdown, or to one file
    Export(notes_files::Export),
    /// Take notes in from such a folder or file
    Import(notes_files::Import),
}

/// Which notes.
#[derive(Debug, clap::Args)]
pub(crate) struct Which {
    /// Only of this book
    #[arg(long)]
    book: Option<String>,
    /// Only of this kind; may be given more than once
    #[arg(long)]
    kind: Vec<Kind>,
    /// Only with this tag
    #[arg(long)]
    tag: Option<String>,
}

impl Which {
    /// The notebook's question.
    pub(super) fn question(&self, view: &Snapshot<'_>, query: &[String]) -> Result<NoteQuery> {
        Ok(NoteQuery {
            text: query.join(" "),
            kinds: self.kind.iter().map(|kind| NoteKind::from(*kind)).collect(),
            book: self.book.as_deref().map(|name| books::find(view, name)).transpose()?,
            tag: self.tag.clone(),
            ..NoteQuery::default()
        })
    }
}

/// The notes that fit, the best match first, or the newest.
pub(crate) fn run(words: &Notes, door: &Door) -> Outcome {
    match &words.files {
        Some(Files::Export(words)) => return notes_files::export(words, door),
        Some(Files::Import(words)) => return notes_files::import(words, door),
        None => {}
    }
    let library = door.library()?;
    let page = library.read(|view| {
        let question = words.which.question(view, &words.query)?;
        let query = NoteQuery { order: NoteOrder::Best, offset: words.offset, limit: words.limit, ..question };
        notes::list(view, &query)
    })?;
    let said = text(&page);
    Ok(Answer::new(page, said))
}

fn text(page: &NotePage) -> String {
    if page.total == 0 {
        return "No notes here. Write one: lectern-cli note BOOK \"Text\"".to_owned();
    }
    let mut text = String::new();
    for note in &page.notes {
        let book = note.book_title.as_deref().unwrap_or("Of no book");
        text.push_str(&format!("{book}\n{}\n", show_text::note(note)));
    }
    let shown = page.notes.len();
    let of = if shown == page.total as usize { String::new() } else { format!("{shown} of ") };
    text.push_str(&format!("{of}{} in {}", count(page.total as usize, "note"), count(page.books as usize, "book")));
    text
}
