//! Two versions of a plan compared: pure, and the same for showing and for applying.

use std::collections::HashSet;

use serde_json::Value;

use super::super::curated::Curated;
use super::super::file::{ItemFile, PlanFile, StageFile};
use super::super::publish::versions;
use super::effort::UpdateEffort;
use super::heads;
use super::matching::Matches;
use super::model::{Newcomer, PlanChange, PlanUpdate, UpdateChange, UpdateEntry, UpdateSubject, VersionNote};
use super::parts::{self, Settled};
use super::placed::{PLAN, Placed, item_key, item_of, placed, said, stage_key, stage_of};
use super::wording::json;
use crate::values::{DeclinedId, PlanId};

/// What is known of the reader, by the ids of the curator's version that they have.
pub(super) struct Known {
    pub(super) plan: PlanId,
    pub(super) own_items: HashSet<String>,
    pub(super) own_stages: HashSet<String>,
    pub(super) own_groups: HashSet<String>,
    pub(super) touched: HashSet<String>,
    /// What they declined, then or now.
    pub(super) declined: HashSet<DeclinedId>,
    /// Keys of dropped items that they keep.
    pub(super) kept: HashSet<String>,
}

/// The difference between two versions.
pub(super) struct Difference<'p> {
    pub(super) old: &'p PlanFile,
    pub(super) new: &'p PlanFile,
    pub(super) settled: &'p Settled,
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
    pub(super) subject: UpdateSubject,
    pub(super) old: Option<&'p str>,
    pub(super) title: &'p str,
    pub(super) stage: Option<&'p str>,
    pub(super) said: Option<DeclinedId>,
    pub(super) changes: Vec<UpdateChange>,
}

impl Entry<'_> {
    pub(super) fn is_item(&self) -> bool {
        self.subject == UpdateSubject::Item
    }

    pub(super) fn moved(&self) -> bool {
        self.changes.iter().any(|it| matches!(it.change, PlanChange::Moved { .. }))
    }
}

impl<'p> Difference<'p> {
    pub(super) fn between(old: &'p PlanFile, settled: &'p Settled, known: &Known) -> Self {
        let new = &settled.plan;
        let matched = |item: &'p ItemFile| Some((item.id.as_str(), settled.matches.get(&item.id)?.as_str()));
        let stage = |stage: &'p StageFile| Some((stage.id.as_str(), settled.stages.get(&stage.id)?.as_str()));
        let mut difference = Self {
            old,
            new,
            settled,
            items: new.items().filter_map(matched).collect(),
            stages: new.stages.iter().filter_map(stage).collect(),
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

    /// The same for one part of an entry; none where that does not change, or not by itself.
    pub(super) fn said_of_part(&self, known: &Known, key: &str, part: &str) -> Option<DeclinedId> {
        let entry = self.entry(key)?;
        entry.changes.iter().find(|change| change.part.as_deref() == Some(part))?;
        if key == PLAN {
            return Some(heads::said_of_plan(known, self.new, part));
        }
        if let Some(id) = stage_of(key) {
            let at = self.new.stages.iter().position(|stage| stage.id == id)?;
            return Some(heads::said_of_stage(known, self.new, at, part));
        }
        let id = item_of(key)?;
        let new = placed(self.new).into_iter().find(|placed| placed.item.id == id)?;
        Some(parts::said_of_part(known, &new, part))
    }

    /// The entry of a new item or stage.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry<'p>> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    pub(super) fn shown(&self, plan: PlanId, curated: &Curated, known: &Known, effort: UpdateEffort) -> PlanUpdate {
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
            effort,
            entries: self.entries.iter().map(entry).collect(),
        }
    }

    fn newcomer(&self, entry: &Entry<'_>) -> Option<Newcomer> {
        let id = item_of(&entry.key).filter(|_| entry.old.is_none())?;
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
        let id = item_of(key)?;
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

    pub(super) fn said_of_item(&self, known: &Known, placed: &Placed<'_>) -> DeclinedId {
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
        let head = Value::Object(heads::of_stage(stage)).to_string();
        said(known, &stage_key(&stage.id), &format!("{before} {head}"))
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
