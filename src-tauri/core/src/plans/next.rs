//! What can be begun next in every plan, from the kept rows: no plan is put together for it, only the items that are shown.

use std::collections::HashSet;

use super::rows::items_among;
use super::{Item, store};
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
        let mut items = items_among(view, plan.id, &ids)?;
        for (id, stage_title) in found {
            let Some(at) = items.iter().position(|item| item.id == id) else { continue };
            let item = items.swap_remove(at);
            next.push(ReadyItem { plan: plan.id, plan_title: plan.title.clone(), stage_title, item });
        }
    }
    Ok(next)
}
