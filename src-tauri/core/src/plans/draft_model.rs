//! What a reader typed or chose about plans, before it is checked.

use serde::{Deserialize, Serialize};

use crate::values::*;

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
