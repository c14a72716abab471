//! The reader's order: items that they moved stand after those that stood before them.

use std::collections::HashMap;

use rusqlite::named_params;

use super::super::curated::Curated;
use super::super::file::{ItemFile, MineFile, PlanFile};
use super::super::store;
use super::super::take::Taking;
use crate::Result;
use crate::library::Tx;
use crate::values::{ItemId, StageId};

/// Puts moved items after those that stood before them, whichever of the two was moved first.
pub(super) fn take(
    tx: &Tx<'_>,
    plan: &PlanFile,
    taking: &Taking,
    mut moved: Vec<(&ItemFile, &MineFile)>,
) -> Result<()> {
    let mut lines = Lines::of(tx, plan, taking, &moved)?;
    while !moved.is_empty() {
        let before = moved.len();
        moved.retain(|(item, mine)| !lines.takes(item, mine, false));
        // What stood before it is not in this file: the end of the stage is as good a place as any.
        if moved.len() == before {
            let (item, mine) = moved.remove(0);
            lines.takes(item, mine, true);
        }
    }
    lines.write(tx, taking)
}

/// The items of each stage in the reader's order, with the keys of those that were not moved.
struct Lines<'p> {
    stages: HashMap<&'p str, Vec<(&'p str, Option<String>)>>,
    home: HashMap<&'p str, &'p str>,
}

impl<'p> Lines<'p> {
    fn of(tx: &Tx<'_>, plan: &'p PlanFile, taking: &Taking, moved: &[(&ItemFile, &MineFile)]) -> Result<Self> {
        let curated = Curated::of(&tx.snapshot(), taking.plan)?;
        let mut lines = Self { stages: HashMap::new(), home: HashMap::new() };
        for stage in &plan.stages {
            let line = lines.stages.entry(stage.id.as_str()).or_default();
            for item in &stage.items {
                lines.home.insert(item.id.as_str(), stage.id.as_str());
                if !moved.iter().any(|(other, _)| other.id == item.id) {
                    line.push((item.id.as_str(), curated.items.get(&item.id).map(|entry| entry.key.clone())));
                }
            }
        }
        Ok(lines)
    }

    /// Whether the item has found its place.
    fn takes(&mut self, item: &'p ItemFile, mine: &'p MineFile, anywhere: bool) -> bool {
        let home = self.home.get(item.id.as_str()).copied().unwrap_or_default();
        let stage = mine.stage.as_deref().filter(|stage| self.stages.contains_key(stage)).unwrap_or(home);
        let Some(line) = self.stages.get_mut(stage) else { return true };
        let after = mine.after.as_deref().and_then(|after| line.iter().position(|(id, _)| *id == after));
        let at = match (after, mine.first) {
            (Some(before), _) => before + 1,
            (None, true) => 0,
            (None, false) if anywhere => line.len(),
            (None, false) => return false,
        };
        line.insert(at, (item.id.as_str(), None));
        true
    }

    fn write(&self, tx: &Tx<'_>, taking: &Taking) -> Result<()> {
        for (stage, line) in &self.stages {
            let Some(stage) = taking.stages.get(*stage) else { continue };
            let mut last: Option<String> = None;
            for (index, (id, key)) in line.iter().enumerate() {
                if key.is_some() {
                    last.clone_from(key);
                    continue;
                }
                let next = line[index..].iter().find_map(|(_, key)| key.as_deref());
                let key =
                    store::key_between(last.as_deref(), next).unwrap_or_else(|| store::key_after(last.as_deref()));
                if let Some(item) = taking.items.get(*id) {
                    put(tx, *item, *stage, &key)?;
                }
                last = Some(key);
            }
        }
        Ok(())
    }
}

fn put(tx: &Tx<'_>, item: ItemId, stage: StageId, key: &str) -> Result<()> {
    store::ensure_overlay(tx, item)?;
    tx.sql(include_str!("../sql/set_place.sql"))?
        .execute(named_params! { ":item": item, ":stage": stage, ":order_key": key })?;
    Ok(())
}
