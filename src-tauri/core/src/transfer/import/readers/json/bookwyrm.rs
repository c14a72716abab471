//! A BookWyrm account: `archive.json`, alone or in the archive that BookWyrm packs. It tells more than the CSV: all
//! passes through a book, quotations with their pages, comments, and the order of lists.
//!
//! A book is one row; every quotation and comment is one more of the same book, and so is a pass that was given up
//! when the book stands elsewhere now.

use serde_json::Value;

use super::elements::Place;
use super::value::{cell, each, first};
use super::{has_names, open};
use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::reader::{Found, Reader, Text};
use crate::transfer::import::states::{Standing, standing};
use crate::transfer::import::table::SourceRow;

/// An account as it is packed.
pub(in crate::transfer::import) const BOOKWYRM_ARCHIVE: Reader = Reader::Member { name: "archive.json", open: opened };

/// An account, unpacked.
pub(in crate::transfer::import) const BOOKWYRM_JSON: Reader =
    Reader::Text { knows: |head| has_names(head, &["bookwyrmUser", "preferredUsername"]), open: opened };

fn opened(text: Text<'_>) -> Result<Found<'_>> {
    open(text, Place::under("books"), formats::BOOKWYRM_ACCOUNT.names(), rows)
}

fn rows(book: &Value, line: u64) -> Vec<SourceRow> {
    let passes = each(book, "readthroughs");
    let is_given_up = standing(&state(book)) == Some(Standing::Abandoned);
    let stopped = |pass: &&&Value| !first(pass, &["stopped_date"]).is_empty();
    let earlier = if is_given_up { Vec::new() } else { passes.iter().filter(stopped).copied().collect() };
    let mut rows: Vec<Said> = earlier.into_iter().map(Said::given_up).collect();
    rows.push(Said::of(book, &passes));
    rows.extend(each(book, "quotations").into_iter().map(Said::quotation));
    rows.extend(each(book, "comments").into_iter().map(Said::comment));
    rows.into_iter().map(|said| SourceRow::read(line, said.cells(book))).collect()
}

/// What a row says beside which book it is.
#[derive(Default)]
struct Said {
    whole: bool,
    state: String,
    tags: String,
    lists: String,
    spans: String,
    started: String,
    stopped: String,
    added: String,
    rating: String,
    review: String,
    spoils: bool,
    anchor: String,
    quote: String,
    notes: String,
}

impl Said {
    fn of(book: &Value, passes: &[&Value]) -> Self {
        let mut reviews = each(book, "reviews");
        // The latest counts, as the reader thinks of the book now.
        reviews.sort_by_key(|review| first(review, &["published"]));
        let words = |review: &&Value| [first(review, &["name"]), first(review, &["content"])].join("\n\n");
        let over = passes.iter().copied().filter(|pass| !first(pass, &["finish_date"]).is_empty());
        let last = passes.iter().copied().find(|pass| first(pass, &["finish_date"]).is_empty());
        // The shelf still says how the pass before it ended.
        let is_under_way = last.is_some_and(|pass| first(pass, &["is_active"]) == "true")
            && standing(&state(book)) == Some(Standing::Finished);
        let notes = each(book, "lists").into_iter().map(|list| first(list, &["list_item.notes"]));
        Self {
            whole: true,
            state: if is_under_way { "reading".to_owned() } else { state(book) },
            tags: shelves(book)
                .filter(|(word, _)| standing(word).is_none())
                .map(|(_, name)| name)
                .collect::<Vec<_>>()
                .join(","),
            lists: each(book, "lists").into_iter().filter_map(ranked).collect::<Vec<_>>().join(", "),
            spans: over
                .map(|pass| format!("{}|{}|", first(pass, &["start_date"]), first(pass, &["finish_date"])))
                .collect::<Vec<_>>()
                .join(";"),
            started: last.map(|pass| first(pass, &["start_date"])).unwrap_or_default(),
            stopped: last.map(|pass| first(pass, &["stopped_date"])).unwrap_or_default(),
            added: passes.iter().map(|pass| first(pass, &["created_date"])).min().unwrap_or_default(),
            rating: reviews
                .iter()
                .rev()
                .map(|review| first(review, &["rating"]))
                .find(|stars| !stars.is_empty())
                .unwrap_or_default(),
            review: reviews.iter().map(words).filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n\n"),
            spoils: reviews.iter().any(|review| !first(review, &["summary"]).is_empty()),
            notes: notes.filter(|note| !note.is_empty()).collect::<Vec<_>>().join("\n\n"),
            ..Self::default()
        }
    }

    fn given_up(pass: &Value) -> Self {
        Self {
            state: "stopped-reading".to_owned(),
            started: first(pass, &["start_date"]),
            stopped: first(pass, &["stopped_date"]),
            added: first(pass, &["created_date"]),
            ..Self::default()
        }
    }

    fn quotation(quotation: &Value) -> Self {
        let (quote, anchor) = (first(quotation, &["quote"]), place(quotation));
        Self { quote, anchor, notes: first(quotation, &["content"]), ..Self::default() }
    }

    fn comment(comment: &Value) -> Self {
        Self { notes: first(comment, &["content"]), anchor: place(comment), ..Self::default() }
    }

    /// The cells in the order of the format's columns. A row that only adds to a book says no more of it than which.
    fn cells(self, book: &Value) -> Vec<String> {
        let own = |paths: &[&str]| first(book, paths);
        let fact = |paths: &[&str]| if self.whole { first(book, paths) } else { String::new() };
        vec![
            own(&["edition.id", "work.id"]),
            own(&["edition.title", "work.title"]),
            fact(&["edition.subtitle", "work.subtitle"]),
            each(book, "authors").into_iter().map(|author| first(author, &["name"])).collect::<Vec<_>>().join("|"),
            own(&["edition.isbn13", "edition.isbn10"]),
            fact(&["edition.asin"]),
            fact(&["edition.publishers"]),
            fact(&["edition.publishedDate"]),
            fact(&["work.firstPublishedDate", "edition.firstPublishedDate", "work.publishedDate"]),
            fact(&["edition.pages"]),
            fact(&["edition.physicalFormat"]),
            fact(&["edition.series", "work.series"]),
            fact(&["edition.seriesNumber", "work.seriesNumber"]),
            fact(&["edition.description", "work.description"]),
            self.state,
            self.tags,
            self.lists,
            self.spans,
            self.started,
            self.stopped,
            self.added,
            self.rating,
            self.review,
            self.spoils.to_string(),
            self.anchor,
            self.quote,
            self.notes,
            fact(&["edition.goodreadsKey", "work.goodreadsKey"]),
            fact(&["edition.openlibraryKey", "work.openlibraryKey"]),
            fact(&["edition.librarythingKey", "work.librarythingKey"]),
            fact(&["edition.oclcNumber"]),
        ]
    }
}

/// Shelves with the word that the program has for each and the one that the reader gave it.
fn shelves(book: &Value) -> impl Iterator<Item = (String, String)> {
    each(book, "shelves").into_iter().map(|shelf| {
        let id = first(shelf, &["identifier", "id"]);
        (id.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned(), first(shelf, &["name"]))
    })
}

/// Where the book stands; of several shelves the one that says most.
fn state(book: &Value) -> String {
    let known: Vec<String> = shelves(book).map(|(word, _)| word).filter(|word| standing(word).is_some()).collect();
    let unread = |word: &&String| standing(word) == Some(Standing::Unread);
    known.iter().find(|word| !unread(word)).or(known.first()).cloned().unwrap_or_default()
}

/// `my list (#3)`.
fn ranked(list: &Value) -> Option<String> {
    let place = list.pointer("/list_item/order").map(cell).filter(|place| !place.is_empty())?;
    Some(format!("{} (#{place})", first(list, &["name"]).replace([',', '(', ')'], " ").trim()))
}

/// The page of a quotation or comment, as it would be typed; words for a place are none.
fn place(said: &Value) -> String {
    let at = first(said, &["position", "progress"]);
    let is_percent = first(said, &["positionMode", "position_mode", "progressMode", "progress_mode"]) == "PCT";
    match at.parse::<u32>() {
        Ok(percent) if is_percent && percent <= 100 => format!("{percent}%"),
        Ok(page) if !is_percent && page > 0 => page.to_string(),
        _ => String::new(),
    }
}
