//! The shape of what a plan file says of an item.

use serde::{Deserialize, Serialize};

use super::model::{More, is_false};

/// What is said of an item, as typed facts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnotationsFile {
    /// Why it is recommended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The subject, in a word or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// For readers at which level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// For whom, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<String>,
    /// What the book does for the reader: broad, deepening, reference, tutorial or other words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub role: Vec<String>,
    /// The recommendation calls it a must.
    #[serde(default, skip_serializing_if = "is_false")]
    pub must_read: bool,
    /// The recommendation calls it a classic.
    #[serde(default, skip_serializing_if = "is_false")]
    pub classic: bool,
    /// Subjects it covers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<String>,
    /// What to read with care.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub focus_on: Vec<String>,
    /// What can be left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<String>,
    /// Something to build or do with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// What to know before taking it up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caution: Vec<String>,
    /// What it predates, or since when it is outdated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outdated_since: Option<String>,
    /// What is said of the author while the author is not named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_hint: Option<String>,
    /// Who recommends it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recommended_by: Vec<RecommenderFile>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

impl AnnotationsFile {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The level of the readers an item is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// New to the subject.
    Beginner,
    /// Past the first steps.
    Intermediate,
    /// At home in the subject.
    Advanced,
}

/// A person or place that recommends an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecommenderFile {
    /// The name.
    pub name: String,
    /// Where it was said, `http` or `https`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// When it was said: `2024`, `2024-03` or `2024-03-17`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}
