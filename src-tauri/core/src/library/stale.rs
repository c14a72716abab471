//! What a change makes stale on a screen, read from the tables it touched.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::storage::Table;

/// A part of what screens show. A query names those it depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Stale {
    /// Books, their authors and editions.
    Books,
    /// Reads and sessions.
    Reads,
    /// The timer.
    Timer,
    /// Notes.
    Notes,
    /// Plans, stages, items and what the reader made of them.
    Plans,
    /// Tags of books and notes.
    Tags,
    /// Saved filters.
    Filters,
    /// Settings.
    Settings,
    /// The list of steps.
    History,
    /// Another file is open now, or none.
    Library,
}

impl Stale {
    /// All of them: what a change by another program makes stale.
    pub const ALL: [Stale; 10] = [
        Self::Books,
        Self::Reads,
        Self::Timer,
        Self::Notes,
        Self::Plans,
        Self::Tags,
        Self::Filters,
        Self::Settings,
        Self::History,
        Self::Library,
    ];
}

/// The stale parts of a set of touched tables; a step of history always makes the history stale.
pub(crate) fn stale_of(tables: impl IntoIterator<Item = Table>) -> Vec<Stale> {
    let mut stale: BTreeSet<Stale> =
        tables.into_iter().flat_map(|table| made_stale_by(table).iter().copied()).collect();
    if !stale.is_empty() {
        stale.insert(Stale::History);
    }
    stale.into_iter().collect()
}

/// What a change of this table makes stale.
fn made_stale_by(table: Table) -> &'static [Stale] {
    match table {
        Table::Book | Table::Person | Table::Authorship | Table::Edition | Table::Chapter => &[Stale::Books],
        Table::Tag | Table::BookTag => &[Stale::Books, Stale::Tags],
        Table::Read | Table::Session | Table::ChapterRead => &[Stale::Reads, Stale::Books, Stale::Plans],
        Table::Timer => &[Stale::Timer],
        Table::Note | Table::NoteReview | Table::Image => &[Stale::Notes],
        Table::NoteTag => &[Stale::Notes, Stale::Tags],
        Table::Plan
        | Table::Stage
        | Table::ItemGroup
        | Table::Item
        | Table::Candidate
        | Table::Annotation
        | Table::Requires
        | Table::OwnNeed
        | Table::KnownTopic
        | Table::Overlay
        | Table::PlanDeclined => &[Stale::Plans],
        // Where a book came from is shown with the book.
        Table::SourceFile | Table::SourceRow => &[Stale::Books],
        Table::SavedFilter => &[Stale::Filters],
        Table::Setting => &[Stale::Settings],
    }
}
