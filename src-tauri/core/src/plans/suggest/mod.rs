//! Which book an open recommendation may be: books of the library and of the lists that come with Lectern that speak of
//! what it asks for, each with the words that they share.
//!
//! The rule protected here: nothing is guessed. A book is only shown beside the words that speak for it, taken from the
//! book's own texts; words that say nothing of a subject ("the", "book", "practical") never do; and what shares too
//! little is left out, so that there may be no suggestion at all.

mod asked;
mod listed;
mod weigh;
mod words;

use serde::Serialize;

use super::store;
use super::take::book_named;
use crate::Result;
use crate::books;
use crate::library::Snapshot;
use crate::values::{BookId, ItemId};
use asked::Asked;
use weigh::{Weighed, weigh};

pub(super) use listed::listed;

/// More than fit beside each other are no help.
const MOST_SHOWN: usize = 6;
/// Books of the library that are looked at more closely, the best by full text.
const MOST_LOOKED_AT: u32 = 40;

/// A book that a recommendation may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Suggestion {
    /// Where it is.
    pub source: SuggestionSource,
    /// Its title.
    pub title: String,
    /// Names.
    pub authors: Vec<String>,
    /// Year of the work.
    pub year: Option<i32>,
    /// What speaks for it; never empty.
    pub reasons: Vec<SuggestionReason>,
}

/// Where a suggested book is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum SuggestionSource {
    /// In the library.
    Library {
        /// Which.
        id: BookId,
    },
    /// In a list that comes with Lectern.
    Listed {
        /// The list's key: "backend-canon".
        plan: String,
        /// Its title.
        plan_title: String,
        /// The item in it.
        item: String,
    },
}

/// What a book shares with a recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct SuggestionReason {
    /// Where in the book's facts.
    pub place: SuggestionPlace,
    /// The words, as they stand there; names where it is about who wrote it.
    pub words: Vec<String>,
}

/// Where a book speaks of what is asked for, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum SuggestionPlace {
    /// Its title.
    Title,
    /// The rest of its title.
    Subtitle,
    /// Its tags.
    Tags,
    /// The topic under which a list that comes with Lectern has it.
    Topic,
    /// Its description.
    Description,
    /// What a list that comes with Lectern says of it.
    Listed,
    /// It is by somebody who wrote one of the books that the recommendation may mean.
    Author,
}

/// Books that an item may be, the likeliest first. Books that stand in its plan already, and those that its own list
/// thinks possible, are not among them.
///
/// # Errors
/// `NotFound`.
pub fn suggestions(view: &Snapshot<'_>, item: ItemId) -> Result<Vec<Suggestion>> {
    let (plan, _) = store::item(view, item)?;
    let asked = Asked::of(view, plan, item)?;
    let mut found: Vec<Weighed> = Vec::new();
    for listed in listed::all() {
        let Some((score, reasons)) = weigh(&listed.texts, &asked) else { continue };
        let source = match book_named(view, listed.book)? {
            Some(id) => SuggestionSource::Library { id },
            None => listed.source(),
        };
        found.push(Weighed { score, suggestion: listed.suggestion(source, reasons) });
    }
    for about in books::about(view, &asked.forms(), MOST_LOOKED_AT)? {
        let Some((score, reasons)) = weigh(&weigh::texts_of(&about), &asked) else { continue };
        let source = SuggestionSource::Library { id: about.id };
        let suggestion = Suggestion { source, title: about.title, authors: about.authors, year: about.year, reasons };
        merge(&mut found, Weighed { score, suggestion });
    }
    let mut left = Vec::new();
    for weighed in found {
        if !is_known(view, plan, &asked, &weighed.suggestion)? {
            left.push(weighed);
        }
    }
    left.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.suggestion.title.cmp(&b.suggestion.title)));
    left.truncate(MOST_SHOWN);
    Ok(left.into_iter().map(|weighed| weighed.suggestion).collect())
}

/// Adds a book, or what speaks for one that is there already.
fn merge(found: &mut Vec<Weighed>, next: Weighed) {
    let same = found.iter_mut().find(|other| other.suggestion.source == next.suggestion.source);
    let Some(same) = same else { return found.push(next) };
    same.score = same.score.max(next.score);
    let before = std::mem::replace(&mut same.suggestion, next.suggestion);
    for reason in before.reasons {
        if same.suggestion.reasons.iter().all(|other| other.place != reason.place) {
            same.suggestion.reasons.push(reason);
        }
    }
    same.suggestion.reasons.sort_by_key(|reason| reason.place);
}

/// Whether the reader sees this book without a suggestion: in the plan, or among the list's own possibilities.
fn is_known(view: &Snapshot<'_>, plan: crate::values::PlanId, asked: &Asked, book: &Suggestion) -> Result<bool> {
    if asked.is_possible(&book.title, &book.authors) {
        return Ok(true);
    }
    match &book.source {
        SuggestionSource::Library { id } => Ok(store::plans_of_book(view, *id)?.contains(&plan)),
        SuggestionSource::Listed { .. } => Ok(false),
    }
}
