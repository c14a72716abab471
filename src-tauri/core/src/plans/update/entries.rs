//! The entries of a difference: the plan itself, its stages, its items, and what was dropped.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::super::file::{ItemFile, RequirementFile, StageFile, Target};
use super::difference::{Difference, Entry, Known};
use super::heads;
use super::model::{PlanChange, UpdateChange, UpdateSubject};
use super::order;
use super::parts::{self, decided_as};
use super::placed::{PLAN, Placed, item_key, placed, said, stage_key};
use super::wording::{compared, facts, need_in_words, title_of};

impl<'p> Difference<'p> {
    pub(super) fn head(&mut self, known: &Known) {
        let (old, new) = (heads::of_plan(self.old, &known.own_groups), heads::of_plan(self.new, &HashSet::new()));
        let said = said(known, PLAN, &Value::Object(new.clone()).to_string());
        self.head_is_declined = known.declined.contains(&said);
        let mut changes = if self.head_is_declined { Vec::new() } else { by_part(compared(&old, &new, "")) };
        if self.settled.heads.groups {
            changes.retain(|change| change.part.as_deref() != Some(heads::GROUPS));
        }
        self.add(Entry {
            key: PLAN.to_owned(),
            subject: UpdateSubject::Plan,
            old: None,
            title: &self.new.title,
            stage: None,
            said: Some(said),
            changes,
        });
    }

    fn add(&mut self, entry: Entry<'p>) {
        if !entry.changes.is_empty() {
            self.entries.push(entry);
        }
    }

    pub(super) fn stage_entries(&mut self, known: &Known) {
        let olds: HashMap<&str, (usize, &StageFile)> =
            self.old.stages.iter().enumerate().map(|(place, stage)| (stage.id.as_str(), (place, stage))).collect();
        let taking = |index: usize| !known.declined.contains(&self.said_of_stage(known, index));
        let matched = |stage: &StageFile| self.stages.get(stage.id.as_str()).map(|old| olds[old]);
        let news = self.new.stages.iter().enumerate();
        let staying: Vec<(usize, usize)> = news
            .clone()
            .filter(|(index, stage)| taking(*index) && !self.settled.heads.places.contains(&stage.id))
            .filter_map(|(index, stage)| Some((index, matched(stage)?.0)))
            .collect();
        let stays = order::stays(&staying.iter().map(|(_, place)| *place).collect::<Vec<_>>());
        let moved: HashSet<usize> =
            staying.iter().zip(stays).filter(|(_, stays)| !stays).map(|((index, _), _)| *index).collect();
        let mut entries = Vec::new();
        for (index, stage) in news.filter(|(index, _)| taking(*index)) {
            let before = index.checked_sub(1).map(|before| self.new.stages[before].title.clone());
            let old = matched(stage).map(|(_, old)| old);
            let changes = match old {
                None => vec![of_all(PlanChange::Added)],
                Some(old) => {
                    let mut changes = by_part(compared(&heads::of_stage(old), &heads::of_stage(stage), ""));
                    if moved.contains(&index) {
                        let (from, to) = (old.title.clone(), stage.title.clone());
                        changes.push(of_part(parts::PLACE, PlanChange::Moved { from, to, after: before }));
                    }
                    changes
                }
            };
            entries.push(Entry {
                key: stage_key(&stage.id),
                subject: UpdateSubject::Stage,
                old: old.map(|old| old.id.as_str()),
                title: &stage.title,
                stage: None,
                said: Some(self.said_of_stage(known, index)),
                changes,
            });
        }
        entries.into_iter().for_each(|entry| self.add(entry));
    }

    pub(super) fn item_entries(&mut self, known: &Known) {
        let olds: HashMap<&str, Placed<'p>> =
            placed(self.old).into_iter().map(|placed| (placed.item.id.as_str(), placed)).collect();
        let taking: Vec<Placed<'p>> =
            placed(self.new).into_iter().filter(|it| !self.refused.contains(it.item.id.as_str())).collect();
        let moved = self.moved_items(&olds, &taking);
        for it in &taking {
            let old = self.items.get(it.item.id.as_str()).map(|old| olds[old]);
            let changes = match &old {
                None => vec![of_all(PlanChange::Added)],
                Some(old) => {
                    let mut changes = self.item_changes(old.item, it.item);
                    if moved.contains(it.item.id.as_str()) {
                        let change = PlanChange::Moved {
                            from: old.stage.title.clone(),
                            to: it.stage.title.clone(),
                            after: it.before.map(|before| title_of(before).to_owned()),
                        };
                        changes.push(of_part(parts::PLACE, change));
                    }
                    changes
                }
            };
            let entry = Entry {
                key: item_key(&it.item.id),
                subject: UpdateSubject::Item,
                old: old.map(|old| old.item.id.as_str()),
                title: title_of(it.item),
                stage: Some(&it.stage.title),
                said: Some(self.said_of_item(known, it)),
                changes,
            };
            self.add(entry);
        }
    }

