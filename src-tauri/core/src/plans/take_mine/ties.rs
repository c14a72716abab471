//! What a reader tied together: their groups, and what they say that comes before an item.

use rusqlite::named_params;

use super::super::file::{MineFile, PlanMineFile, Target};
use super::super::needs::{take_need, take_waiver};
use super::super::take::Taking;
use super::super::{NeedTarget, Strength};
use crate::Result;
use crate::library::Tx;
use crate::values::ItemId;

/// Adds the reader's groups, and lays their word over the plan's.
pub(super) fn groups(tx: &Tx<'_>, in_own_plan: bool, mine: &PlanMineFile, taking: &mut Taking) -> Result<()> {
    for id in mine.dissolved.iter().filter_map(|id| taking.groups.get(id)) {
        tx.sql(include_str!("../sql/dissolve_group.sql"))?.execute([id])?;
    }
    for group in &mine.groups {
        let Some(id) = taking.groups.get(&group.id) else {
            taking.own_group(tx, group)?;
            continue;
        };
        let statement = match in_own_plan {
            true => include_str!("../sql/update_group.sql"),
            false => include_str!("../sql/set_own_group.sql"),
        };
        tx.sql(statement)?.execute(named_params! { ":id": id, ":title": group.title, ":take": group.take })?;
    }
    Ok(())
}

/// Takes over what comes before an item, and what they go on without; what leads nowhere is passed over.
pub(super) fn needs(tx: &Tx<'_>, in_own_plan: bool, item: ItemId, mine: &MineFile, taking: &Taking) -> Result<()> {
    for need in &mine.requires {
        if let Some(target) = target_of(taking, item, &need.target) {
            take_need(tx, in_own_plan, item, &target, Strength::from(need.strength), need.why.as_deref())?;
        }
    }
    for waiver in &mine.waived {
        if let Some(target) = target_of(taking, item, &waiver.target) {
            take_waiver(tx, item, &target, waiver.why.as_deref())?;
        }
    }
    Ok(())
}

/// What a need of a file leads to in the library; nothing can need itself.
fn target_of(taking: &Taking, item: ItemId, target: &Target) -> Option<NeedTarget> {
    match target {
        Target::Item(id) => taking.items.get(id).filter(|id| **id != item).map(|id| NeedTarget::Item { id: *id }),
        Target::Group(id) => taking.groups.get(id).map(|id| NeedTarget::Group { id: *id }),
        Target::Topic(name) => Some(NeedTarget::Topic { name: name.clone() }),
    }
}
