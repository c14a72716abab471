//! The curator's layer of a plan as the plan file it says, with the rows beside it.
//!
//! Most of a file stands in columns. What has no column (fields of a later version, a link of the curator) is kept as
//! the difference between the file and what the columns say of it, so that a file which passes through the library
//! loses nothing. What a reader added to the plan has no id of a file; it gets one here, made of its title.

mod mine;
mod own;
mod read;
mod rows;
pub(super) mod stored;
#[cfg(test)]
mod tests;
mod ties;

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

#[cfg(test)]
pub(super) use rows::OverlayRow;
pub(super) use rows::OwnPart;

use super::file::PlanFile;
use crate::values::{BookId, GroupId, ItemId, PlanId, StageId};
use crate::{Result, library::Snapshot};

/// What an export of a plan holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Layers {
    /// The plan as its curator, or the reader as curator, wrote it.
    Curator,
    /// That, and what the reader made of it.
    WithMine,
}

/// The plan as a plan file.
///
/// # Errors
/// `NotFound`.
pub fn export(view: &Snapshot<'_>, plan: PlanId, layers: Layers) -> Result<PlanFile> {
    let mut curated = Curated::of(view, plan)?;
    match layers {
        Layers::WithMine => mine::lay_over(view, plan, &mut curated)?,
        Layers::Curator if curated.file.curator.is_none() => own::arrange(&mut curated),
        Layers::Curator => {}
    }
    Ok(curated.file)
}

/// The curator's layer, and which row each of its entries is.
pub(super) struct Curated {
    pub(super) file: PlanFile,
    pub(super) stages: HashMap<String, StageEntry>,
    pub(super) items: HashMap<String, ItemEntry>,
    pub(super) groups: HashMap<String, GroupId>,
    /// The ids of groups that have none in a file: the reader made them.
    pub(super) own_groups: HashSet<String>,
}

/// The row of a stage.
pub(super) struct StageEntry {
    pub(super) id: StageId,
    /// The reader added it.
    pub(super) own: bool,
    pub(super) key: String,
}

/// The row of an item.
#[derive(Clone)]
pub(super) struct ItemEntry {
    pub(super) id: ItemId,
    /// The reader added it.
    pub(super) own: bool,
    pub(super) stage: StageId,
    pub(super) key: String,
    pub(super) book: Option<BookId>,
    pub(super) overlay: Option<rows::OverlayRow>,
}

impl ItemEntry {
    /// Where it stands for the reader: stage and key.
    pub(super) fn place(&self) -> (StageId, &str) {
        let own = self.overlay.as_ref();
        let key = own.and_then(|overlay| overlay.key.as_deref()).unwrap_or(&self.key);
        (own.and_then(|overlay| overlay.stage).unwrap_or(self.stage), key)
    }
}

impl Curated {
    /// Reads it.
    pub(super) fn of(view: &Snapshot<'_>, plan: PlanId) -> Result<Self> {
        read::curated(view, plan)
    }
}
