//! The notebook: found, narrowed, and changed many at once.

use clap::ValueEnum;
use lectern_core::filters::{self, FilterDraft};
use lectern_core::notes::{self, HitKind, NoteOrder, NotePage, NoteQuery, Written};
use lectern_core::values::ReadingDay;
use lectern_core::{Op, Snapshot, books, plans};
use serde_json::json;

use super::notes_change::{self, Change};
use super::{notes_files, show_text};
use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  lectern-cli notes
  lectern-cli notes replication --kind question --since 2026-01-01
  lectern-cli notes --book Emma --tag irony --tag voice --json
  lectern-cli notes --kind question --save-as \"Open questions\"
  lectern-cli notes --filter \"Open questions\" --sort book
  lectern-cli notes --kind session --last 30          what you wrote beside the log
  lectern-cli notes \"replication lag\" --add-tag lag   all that are found, in one step
  lectern-cli notes export Notes

A QUERY is words that must all occur in a note; \"in quotes\" as a phrase. Of several kinds, books or plans one is
enough; of several tags a note must have all. --add-tag, --take-tag, --move-to, --make and --remove change every note
that is found, not only those of the window; undo takes them back in one step.";

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
    /// What a saved filter asks; see: lectern-cli filters
    #[arg(long, value_name = "NAME", conflicts_with_all = ["query", "books", "kinds", "tags", "plans", "since", "until", "last"])]
    filter: Option<String>,
    /// Save the question as a filter of this name
    #[arg(long, value_name = "NAME", conflicts_with = "filter")]
    save_as: Option<String>,
    /// The order; without it the best match first, or the newest
    #[arg(long, value_name = "ORDER")]
    sort: Option<Sort>,
    /// How many notes at the most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500))]
    limit: u32,
    /// How many to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: u32,
    #[command(flatten)]
    change: Change,
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
    /// Only of this book; may be given more than once
    #[arg(long = "book", value_name = "BOOK")]
    books: Vec<String>,
    /// Only of this kind; may be given more than once. Without it, all but session notes
    #[arg(long = "kind", value_name = "KIND")]
    kinds: Vec<Kind>,
    /// Only with this tag; may be given more than once, and then with all of them
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Only of books in this plan; may be given more than once
    #[arg(long = "plan", value_name = "PLAN")]
    plans: Vec<String>,
    /// Only written on this day or later
    #[arg(long, value_name = "YYYY-MM-DD")]
    since: Option<ReadingDay>,
    /// Only written on this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD")]
    until: Option<ReadingDay>,
    /// Only written in the last N days, today among them
    #[arg(long, value_name = "N", conflicts_with_all = ["since", "until"], value_parser = clap::value_parser!(u32).range(1..))]
    last: Option<u32>,
}

impl Which {
    /// The notebook's question.
    pub(super) fn question(&self, view: &Snapshot<'_>, query: &[String]) -> lectern_core::Result<NoteQuery> {
        let written = match (self.last, self.since, self.until) {
            (Some(days), ..) => Written::Last { days },
            (None, None, None) => Written::Anytime,
            (None, from, to) => Written::Between { from, to },
        };
        Ok(NoteQuery {
            text: query.join(" "),
            kinds: self.kinds.iter().map(|kind| HitKind::from(*kind)).collect(),
            books: self.books.iter().map(|name| books::find(view, name)).collect::<Result<_, _>>()?,
            tags: self.tags.clone(),
            plans: self.plans.iter().map(|name| plans::find_plan(view, name)).collect::<Result<_, _>>()?,
            written,
            ..NoteQuery::default()
        })
    }
}

/// A kind of hit as a word of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Your words
    Note,
    /// The book's words
    Quote,
    /// Something to find out
    Question,
    /// Something to keep
    Takeaway,
    /// What you wrote beside an entry of the log
    Session,
}

impl From<Kind> for HitKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Note => Self::Note,
            Kind::Quote => Self::Quote,
            Kind::Question => Self::Question,
            Kind::Takeaway => Self::Takeaway,
            Kind::Session => Self::Session,
        }
    }
}

/// An order as a word of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// The latest first
    Newest,
    /// The earliest first
    Oldest,
    /// By book, then by place in it
    Book,
    /// The best match first
    Best,
}

impl From<Sort> for NoteOrder {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Newest => Self::Newest,
            Sort::Oldest => Self::Oldest,
            Sort::Book => Self::Book,
            Sort::Best => Self::Best,
        }
    }
}

/// The notes that fit, or what was done to all of them.
pub(crate) fn run(words: &Notes, door: &Door) -> Outcome {
    match &words.files {
        Some(Files::Export(words)) => return notes_files::export(words, door),
        Some(Files::Import(words)) => return notes_files::import(words, door),
        None => {}
    }
    let library = door.library()?;
    let query = library.read(|view| words.query(view))?;
    if words.change.is_asked() {
        if query.is_everything() && !words.change.all {
            return Err(Failure::Usage(
                "This would change every note you have. If you mean that, add --all.".to_owned(),
            ));
        }
        return notes_change::run(&words.change, query, &library, door);
    }
    let page = library.read(|view| notes::list(view, door.now(), &query))?;
    let said = text(&page);
    if let Some(name) = &words.save_as {
        let draft = FilterDraft { name: name.clone(), query };
        let changed = door.change(&library, Op::FilterSave, |tx| filters::save(tx, &draft))?;
        return Ok(Answer::changed(&changed, json!({ "id": changed.value, "total": page.total }), said));
    }
    Ok(Answer::new(page, said))
}

impl Notes {
    fn query(&self, view: &Snapshot<'_>) -> lectern_core::Result<NoteQuery> {
        let asked = match &self.filter {
            Some(name) => filters::find(view, name)?,
            None => self.which.question(view, &self.query)?,
        };
        let order =
            self.sort.map_or(if self.filter.is_some() { asked.order } else { NoteOrder::Best }, NoteOrder::from);
        Ok(NoteQuery { order, offset: self.offset, limit: self.limit, ..asked })
    }
}

fn text(page: &NotePage) -> String {
    if page.total == 0 {
        return "No notes here. Write one: lectern-cli note BOOK \"Text\"".to_owned();
    }
    let mut text = String::new();
    for hit in &page.notes {
        let book = hit.book_title.as_deref().unwrap_or("Of no book");
        text.push_str(&format!("{book}\n{}\n", show_text::hit(hit)));
    }
    let shown = page.notes.len();
    let of = if shown == page.total as usize { String::new() } else { format!("{shown} of ") };
    text.push_str(&format!("{of}{} in {}", count(page.total as usize, "note"), count(page.books as usize, "book")));
    text
}
