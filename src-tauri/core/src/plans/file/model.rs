//! The shape of a plan in its file: stages, items, groups and what comes before what.
//!
//! Each type has a `more`: the fields this version does not know, kept as they were.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::annotations::AnnotationsFile;
use super::book::{BookFile, CandidateFile, Identification, PartFile};
use super::mine::{MineFile, PlanMineFile};

/// Fields that this version does not know, by name.
pub type More = Map<String, Value>;

/// A reading plan as its curator wrote it: stages of items, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFile {
    /// The version of the format; see [`super::FORMAT`].
    pub lectern_plan: u64,
    /// The plan's own id, the same in every version of the plan.
    pub id: String,
    /// The plan's title.
    pub title: String,
    /// The version of the content, any text, such as `2025.05`.
    pub version: String,
    /// The day this version was finished.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<NaiveDate>,
    /// What the plan is and where its recommendations come from; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The language the plan is written in, a BCP 47 tag.
    pub language: String,
    /// Who chose and arranged it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub curator: Option<CuratorFile>,
    /// The stages, in reading order.
    pub stages: Vec<StageFile>,
    /// Groups of items of which the reader takes some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupFile>,
    /// What a reader aims at with it, where they exported it with their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mine: Option<PlanMineFile>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

impl PlanFile {
    /// All items of all stages, in reading order.
    pub fn items(&self) -> impl Iterator<Item = &ItemFile> {
        self.stages.iter().flat_map(|stage| &stage.items)
    }
}

/// Who chose and arranged a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CuratorFile {
    /// The curator's name.
    pub name: String,
    /// A web page, `http` or `https`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// A stretch of the plan that belongs together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageFile {
    /// The stage's id, once in the plan.
    pub id: String,
    /// The stage's title.
    pub title: String,
    /// One line about it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The items, in reading order.
    pub items: Vec<ItemFile>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// Items of which the reader takes some: one of two editions, three of six.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupFile {
    /// The group's id, once in the plan.
    pub id: String,
    /// What the choice is between.
    pub title: String,
    /// How many members the reader takes, from 1 to all of them.
    pub take: u32,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// One recommendation: a book, a part of one, or a description of a book nobody has named yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFile {
    /// The item's id, once in the plan.
    pub id: String,
    /// What the recommendation asks for, in a phrase.
    pub asks_for: String,
    /// The book, where the confidence is stated, high or medium.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub book: Option<BookFile>,
    /// How the book was recognised.
    pub identification: Identification,
    /// The recommendation describes a book that does not seem to exist.
    #[serde(default, skip_serializing_if = "is_false")]
    pub names_no_existing_book: bool,
    /// Books that may be meant, the likeliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<CandidateFile>,
    /// The part that is recommended; none means the whole book.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<PartFile>,
    /// The plan is complete without it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// The id of the group it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What is said of it, as facts.
    #[serde(default, skip_serializing_if = "AnnotationsFile::is_empty")]
    pub annotations: AnnotationsFile,
    /// What comes before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<RequirementFile>,
    /// What a reader made of it, where they exported the plan with their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mine: Option<MineFile>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// Something that comes before an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementFile {
    /// What comes before.
    #[serde(flatten)]
    pub target: Target,
    /// Whether the item waits for it.
    pub strength: Strength,
    /// Why it comes before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// What a requirement leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// Another item of the plan, by its id.
    Item(String),
    /// Something learned elsewhere, in words.
    Topic(String),
    /// A group of the plan, by its id: as many of its members as it takes.
    Group(String),
}

/// Whether a requirement blocks or advises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// The item waits for it.
    Hard,
    /// It is advised.
    Soft,
}

// serde hands the field by reference.
pub(super) fn is_false(flag: &bool) -> bool {
    !*flag
}
