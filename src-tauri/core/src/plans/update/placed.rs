//! Where an item stands in its plan, and by which names a reader decides about what changes there.

use super::super::file::{ItemFile, PlanFile, StageFile};
use super::difference::Known;
use crate::values::DeclinedId;

/// The key of the entry about the plan itself.
pub(super) const PLAN: &str = "plan";

/// How the key of an item begins.
const ITEM: &str = "item:";
/// How the key of a stage begins.
const STAGE: &str = "stage:";

pub(super) fn item_key(id: &str) -> String {
    format!("{ITEM}{id}")
}

/// The id of the item that a key names.
pub(super) fn item_of(key: &str) -> Option<&str> {
    key.strip_prefix(ITEM)
}

pub(super) fn stage_key(id: &str) -> String {
    format!("{STAGE}{id}")
}

/// The id of the stage that a key names.
pub(super) fn stage_of(key: &str) -> Option<&str> {
    key.strip_prefix(STAGE)
}

/// An item with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Placed<'p> {
    pub(super) stage: &'p StageFile,
    pub(super) item: &'p ItemFile,
    pub(super) before: Option<&'p ItemFile>,
    /// Its number in the plan.
    pub(super) place: usize,
}

pub(super) fn placed(plan: &PlanFile) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    for stage in &plan.stages {
        for (index, item) in stage.items.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &stage.items[before]);
            all.push(Placed { stage, item, before, place: all.len() });
        }
    }
    all
}

/// What a new version says of something, as the mark by which it is remembered where it is declined.
pub(super) fn said(known: &Known, key: &str, what: &str) -> DeclinedId {
    DeclinedId::natural(&[&known.plan.to_string(), key, what])
}
