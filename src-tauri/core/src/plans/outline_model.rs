//! A plan in outline: what its page must know of all of it before it draws anything, and of each item in a few bytes.

use serde::Serialize;

use super::{Group, ItemState, PlanTotals};
use crate::values::*;

/// A plan without its items: what it is called, what it holds, what is left of it. Its stages and groups come in pieces.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PlanOutline {
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
    /// Its groups, in the last pieces.
    pub groups: Vec<Group>,
    /// Its stages in order, in the first pieces.
    pub stages: Vec<OutlineStage>,
    /// Where the next piece begins; none after the last.
    pub next: Option<u32>,
}

/// A stage without its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct OutlineStage {
    /// The row.
    pub id: StageId,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub summary: Option<String>,
    /// How many of its items count.
    pub total: u32,
    /// How many of those are done or known.
    pub done: u32,
    /// Pages still to read here, where known.
    pub pages_left: u32,
}

/// An item in outline: where it stands, and what filters, the shelf and dialogs ask of it. What is not said is as in
/// `Default`: there are very many of these.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct OutlineItem {
    /// The row.
    pub id: ItemId,
    /// Its stage by its id, the reader's move included.
    pub stage: StageId,
    /// Its place within the stage: items stand in the order of this text and then of their ids.
    pub order: String,
    /// How it is shown.
    pub title: String,
    /// Where it stands.
    pub state: ItemState,
    /// Its book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<BookId>,
    /// The edition that the list speaks of, by name: tells two items of one book apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The group it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// Pages of what it asks for, where known: of a part in pages those.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// How much of its book is read, 0 to 1, while it is being read or paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub progress: Option<f64>,
    /// The list says: beginner, intermediate, advanced, or a level of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The list calls it a must.
    #[serde(default, skip_serializing_if = "is_no")]
    pub must_read: bool,
    /// The plan is complete without it.
    #[serde(default, skip_serializing_if = "is_no")]
    pub optional: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_no(flag: &bool) -> bool {
    !flag
}

/// Items of a plan in outline.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct OutlinePiece {
    /// The items; none where they are those that were known.
    pub items: Vec<OutlineItem>,
    /// What the next piece comes after; none behind the last.
    pub next: Option<ItemId>,
    /// Tells this piece from what it may become.
    pub print: String,
    /// It is what was known: nothing of it changed.
    pub unchanged: bool,
}
