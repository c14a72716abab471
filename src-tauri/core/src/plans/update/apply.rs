//! What the reader accepts is written into the curator's layer, and nowhere else.

use std::collections::{BTreeSet, HashMap};

use rusqlite::named_params;

use super::super::curated::Curated;
use super::super::file::PlanFile;
use super::super::take::{Taking, set_plan_more};
use super::difference::{Difference, Known};
use super::model::{PlanChange, UpdateChange};
use super::{items, stages};
use crate::Result;
use crate::library::Tx;
use crate::plans::store;
use crate::values::{PlanId, StageId};

/// An update under way.
pub(super) struct Applying<'p> {
    pub(super) plan: PlanId,
    pub(super) curated: &'p Curated,
    pub(super) new: &'p PlanFile,
    pub(super) difference: &'p Difference<'p>,
    pub(super) taking: Taking,
    /// The stages of the new version by their ids there.
    pub(super) stages: HashMap<&'p str, StageId>,
    pub(super) keys: Keys,
}

/// Writes an accepted difference.
pub(super) fn apply(
    tx: &mut Tx<'_>,
    plan: PlanId,
    curated: &Curated,
    difference: &Difference<'_>,
    known: &Known,
) -> Result<()> {
    let new = difference.new;
    let mut taking = Taking::new(plan);
    taking.groups = curated.groups.clone();
    taking.items = curated.items.iter().map(|(id, entry)| (id.clone(), entry.id)).collect();
    let keys = Keys::of(curated);
    let mut applying = Applying { plan, curated, new, difference, taking, stages: HashMap::new(), keys };
    let head_is_taken = !difference.head_is_declined;
    applying.head(tx, head_is_taken)?;
    stages::take(tx, &mut applying, known)?;
    items::take(tx, &mut applying)?;
    applying.drop_what_is_gone(tx)?;
    if head_is_taken { applying.drop_groups(tx) } else { Ok(()) }
}

impl Applying<'_> {
    fn head(&mut self, tx: &Tx<'_>, is_taken: bool) -> Result<()> {
        tx.sql(include_str!("../sql/set_version.sql"))?.execute(named_params! {
            ":id": self.plan, ":source": self.new.id, ":version": self.new.version,
        })?;
        if is_taken {
            tx.sql(include_str!("../sql/update_plan.sql"))?.execute(named_params! {
                ":id": self.plan,
                ":title": self.new.title,
                ":summary": Some(&self.new.summary).filter(|summary| !summary.is_empty()),
                ":curator": self.new.curator.as_ref().map(|curator| &curator.name),
            })?;
            set_plan_more(tx, self.plan, self.new)?;
        }
        for group in &self.new.groups {
            match self.taking.groups.get(&group.id) {
                None => self.taking.group(tx, group)?,
                Some(id) if is_taken => {
                    tx.sql(include_str!("../sql/update_group.sql"))?
                        .execute(named_params! { ":id": id, ":title": group.title, ":take": group.take })?;
                    tx.sql(include_str!("../sql/name_group.sql"))?
                        .execute(named_params! { ":id": id, ":source": group.id })?;
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn drop_groups(&self, tx: &Tx<'_>) -> Result<()> {
        for (id, group) in &self.curated.groups {
            if !self.new.groups.iter().any(|new| new.id == *id) {
                tx.sql(include_str!("../sql/own_group.sql"))?.execute([group])?;
                tx.sql(include_str!("../sql/drop_group.sql"))?
                    .execute(named_params! { ":id": group, ":now": tx.now().millis() })?;
            }
        }
        Ok(())
    }

    /// Items first, so that a stage that is left empty can go.
    fn drop_what_is_gone(&self, tx: &Tx<'_>) -> Result<()> {
        let gone = |entry: &'_ super::difference::Entry<'_>| match entry.changes.as_slice() {
            [UpdateChange { change: PlanChange::Dropped { stays }, .. }] => Some(*stays),
            _ => None,
        };
        for entry in &self.difference.entries {
            let Some(stays) = gone(entry) else { continue };
            let Some(old) = entry.old else { continue };
            let now = tx.now().millis();
            if let Some(item) = self.curated.items.get(old).filter(|_| entry.is_item()) {
                let id = item.id;
                if stays {
                    tx.sql(include_str!("../sql/own_item.sql"))?.execute([id])?;
                } else {
                    tx.sql(include_str!("../sql/drop_item.sql"))?.execute(named_params! { ":id": id, ":now": now })?;
                    tx.sql(include_str!("../sql/drop_needs_on.sql"))?
                        .execute(named_params! { ":item": id, ":now": now })?;
                }
            } else if let Some(stage) = self.curated.stages.get(old) {
                let id = stage.id;
                let in_use: bool =
                    tx.sql(include_str!("../sql/stage_in_use.sql"))?.query_row([id], |row| row.get(0))?;
                if stays || in_use {
                    tx.sql(include_str!("../sql/own_stage.sql"))?.execute([id])?;
                } else {
                    tx.sql(include_str!("../sql/remove_stage.sql"))?
                        .execute(named_params! { ":id": id, ":now": now })?;
                }
            }
        }
        Ok(())
    }
}

/// The keys that are taken in each stage, the curator's and the reader's: what comes in stands right after what it
/// should follow, and moves nothing.
pub(super) struct Keys(HashMap<StageId, BTreeSet<String>>);

impl Keys {
    fn of(curated: &Curated) -> Self {
        let mut keys: HashMap<StageId, BTreeSet<String>> = HashMap::new();
        for entry in curated.items.values() {
            let (stage, key) = entry.place();
            keys.entry(stage).or_default().insert(key.to_owned());
            keys.entry(entry.stage).or_default().insert(entry.key.clone());
        }
        Self(keys)
    }

    /// A key right after another, or before all.
    pub(super) fn after(&mut self, stage: StageId, last: Option<&str>) -> String {
        let taken = self.0.entry(stage).or_default();
        let key = key_after(taken, last);
        taken.insert(key.clone());
        key
    }
}

/// A key after `last` and before the next one that is taken.
pub(super) fn key_after(taken: &BTreeSet<String>, last: Option<&str>) -> String {
    let next = taken.iter().find(|key| last.is_none_or(|last| key.as_str() > last));
    store::key_between(last, next.map(String::as_str)).unwrap_or_else(|| store::key_after(last))
}
