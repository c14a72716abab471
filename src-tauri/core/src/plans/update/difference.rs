//! Two versions of a plan compared: pure, and the same for showing and for applying.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::super::curated::Curated;
use super::super::file::{ItemFile, PlanFile, RequirementFile, StageFile, Target};
use super::super::publish::{VERSIONS, versions};
use super::matching::{self, Matches};
use super::model::{Newcomer, PlanChange, PlanUpdate, UpdateEntry, UpdateSubject, VersionNote};
use super::order;
use super::wording::{compared, fields, json, need_in_words, stage_head, title_of};
use crate::values::{DeclinedId, PlanId};

/// What is known of the reader, by the ids of the curator's version that they have.
pub(super) struct Known {
    pub(super) plan: PlanId,
    pub(super) own_items: HashSet<String>,
    pub(super) own_stages: HashSet<String>,
    pub(super) touched: HashSet<String>,
    /// What they declined, then or now.
    pub(super) declined: HashSet<DeclinedId>,
    /// Keys of dropped items that they keep.
    pub(super) kept: HashSet<String>,
}

/// The difference between two versions.
pub(super) struct Difference<'p> {
    old: &'p PlanFile,
    new: &'p PlanFile,
    pub(super) items: Matches<'p>,
    pub(super) stages: Matches<'p>,
    /// New items that are new to the reader, or that the reader said no to.
    pub(super) refused: HashSet<&'p str>,
    /// The reader keeps title, summary and curator as they are.
    pub(super) head_is_declined: bool,
    /// What changes, in the order in which it is shown.
    pub(super) entries: Vec<Entry<'p>>,
}

/// One entry, with the ids that it is about.
pub(super) struct Entry<'p> {
    pub(super) key: String,
    subject: UpdateSubject,
    pub(super) old: Option<&'p str>,
    title: &'p str,
    stage: Option<&'p str>,
    said: Option<DeclinedId>,
    pub(super) changes: Vec<PlanChange>,
}

impl Entry<'_> {
    pub(super) fn is_item(&self) -> bool {
        self.subject == UpdateSubject::Item
    }

    pub(super) fn moved(&self) -> bool {
        self.changes.iter().any(|change| matches!(change, PlanChange::Moved { .. }))
    }
}

impl<'p> Difference<'p> {
    pub(super) fn between(old: &'p PlanFile, new: &'p PlanFile, known: &Known) -> Self {
        let mut difference = Self {
            old,
            new,
            items: matching::items(old, new, &known.own_items),
            stages: matching::stages(old, new, &known.own_stages),
            refused: HashSet::new(),
            head_is_declined: false,
            entries: Vec::new(),
        };
        difference.refused = difference.refused_items(known);
        difference.head(known);
        difference.stage_entries(known);
        difference.item_entries(known);
        difference.dropped(known);
        difference
    }

