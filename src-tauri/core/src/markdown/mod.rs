//! Markdown to HTML that is safe to show: read by pulldown-cmark, shaped here, cleaned by ammonia last of all.
//!
//! What is shaped: `[[Title]]` becomes a link to a book or a note, `![words](image:<id>)` a picture of the library,
//! fenced code gets colours, footnotes come to the end under ids of their own, headings step below the page's. The rule
//! protected here: whatever stands in the text, nothing of what comes out can run, and nothing is fetched.

mod clean;
mod code;
mod footnotes;
mod mentions;
mod pictures;
mod shape;

use pulldown_cmark::{Options, Parser, html};
use serde::Serialize;

pub use mentions::{IMAGE_SCHEME, Mentions, mentions, name, name_key, relinked};
pub use pictures::{PictureLink, picture_links};

use crate::values::{BookId, NoteId};

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_WIKILINKS)
    .union(Options::ENABLE_SMART_PUNCTUATION);

/// What a `[[Title]]` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Target {
    /// A book of the library.
    Book {
        /// The book.
        id: BookId,
    },
    /// A note.
    Note {
        /// The note.
        id: NoteId,
        /// The book it is about.
        book: Option<BookId>,
    },
}

/// Where a text stands: what its footnotes are called by, and what its links mean.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// Part of every id in the HTML, so that two texts on a page have no id in common. Letters, digits and hyphens.
    pub id: &'a str,
    /// What a title means; none where nobody can say, and links are then shown as plain words.
    pub target: Option<&'a Find<'a>>,
}

/// Says what a title means; none where nothing is called so.
pub type Find<'a> = dyn Fn(&str) -> Option<Target> + 'a;

/// Renders Markdown that stands alone, as a review does.
#[must_use]
pub fn render(markdown: &str) -> String {
    render_in(markdown, Place { id: "text", target: None })
}

/// Renders Markdown where it stands. Links to books and notes carry `data-book` and `data-note`, one that leads nowhere
/// `data-missing` with its title, a picture `data-image`, a footnote's mark `data-to` with the id it leads to.
#[must_use]
pub fn render_in(markdown: &str, place: Place<'_>) -> String {
    let events = shape::shape(Parser::new_ext(markdown, OPTIONS), place);
    let mut rendered = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut rendered, events.into_iter());
    clean::clean(&rendered)
}

#[cfg(test)]
mod tests;
