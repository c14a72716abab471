//! A prerequisite is added, changed or taken away.

use rusqlite::named_params;

use super::super::readiness::Choice;
use super::super::store::{self, NeedRow};
use super::super::{NeedDraft, NeedTarget, Strength};
use super::{Ruled, circle, need_of};
use crate::library::{Tx, new_id};
use crate::values::{GroupId, ItemId, OwnNeedId, PlanId, RequirementId, fold};
use crate::{Error, Result};

/// How long a topic may be.
const TOPIC: usize = 300;

/// Makes an item need something, or changes how much and why it does.
///
/// # Errors
/// `NotFound`; `Invalid` for an empty topic; `Conflict`, with the circle spelled out, where the item would wait for itself.
pub fn set_need(tx: &mut Tx<'_>, item: ItemId, draft: &NeedDraft) -> Result<()> {
    let view = tx.snapshot();
    let (plan, title) = store::item(&view, item)?;
    let ruled = Ruled::of(&view, plan)?;
    let known = need_of(&view, plan, item, &draft.needs)?;
    let target = match &known {
        Some(row) => row.needs.clone(),
        None => checked(&draft.needs)?,
    };
    let name = ruled.name(&target)?;
    if draft.strength == Strength::Hard {
        refuse_circle(&ruled, item, &target)?;
    }
    let why = Some(draft.why.trim()).filter(|why| !why.is_empty());
    tx.about(format!("“{name}” before “{title}”"));
    match (is_own(tx, plan)?, known) {
        (true, Some(_)) => edit_listed(tx, item, &target, draft.strength, why).map(drop),
        (true, None) => add_listed(tx, item, &target, draft.strength, why),
        (false, Some(NeedRow { listed: Some(listed), why: told, .. })) => {
            let same = listed == draft.strength && (why.is_none() || why == told.as_deref());
            put_own(tx, item, &target, (!same).then_some(draft.strength), why.filter(|_| !same))
        }
        (false, _) => put_own(tx, item, &target, Some(draft.strength), why),
    }
}

/// Takes a prerequisite away; of the curator's, what the reader had changed of it.
///
/// # Errors
/// `NotFound`; `Conflict` for one of the curator's as it is listed: it is waved through instead.
pub fn remove_need(tx: &mut Tx<'_>, item: ItemId, target: &NeedTarget) -> Result<()> {
    let view = tx.snapshot();
    let (plan, title) = store::item(&view, item)?;
    let known = need_of(&view, plan, item, target)?.ok_or_else(|| Error::not_found("such prerequisite"))?;
    let name = Ruled::of(&view, plan)?.name(&known.needs).unwrap_or_else(|_| "something".to_owned());
    tx.about(format!("“{name}” of “{title}”"));
    if is_own(tx, plan)? {
        let parts = Parts::of(&known.needs);
        tx.sql(include_str!("../sql/drop_need.sql"))?.execute(named_params! {
            ":item": item, ":needs": parts.item, ":group": parts.group, ":topic": parts.topic, ":now": tx.now().millis(),
        })?;
        return tx
            .sql(include_str!("../sql/hold.sql"))?
            .execute([own_id(item, &known.needs)])
            .map(drop)
            .map_err(Error::from);
    }
    if known.listed.is_some() && !known.changed {
        return Err(Error::conflict(format!(
            "The plan says that “{title}” needs “{name}”. You can wave it through, or make it advice."
        )));
    }
    put_own(tx, item, &known.needs, None, None)?;
    if known.listed.is_none() {
        tx.sql(include_str!("../sql/hold.sql"))?.execute([own_id(item, &known.needs)])?;
    }
    Ok(())
}

/// Takes over what a reader said elsewhere that comes before an item. In a plan of their own it becomes the list's.
pub(in crate::plans) fn take_need(
    tx: &Tx<'_>,
    in_own_plan: bool,
    item: ItemId,
    target: &NeedTarget,
    strength: Strength,
    why: Option<&str>,
) -> Result<()> {
    if !in_own_plan {
        return put_own(tx, item, target, Some(strength), why);
    }
    match edit_listed(tx, item, target, strength, why)? {
        0 => add_listed(tx, item, target, strength, why),
        _ => Ok(()),
    }
}

/// Whether the reader is the curator of a plan: a list that names nobody is theirs.
pub(super) fn is_own(tx: &Tx<'_>, plan: PlanId) -> Result<bool> {
    Ok(store::plan(&tx.snapshot(), plan)?.curator.is_none())
}

