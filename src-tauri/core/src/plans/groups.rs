//! Items of which the reader takes some: made, changed, dissolved. In a plan that came from elsewhere that is an overlay,
//! which a new version does not touch.

use rusqlite::{OptionalExtension, named_params};
use serde::{Deserialize, Serialize};

use super::needs::{Ruled, refuse_circles};
use super::readiness::{Choice, Needed};
use super::{Item, ItemState, NeedTarget, store};
use crate::library::{Tx, new_id};
use crate::values::{GroupId, ItemId, PlanId};
use crate::{Error, Result};

/// A group as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GroupDraft {
    /// What the choice is between; needed.
    pub title: String,
    /// How many are enough: 1 to all of them.
    pub take: u32,
}

/// Makes a group of items of one plan.
///
/// # Errors
/// `NotFound`; `Invalid` for a title or number that cannot be; `Conflict` for fewer than two items, items of several plans,
/// or items that stand in a group already.
pub fn make_group(tx: &mut Tx<'_>, items: &[ItemId], draft: &GroupDraft) -> Result<GroupId> {
    let view = tx.snapshot();
    let [first, _, ..] = items else { return Err(Error::conflict("A group is made of two items or more.")) };
    let (plan, _) = store::item(&view, *first)?;
    let ruled = Ruled::of(&view, plan)?;
    for item in items {
        let item =
            &ruled.items[ruled.place(*item).map_err(|_| Error::conflict("The items of a group are of one plan."))?];
        if let Some(group) = item.group.and_then(|id| ruled.groups.iter().find(|group| group.id == id)) {
            let (item, group) = (&item.title, &group.title);
            return Err(Error::conflict(format!(
                "“{item}” is in the group “{group}” already. Take it out there first."
            )));
        }
    }
    let (title, take) = checked(draft, items.len())?;
    let id = new_id!(GroupId, tx);
    tx.sql(include_str!("sql/add_group.sql"))?.execute(named_params! {
        ":id": id, ":plan": plan, ":source": None::<String>, ":title": title, ":take": take,
    })?;
    for item in items {
        join(tx, plan, *item, Some(id))?;
    }
    tx.about(format!("{} items as “{title}”", items.len()));
    Ok(id)
}

/// Makes title and number of a group what the draft says and, where `members` are named, its items those: at once, so
/// that no step between can leave too few. Members that the reader took out of the plan stay as they are.
///
/// # Errors
/// `NotFound`; `Invalid`; `Conflict` where this group or another would be left with too few, or an item would wait for
/// itself.
pub fn edit_group(tx: &mut Tx<'_>, group: GroupId, draft: &GroupDraft, members: Option<&[ItemId]>) -> Result<()> {
    let row = row(tx, group)?;
    let (plan, ruled) = ruled(tx, group)?;
    let there = || ruled.items.iter().filter(|item| item.group == Some(group));
    let (mut come, mut leave) = (Vec::new(), Vec::new());
    if let Some(members) = members {
        let leaves = |item: &&Item| item.state != ItemState::Removed && !members.contains(&item.id);
        leave.extend(there().filter(leaves).map(|item| item.id));
        come.extend(members.iter().filter(|id| !there().any(|item| item.id == **id)));
        come.sort_unstable();
        come.dedup();
    }
    let (before, now) = (there().count(), there().count() + come.len() - leave.len());
    if now < before.min(2) {
        return Err(Error::conflict("A group is made of two items or more."));
    }
    let (title, take) = checked(draft, now)?;
    if !come.is_empty() {
        may_join(&ruled, &places(&ruled, &come)?, Some(group))?;
    }
    let statement =
        if row.listed { include_str!("sql/set_own_group.sql") } else { include_str!("sql/update_group.sql") };
    tx.sql(statement)?.execute(named_params! { ":id": group, ":title": title, ":take": take })?;
    come.iter().try_for_each(|item| join(tx, plan, *item, Some(group)))?;
    leave.iter().try_for_each(|item| join(tx, plan, *item, None))?;
    tx.about(format!("“{title}”"));
    Ok(())
}

/// Dissolves a group: its items stay, each for itself.
///
/// # Errors
/// `NotFound`; `Conflict` where something needs the group: that prerequisite is taken away first.
pub fn dissolve_group(tx: &mut Tx<'_>, group: GroupId) -> Result<()> {
    let row = row(tx, group)?;
    let (plan, ruled) = ruled(tx, group)?;
    let needs = store::needs(&tx.snapshot(), plan)?;
    if let Some(need) = needs.iter().find(|need| need.needs == NeedTarget::Group { id: group }) {
        let title = ruled.place(need.item).map(|at| ruled.items[at].title.clone()).unwrap_or_default();
        return Err(Error::conflict(format!("“{title}” needs this group. Take that prerequisite away first.")));
    }
    if row.listed {
        tx.sql(include_str!("sql/dissolve_group.sql"))?.execute([group])?;
    } else {
        for item in ruled.items.iter().filter(|item| item.group == Some(group)) {
            join(tx, plan, item.id, None)?;
        }
        tx.sql(include_str!("sql/end_group.sql"))?
            .execute(named_params! { ":id": group, ":now": tx.now().millis() })?;
    }
    tx.about(format!("“{}”", row.title));
    Ok(())
}

