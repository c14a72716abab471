//! The notebook.

use lectern_core::books;
use lectern_core::notes::{self, NoteKind, NoteOrder, NotePage, NoteQuery};

use super::note::Kind;
use super::show_text;
use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  lectern-cli notes
  lectern-cli notes replication --kind question
  lectern-cli notes --book Emma --json

A QUERY is words that must all occur in a note; \"in quotes\" as a phrase.";

/// What `notes` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Notes {
    /// Words to find
    query: Vec<String>,
    /// Only of this book
    #[arg(long)]
    book: Option<String>,
    /// Only of this kind; may be given more than once
    #[arg(long)]
    kind: Vec<Kind>,
    /// Only with this tag
    #[arg(long)]
    tag: Option<String>,
    /// How many notes at the most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500))]
    limit: u32,
    /// How many to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: u32,
}

/// The notes that fit, the best match first, or the newest.
pub(crate) fn run(words: &Notes, door: &Door) -> Outcome {
    let library = door.library()?;
    let page = library.read(|view| {
        let query = NoteQuery {
            text: words.query.join(" "),
            kinds: words.kind.iter().map(|kind| NoteKind::from(*kind)).collect(),
            book: words.book.as_deref().map(|name| books::find(view, name)).transpose()?,
            tag: words.tag.clone(),
            order: NoteOrder::Best,
            offset: words.offset,
            limit: words.limit,
        };
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
