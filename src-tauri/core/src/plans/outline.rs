//! A plan in outline, from the rows that are kept of its items: nothing is put together for it, and the number of
//! statements is the same for ten items and ten thousand.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::Serialize;

use super::totals::{Counted, Leftover, totals_of};
use super::{Group, OutlineItem, OutlinePiece, OutlineStage, PlanOutline, editions, store};
use crate::Result;
use crate::library::Snapshot;
use crate::rows::{MOST_BYTES, Rows};
use crate::values::{EditionId, ItemId, PlanId, StageId};

/// A plan without its items, with as many of its stages and then of its groups, counted together from `from` on, as one
/// answer carries.
///
/// # Errors
/// `NotFound`.
pub fn outline(view: &Snapshot<'_>, id: PlanId, from: u32) -> Result<PlanOutline> {
    let mut head = head(view, id, editions::counted(view, id)?)?;
    let (stages, groups) = (head.stages.drain(..), head.groups.drain(..));
    let parts: Vec<Part> = stages.map(Part::Stage).chain(groups.map(Part::Group)).collect();
    let piece = Rows::of(parts, from);
    for part in piece.rows {
        match part {
            Part::Stage(stage) => head.stages.push(stage),
            Part::Group(group) => head.groups.push(group),
        }
    }
    Ok(PlanOutline { next: piece.next, ..head })
}

/// What a plan without its items is made of.
#[derive(Serialize)]
#[serde(untagged)]
enum Part {
    Stage(OutlineStage),
    Group(Group),
}

/// The items of a plan in outline, in no order that means anything: as many behind `after` as one answer carries. Where
/// they are what `known` is the print of, only that is said.
///
/// # Errors
/// `NotFound`.
pub fn outlined_items(
    view: &Snapshot<'_>,
    plan: PlanId,
    after: Option<ItemId>,
    known: Option<&str>,
) -> Result<OutlinePiece> {
    store::plan(view, plan)?;
    let (mut bytes, mut next, mut print) = (0, None, DefaultHasher::new());
    let mut rows: Vec<(OutlineItem, Option<EditionId>)> = Vec::new();
    store::outlined(view, plan, after, |item, edition| {
        let text = serde_json::to_vec(&item).unwrap_or_default();
        bytes += text.len() + 1;
        if bytes > MOST_BYTES && !rows.is_empty() {
            next = rows.last().map(|(last, _)| last.id);
            return false;
        }
        print.write(&text);
        rows.push((item, edition));
        true
    })?;
    let begun = rows.iter_mut().filter(|(item, _)| item.progress.is_some());
    let mut begun: Vec<_> = begun.filter_map(|(item, edition)| Some((item, (*edition)?))).collect();
    if !begun.is_empty() {
        editions::outlined(view, plan, &mut begun)?;
        begun.iter().for_each(|(item, _)| print.write_u64(item.progress.unwrap_or(0.0).to_bits()));
    }
    next.hash(&mut print);
    let print = format!("{:016x}", print.finish());
    let unchanged = known == Some(print.as_str());
    let items = if unchanged { Vec::new() } else { rows.into_iter().map(|(item, _)| item).collect() };
    Ok(OutlinePiece { items, next, print, unchanged })
}

/// A plan without its items in one piece, of which it is known what counts.
pub(super) fn head(view: &Snapshot<'_>, id: PlanId, counted: Vec<Counted>) -> Result<PlanOutline> {
    let plan = store::plan(view, id)?;
    let groups = store::groups(view, id)?;
    let left = Leftover::of(view, &counted)?;
    let totals = totals_of(&counted, &groups, &left);
    let mut by_stage: HashMap<StageId, Vec<Counted>> = HashMap::new();
    for item in counted {
        by_stage.entry(item.stage).or_default().push(item);
    }
    let stages = store::stages(view, id)?.into_iter().map(|stage| {
        let own = totals_of(by_stage.get(&stage.id).map(Vec::as_slice).unwrap_or_default(), &groups, &left);
        OutlineStage {
            id: stage.id,
            title: stage.title,
            summary: stage.summary,
            total: own.total,
            done: own.done,
            pages_left: own.pages_left,
        }
    });
    Ok(PlanOutline {
        id,
        title: plan.title,
        summary: plan.summary,
        own: plan.curator.is_none(),
        curator: plan.curator,
        source: plan.source,
        version: plan.version,
        goal: plan.goal,
        target: plan.target,
        totals,
        stages: stages.collect(),
        groups,
        next: None,
    })
}
