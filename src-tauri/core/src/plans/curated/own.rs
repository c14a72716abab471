//! A list without a curator is the reader's own: what they made of it is what it says.

use std::collections::{HashMap, HashSet};

use super::Curated;
use crate::plans::Mark;
use crate::plans::file::{ItemFile, PlanFile, Target};
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
    shrink_groups(&mut curated.file);
}

/// A group takes no more than is left of it, and one of which nothing is left is none.
fn shrink_groups(plan: &mut PlanFile) {
    let mut left: HashMap<String, u32> = HashMap::new();
    for group in plan.items().filter_map(|item| item.group.clone()) {
        *left.entry(group).or_default() += 1;
    }
    let count = |id: &String| left.get(id).copied().unwrap_or_default();
    plan.groups.retain(|group| count(&group.id) > 0);
    plan.groups.iter_mut().for_each(|group| group.take = group.take.min(count(&group.id)));
    for item in plan.stages.iter_mut().flat_map(|stage| &mut stage.items) {
        item.requires.retain(|need| !matches!(&need.target, Target::Group(id) if count(id) == 0));
    }
}
