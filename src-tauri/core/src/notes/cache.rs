//! What the notebook knows of every note, kept between questions.
//!
//! It is right for one value of the library's clock. A commit of our own moves that value on and says which rows are
//! to be read anew; a view of any other moment reads everything for itself.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::columns::Columns;
use crate::Result;
use crate::library::{Snapshot, clock};
use crate::plans::{PlanBooks, books_by_plan};
use crate::storage::{Table, Touched};

/// More touched rows than this are cheaper to read anew than to put back one by one.
const MANY: usize = 200;

/// The notebook's columns, and which books stand in which plan.
#[derive(Default)]
pub(crate) struct NoteCache(Mutex<State>);

#[derive(Default)]
struct State {
    kept: Option<Kept>,
    /// The latest clock that a commit of ours reached.
    latest: i64,
}

struct Kept {
    clock: i64,
    columns: Arc<Columns>,
    plans: Option<Arc<Vec<PlanBooks>>>,
    /// Rows that went or came since they were read.
    moved: Vec<i64>,
}

impl NoteCache {
    /// Takes note of the rows that a commit touched.
    pub(crate) fn follow(&self, touched: &Touched) {
        let mut state = self.lock();
        let (before, after) = touched.clocks();
        state.latest = state.latest.max(after);
        let in_step = |kept: &Kept| kept.clock == before && kept.moved.len() + touched.note_docs().len() <= MANY;
        match state.kept.take_if(|kept| in_step(kept)) {
            None => state.kept = None,
            Some(mut kept) => {
                kept.clock = after;
                kept.moved.extend(touched.note_docs());
                if [Table::Book, Table::Plan, Table::Item, Table::Overlay]
                    .iter()
                    .any(|it| touched.tables().contains(it))
                {
                    kept.plans = None;
                }
                state.kept = Some(kept);
            }
        }
    }

    /// Somebody else wrote: nothing kept is sure any more.
    pub(crate) fn forget(&self) {
        self.lock().kept = None;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The columns as a view sees them.
pub(super) fn columns(view: &Snapshot<'_>) -> Result<Arc<Columns>> {
    let Some(cache) = view.notes() else { return Ok(Arc::new(Columns::read(view)?)) };
    let now = clock(view.db())?;
    {
        let mut state = cache.lock();
        if let Some(kept) = state.kept.as_mut().filter(|kept| kept.clock == now) {
            if !kept.moved.is_empty() {
                let moved = std::mem::take(&mut kept.moved);
                Arc::make_mut(&mut kept.columns).read_again(view, &moved)?;
            }
            return Ok(Arc::clone(&kept.columns));
        }
    }
    let columns = Arc::new(Columns::read(view)?);
    let mut state = cache.lock();
    if now >= state.latest {
        state.kept = Some(Kept { clock: now, columns: Arc::clone(&columns), plans: None, moved: Vec::new() });
    }
    Ok(columns)
}

/// Which books stand in which plan, as a view sees it.
pub(super) fn plans(view: &Snapshot<'_>) -> Result<Arc<Vec<PlanBooks>>> {
    let read = || books_by_plan(view).map(Arc::new);
    let Some(cache) = view.notes() else { return read() };
    let now = clock(view.db())?;
    let of_now = |state: &State| state.kept.as_ref().filter(|kept| kept.clock == now)?.plans.clone();
    if let Some(plans) = of_now(&cache.lock()) {
        return Ok(plans);
    }
    let plans = read()?;
    if let Some(kept) = cache.lock().kept.as_mut().filter(|kept| kept.clock == now) {
        kept.plans = Some(Arc::clone(&plans));
    }
    Ok(plans)
}
