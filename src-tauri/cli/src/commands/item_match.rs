//! Which book an item of a plan is: what it may be, with reasons, and the reader's word.

use clap::ArgGroup;
use lectern_core::plans::{
    self, MatchChoice, PlanDetail, Suggestion, SuggestionPlace, SuggestionReason, SuggestionSource,
};
use lectern_core::values::ItemId;
use lectern_core::{Error, Result, Snapshot, books};
use serde_json::json;

use super::item::{document, item_in, place_of};
use super::plan_text;
use crate::door::Door;
use crate::output::{Answer, Outcome, merge};
use crate::table::paragraph;
use crate::words::joined;

/// What `item ITEM match` takes.
#[derive(Debug, clap::Args)]
#[command(group(ArgGroup::new("choice").args(["book", "candidate", "suggestion", "new", "none", "as_listed"])))]
pub(super) struct Match {
    /// A book of your library; with nothing at all, the books it may be are shown
    book: Option<String>,
    /// One of the books that the list thinks possible, by the number that `item ITEM match` shows, or by its id
    #[arg(long, value_name = "N")]
    candidate: Option<String>,
    /// One of the books of your library and of Backend Canon that speak of the same, by the number that
    /// `item ITEM match` shows
    #[arg(long, value_name = "N")]
    suggestion: Option<usize>,
    /// A new book of this title
    #[arg(long, value_name = "TITLE")]
    new: Option<String>,
    /// Who wrote the new book; once for each
    #[arg(long = "author", value_name = "NAME", requires = "new")]
    authors: Vec<String>,
    /// No book fits
    #[arg(long)]
    none: bool,
    /// What the list says
    #[arg(long)]
    as_listed: bool,
}

impl Match {
    /// Whether nothing is to be changed.
    pub(super) fn asks(&self) -> bool {
        let Self { book, candidate, suggestion, new, none, as_listed, .. } = self;
        book.is_none() && candidate.is_none() && suggestion.is_none() && new.is_none() && !none && !as_listed
    }
}

/// The item with the books that it may be.
pub(super) fn shown(plan: &PlanDetail, id: ItemId, door: &Door) -> Outcome {
    let suggestions = door.library()?.read(|view| plans::suggestions(view, id))?;
    let item = item_in(plan, id)?;
    let mut document = document(plan, item);
    merge(&mut document, json!({ "suggestions": suggestions }));
    let text = format!("{}{}\n{}", plan_text::item(item), place_of(plan, item), listed(&suggestions));
    Ok(Answer::new(document, text))
}

/// Which book was said.
pub(super) fn choice(view: &Snapshot<'_>, plan: &PlanDetail, item: ItemId, words: &Match) -> Result<MatchChoice> {
    if let Some(name) = &words.book {
        return Ok(MatchChoice::Book { id: books::find(view, name)? });
    }
    if let Some(title) = &words.new {
        return Ok(MatchChoice::New { title: title.clone(), authors: words.authors.clone() });
    }
    if let Some(wanted) = &words.candidate {
        return candidate(plan, item, wanted);
    }
    if let Some(number) = words.suggestion {
        return suggestion(view, item, number);
    }
    Ok(if words.none { MatchChoice::Nothing } else { MatchChoice::Curator })
}

fn candidate(plan: &PlanDetail, item: ItemId, wanted: &str) -> Result<MatchChoice> {
    let candidates = &item_in(plan, item)?.candidates;
    let fits =
        |id: String, number: usize| number.to_string() == *wanted || (wanted.len() >= 4 && id.starts_with(wanted));
    let found = candidates.iter().zip(1..).find(|(candidate, number)| fits(candidate.id.to_string(), *number));
    let (candidate, _) = found
        .ok_or_else(|| Error::not_found(format!("candidate {wanted} for this item; it has {}", candidates.len())))?;
    Ok(MatchChoice::Candidate { id: candidate.id })
}

fn suggestion(view: &Snapshot<'_>, item: ItemId, number: usize) -> Result<MatchChoice> {
    let all = plans::suggestions(view, item)?;
    let found = number.checked_sub(1).and_then(|place| all.get(place));
    let found =
        found.ok_or_else(|| Error::not_found(format!("suggestion {number} for this item; it has {}", all.len())))?;
    Ok(match &found.source {
        SuggestionSource::Library { id } => MatchChoice::Book { id: *id },
        SuggestionSource::Listed { plan, item, .. } => MatchChoice::Listed { plan: plan.clone(), item: item.clone() },
    })
}

/// The suggestions, numbered as `match --suggestion` takes them, each with what speaks for it.
fn listed(suggestions: &[Suggestion]) -> String {
    if suggestions.is_empty() {
        return "\nNo book of your library or of Backend Canon speaks of the same.\n".to_owned();
    }
    let mut text = "\nThese speak of the same (match --suggestion N):\n".to_owned();
    for (suggestion, number) in suggestions.iter().zip(1..) {
        let from = match &suggestion.source {
            SuggestionSource::Library { .. } => "in your library".to_owned(),
            SuggestionSource::Listed { plan_title, .. } => format!("in {plan_title}"),
        };
        let book = joined([suggestion.title.clone(), suggestion.authors.join(", "), from], ", ");
        let reasons: Vec<String> = suggestion.reasons.iter().map(reason_words).collect();
        text.push_str(&format!("  {number}. {book}\n{}", paragraph(&reasons.join(" "), 5)));
    }
    text
}

/// "Its title speaks of Indexes and Locking."
fn reason_words(reason: &SuggestionReason) -> String {
    let words = enumerated(&reason.words);
    match reason.place {
        SuggestionPlace::Title => format!("Its title speaks of {words}, as the recommendation does."),
        SuggestionPlace::Subtitle => format!("Its subtitle speaks of {words}."),
        SuggestionPlace::Tags => format!("You tagged it {words}."),
        SuggestionPlace::Topic => format!("Backend Canon has it under {words}."),
        SuggestionPlace::Description => format!("Its description speaks of {words}."),
        SuggestionPlace::Listed => format!("Backend Canon says of it: {words}."),
        SuggestionPlace::Author => format!("{words} wrote it, and a book that the list thinks possible."),
    }
}

fn enumerated(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