    /// Items that stand in another stage now, or out of the order that the others of their stage keep.
    fn moved_items(&self, olds: &HashMap<&str, Placed<'p>>, taking: &[Placed<'p>]) -> HashSet<&'p str> {
        let mut moved = HashSet::new();
        for stage in &self.new.stages {
            let old_stage = self.stages.get(stage.id.as_str());
            let mut staying: Vec<(&'p str, usize)> = Vec::new();
            let of_stage = taking.iter().filter(|it| it.stage.id == stage.id);
            // What stays where it is by the reader's word makes nothing else move.
            for it in of_stage.filter(|it| !self.settled.places.contains(&it.item.id)) {
                let Some(old) = self.items.get(it.item.id.as_str()).map(|old| olds[old]) else { continue };
                if old_stage == Some(&old.stage.id.as_str()) {
                    staying.push((&it.item.id, old.place));
                } else {
                    moved.insert(it.item.id.as_str());
                }
            }
            let stays = order::stays(&staying.iter().map(|(_, place)| *place).collect::<Vec<_>>());
            moved.extend(staying.iter().zip(stays).filter(|(_, stays)| !stays).map(|((id, _), _)| *id));
        }
        moved
    }

    fn item_changes(&self, old: &ItemFile, new: &ItemFile) -> Vec<UpdateChange> {
        let facts = facts(old, new).into_iter();
        let mut changes: Vec<UpdateChange> =
            facts.map(|(part, change)| of_part(&decided_as(part, old, new), change)).collect();
        changes.extend(self.need_changes(old, new).map(|change| of_part(parts::NEEDS, change)));
        changes
    }

    fn need_changes(&self, old: &ItemFile, new: &ItemFile) -> Option<PlanChange> {
        let before: Vec<RequirementFile> = old.requires.clone();
        let now = self.needs_taken(new);
        if before == now {
            return None;
        }
        let plans = [self.old, self.new];
        let told = |needs: &[RequirementFile], not: &[RequirementFile]| -> Vec<String> {
            needs.iter().filter(|need| !not.contains(need)).map(|need| need_in_words(need, plans)).collect()
        };
        Some(PlanChange::Needs { added: told(&now, &before), dropped: told(&before, &now) })
    }

    /// The needs of a new item in the ids of the old version, without those that lead to what was refused.
    pub(super) fn needs_taken(&self, new: &ItemFile) -> Vec<RequirementFile> {
        if self.settled.needs.contains(&new.id)
            && let Some((old, _)) = self.sides(&item_key(&new.id))
        {
            return old.requires.clone();
        }
        let translate = |need: &RequirementFile| {
            let Target::Item(id) = &need.target else { return Some(need.clone()) };
            let target = match self.items.get(id.as_str()) {
                Some(old) => (*old).to_owned(),
                None if self.refused.contains(id.as_str()) => return None,
                None => id.clone(),
            };
            Some(RequirementFile { target: Target::Item(target), ..need.clone() })
        };
        new.requires.iter().filter_map(translate).collect()
    }

    pub(super) fn dropped(&mut self, known: &Known) {
        let still: HashSet<&str> = self.items.values().copied().collect();
        let mut gone = Vec::new();
        for it in placed(self.old) {
            let id = it.item.id.as_str();
            if still.contains(id) || known.own_items.contains(id) {
                continue;
            }
            let stays = known.touched.contains(id) || known.kept.contains(&item_key(id));
            gone.push(Entry {
                key: item_key(id),
                subject: UpdateSubject::Item,
                old: Some(id),
                title: title_of(it.item),
                stage: Some(&it.stage.title),
                said: None,
                changes: vec![of_all(PlanChange::Dropped { stays })],
            });
        }
        let still: HashSet<&str> = self.stages.values().copied().collect();
        for stage in &self.old.stages {
            let id = stage.id.as_str();
            if still.contains(id) || known.own_stages.contains(id) {
                continue;
            }
            gone.push(Entry {
                key: stage_key(id),
                subject: UpdateSubject::Stage,
                old: Some(id),
                title: &stage.title,
                stage: None,
                said: None,
                changes: vec![of_all(PlanChange::Dropped { stays: known.kept.contains(&stage_key(id)) })],
            });
        }
        self.entries.extend(gone);
    }
}

fn of_part(part: &str, change: PlanChange) -> UpdateChange {
    UpdateChange { part: Some(part.to_owned()), change }
}

/// A change that is decided with its entry.
fn of_all(change: PlanChange) -> UpdateChange {
    UpdateChange { part: None, change }
}

fn by_part(changes: Vec<(String, PlanChange)>) -> Vec<UpdateChange> {
    changes.into_iter().map(|(part, change)| of_part(&part, change)).collect()
}
