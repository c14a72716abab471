//! A plan narrowed to some of its items, by the same rules as the chips of its page.

use std::collections::{HashMap, HashSet};

use super::{Item, ItemState, PlanDetail};
use crate::values::{GroupId, fold};

/// What is asked for; all of it together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a chip that is pressed or not")]
pub struct ItemFilter {
    /// What can be begun now: with a book, and still to be chosen where its group leaves a choice.
    pub ready: bool,
    /// What the list calls a must.
    pub must_read: bool,
    /// What the plan is complete without.
    pub optional: bool,
    /// Recommendations of which nobody has said yet which book they are.
    pub unidentified: bool,
    /// What is not read or known yet, and not left over by a choice. What was given up stays in sight: it is not done.
    pub unfinished: bool,
    /// The level that the list gives; in any case of its letters.
    pub level: Option<String>,
}

/// The plan with those of its items that are asked for; its counts, and what was taken out of it, stay.
#[must_use]
pub fn narrowed(mut plan: PlanDetail, filter: &ItemFilter) -> PlanDetail {
    let decided = decided_groups(&plan);
    for stage in &mut plan.stages {
        stage.items.retain(|item| filter.takes(item, &decided));
    }
    plan
}

impl ItemFilter {
    fn takes(&self, item: &Item, decided: &HashSet<GroupId>) -> bool {
        let level = |level: &String| item.annotations.level.as_ref().is_some_and(|it| fold(it) == fold(level));
        let is_open = matches!(item.state, ItemState::Ready | ItemState::Waiting);
        let is_left_over = is_open && item.group.is_some_and(|group| decided.contains(&group));
        (!self.ready || (item.state == ItemState::Ready && item.book.is_some() && !is_left_over))
            && (!self.must_read || item.annotations.must_read)
            && (!self.optional || item.optional)
            && (!self.unidentified || (is_open && item.book.is_none()))
            && (!self.unfinished || !(item.state.satisfies() || is_left_over))
            && self.level.as_ref().is_none_or(level)
    }
}

/// The groups of which as many are done as the reader takes.
fn decided_groups(plan: &PlanDetail) -> HashSet<GroupId> {
    let mut done: HashMap<GroupId, u32> = HashMap::new();
    for item in plan.stages.iter().flat_map(|stage| &stage.items).filter(|item| item.state.satisfies()) {
        if let Some(group) = item.group {
            *done.entry(group).or_default() += 1;
        }
    }
    let decided = plan.groups.iter().filter(|group| done.get(&group.id).is_some_and(|done| *done >= group.take));
    decided.map(|group| group.id).collect()
}