    /// What an entry says, to be remembered where it is declined; none for a dropped one. None at all: no such entry.
    pub(super) fn said(&self, key: &str) -> Option<Option<DeclinedId>> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.said)
    }

    /// The entry of a new item or stage.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry<'p>> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    pub(super) fn shown(&self, plan: PlanId, curated: &Curated, known: &Known) -> PlanUpdate {
        let entry = |entry: &Entry<'_>| UpdateEntry {
            key: entry.key.clone(),
            subject: entry.subject,
            title: entry.title.to_owned(),
            stage: entry.stage.map(str::to_owned),
            item: entry.old.and_then(|id| curated.items.get(id)).map(|row| row.id),
            touched: entry.subject == UpdateSubject::Item && entry.old.is_some_and(|id| known.touched.contains(id)),
            changes: entry.changes.clone(),
            newcomer: self.newcomer(entry),
            copy: None,
        };
        PlanUpdate {
            plan,
            title: self.new.title.clone(),
            from: Some(self.old.version.clone()),
            to: self.new.version.clone(),
            notes: notes_since(self.old, self.new),
            entries: self.entries.iter().map(entry).collect(),
        }
    }

    fn newcomer(&self, entry: &Entry<'_>) -> Option<Newcomer> {
        let id = entry.key.strip_prefix(ITEM).filter(|_| entry.old.is_none())?;
        let item = self.new.items().find(|item| item.id == id)?;
        let book = item.book.as_ref();
        Some(Newcomer {
            unidentified: book.is_none(),
            authors: book.map_or_else(Vec::new, |book| book.authors.iter().map(|it| it.name.clone()).collect()),
            year: book.and_then(|book| book.first_published),
            pages: book.and_then(|book| book.edition.as_ref()?.pages),
            why: item.annotations.why.clone(),
            optional: item.optional,
        })
    }

    /// The two sides of an item that changes.
    pub(super) fn sides(&self, key: &str) -> Option<(&'p ItemFile, &'p ItemFile)> {
        let id = key.strip_prefix(ITEM)?;
        let old = self.items.get(id)?;
        let find = |plan: &'p PlanFile, id: &str| plan.items().find(|item| item.id == id);
        find(self.old, old).zip(find(self.new, id))
    }

    /// The new items that the reader has declined: additions, and changes of what they keep as it is.
    fn refused_items(&self, known: &Known) -> HashSet<&'p str> {
        let placed = placed(self.new).into_iter();
        placed
            .filter(|it| known.declined.contains(&self.said_of_item(known, it)))
            .map(|it| it.item.id.as_str())
            .collect()
    }

    fn said_of_item(&self, known: &Known, placed: &Placed<'_>) -> DeclinedId {
        let key = item_key(&placed.item.id);
        if !self.items.contains_key(placed.item.id.as_str()) {
            return said(known, &key, "added");
        }
        let item = ItemFile { mine: None, ..placed.item.clone() };
        let before = placed.before.map_or("", |before| before.id.as_str());
        said(known, &key, &format!("{} {before} {}", placed.stage.id, json(&item)))
    }

    pub(super) fn said_of_stage(&self, known: &Known, index: usize) -> DeclinedId {
        let stage = &self.new.stages[index];
        let before = index.checked_sub(1).map_or("", |before| self.new.stages[before].id.as_str());
        let head = Value::Object(stage_head(stage)).to_string();
        said(known, &stage_key(&stage.id), &format!("{before} {head}"))
    }

    fn head(&mut self, known: &Known) {
        let head = |plan: &PlanFile| {
            let mut head = fields(plan);
            for key in ["stages", "version", "updated", "mine", "id", "lectern_plan", VERSIONS] {
                head.remove(key);
            }
            head
        };
        let (old, new) = (head(self.old), head(self.new));
        let said = said(known, PLAN, &Value::Object(new.clone()).to_string());
        self.head_is_declined = known.declined.contains(&said);
        let changes = if self.head_is_declined { Vec::new() } else { compared(&old, &new, "") };
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

    fn stage_entries(&mut self, known: &Known) {
        let olds: HashMap<&str, (usize, &StageFile)> =
            self.old.stages.iter().enumerate().map(|(place, stage)| (stage.id.as_str(), (place, stage))).collect();
        let taking = |index: usize| !known.declined.contains(&self.said_of_stage(known, index));
        let matched = |stage: &StageFile| self.stages.get(stage.id.as_str()).map(|old| olds[old]);
        let news = self.new.stages.iter().enumerate();
        let staying: Vec<(usize, usize)> = news
            .clone()
            .filter(|(index, _)| taking(*index))
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
                None => vec![PlanChange::Added],
                Some(old) => {
                    let mut changes = compared(&stage_head(old), &stage_head(stage), "");
                    if moved.contains(&index) {
                        changes.push(PlanChange::Moved {
                            from: old.title.clone(),
                            to: stage.title.clone(),
                            after: before,
                        });
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

    fn item_entries(&mut self, known: &Known) {
        let olds: HashMap<&str, Placed<'p>> =
            placed(self.old).into_iter().map(|placed| (placed.item.id.as_str(), placed)).collect();
        let taking: Vec<Placed<'p>> =
            placed(self.new).into_iter().filter(|it| !self.refused.contains(it.item.id.as_str())).collect();
        let moved = self.moved_items(&olds, &taking);
        for it in &taking {
            let old = self.items.get(it.item.id.as_str()).map(|old| olds[old]);
            let changes = match &old {
                None => vec![PlanChange::Added],
                Some(old) => {
                    let mut changes = self.item_changes(old.item, it.item);
                    if moved.contains(it.item.id.as_str()) {
                        changes.push(PlanChange::Moved {
                            from: old.stage.title.clone(),
                            to: it.stage.title.clone(),
                            after: it.before.map(|before| title_of(before).to_owned()),
                        });
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
            for it in taking.iter().filter(|it| it.stage.id == stage.id) {
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

    fn item_changes(&self, old: &ItemFile, new: &ItemFile) -> Vec<PlanChange> {
        let mut changes = Vec::new();
        let (from, to) = (title_of(old), title_of(new));
        if from != to {
            changes.push(PlanChange::Renamed { from: from.to_owned(), to: to.to_owned() });
        }
        let facts = |item: &ItemFile| {
            let mut facts = fields(item);
            for key in ["id", "requires", "mine"] {
                facts.remove(key);
            }
            match facts.get_mut("book").and_then(Value::as_object_mut) {
                Some(book) => drop(book.remove("title")),
                None => drop(facts.remove("asks_for")),
            }
            facts
        };
        changes.extend(compared(&facts(old), &facts(new), ""));
        changes.extend(self.need_changes(old, new));
        changes
    }

    fn need_changes(&self, old: &ItemFile, new: &ItemFile) -> Option<PlanChange> {
        let before: Vec<RequirementFile> = old.requires.clone();
        let now = self.needs_taken(new);
        if before == now {
            return None;
        }
        let told = |needs: &[RequirementFile], not: &[RequirementFile], plan: &PlanFile| -> Vec<String> {
            needs.iter().filter(|need| !not.contains(need)).map(|need| need_in_words(need, plan)).collect()
        };
        Some(PlanChange::Needs { added: told(&now, &before, self.old), dropped: told(&before, &now, self.old) })
    }

    /// The needs of a new item in the ids of the old version, without those that lead to what was refused.
    pub(super) fn needs_taken(&self, new: &ItemFile) -> Vec<RequirementFile> {
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

    fn dropped(&mut self, known: &Known) {
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
                changes: vec![PlanChange::Dropped { stays }],
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
                changes: vec![PlanChange::Dropped { stays: known.kept.contains(&stage_key(id)) }],
            });
        }
        self.entries.extend(gone);
    }
}

/// What the curator says of the versions that the reader has not seen.
fn notes_since(old: &PlanFile, new: &PlanFile) -> Vec<VersionNote> {
    let text = |entry: &Value, key: &str| entry[key].as_str().map(str::to_owned);
    let seen: HashSet<String> = versions(&old.more).iter().filter_map(|entry| text(entry, "version")).collect();
    let news = versions(&new.more)
        .into_iter()
        .filter_map(|entry| Some(VersionNote { version: text(&entry, "version")?, note: text(&entry, "note")? }));
    news.filter(|entry| !seen.contains(&entry.version)).collect()
}

/// The key of the entry about the plan itself.
pub(super) const PLAN: &str = "plan";

/// How the key of an item begins.
const ITEM: &str = "item:";

pub(super) fn item_key(id: &str) -> String {
    format!("{ITEM}{id}")
}

pub(super) fn stage_key(id: &str) -> String {
    format!("stage:{id}")
}

/// An item with where it stands.
#[derive(Clone, Copy)]
struct Placed<'p> {
    stage: &'p StageFile,
    item: &'p ItemFile,
    before: Option<&'p ItemFile>,
    place: usize,
}

fn placed(plan: &PlanFile) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    for stage in &plan.stages {
        for (index, item) in stage.items.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &stage.items[before]);
            all.push(Placed { stage, item, before, place: all.len() });
        }
    }
    all
}

fn said(known: &Known, key: &str, what: &str) -> DeclinedId {
    DeclinedId::natural(&[&known.plan.to_string(), key, what])
}
