//! One item of a plan as screens see it: its book, what the list says of it, what it needs and opens.

use serde::{Deserialize, Serialize};

use super::{Confidence, Depth, ItemState, Mark, MatchSource, PartUnit, Requirement};
use crate::books::{BookState, Place};
use crate::values::*;

/// A part of a book: chapters or pages, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub struct Part {
    pub unit: PartUnit,
    pub first: u32,
    pub last: u32,
}

/// What the list says of an item, in typed facts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "PRODUCT.md's words")]
pub struct Annotations {
    pub why: Option<String>,
    pub topic: Option<String>,
    /// beginner, intermediate or advanced.
    pub level: Option<String>,
    pub audience: Vec<String>,
    pub role: Vec<String>,
    pub must_read: bool,
    pub classic: bool,
    pub covers: Vec<String>,
    pub focus_on: Vec<String>,
    pub skip: Vec<String>,
    pub project: Option<String>,
    pub caution: Vec<String>,
    pub outdated_since: Option<String>,
    pub author_hint: Option<String>,
    /// "Name, date, link" as one line each.
    pub recommended_by: Vec<String>,
}

/// A book that an item may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Candidate {
    /// The row.
    pub id: CandidateId,
    /// Its title.
    pub title: String,
    /// Names.
    pub authors: Vec<String>,
    /// The edition's year.
    pub year: Option<i32>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Pages.
    pub pages: Option<u32>,
    /// ISBN-13.
    pub isbn13: Option<String>,
    /// What speaks for or against it.
    pub note: Option<String>,
    /// A book of the library that seems to be this one.
    pub in_library: Option<BookId>,
}

/// An item named from another one: what it needs or opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ItemLink {
    /// The item.
    pub id: ItemId,
    /// How it is shown.
    pub title: String,
    /// Where it stands.
    pub state: ItemState,
}

/// The book of an item, as far as a plan's row shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ItemBook {
    /// The book.
    pub id: BookId,
    /// Its title.
    pub title: String,
    /// The rest of the title.
    pub subtitle: Option<String>,
    /// Names.
    pub authors: Vec<String>,
    /// Where it stands; where the plan has its editions as items of their own, as the reads of this one say.
    pub state: BookState,
    /// How often it was finished, so that a second reading shows as read and reading.
    pub times_read: u32,
    /// How much is done, 0 to 1.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub progress: Option<f64>,
    /// The latest position.
    pub position: Option<Place>,
    /// Pages of the edition that the list speaks of, else of the first.
    pub pages: Option<u32>,
    /// Minutes of that edition.
    pub minutes: Option<u32>,
    /// Year of the work.
    pub year: Option<i32>,
    /// Its ISBN-13.
    pub isbn13: Option<String>,
    /// The edition that the list speaks of, where it names one.
    pub edition_id: Option<EditionId>,
    /// That edition by name: "2nd".
    pub edition: Option<String>,
    /// When that edition appeared.
    pub published: Option<ImpreciseDate>,
    /// Stars.
    pub rating: Option<Rating>,
}

/// One entry of a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Item {
    /// The row.
    pub id: ItemId,
    /// Its stage, the reader's move included.
    pub stage: StageId,
    /// How it is shown: the book's title, or what is asked for.
    pub title: String,
    /// What the recommendation asks for.
    pub asks_for: String,
    /// Its book, where one is known or was matched.
    pub book: Option<ItemBook>,
    /// Who says that it is this book.
    pub matched_by: Option<MatchSource>,
    /// How surely the list's book is known.
    pub confidence: Confidence,
    /// Why that book.
    pub basis: Option<String>,
    /// The list wishes for a book that does not exist.
    pub no_such_book: bool,
    /// Books it may mean; the first is the "possibly" of a low confidence.
    pub candidates: Vec<Candidate>,
    /// Only a part of the book.
    pub part: Option<Part>,
    /// How much of that part is read, 0 to 1; none for a whole book, or where nobody knows where the part lies.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub part_progress: Option<f64>,
    /// Not counted when left out.
    pub optional: bool,
    /// The group it belongs to.
    pub group: Option<GroupId>,
    /// What the list says.
    pub annotations: Annotations,
    /// What it needs.
    pub requires: Vec<Requirement>,
    /// Where it stands.
    pub state: ItemState,
    /// The unfulfilled hard needs and theirs, nearest first; of very many only the nearest.
    pub blocked_by: Vec<ItemLink>,
    /// The items that wait for this one directly.
    pub unlocks: Vec<ItemLink>,
    /// What the reader decided.
    pub mark: Option<Mark>,
    /// The reader's reason.
    pub reason: Option<String>,
    /// The reader's date for it.
    pub target: Option<ReadingDay>,
    /// How far the reader has taken it; none where nothing was said.
    pub depth: Option<Depth>,
}

/// A place of a book in a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct BookPlan {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub plan_title: String,
    /// The stage's title.
    pub stage_title: String,
    /// The item.
    pub item: Item,
}
