//! What a text is, before it becomes a plan.

use serde::Serialize;

use super::source::{Found, PlanSource};
use crate::library::Snapshot;
use crate::plans::file::{self, PlanFile, PlanFileError, Problem};
use crate::plans::lists::{self, LeftLine, ListGuess, ListPreview, Sureness};
use crate::plans::{self};
use crate::rows::Rows;
use crate::values::PlanId;
use crate::{Error, Result};

/// The most problems that are spelled out.
const MOST_PROBLEMS: usize = 200;

/// What a text turned out to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum PlanLook {
    /// A plan file.
    Plan {
        /// Its title.
        title: String,
        /// Its version.
        version: String,
        /// What it is for.
        summary: String,
        /// Who made it.
        curator: Option<String>,
        /// How many stages.
        stages: u32,
        /// How many items.
        items: u32,
        /// How many of them name no book.
        unidentified: u32,
        /// It brings along what a reader made of it.
        with_mine: bool,
        /// The plan that the library has of it.
        taken: Option<TakenPlan>,
    },
    /// A list of books in Markdown.
    List {
        /// Its title, or the name of its file.
        title: String,
        /// How many lines were taken for books.
        guesses: u32,
        /// How many of those may be something else.
        unsure: u32,
        /// How many lines were not.
        left: u32,
        /// The plan that the library has of it.
        taken: Option<TakenPlan>,
    },
    /// A plan file in which these things cannot be.
    Unreadable {
        /// Each with its place; never empty.
        problems: Vec<PlanProblem>,
        /// How many more there are.
        more: u32,
    },
}

/// The plan of the library that came from the same source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct TakenPlan {
    /// It.
    pub plan: PlanId,
    /// The version that the reader has.
    pub version: Option<String>,
}

/// One thing in a plan file that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PlanProblem {
    /// The way to it: "stage 3, item express-in-action, book".
    pub place: String,
    /// The rule that is broken, in words.
    pub message: String,
}

/// Looks at a source.
///
/// # Errors
/// `Io`, `Invalid` where it cannot be read at all.
pub fn look(view: &Snapshot<'_>, source: &PlanSource) -> Result<PlanLook> {
    match found(source)? {
        Err(error) => Ok(unreadable(&error)),
        Ok(Found::Plan(plan)) => of_plan(view, &plan),
        Ok(Found::List(list)) => of_list(view, source, &list),
    }
}

/// The lines of a list that were taken for books, from one of them on.
///
/// # Errors
/// `Io`; `Invalid` where the text is a plan file.
pub fn list_lines(source: &PlanSource, from: u32) -> Result<Rows<ListGuess>> {
    let mut list = list(source)?;
    list.guesses.iter_mut().for_each(|guess| guess.source = beginning(&guess.source));
    Ok(Rows::of(list.guesses, from))
}

/// The lines of a list that were not taken for books, from one of them on.
///
/// # Errors
/// As [`list_lines`].
pub fn list_left(source: &PlanSource, from: u32) -> Result<Rows<LeftLine>> {
    let mut list = list(source)?;
    list.left.iter_mut().for_each(|line| line.text = beginning(&line.text));
    Ok(Rows::of(list.left, from))
}

/// As much of a line as is shown.
fn beginning(text: &str) -> String {
    const MOST: usize = 400;
    text.char_indices().nth(MOST).map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", &text[..end]))
}

fn list(source: &PlanSource) -> Result<ListPreview> {
    match found(source)? {
        Ok(Found::List(list)) => Ok(list),
        _ => Err(Error::invalid("file", "This is a plan file, not a list.")),
    }
}

fn found(source: &PlanSource) -> Result<std::result::Result<Found, PlanFileError>> {
    let text = source.text()?;
    if file::is_meant(&text) {
        return Ok(file::parse_any(&text).map(Box::new).map(Found::Plan));
    }
    Ok(Ok(Found::List(lists::preview(&text)?)))
}

fn unreadable(error: &PlanFileError) -> PlanLook {
    let all = match error {
        PlanFileError::Problems(problems) => problems.as_slice(),
        other => &[Problem { place: String::new(), message: other.to_string() }],
    };
    let told = |problem: &Problem| PlanProblem { place: problem.place.clone(), message: problem.message.clone() };
    PlanLook::Unreadable {
        problems: all.iter().take(MOST_PROBLEMS).map(told).collect(),
        more: count(all.len().saturating_sub(MOST_PROBLEMS)),
    }
}

fn of_plan(view: &Snapshot<'_>, plan: &PlanFile) -> Result<PlanLook> {
    Ok(PlanLook::Plan {
        title: plan.title.clone(),
        version: plan.version.clone(),
        summary: plan.summary.clone(),
        curator: plan.curator.as_ref().map(|curator| curator.name.clone()),
        stages: count(plan.stages.len()),
        items: count(plan.items().count()),
        unidentified: count(plan.items().filter(|item| item.book.is_none()).count()),
        with_mine: plan.mine.is_some() || plan.items().any(|item| item.mine.is_some()),
        taken: taken(view, &plan.id)?,
    })
}

fn of_list(view: &Snapshot<'_>, source: &PlanSource, list: &ListPreview) -> Result<PlanLook> {
    let title = if list.title.trim().is_empty() { source.name() } else { list.title.clone() };
    Ok(PlanLook::List {
        taken: taken(view, &file::slug::of(&title))?,
        title,
        guesses: count(list.guesses.len()),
        unsure: count(list.guesses.iter().filter(|guess| guess.sureness == Sureness::Unsure).count()),
        left: count(list.left.len()),
    })
}

fn taken(view: &Snapshot<'_>, source: &str) -> Result<Option<TakenPlan>> {
    let Some(plan) = plans::taken_from(view, source)? else { return Ok(None) };
    Ok(Some(TakenPlan { plan, version: plans::version_of(view, plan)? }))
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
