//! The shape of a reader's own layer in a plan file that was exported with it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::BookFile;
use super::model::{More, is_false};
use crate::plans::Mark;

/// What a reader aims at with a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanMineFile {
    /// What they want with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// The day it should be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<NaiveDate>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// What a reader made of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MineFile {
    /// Where it stood when the plan was exported, as a word; told, and not taken over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// What they decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The book they matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub book: Option<BookFile>,
    /// They said that no book fits.
    #[serde(default, skip_serializing_if = "is_false")]
    pub no_book: bool,
    /// The id of the stage they moved it to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// The id of the item that stands before it, where they moved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// They moved it to the beginning of its stage.
    #[serde(default, skip_serializing_if = "is_false")]
    pub first: bool,
    /// The day they want it done by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<NaiveDate>,
    /// Their track.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track: Option<String>,
    /// Their estimate in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimate: Option<u32>,
    /// How far they take it, as a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depth: Option<String>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}
