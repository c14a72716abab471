//! A list without a curator is the reader's own: what they made of it is what it says.

use std::collections::{HashMap, HashSet};

use super::Curated;
use crate::plans::Mark;
use crate::plans::file::{ItemFile, Target};
use crate::values::StageId;

/// Lets the file say the reader's order, and leaves out what they took out.
pub(super) fn arrange(curated: &mut Curated) {
    let removed: HashSet<&str> = curated
        .items
        .iter()
        .filter(|(_, entry)| entry.overlay.as_ref().is_some_and(|overlay| overlay.mark == Some(Mark::Removed)))
        .map(|(id, _)| id.as_str())
        .collect();
    let mut by_stage: HashMap<StageId, Vec<(String, ItemFile)>> = HashMap::new();
    for mut item in curated.file.stages.iter_mut().flat_map(|stage| std::mem::take(&mut stage.items)) {
        if removed.contains(item.id.as_str()) {
            continue;
        }
        item.requires.retain(|need| !matches!(&need.target, Target::Item(id) if removed.contains(id.as_str())));
        let (stage, key) = curated.items[&item.id].place();
        by_stage.entry(stage).or_default().push((key.to_owned(), item));
    }
    for stage in &mut curated.file.stages {
        let mut items = by_stage.remove(&curated.stages[&stage.id].id).unwrap_or_default();
        // The keys alone: those with the same key keep the order that they had.
        items.sort_by(|(one, _), (other, _)| one.cmp(other));
        stage.items = items.into_iter().map(|(_, item)| item).collect();
    }
}
