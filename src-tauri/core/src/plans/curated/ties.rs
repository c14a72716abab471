//! What a reader tied together in a plan, as its file says it: their groups, needs, and what they go on without.

use std::collections::{HashMap, HashSet};

use super::Curated;
use super::read::target_of;
use super::rows::{self, OwnGroupRow};
use crate::Result;
use crate::library::Snapshot;
use crate::plans::file::slug::Slugs;
use crate::plans::file::{GroupFile, MineFile, More, PlanFile, RequirementFile, Strength, Target, WaiverFile};
use crate::plans::store;
use crate::values::{GroupId, ItemId, PlanId, fold};

/// The reader's groups and needs.
pub(super) struct Ties {
    pub(super) groups: Vec<GroupFile>,
    pub(super) dissolved: Vec<String>,
    ids: HashMap<GroupId, String>,
    needs: HashMap<ItemId, Vec<RequirementFile>>,
    waived: HashMap<ItemId, Vec<WaiverFile>>,
}

impl Ties {
    pub(super) fn of(view: &Snapshot<'_>, plan: PlanId, curated: &Curated) -> Result<Self> {
        let mut ties = Self {
            groups: Vec::new(),
            dissolved: Vec::new(),
            ids: curated.groups.iter().map(|(id, group)| (*group, id.clone())).collect(),
            needs: HashMap::new(),
            waived: HashMap::new(),
        };
        let mut slugs: Slugs = curated.groups.keys().cloned().collect();
        for row in rows::own_groups(view, plan)? {
            ties.take_group(row, &mut slugs);
        }
        ties.take_needs(view, plan, curated)?;
        Ok(ties)
    }

    /// The id of a group in the file.
    pub(super) fn group(&self, group: GroupId) -> Option<String> {
        self.ids.get(&group).cloned()
    }

    /// Says what the reader says that comes before an item.
    pub(super) fn place(&mut self, item: ItemId, mine: &mut MineFile) {
        mine.requires = self.needs.remove(&item).unwrap_or_default();
        mine.waived = self.waived.remove(&item).unwrap_or_default();
    }

    fn take_group(&mut self, row: OwnGroupRow, slugs: &mut Slugs) {
        // In a plan of the reader's own their groups are the list's.
        if row.source.is_none() && self.ids.contains_key(&row.id) {
            return;
        }
        let id = row.source.unwrap_or_else(|| slugs.take(&row.title));
        if row.dissolved {
            self.dissolved.push(id);
        } else {
            self.ids.insert(row.id, id.clone());
            self.groups.push(GroupFile { id, title: row.title, take: row.take, more: More::new() });
        }
    }

    fn take_needs(&mut self, view: &Snapshot<'_>, plan: PlanId, curated: &Curated) -> Result<()> {
        let items: HashMap<ItemId, &String> = curated.items.iter().map(|(id, entry)| (entry.id, id)).collect();
        for row in rows::own_needs(view, plan)? {
            let found = target_of(row.needs, |item| items.get(&item).copied(), |group| self.ids.get(&group));
            let Some(target) = found else { continue };
            if row.is_waived {
                let waiver = WaiverFile { target: target.clone(), why: row.waived_why, more: More::new() };
                self.waived.entry(row.item).or_default().push(waiver);
            }
            if let Some(strength) = row.strength.map(Strength::from) {
                let need = RequirementFile { target, strength, why: row.why, more: More::new() };
                self.needs.entry(row.item).or_default().push(need);
            }
        }
        // Rows have no order of their own that would be the same in another library.
        self.needs.values_mut().for_each(|needs| needs.sort_by(|one, other| one.target.cmp(&other.target)));
        self.waived.values_mut().for_each(|needs| needs.sort_by(|one, other| one.target.cmp(&other.target)));
        Ok(())
    }
}

/// The topics that the plan asks for, in either layer, and the reader knows.
pub(super) fn known(view: &Snapshot<'_>, plan: &PlanFile) -> Result<Vec<String>> {
    let topic = |target: &Target| match target {
        Target::Topic(topic) => Some(fold(topic)),
        Target::Item(_) | Target::Group(_) => None,
    };
    let own = |mine: &MineFile| mine.requires.iter().filter_map(|need| topic(&need.target)).collect::<Vec<_>>();
    let mut asked: HashSet<String> = HashSet::new();
    for item in plan.items() {
        asked.extend(item.requires.iter().filter_map(|need| topic(&need.target)));
        asked.extend(item.mine.iter().flat_map(own));
    }
    Ok(store::topics(view)?.into_iter().filter(|known| asked.contains(&fold(known))).collect())
}
