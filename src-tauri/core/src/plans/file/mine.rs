//! The shape of a reader's own layer in a plan file that was exported with it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::{BookFile, PartFile};
use super::model::{GroupFile, More, RequirementFile, Target, is_false};
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
    /// Groups of their own; under the id of one of the plan's, what they call it and how many they take of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupFile>,
    /// The ids of the plan's groups that they dissolved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dissolved: Vec<String>,
    /// The topics that the plan asks for and they know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub knows: Vec<String>,
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
    /// The part of the book that they take instead of the plan's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<PartFile>,
    /// They take the whole book where the plan asks for a part.
    #[serde(default, skip_serializing_if = "is_false")]
    pub whole: bool,
    /// Whether they count it as optional; none: as the plan says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optional: Option<bool>,
    /// The id of the group they put it into, one of the plan's or of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// They took it out of its group.
    #[serde(default, skip_serializing_if = "is_false")]
    pub no_group: bool,
    /// What they say that comes before it; on a need of the plan's, their word on its strength.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<RequirementFile>,
    /// What they go on without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<WaiverFile>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// Something needed that a reader goes on without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaiverFile {
    /// What.
    #[serde(flatten)]
    pub target: Target,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}
