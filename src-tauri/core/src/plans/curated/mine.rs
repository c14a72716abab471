//! The reader's layer, laid over the curator's in a plan file.

use std::collections::HashMap;

use super::read::{book_file, part_file};
use super::rows::{OverlayRow, OwnPart};
use super::ties::{self, Ties};
use super::{Curated, ItemEntry};
use crate::Result;
use crate::library::Snapshot;
use crate::plans::file::{MineFile, More, PlanMineFile};
use crate::plans::{detail, store};
use crate::values::{ItemId, PlanId, ReadingDay, StageId};

pub(super) fn lay_over(view: &Snapshot<'_>, plan: PlanId, curated: &mut Curated) -> Result<()> {
    let row = store::plan(view, plan)?;
    let mut ties = Ties::of(view, plan, curated)?;
    let words = states(view, plan)?;
    let order = Order::of(curated);
    for stage in &mut curated.file.stages {
        for item in &mut stage.items {
            let entry = &curated.items[&item.id];
            let mut mine = match &entry.overlay {
                Some(overlay) => of_overlay(view, overlay, &ties)?,
                None => MineFile::default(),
            };
            mine.state = words.get(&entry.id).cloned();
            order.place(entry, &mut mine);
            ties.place(entry.id, &mut mine);
            item.mine = Some(mine).filter(|mine| *mine != MineFile::default());
        }
    }
    let mine = PlanMineFile {
        goal: row.goal,
        target: row.target.map(ReadingDay::date),
        knows: ties::known(view, &curated.file)?,
        groups: ties.groups,
        dissolved: ties.dissolved,
        more: More::new(),
    };
    curated.file.mine = Some(mine).filter(|mine| *mine != PlanMineFile::default());
    Ok(())
}

fn of_overlay(view: &Snapshot<'_>, overlay: &OverlayRow, ties: &Ties) -> Result<MineFile> {
    let part = match overlay.part {
        Some(OwnPart::Part(part)) => Some(part_file(part)),
        Some(OwnPart::Whole) | None => None,
    };
    Ok(MineFile {
        mark: overlay.mark,
        reason: overlay.reason.clone(),
        book: overlay.book.map(|book| book_file(view, book)).transpose()?,
        no_book: overlay.unmatched,
        target: overlay.target.map(ReadingDay::date),
        track: overlay.track.clone(),
        estimate: overlay.estimate,
        depth: overlay.depth.clone(),
        part,
        whole: overlay.part == Some(OwnPart::Whole),
        optional: overlay.optional,
        group: overlay.group.and_then(|group| ties.group(group)).filter(|_| !overlay.ungrouped),
        no_group: overlay.ungrouped,
        ..MineFile::default()
    })
}

/// Where each item stands, as the word that a program reads.
fn states(view: &Snapshot<'_>, plan: PlanId) -> Result<HashMap<ItemId, String>> {
    let plan = detail::get(view, plan)?;
    let items = plan.stages.iter().flat_map(|stage| &stage.items).chain(&plan.removed);
    let word = |item: &crate::plans::Item| Some((item.id, serde_json::to_value(item.state).ok()?.as_str()?.to_owned()));
    Ok(items.filter_map(word).collect())
}

/// The reader's order: which item stands before which.
struct Order {
    stages: HashMap<StageId, String>,
    before: HashMap<ItemId, Option<String>>,
}

impl Order {
    fn of(curated: &Curated) -> Self {
        let mut places: Vec<(StageId, &str, ItemId, &str)> = Vec::new();
        for (id, entry) in &curated.items {
            let (stage, key) = entry.place();
            places.push((stage, key, entry.id, id));
        }
        places.sort();
        let mut before = HashMap::new();
        for (index, (stage, _, item, _)) in places.iter().enumerate() {
            let last = index.checked_sub(1).map(|last| &places[last]).filter(|last| last.0 == *stage);
            before.insert(*item, last.map(|last| last.3.to_owned()));
        }
        let stages = curated.stages.iter().map(|(id, entry)| (entry.id, id.clone())).collect();
        Self { stages, before }
    }

    /// Says where the reader moved the item, if they did.
    fn place(&self, entry: &ItemEntry, mine: &mut MineFile) {
        let Some(overlay) = entry.overlay.as_ref().filter(|overlay| overlay.stage.is_some() || overlay.key.is_some())
        else {
            return;
        };
        mine.stage = self.stages.get(&overlay.stage.unwrap_or(entry.stage)).cloned();
        mine.after = self.before.get(&entry.id).cloned().flatten();
        mine.first = mine.after.is_none();
    }
}
