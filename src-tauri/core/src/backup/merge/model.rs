//! What a merge does, as it is shown.

use serde::Serialize;

/// What a merge changed, or would change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct MergeReport {
    /// By kind, in the reader's words: "book", "read", "session" and so on; only those with something to say.
    pub kinds: Vec<Merged>,
    /// Books that were in both libraries under different ids, and are one; at most two hundred.
    pub matched: Vec<MatchedBook>,
    /// Fields of which both sides say something else; at most two hundred.
    pub conflicts: Vec<Conflict>,
    /// How many such fields there are in all.
    pub conflicting: u32,
}

impl MergeReport {
    /// Whether anything is different afterwards.
    #[must_use]
    pub fn changes_something(&self) -> bool {
        self.kinds.iter().any(|kind| kind.new > 0 || kind.changed > 0)
    }
}

/// One kind of row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Merged {
    /// The word for one.
    pub kind: String,
    /// Rows that come in.
    pub new: u32,
    /// Rows of the library that are different afterwards.
    pub changed: u32,
    /// Rows that both have and that stay as they are here.
    pub same: u32,
}

/// A book that both libraries had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct MatchedBook {
    /// Its title in the library.
    pub here: String,
    /// Its title in the other one.
    pub there: String,
}

/// A field of which both sides say something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Conflict {
    /// Whose field, as "the book “Emma”".
    pub what: String,
    /// The field: "rating".
    pub field: String,
    /// What the library said.
    pub here: String,
    /// What the other one says.
    pub there: String,
    /// Whose word counts, being the later.
    pub kept: Side,
}

/// One of the two libraries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Side {
    /// The library that is open.
    Here,
    /// The one that is merged into it.
    There,
}
