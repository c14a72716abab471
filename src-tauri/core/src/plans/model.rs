//! Plans as screens see them, and the pure rules of readiness: ready now, blocked by, unlocks.

use serde::{Deserialize, Serialize};

use super::{Depth, Requirement};
use crate::books::{BookState, Place};
use crate::storage::word_column;
use crate::values::*;

/// How surely a recommendation's book is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Confidence {
    /// The list itself, or the reader, names the book.
    Stated,
    /// Hardly any other book fits.
    High,
    /// This book fits best.
    Medium,
    /// A guess: shown as "possibly".
    Low,
    /// No book is known.
    None,
}

impl Confidence {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::None => "none",
        }
    }

    /// The confidence of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        [Self::Stated, Self::High, Self::Medium, Self::Low, Self::None].into_iter().find(|it| it.as_str() == word)
    }
}
word_column!(Confidence);

/// What the reader decided about an item, besides reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Mark {
    /// Left out on purpose.
    Skipped,
    /// Already known: counts as done for what needs it.
    Known,
    /// Taken out of the plan.
    Removed,
}

impl Mark {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Known => "known",
            Self::Removed => "removed",
        }
    }

    /// The mark of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        [Self::Skipped, Self::Known, Self::Removed].into_iter().find(|it| it.as_str() == word)
    }
}
word_column!(Mark);

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum ItemState {
    /// Something it needs is not done.
    Waiting,
    /// It can be read now.
    Ready,
    /// Its book is being read.
    Reading,
    /// Its book's read is paused.
    Paused,
    /// Its book was finished.
    Done,
    /// Its book was given up: shown, never silently satisfied.
    Abandoned,
    /// Left out by the reader.
    Skipped,
    /// Known already.
    Known,
    /// Taken out of the plan.
    Removed,
}

impl ItemState {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Reading => "reading",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Abandoned => "abandoned",
            Self::Skipped => "skipped",
            Self::Known => "known",
            Self::Removed => "removed",
        }
    }

    /// The state of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        use ItemState::*;
        let all = [Waiting, Ready, Reading, Paused, Done, Abandoned, Skipped, Known, Removed];
        all.into_iter().find(|it| it.as_str() == word)
    }

    /// Whether what needs this item may go on.
    #[must_use]
    pub fn satisfies(self) -> bool {
        matches!(self, Self::Done | Self::Known)
    }

    /// Whether nothing is left to do here.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Known | Self::Skipped | Self::Removed | Self::Abandoned)
    }
}

word_column!(ItemState);

/// The unit of a part of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub enum PartUnit {
    Chapter,
    Page,
}

impl PartUnit {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chapter => "chapter",
            Self::Page => "page",
        }
    }

    /// The unit of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        [Self::Chapter, Self::Page].into_iter().find(|it| it.as_str() == word)
    }
}
word_column!(PartUnit);

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

/// How an item came by its book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum MatchSource {
    /// The list names it, or it was identified for the list.
    Curator,
    /// The reader matched it.
    Reader,
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

/// A stage with its items in the reader's order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct StageView {
    /// The row.
    pub id: StageId,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub summary: Option<String>,
    /// Its items.
    pub items: Vec<Item>,
    /// How many of its items count.
    pub total: u32,
    /// How many of those are done or known.
    pub done: u32,
    /// Pages still to read here, where known.
    pub pages_left: u32,
}

/// A group of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Group {
    /// The row.
    pub id: GroupId,
    /// Its title.
    pub title: String,
    /// How many of its items the reader takes.
    pub take: u32,
}

/// The counts of a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PlanTotals {
    /// Items that count: not removed, not skipped; of a group only as many as it takes.
    pub total: u32,
    /// Done or known.
    pub done: u32,
    /// Ready now.
    pub ready: u32,
    /// Recommendations without a book.
    pub unidentified: u32,
    /// Pages still to read, where known, without optional items.
    pub pages_left: u32,
    /// Pages of optional items beside them.
    pub optional_pages_left: u32,
}

/// A plan in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PlanSummary {
    /// The row.
    pub id: PlanId,
    /// Its title.
    pub title: String,
    /// Its counts.
    pub totals: PlanTotals,
}

/// A plan whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PlanDetail {
    /// The row.
    pub id: PlanId,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub summary: Option<String>,
    /// Who made it.
    pub curator: Option<String>,
    /// The plan file's id, where it came from one.
    pub source: Option<String>,
    /// The plan file's version.
    pub version: Option<String>,
    /// The reader writes it: no curator speaks in it.
    pub own: bool,
    /// The reader's goal with it.
    pub goal: Option<String>,
    /// The day it should be done.
    pub target: Option<ReadingDay>,
    /// Its counts.
    pub totals: PlanTotals,
    /// Its groups.
    pub groups: Vec<Group>,
    /// Its stages in order.
    pub stages: Vec<StageView>,
    /// Items the reader took out.
    pub removed: Vec<Item>,
}

/// A built-in plan that can be taken.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PlanOffer {
    /// Its key: "backend-engineering".
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub summary: Option<String>,
    /// The list's version.
    pub version: String,
    /// How many stages.
    pub stages: u32,
    /// How many items.
    pub items: u32,
    /// How many of them name no book yet.
    pub unidentified: u32,
    /// Pages of the books that are known, about.
    pub pages: u32,
    /// Titles and pages in order, for its shelf; an unidentified item has no title.
    pub shelf: Vec<OfferedBook>,
    /// The plan in the library that was taken from it.
    pub taken: Option<PlanId>,
}

/// A spine on an offer's shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct OfferedBook {
    /// The title, where a book is known.
    pub title: Option<String>,
    /// Pages, where known.
    pub pages: Option<u32>,
    /// The stage it stands in, counted from 0.
    pub stage: u32,
}

/// Title, summary, goal and target of a plan as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PlanDraft {
    /// Needed.
    pub title: String,
    /// What it is for.
    pub summary: String,
    /// What the reader wants with it.
    pub goal: String,
    /// A day, or empty.
    pub target: String,
}

/// A stage as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct StageDraft {
    /// Needed.
    pub title: String,
    /// What it is for.
    pub summary: String,
}

/// Which book an item is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum MatchChoice {
    /// A book of the library.
    Book {
        /// Which.
        id: BookId,
    },
    /// One of the item's candidates; it comes into the library if it is not there.
    Candidate {
        /// Which.
        id: CandidateId,
    },
    /// A book of a list that comes with Lectern; it comes into the library if it is not there.
    Listed {
        /// The list's key: "backend-canon".
        plan: String,
        /// The item in it.
        item: String,
    },
    /// A new book.
    New {
        /// Its title.
        title: String,
        /// Names.
        authors: Vec<String>,
    },
    /// No book fits: set aside, also where the list names one.
    Nothing,
    /// What the list says.
    Curator,
}

/// Where an item goes: before another one, or to the end of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ItemPlace {
    /// The stage.
    pub stage: StageId,
    /// The item it stands before; none: the stage's end.
    pub before: Option<ItemId>,
}
