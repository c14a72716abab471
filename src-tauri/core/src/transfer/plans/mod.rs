//! Plans on their way in and out: a file or a pasted text is looked at, becomes a plan or a newer version of one, and a
//! plan is written for others.
//!
//! Words: a *source* is where the text of a plan comes from; a *look* says what it is before anything is written. A text
//! is a plan file in one of its two forms, or any list of books in Markdown, of which each line is guessed at and can be
//! corrected. The rule protected here: what is shown is what comes in, and nothing is written by looking.

mod look;
mod print;
mod source;

pub use look::{PlanLook, PlanProblem, TakenPlan, list_left, list_lines, look};
pub use print::{PlanFormat, write_plan};
pub use source::PlanSource;

use crate::library::{Snapshot, Tx};
use crate::plans::lists::ListChoice;
use crate::plans::{self, PlanUpdate, UpdateChoice};
use crate::values::PlanId;
use crate::{Result, rename};

/// Takes the plan of a source into the library; of a list, as the reader settled it.
///
/// # Errors
/// `Io`; `Invalid` where the text is no plan or holds no book; `Conflict` where the library has the plan already.
pub fn take_plan(tx: &mut Tx<'_>, source: &PlanSource, choice: &ListChoice) -> Result<PlanId> {
    plans::take(tx, &source.plan(choice)?)
}

/// What taking the plan of a source as a newer version would change.
///
/// # Errors
/// `NotFound`; as [`take_plan`] for the text.
pub fn compare_plan(view: &Snapshot<'_>, plan: PlanId, source: &PlanSource) -> Result<PlanUpdate> {
    plans::compare(view, plan, &source.plan(&ListChoice::default())?)
}

/// Takes the plan of a source as a newer version.
///
/// # Errors
/// As [`compare_plan`]; `NotFound` for a key that is no entry of the difference.
pub fn update_plan(tx: &mut Tx<'_>, plan: PlanId, source: &PlanSource, choice: &UpdateChoice) -> Result<PlanUpdate> {
    rename::update_plan(tx, plan, &source.plan(&ListChoice::default())?, choice)
}
