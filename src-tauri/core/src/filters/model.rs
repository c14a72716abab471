//! Saved filters as kept and as typed.

use serde::{Deserialize, Serialize};

use crate::notes::NoteQuery;
use crate::values::FilterId;

/// A filter as the reader gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FilterDraft {
    /// Its name, 1 to 200 characters.
    pub name: String,
    /// What it asks of the notebook; its window is not kept.
    pub query: NoteQuery,
}

/// A saved filter, and what it finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Filter {
    /// The row.
    pub id: FilterId,
    /// Its name.
    pub name: String,
    /// What it asks.
    pub query: NoteQuery,
    /// How many notes it finds now.
    pub count: u32,
}