/// Puts items into a group, or takes them out of theirs.
///
/// # Errors
/// `NotFound`; `Conflict` where a group would be left with fewer than it takes, or an item would wait for itself.
pub fn set_group(tx: &mut Tx<'_>, items: &[ItemId], group: Option<GroupId>) -> Result<()> {
    let Some(first) = items.first() else { return Ok(()) };
    let (plan, title) = store::item(&tx.snapshot(), *first)?;
    let ruled = Ruled::of(&tx.snapshot(), plan)?;
    may_join(&ruled, &places(&ruled, items)?, group)?;
    for item in items {
        join(tx, plan, *item, group)?;
    }
    tx.about(if items.len() == 1 { title } else { format!("{} items", items.len()) });
    Ok(())
}

/// Where items stand among those of their plan.
fn places(ruled: &Ruled, items: &[ItemId]) -> Result<Vec<usize>> {
    let place =
        |item: &ItemId| ruled.place(*item).map_err(|_| Error::conflict("The items of a group are of one plan."));
    items.iter().map(place).collect()
}

/// Whether items can leave their groups for this one, or for none.
fn may_join(ruled: &Ruled, places: &[usize], group: Option<GroupId>) -> Result<()> {
    let to = match group {
        Some(id) => Some(ruled.groups.iter().position(|it| it.id == id).ok_or_else(|| Error::not_found("such group"))?),
        None => None,
    };
    let mut choices = ruled.choices.clone();
    for choice in &mut choices {
        choice.members.retain(|member| !places.contains(member));
    }
    if let Some(to) = to {
        choices[to].members.extend(places);
        choices[to].members.sort_unstable();
    }
    refuse_too_few(ruled, &choices)?;
    let Some(to) = to else { return Ok(()) };
    let needy = ruled.nodes.iter().enumerate();
    let needy = needy.filter(|(_, node)| node.needs.iter().any(|need| need.what == Needed::Group(to)));
    let needy: Vec<usize> = needy.map(|(at, _)| at).collect();
    refuse_circles(ruled, &choices, &needy)
}

fn refuse_too_few(ruled: &Ruled, choices: &[Choice]) -> Result<()> {
    for (place, choice) in choices.iter().enumerate() {
        let fewer = choice.members.len() < ruled.choices[place].members.len();
        if fewer && choice.members.len() < choice.take {
            let group = &ruled.groups[place];
            return Err(Error::conflict(format!(
                "“{}” takes {}, and would have {} left. Take fewer of them, or dissolve the group.",
                group.title,
                group.take,
                choice.members.len()
            )));
        }
    }
    Ok(())
}

fn join(tx: &Tx<'_>, plan: PlanId, item: ItemId, group: Option<GroupId>) -> Result<()> {
    if store::plan(&tx.snapshot(), plan)?.curator.is_none() {
        tx.sql(include_str!("sql/set_item_group.sql"))?.execute(named_params! { ":item": item, ":group": group })?;
    } else {
        store::ensure_overlay(tx, item)?;
        tx.sql(include_str!("sql/set_overlay_group.sql"))?
            .execute(named_params! { ":item": item, ":group": group, ":ungrouped": group.is_none() })?;
    }
    Ok(())
}

fn checked(draft: &GroupDraft, members: usize) -> Result<(String, u32)> {
    let title = draft.title.trim();
    if title.is_empty() || title.chars().count() > 1000 {
        return Err(Error::invalid("title", "A group has a name of 1 to 1000 characters."));
    }
    if draft.take == 0 || draft.take as usize > members {
        return Err(Error::invalid("take", format!("This group has {members} items: take 1 to {members} of them.")));
    }
    Ok((title.to_owned(), draft.take))
}

struct GroupRow {
    plan: PlanId,
    title: String,
    /// It came with the plan's file.
    listed: bool,
}

fn row(tx: &Tx<'_>, group: GroupId) -> Result<GroupRow> {
    tx.sql(include_str!("sql/group.sql"))?
        .query_row([group], |row| Ok(GroupRow { plan: row.get(0)?, title: row.get(1)?, listed: row.get(2)? }))
        .optional()?
        .ok_or_else(|| Error::not_found("such group"))
}

fn ruled(tx: &Tx<'_>, group: GroupId) -> Result<(PlanId, Ruled)> {
    let plan = row(tx, group)?.plan;
    Ok((plan, Ruled::of(&tx.snapshot(), plan)?))
}
