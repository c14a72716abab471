//! What can be begun next in every plan, from the kept rows: no plan is put together for it, only the items that are shown.

use std::collections::{BTreeSet, HashSet};

use super::assembly::Assembly;
use super::{Item, NeedTarget, editions, store};
use crate::Result;
use crate::library::Snapshot;
use crate::values::{BookId, ItemId, PlanId};

/// An item that could be begun.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadyItem {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub plan_title: String,
    /// The stage's title.
    pub stage_title: String,
    /// The item.
    pub item: Item,
}

/// The first items that are ready, have a book and are not optional, in the order of the plans and of each plan. Two
/// editions of one book, or two plans that share it, are one thing to begin.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn ready_next(view: &Snapshot<'_>, most: usize) -> Result<Vec<ReadyItem>> {
    let mut begun: HashSet<BookId> = HashSet::new();
    let mut next = Vec::new();
    for plan in store::plans(view)? {
        let mut found = Vec::new();
        let room = most - next.len();
        if room == 0 {
            break;
        }
        store::ready(view, plan.id, |item, book, stage| {
            if begun.insert(book) {
                found.push((item, stage));
            }
            found.len() < room
        })?;
        let ids: Vec<ItemId> = found.iter().map(|(id, _)| *id).collect();
        let mut items = ready_items(view, plan.id, &ids)?;
        for (id, stage_title) in found {
            let Some(at) = items.iter().position(|item| item.id == id) else { continue };
            let item = items.swap_remove(at);
            next.push(ReadyItem { plan: plan.id, plan_title: plan.title.clone(), stage_title, item });
        }
    }
    Ok(next)
}

/// Items of a plan that are ready, whole, with what they need and open.
fn ready_items(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Vec<Item>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let groups = store::groups(view, plan)?;
    let needs = store::needs_among(view, plan, ids)?;
    let mut about: BTreeSet<ItemId> = ids.iter().copied().collect();
    for need in &needs {
        match need.needs {
            NeedTarget::Item { id } => drop(about.insert(id)),
            NeedTarget::Group { id } => about.extend(store::members(view, id)?),
            NeedTarget::Topic { .. } => {}
        }
    }
    for id in ids {
        about.extend(store::opened_by(view, *id)?);
    }
    let about: Vec<ItemId> = about.into_iter().collect();
    let rows = editions::items_among(view, plan, &about)?;
    let assembly = Assembly::kept(view, plan, ids, &rows, &groups, needs)?;
    Ok(assembly.items(rows).into_iter().filter(|item| ids.contains(&item.id)).collect())
}
