//! What a plan and its stages say of themselves, taken or kept field by field, like the parts of an item.

use std::collections::HashSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::super::file::{PlanFile, StageFile};
use super::super::publish::VERSIONS;
use super::difference::Known;
use super::matching::Matches;
use super::parts::PLACE;
use super::placed::{PLAN, said, stage_key};
use super::wording::{compared, fields};
use crate::values::DeclinedId;

/// The choices of a plan: kept as they are, but for those that are new and that new items may be in.
pub(super) const GROUPS: &str = "groups";

/// What a plan says of itself. Groups of the reader's own are nothing that a curator could change.
pub(super) fn of_plan(plan: &PlanFile, own_groups: &HashSet<String>) -> Map<String, Value> {
    let mut bare = without_stages(plan);
    bare.groups.retain(|group| !own_groups.contains(&group.id));
    let mut head = fields(&bare);
    for key in ["stages", "version", "updated", "mine", "id", "lectern_plan", VERSIONS] {
        head.remove(key);
    }
    head
}

/// What a stage says of itself.
pub(super) fn of_stage(stage: &StageFile) -> Map<String, Value> {
    let mut head = fields(&without_items(stage));
    head.remove("items");
    head.remove("id");
    head
}

/// What a new version says in a part of the plan itself, to be remembered where it is declined.
pub(super) fn said_of_plan(known: &Known, new: &PlanFile, part: &str) -> DeclinedId {
    let head = of_plan(new, &HashSet::new());
    said(known, &format!("{PLAN}#{part}"), &head.get(part).unwrap_or(&Value::Null).to_string())
}

/// The same of a part of a stage.
pub(super) fn said_of_stage(known: &Known, new: &PlanFile, at: usize, part: &str) -> DeclinedId {
    let stage = &new.stages[at];
    let what = match part {
        PLACE => at.checked_sub(1).map_or("", |before| new.stages[before].id.as_str()).to_owned(),
        part => of_stage(stage).get(part).unwrap_or(&Value::Null).to_string(),
    };
    said(known, &format!("{}#{part}", stage_key(&stage.id)), &what)
}

/// Which heads of a new version are as the reader keeps them.
#[derive(Default)]
pub(super) struct Kept {
    /// New ids of stages that stay where they are.
    pub(super) places: HashSet<String>,
    /// The choices that are known stay as they are.
    pub(super) groups: bool,
}

/// Puts into a new version what the reader keeps of what the plan and its stages say of themselves.
pub(super) fn settle(plan: &mut PlanFile, old: &PlanFile, new: &PlanFile, stages: &Matches<'_>, known: &Known) -> Kept {
    let mut kept = Kept::default();
    let fields = differing(&of_plan(old, &known.own_groups), &of_plan(new, &HashSet::new()));
    let mut fields: Vec<String> =
        fields.into_iter().filter(|part| known.declined.contains(&said_of_plan(known, new, part))).collect();
    if let Some(at) = fields.iter().position(|part| part == GROUPS) {
        fields.swap_remove(at);
        kept.groups = true;
        plan.groups = groups_kept(old, new, known);
    }
    if !fields.is_empty() {
        let head = keeping(&without_stages(old), &without_stages(plan), &fields);
        *plan = PlanFile { stages: std::mem::take(&mut plan.stages), ..head };
    }
    for (at, stage) in new.stages.iter().enumerate() {
        let before = stages.get(stage.id.as_str()).and_then(|id| old.stages.iter().find(|old| old.id == *id));
        let Some(before) = before else { continue };
        let is_kept = |part: &str| known.declined.contains(&said_of_stage(known, new, at, part));
        if is_kept(PLACE) {
            kept.places.insert(stage.id.clone());
        }
        let fields: Vec<String> =
            differing(&of_stage(before), &of_stage(stage)).into_iter().filter(|part| is_kept(part)).collect();
        if !fields.is_empty() {
            let head = keeping(&without_items(before), &without_items(stage), &fields);
            let items = std::mem::take(&mut plan.stages[at].items);
            plan.stages[at] = StageFile { items, ..head };
        }
    }
    kept
}

/// The choices that the reader has, and those that the new version has besides.
fn groups_kept(old: &PlanFile, new: &PlanFile, known: &Known) -> Vec<super::super::file::GroupFile> {
    let listed = old.groups.iter().filter(|group| !known.own_groups.contains(&group.id));
    let besides = new.groups.iter().filter(|group| !old.groups.iter().any(|other| other.id == group.id));
    listed.chain(besides).cloned().collect()
}

/// The fields in which two heads differ.
fn differing(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<String> {
    compared(old, new, "").into_iter().map(|(part, _)| part).collect()
}

/// The new head with fields of the old one.
fn keeping<T: Serialize + DeserializeOwned>(old: &T, new: &T, parts: &[String]) -> T {
    let (before, mut now) = (fields(old), fields(new));
    for part in parts {
        match before.get(part) {
            Some(value) => drop(now.insert(part.clone(), value.clone())),
            None => drop(now.remove(part)),
        }
    }
    serde_json::from_value(Value::Object(now)).expect("BUG: fields of heads make a head")
}

fn without_stages(plan: &PlanFile) -> PlanFile {
    PlanFile {
        lectern_plan: plan.lectern_plan,
        id: plan.id.clone(),
        title: plan.title.clone(),
        version: plan.version.clone(),
        updated: plan.updated,
        summary: plan.summary.clone(),
        language: plan.language.clone(),
        curator: plan.curator.clone(),
        stages: Vec::new(),
        groups: plan.groups.clone(),
        mine: plan.mine.clone(),
        more: plan.more.clone(),
    }
}

fn without_items(stage: &StageFile) -> StageFile {
    StageFile {
        id: stage.id.clone(),
        title: stage.title.clone(),
        summary: stage.summary.clone(),
        items: Vec::new(),
        more: stage.more.clone(),
    }
}
