//! What an item needs, as screens show it and as the reader says it.

use serde::{Deserialize, Serialize};

use super::super::ItemLink;
use crate::storage::word_column;
use crate::values::{GroupId, ItemId};

/// Whether a prerequisite blocks or only advises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Strength {
    /// Blocks.
    Hard,
    /// Advises.
    Soft,
}

impl Strength {
    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Soft => "soft",
        }
    }

    /// The strength of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        [Self::Hard, Self::Soft].into_iter().find(|it| it.as_str() == word)
    }
}
word_column!(Strength);

/// A group named from an item that needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GroupLink {
    /// The group.
    pub id: GroupId,
    /// What the choice is between.
    pub title: String,
    /// How many are enough.
    pub take: u32,
    /// How many are done.
    pub done: u32,
    /// All of them.
    pub members: Vec<ItemLink>,
}

/// Who says that an item needs something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum NeedSource {
    /// The plan.
    Curator,
    /// The reader.
    Reader,
}

/// That the reader goes on without something that is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Waiver {
    /// Why, where they said it.
    pub why: Option<String>,
}

/// Something an item needs: an item, a group, or a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Requirement {
    /// The item it needs, or
    pub item: Option<ItemLink>,
    /// the group it needs some of, or
    pub group: Option<GroupLink>,
    /// the topic it needs.
    pub topic: Option<String>,
    /// Whether it blocks.
    pub strength: Strength,
    /// Why.
    pub why: Option<String>,
    /// Whether it is fulfilled. What was skipped, given up or taken out is not.
    pub satisfied: bool,
    /// Whether the reader waved it through all the same.
    pub waived: Option<Waiver>,
    /// Who says so.
    pub by: NeedSource,
    /// What the curator says, where the reader says otherwise.
    pub as_listed: Option<Strength>,
}

/// What an item needs or should need.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum NeedTarget {
    /// An item of the same plan.
    Item {
        /// Which.
        id: ItemId,
    },
    /// A group of the same plan.
    Group {
        /// Which.
        id: GroupId,
    },
    /// A topic, in words.
    Topic {
        /// Which.
        name: String,
    },
}

/// A prerequisite as the reader says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct NeedDraft {
    /// What comes first.
    pub needs: NeedTarget,
    /// Whether it blocks.
    pub strength: Strength,
    /// Why; may be empty.
    #[serde(default)]
    pub why: String,
}