fn checked(target: &NeedTarget) -> Result<NeedTarget> {
    let NeedTarget::Topic { name } = target else { return Ok(target.clone()) };
    let name = name.trim();
    if name.is_empty() || name.chars().count() > TOPIC {
        return Err(Error::invalid("topic", format!("A topic has 1 to {TOPIC} characters.")));
    }
    Ok(NeedTarget::Topic { name: name.to_owned() })
}

fn refuse_circle(ruled: &Ruled, item: ItemId, target: &NeedTarget) -> Result<()> {
    let goal = ruled.place(item)?;
    let starts = match target {
        NeedTarget::Item { id } => vec![ruled.place(*id)?],
        NeedTarget::Group { id } => {
            let group = ruled.groups.iter().position(|group| group.id == *id);
            group.map(|group| ruled.choices[group].members.clone()).unwrap_or_default()
        }
        NeedTarget::Topic { .. } => return Ok(()),
    };
    if starts.contains(&goal) {
        return Err(Error::conflict(format!("“{}” cannot need itself.", ruled.items[goal].title)));
    }
    match circle::way_back(&ruled.nodes, &ruled.choices, &starts, goal) {
        None => Ok(()),
        Some(way) => Err(Error::conflict(spelled_out(ruled, &way))),
    }
}

/// Refuses a plan in which one of these items would wait for itself, once its groups are these.
pub(in crate::plans) fn refuse_circles(ruled: &Ruled, choices: &[Choice], of: &[usize]) -> Result<()> {
    for item in of {
        let needs: Vec<usize> = circle::needed_by(&ruled.nodes, choices, *item).collect();
        if let Some(way) = circle::way_back(&ruled.nodes, choices, &needs, *item) {
            return Err(Error::conflict(spelled_out(ruled, &way)));
        }
    }
    Ok(())
}

/// The way leads from what is needed back to the item: the circle begins at the item.
fn spelled_out(ruled: &Ruled, way: &[usize]) -> String {
    let mut titles: Vec<&str> = way.iter().map(|at| ruled.items[*at].title.as_str()).collect();
    titles.rotate_right(1);
    circle::in_words(&titles)
}

/// The columns of a target.
pub(super) struct Parts<'a> {
    pub(super) item: Option<ItemId>,
    pub(super) group: Option<GroupId>,
    pub(super) topic: Option<&'a str>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(target: &'a NeedTarget) -> Self {
        match target {
            NeedTarget::Item { id } => Self { item: Some(*id), group: None, topic: None },
            NeedTarget::Group { id } => Self { item: None, group: Some(*id), topic: None },
            NeedTarget::Topic { name } => Self { item: None, group: None, topic: Some(name) },
        }
    }
}

/// The key of the reader's word on a need: the same on every machine.
pub(super) fn own_id(item: ItemId, target: &NeedTarget) -> OwnNeedId {
    let what = match target {
        NeedTarget::Item { id } => format!("item:{id}"),
        NeedTarget::Group { id } => format!("group:{id}"),
        NeedTarget::Topic { name } => format!("topic:{}", fold(name)),
    };
    OwnNeedId::natural(&[&item.to_string(), &what])
}

fn put_own(
    tx: &Tx<'_>,
    item: ItemId,
    target: &NeedTarget,
    strength: Option<Strength>,
    why: Option<&str>,
) -> Result<()> {
    let parts = Parts::of(target);
    tx.sql(include_str!("../sql/set_own_need.sql"))?.execute(named_params! {
        ":id": own_id(item, target),
        ":item": item,
        ":needs": parts.item,
        ":group": parts.group,
        ":topic": parts.topic,
        ":strength": strength,
        ":why": why,
    })?;
    Ok(())
}

/// Says how many rows said it.
fn edit_listed(tx: &Tx<'_>, item: ItemId, target: &NeedTarget, strength: Strength, why: Option<&str>) -> Result<usize> {
    let parts = Parts::of(target);
    Ok(tx.sql(include_str!("../sql/edit_need.sql"))?.execute(named_params! {
        ":item": item,
        ":needs": parts.item,
        ":group": parts.group,
        ":topic": parts.topic,
        ":strength": strength,
        ":why": why,
    })?)
}

fn add_listed(tx: &Tx<'_>, item: ItemId, target: &NeedTarget, strength: Strength, why: Option<&str>) -> Result<()> {
    let parts = Parts::of(target);
    let position: u32 = tx.sql(include_str!("../sql/next_need.sql"))?.query_row([item], |row| row.get(0))?;
    tx.sql(include_str!("../sql/add_need.sql"))?.execute(named_params! {
        ":id": new_id!(RequirementId, tx),
        ":item": item,
        ":needs": parts.item,
        ":group": parts.group,
        ":topic": parts.topic,
        ":strength": strength,
        ":why": why,
        ":position": position,
    })?;
    Ok(())
}
