//! What a reader had made of a plan comes along where its file was exported with it.

mod places;
mod ties;

use rusqlite::named_params;

use super::file::{ItemFile, MineFile, PlanFile};
use super::store;
use super::take::{Taking, part_of};
use crate::Result;
use crate::library::Tx;
use crate::values::{ItemId, ReadingDay};

/// Takes goal, decisions, matches, groups, needs and order over. States are not: they follow from what was read.
pub(super) fn take(tx: &mut Tx<'_>, plan: &PlanFile, taking: &mut Taking) -> Result<()> {
    let in_own_plan = plan.curator.is_none();
    if let Some(mine) = &plan.mine {
        tx.sql(include_str!("sql/edit_plan.sql"))?.execute(named_params! {
            ":id": taking.plan,
            ":title": plan.title,
            ":summary": Some(&plan.summary).filter(|summary| !summary.is_empty()),
            ":goal": mine.goal,
            ":target": mine.target.map(ReadingDay::from_date).and_then(std::result::Result::ok),
        })?;
        ties::groups(tx, in_own_plan, mine, taking)?;
        mine.knows.iter().try_for_each(|topic| super::know_topic(tx, topic))?;
    }
    let with_mine: Vec<(&ItemFile, &MineFile)> =
        plan.items().filter_map(|item| Some((item, item.mine.as_ref()?))).collect();
    for (item, mine) in &with_mine {
        if let Some(id) = taking.items.get(&item.id).copied() {
            let mine = if in_own_plan { listed(tx, taking, id, mine)? } else { (*mine).clone() };
            overlay(tx, taking, id, &mine)?;
            ties::needs(tx, in_own_plan, id, &mine, taking)?;
        }
    }
    let moved: Vec<(&ItemFile, &MineFile)> =
        with_mine.into_iter().filter(|(_, mine)| mine.stage.is_some() || mine.after.is_some() || mine.first).collect();
    if moved.is_empty() { Ok(()) } else { places::take(tx, plan, taking, moved) }
}

/// In a plan of the reader's own, their word on part, weight and group is the list's. Answers what is left to say.
fn listed(tx: &Tx<'_>, taking: &Taking, item: ItemId, mine: &MineFile) -> Result<MineFile> {
    if mine.part.is_some() || mine.whole {
        let part = part_of(mine.part.as_ref());
        tx.sql(include_str!("sql/set_item_part.sql"))?.execute(named_params! {
            ":item": item,
            ":unit": part.map(|part| part.0),
            ":first": part.map(|part| part.1),
            ":last": part.map(|part| part.2),
        })?;
    }
    if let Some(optional) = mine.optional {
        tx.sql(include_str!("sql/set_item_weight.sql"))?
            .execute(named_params! { ":item": item, ":optional": optional })?;
    }
    let group = mine.group.as_ref().and_then(|group| taking.groups.get(group));
    if group.is_some() || mine.no_group {
        tx.sql(include_str!("sql/set_item_group.sql"))?
            .execute(named_params! { ":item": item, ":group": group.filter(|_| !mine.no_group) })?;
    }
    Ok(MineFile { part: None, whole: false, optional: None, group: None, no_group: false, ..mine.clone() })
}

fn overlay(tx: &mut Tx<'_>, taking: &mut Taking, item: ItemId, mine: &MineFile) -> Result<()> {
    let said = MineFile {
        state: None,
        stage: None,
        after: None,
        first: false,
        requires: Vec::new(),
        waived: Vec::new(),
        ..mine.clone()
    };
    if said == MineFile::default() {
        return Ok(());
    }
    let book = mine.book.as_ref().map(|book| taking.book(tx, book)).transpose()?;
    let part = part_of(mine.part.as_ref());
    let unit = part.map(|part| part.0.as_str()).or(mine.whole.then_some("whole"));
    let group = mine.group.as_ref().and_then(|group| taking.groups.get(group)).filter(|_| !mine.no_group);
    store::ensure_overlay(tx, item)?;
    tx.sql(include_str!("sql/set_mine.sql"))?.execute(named_params! {
        ":item": item,
        ":mark": mine.mark,
        ":reason": mine.reason,
        ":book": book,
        ":unmatched": mine.no_book,
        ":target": mine.target.map(ReadingDay::from_date).and_then(std::result::Result::ok),
        ":track": mine.track,
        ":estimate": mine.estimate,
        ":depth": mine.depth,
        ":part_unit": unit,
        ":part_first": part.map(|part| part.1),
        ":part_last": part.map(|part| part.2),
        ":optional": mine.optional,
        ":group": group,
        ":ungrouped": mine.no_group,
    })?;
    Ok(())
}
