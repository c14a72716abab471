//! The difference between two versions of a plan, as screens show it.

use serde::{Deserialize, Serialize};

use super::effort::UpdateEffort;
use crate::rows::Rows;
use crate::values::{ItemId, PlanId, fold};
use crate::{Error, Result};

/// What a new version of a plan changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PlanUpdate {
    /// The plan in the library.
    pub plan: PlanId,
    /// Its title in the new version.
    pub title: String,
    /// The version that the reader has.
    pub from: Option<String>,
    /// The new one.
    pub to: String,
    /// What the curator says of the versions between, the latest first.
    pub notes: Vec<VersionNote>,
    /// What it makes of how much there is to read.
    pub effort: UpdateEffort,
    /// What changes, in the order of the new version; what was dropped stands at the end.
    pub entries: Vec<UpdateEntry>,
}

/// What is new in a version, in its curator's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct VersionNote {
    /// The version.
    pub version: String,
    /// The note.
    pub note: String,
}

/// As many entries of a [`PlanUpdate`] as one answer carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct UpdateRows {
    /// The plan's title in the new version.
    pub title: String,
    /// The version that the reader has.
    pub from: Option<String>,
    /// The new one.
    pub to: String,
    /// What the curator says of the versions between, the latest first.
    pub notes: Vec<VersionNote>,
    /// What it makes of how much there is to read.
    pub effort: UpdateEffort,
    /// What changes.
    pub entries: Rows<UpdateEntry>,
}

impl PlanUpdate {
    /// The entries from one of them on.
    #[must_use]
    pub fn rows(self, from: u32) -> UpdateRows {
        UpdateRows {
            title: self.title,
            from: self.from,
            to: self.to,
            notes: self.notes,
            effort: self.effort,
            entries: Rows::of(self.entries, from),
        }
    }

    /// The one entry that `name` means: its key, the id in its file, its title, or words of it.
    ///
    /// # Errors
    /// `NotFound`, `Ambiguous`.
    pub fn find(&self, name: &str) -> Result<&UpdateEntry> {
        let wanted = fold(name.trim());
        let id = |entry: &UpdateEntry| entry.key.split_once(':').map(|(_, id)| id.to_owned());
        let exact = |entry: &&UpdateEntry| {
            entry.key == name || id(entry).as_deref() == Some(name) || fold(&entry.title) == wanted
        };
        let mut found: Vec<&UpdateEntry> = self.entries.iter().filter(exact).collect();
        if found.is_empty() {
            found = self.entries.iter().filter(|entry| fold(&entry.title).contains(&wanted)).collect();
        }
        match found.as_slice() {
            [] => Err(Error::not_found(format!("change “{name}” in this update"))),
            [only] => Ok(only),
            many => Err(Error::Ambiguous {
                given: name.to_owned(),
                candidates: many.iter().take(20).map(|entry| format!("{} ({})", entry.title, entry.key)).collect(),
            }),
        }
    }
}

/// What of a plan an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub enum UpdateSubject {
    Plan,
    Stage,
    Item,
}

/// All that changes in one place of a plan; taken or kept as it is, as a whole or part by part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct UpdateEntry {
    /// Its name for the reader's decision: "plan", "stage:basics", "item:express-in-action".
    pub key: String,
    /// What it is about.
    pub subject: UpdateSubject,
    /// How that is called now.
    pub title: String,
    /// The title of an item's stage.
    pub stage: Option<String>,
    /// The item in the library, where it is there.
    pub item: Option<ItemId>,
    /// The reader has marked, moved, matched, read or noted something here.
    pub touched: bool,
    /// What changes.
    pub changes: Vec<UpdateChange>,
    /// What is new, where the entry is a new item.
    pub newcomer: Option<Newcomer>,
    /// The reader has the book open in an edition that the list moves on from.
    pub copy: Option<CopyChoice>,
}

/// A new item, in as few words as it takes to decide about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Newcomer {
    /// It names no book.
    pub unidentified: bool,
    /// Names.
    pub authors: Vec<String>,
    /// The year of the work.
    pub year: Option<i32>,
    /// Pages of its edition.
    pub pages: Option<u32>,
    /// Why the list has it.
    pub why: Option<String>,
    /// It does not count when it is left out.
    pub optional: bool,
}

/// A copy that is being read of an edition that the list moves on from: it is finished, or changed for the new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct CopyChoice {
    /// The edition under the reader's eyes.
    pub from: EditionWords,
    /// The one that the list speaks of now.
    pub to: EditionWords,
    /// The page that the reader is on.
    pub page: Option<u32>,
    /// About the same place in the new edition.
    pub becomes: Option<u32>,
}

/// What tells one edition from another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[allow(missing_docs, reason = "the words say it")]
pub struct EditionWords {
    pub name: Option<String>,
    pub year: Option<i32>,
    pub pages: Option<u32>,
}

/// One change of an entry, and whether it can be decided by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct UpdateChange {
    /// Its name for a decision about it alone, such as "annotations.why"; changes of one name go together. None where
    /// the entry is decided as a whole.
    pub part: Option<String>,
    /// The change.
    #[serde(flatten)]
    pub change: PlanChange,
}

/// What the reader decides about an update. All that is not named is taken, and no copy is changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct UpdateChoice {
    /// Keys of entries that stay as they are; with "#" and the name of a part behind it, of that part of it alone:
    /// "item:express-in-action#annotations.why", "stage:basics#place", "plan#summary".
    pub keep: Vec<String>,
    /// Keys of items whose open read goes on in the new edition.
    pub switch: Vec<String>,
}

/// One change of a curator's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum PlanChange {
    /// It is new.
    Added,
    /// It is gone from the list.
    Dropped {
        /// It stays all the same, as the reader's own.
        stays: bool,
    },
    /// It stands elsewhere.
    Moved {
        /// The title of the stage it stood in.
        from: String,
        /// The title of the stage it stands in now.
        to: String,
        /// The title of what stands before it now.
        after: Option<String>,
    },
    /// It is called something else.
    Renamed {
        /// Before.
        from: String,
        /// Now.
        to: String,
    },
    /// Something is said in other words.
    Reworded {
        /// The field of the plan file: "why".
        field: String,
        /// Before; empty where nothing was said.
        from: String,
        /// Now; empty where nothing is said any more.
        to: String,
    },
    /// It is for readers of another level.
    Relevelled {
        /// Before; empty where none was said.
        from: String,
        /// Now.
        to: String,
    },
    /// It needs other things first.
    Needs {
        /// What it needs now and did not, by title.
        added: Vec<String>,
        /// What it needed and does not any more.
        dropped: Vec<String>,
    },
    /// A fact of its book or its place changed: edition, certainty, part, group.
    Fact {
        /// The field of the plan file: "book.edition".
        field: String,
        /// Before.
        from: String,
        /// Now.
        to: String,
    },
}
