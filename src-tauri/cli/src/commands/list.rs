//! Lists books.

use std::str::FromStr;

use lectern_core::Library;
use lectern_core::books::{self, BookPage, BookQuery, SortKey};

use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::table::Table;
use crate::words::{count, maybe, stars, state, where_in};

const EXAMPLES: &str = "\
Examples:
  lectern-cli list
  lectern-cli list kleppmann
  lectern-cli list '\"data intensive\"' --sort rating:desc
  lectern-cli list --sort last_read:desc --limit 5 --json

A QUERY is words that must all occur in title, authors, tags, annotations or notes; \"in quotes\" as a phrase.
Keys to sort by: title, author, state, progress, pages, rating, added, last_read, year, level, best
(match).";

/// As many rows as one question of the core answers.
const WINDOW: u32 = 500;

/// What `list` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct List {
    /// Words to find
    query: Vec<String>,
    /// The order, with :desc for the largest, latest or Z first
    #[arg(long, value_name = "KEY[:desc]")]
    sort: Option<Sort>,
    /// How many books at the most
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: u32,
    /// How many to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: u32,
}

/// An order as typed.
#[derive(Debug, Clone, Copy)]
struct Sort {
    key: SortKey,
    descending: bool,
}

const KEYS: [(&str, SortKey); 11] = [
    ("title", SortKey::Title),
    ("author", SortKey::Author),
    ("state", SortKey::State),
    ("progress", SortKey::Progress),
    ("pages", SortKey::Pages),
    ("rating", SortKey::Rating),
    ("added", SortKey::Added),
    ("last_read", SortKey::LastRead),
    ("year", SortKey::Year),
    ("level", SortKey::Level),
    ("best", SortKey::Best),
];

impl FromStr for Sort {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let (name, descending) = match typed.split_once(':') {
            None | Some((_, "asc")) => (typed.split(':').next().unwrap_or(typed), false),
            Some((name, "desc")) => (name, true),
            Some(_) => return Err("after the colon stands asc or desc".to_owned()),
        };
        let found = KEYS.iter().find(|(key, _)| *key == name.replace('-', "_"));
        let names: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
        found.map(|(_, key)| Self { key: *key, descending }).ok_or_else(|| format!("sort by {}", names.join(", ")))
    }
}

/// The books that fit, in windows as large as the core gives them.
pub(crate) fn run(words: &List, door: &Door) -> Outcome {
    let library = door.library()?;
    let text = words.query.join(" ");
    let sort = words
        .sort
        .unwrap_or(Sort { key: if text.is_empty() { SortKey::Title } else { SortKey::Best }, descending: false });
    let query =
        BookQuery { text, sort: sort.key, descending: sort.descending, offset: words.offset, ..BookQuery::default() };
    let page = window(&library, &query, words.limit)?;
    let said = text_of(&page, &query);
    Ok(Answer::new(page, said))
}

/// A window of any size.
pub(super) fn window(library: &Library, query: &BookQuery, limit: u32) -> lectern_core::Result<BookPage> {
    library.read(|view| {
        let mut page = BookPage { total: 0, books: Vec::new() };
        let mut left = limit;
        loop {
            let taken = u32::try_from(page.books.len()).unwrap_or(u32::MAX);
            let part = BookQuery { offset: query.offset + taken, limit: left.clamp(1, WINDOW), ..query.clone() };
            let found = books::list(view, &part)?;
            page.total = found.total;
            let came = u32::try_from(found.books.len()).unwrap_or(u32::MAX).min(left);
            page.books.extend(found.books.into_iter().take(left as usize));
            left -= came;
            if left == 0 || came < part.limit {
                return Ok(page);
            }
        }
    })
}

fn text_of(page: &BookPage, query: &BookQuery) -> String {
    if page.total == 0 {
        return match (query.text.is_empty(), query.in_trash) {
            (true, true) => "The trash is empty.".to_owned(),
            (true, false) => "No books yet. Add one: lectern-cli add \"Title\"".to_owned(),
            (false, _) => format!("No book fits “{}”.", query.text),
        };
    }
    let shown = page.books.len();
    let counted = count(page.total as usize, "book");
    let range = if shown == page.total as usize {
        counted
    } else if query.offset == 0 {
        format!("{shown} of {counted}")
    } else {
        format!("{shown} of {counted}, from number {}", query.offset + 1)
    };
    if shown == 0 { range } else { format!("{}\n{range}", table(page)) }
}

/// Books as a table.
pub(super) fn table(page: &BookPage) -> String {
    let mut table = Table::new(["Title", "Authors", "State", "Progress", "Pages", "Stars", "Tags"]);
    for book in &page.books {
        table.row([
            book.title.clone(),
            book.authors.join(", "),
            state(book),
            where_in(book),
            maybe(book.pages),
            stars(book.rating),
            book.tags.join(", "),
        ]);
    }
    table.text()
}
