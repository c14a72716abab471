//! The rows of what items need, of groups, and of the topics that the reader knows.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::Row;
use rusqlite::types::Null;

use super::store::{all, listed};
use super::{Group, NeedTarget, Strength, Waiver};
use crate::Result;
use crate::library::Snapshot;
use crate::values::*;

/// A need, both layers together.
#[derive(Clone)]
pub(super) struct NeedRow {
    pub(super) item: ItemId,
    pub(super) needs: NeedTarget,
    pub(super) strength: Strength,
    pub(super) why: Option<String>,
    /// What the curator says; none for the reader's own.
    pub(super) listed: Option<Strength>,
    /// The reader says something else.
    pub(super) changed: bool,
    pub(super) waived: Option<Waiver>,
}

pub(super) fn needs(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<NeedRow>> {
    all(view, include_str!("sql/needs.sql"), (plan, Null), need_row)
}

/// What these items of a plan need.
pub(super) fn needs_among(
    view: &Snapshot<'_>,
    plan: PlanId,
    ids: impl IntoIterator<Item = ItemId>,
) -> Result<Vec<NeedRow>> {
    all(view, include_str!("sql/needs.sql"), (plan, listed(ids)), need_row)
}

/// The topics that the reader knows, in their own words.
pub(super) fn topics(view: &Snapshot<'_>) -> Result<Vec<String>> {
    all(view, include_str!("sql/known_topics.sql"), [], |row| row.get(0))
}

/// The same, folded.
pub(super) fn known_topics(view: &Snapshot<'_>) -> Result<HashSet<String>> {
    Ok(topics(view)?.iter().map(|topic| fold(topic)).collect())
}

fn need_row(row: &Row<'_>) -> rusqlite::Result<NeedRow> {
    let (item, group): (Option<ItemId>, Option<GroupId>) = (row.get("needs_item_id")?, row.get("needs_group_id")?);
    let needs = match (item, group) {
        (Some(id), _) => NeedTarget::Item { id },
        (None, Some(id)) => NeedTarget::Group { id },
        (None, None) => NeedTarget::Topic { name: row.get("needs_topic")? },
    };
    let waived: bool = row.get("is_waived")?;
    let why: Option<String> = row.get("waived_why")?;
    Ok(NeedRow {
        item: row.get("item_id")?,
        needs,
        strength: row.get("strength")?,
        why: row.get("why")?,
        listed: row.get("listed")?,
        changed: row.get("changed")?,
        waived: waived.then_some(Waiver { why }),
    })
}

/// The items that wait for each of these directly.
pub(super) fn opened_by(view: &Snapshot<'_>, ids: &[ItemId]) -> Result<HashMap<ItemId, Vec<ItemId>>> {
    let mut ask = view.sql(include_str!("sql/opened_by.sql"))?;
    let mut opened: HashMap<ItemId, Vec<ItemId>> = HashMap::new();
    let mut rows = ask.query([listed(ids)])?;
    while let Some(row) = rows.next()? {
        opened.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(opened)
}

/// The groups of a plan.
pub(super) fn groups(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<Group>> {
    all(view, include_str!("sql/groups.sql"), (plan, Null), group_row)
}

/// These groups of a plan.
pub(super) fn groups_among(view: &Snapshot<'_>, plan: PlanId, ids: &BTreeSet<GroupId>) -> Result<Vec<Group>> {
    all(view, include_str!("sql/groups.sql"), (plan, listed(ids)), group_row)
}

fn group_row(row: &Row<'_>) -> rusqlite::Result<Group> {
    Ok(Group { id: row.get("id")?, title: row.get("title")?, take: row.get("take")? })
}

/// The items of these groups, as they were kept.
pub(super) fn members(view: &Snapshot<'_>, groups: &BTreeSet<GroupId>) -> Result<Vec<ItemId>> {
    all(view, include_str!("sql/members.sql"), [listed(groups)], |row| row.get(0))
}
