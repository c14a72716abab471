//! The built-in plans, as the first run offers them.

use super::file::{PlanFile, builtin};
use super::{OfferedBook, PlanOffer, store};
use crate::library::Snapshot;
use crate::values::PlanId;
use crate::{Error, Result};

/// Every built-in plan, and whether the library has it already.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn offers(view: Option<&Snapshot<'_>>) -> Result<Vec<PlanOffer>> {
    builtin::all().iter().map(|builtin| offer(view, &builtin.plan())).collect()
}

/// The built-in plan of a key.
///
/// # Errors
/// `NotFound` for a key that is none.
pub fn offer_plan(key: &str) -> Result<PlanFile> {
    let all = builtin::all();
    let found = all.iter().find(|builtin| builtin.key == key);
    found.map(super::file::builtin::Builtin::plan).ok_or_else(|| Error::not_found(format!("built-in plan “{key}”")))
}

fn offer(view: Option<&Snapshot<'_>>, plan: &PlanFile) -> Result<PlanOffer> {
    let taken: Option<PlanId> = match view {
        Some(view) => store::taken(view, &plan.id)?,
        None => None,
    };
    let shelf: Vec<OfferedBook> = (0..)
        .zip(&plan.stages)
        .flat_map(|(stage, it)| it.items.iter().map(move |item| (stage, item)))
        .map(|(stage, item)| OfferedBook {
            title: item.book.as_ref().map(|book| book.title.clone()),
            pages: item.book.as_ref().and_then(|book| book.edition.as_ref()?.pages),
            stage,
        })
        .collect();
    Ok(PlanOffer {
        key: plan.id.clone(),
        title: plan.title.clone(),
        summary: Some(plan.summary.clone()).filter(|text| !text.is_empty()),
        version: plan.version.clone(),
        stages: u32::try_from(plan.stages.len()).unwrap_or(u32::MAX),
        items: u32::try_from(shelf.len()).unwrap_or(u32::MAX),
        unidentified: u32::try_from(shelf.iter().filter(|book| book.title.is_none()).count()).unwrap_or(u32::MAX),
        pages: shelf.iter().filter_map(|book| book.pages).sum(),
        shelf,
        taken,
    })
}
