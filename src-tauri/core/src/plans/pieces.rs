//! A long plan in pieces, since no answer to a page may be large: first its head with as many items as fit, then the rest.
//! The rest is kept until anything is written, so that a plan is put together once, not once a piece.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use super::{Item, PlanDetail, get};
use crate::Result;
use crate::library::Snapshot;
use crate::rows::Rows;
use crate::values::PlanId;

/// A plan with its first items.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PlanPiece {
    /// The plan. Where there is more, its last stages and what was taken out lack items.
    #[serde(flatten)]
    pub plan: PlanDetail,
    /// Where to go on, with [`more`]; none where the plan is whole.
    pub next: Option<u32>,
}

/// The long plan that was read last.
#[derive(Default)]
pub(crate) struct PieceCache(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    plan: Option<(PlanId, Arc<Vec<Item>>)>,
    /// Counts what made it old, so that a plan read before a change is not kept after it.
    generation: u64,
}

impl PieceCache {
    /// Something was written: what is kept is not sure any more.
    pub(crate) fn forget(&self) {
        let mut kept = self.lock();
        kept.generation += 1;
        kept.plan = None;
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn of(&self, plan: PlanId) -> Option<Arc<Vec<Item>>> {
        let kept = self.lock();
        kept.plan.as_ref().filter(|(id, _)| *id == plan).map(|(_, items)| Arc::clone(items))
    }

    fn keep(&self, generation: u64, plan: PlanId, items: Arc<Vec<Item>>) {
        let mut kept = self.lock();
        if kept.generation == generation {
            kept.plan = Some((plan, items));
        }
    }
}

/// The plan with as many of its items as one answer carries.
///
/// # Errors
/// `NotFound`.
pub fn begin(view: &Snapshot<'_>, id: PlanId) -> Result<PlanPiece> {
    let generation = view.pieces().map(|cache| cache.lock().generation);
    let mut plan = get(view, id)?;
    let first = Rows::of(items(&plan).collect::<Vec<_>>(), 0);
    let (mut left, next) = (first.rows.len(), first.next);
    if let Some((cache, generation)) = view.pieces().zip(generation).filter(|_| next.is_some()) {
        cache.keep(generation, id, Arc::new(items(&plan).cloned().collect()));
    }
    let lists = plan.stages.iter_mut().map(|stage| &mut stage.items).chain([&mut plan.removed]);
    for list in lists {
        list.truncate(left);
        left -= list.len();
    }
    Ok(PlanPiece { plan, next })
}

/// The items of a plan from one of them on, stage after stage, then those that were taken out.
///
/// # Errors
/// `NotFound`.
pub fn more(view: &Snapshot<'_>, id: PlanId, from: u32) -> Result<Rows<Item>> {
    let all = match view.pieces().and_then(|cache| cache.of(id)) {
        Some(kept) => kept,
        None => Arc::new(items(&get(view, id)?).cloned().collect()),
    };
    let piece = Rows::of(all.iter(), from);
    Ok(Rows { rows: piece.rows.into_iter().cloned().collect(), total: piece.total, next: piece.next })
}

fn items(plan: &PlanDetail) -> impl Iterator<Item = &Item> {
    plan.stages.iter().flat_map(|stage| &stage.items).chain(&plan.removed)
}
