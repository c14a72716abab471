//! Plans as screens see them: whole, in a list, and as offers.

use serde::Serialize;

use super::Item;
use crate::values::*;

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
