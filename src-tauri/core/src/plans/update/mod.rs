//! A new version of a plan: what its curator changed, shown item by item, and taken as the reader decides.
//!
//! Three things meet: the curator's version that the reader has, the curator's new one, and the reader's overlay. The
//! first two are compared ([`compare`]); the third is never written ([`update`]). An item that the curator dropped and
//! the reader touched stays as the reader's own. What the reader kept as it was is remembered, and not asked again
//! until the curator says something else about it.

mod apply;
mod copies;
mod difference;
mod effort;
mod entries;
mod heads;
mod items;
mod matching;
mod model;
mod order;
mod parts;
mod placed;
mod stages;
#[cfg(test)]
mod tests;
mod waiting;
mod wording;

use std::collections::HashSet;

use rusqlite::named_params;

pub use effort::{Effort, UpdateEffort};
pub use model::{
    CopyChoice, EditionWords, Newcomer, PlanChange, PlanUpdate, UpdateChange, UpdateChoice, UpdateEntry, UpdateRows,
    UpdateSubject, VersionNote,
};
pub use waiting::{WaitingUpdate, waiting};

use super::curated::Curated;
use super::file::PlanFile;
use super::{most, store};
use crate::library::{Snapshot, Tx};
use crate::values::{DeclinedId, ItemId, PlanId};
use crate::{Error, Result};
use difference::{Difference, Known};
use parts::Settled;

/// The plan of the library that came from the file of this id.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn taken_from(view: &Snapshot<'_>, source: &str) -> Result<Option<PlanId>> {
    store::taken(view, source)
}

/// The version of its file that a plan stands at.
///
/// # Errors
/// `NotFound`.
pub fn version_of(view: &Snapshot<'_>, plan: PlanId) -> Result<Option<String>> {
    Ok(store::plan(view, plan)?.version)
}

/// What taking the new version would change, without what the reader declined before.
///
/// # Errors
/// `NotFound`.
pub fn compare(view: &Snapshot<'_>, plan: PlanId, new: &PlanFile) -> Result<PlanUpdate> {
    let curated = Curated::of(view, plan)?;
    let known = known(view, plan, &curated)?;
    let settled = Settled::of(&curated.file, new, &known);
    let difference = Difference::between(&curated.file, &settled, &known);
    let mut shown = difference.shown(plan, &curated, &known, effort::of(view, plan, &curated, &difference)?);
    for entry in &mut shown.entries {
        entry.copy = copies::choice(view, &curated, &difference, &entry.key)?;
    }
    Ok(shown)
}

/// Takes the new version, but for the entries, and the parts of entries, that are kept as they are. Answers what was taken.
///
/// # Errors
/// `NotFound`, also for a key that is no entry of the difference, or one to switch that is not being read; `Conflict` where
/// the plan would have more items than a plan may, with what the reader keeps.
pub fn update(tx: &mut Tx<'_>, plan: PlanId, new: &PlanFile, choice: &UpdateChoice) -> Result<PlanUpdate> {
    let curated = Curated::of(&tx.snapshot(), plan)?;
    let mut known = known(&tx.snapshot(), plan, &curated)?;
    let all = Settled::of(&curated.file, new, &known);
    let whole = Difference::between(&curated.file, &all, &known);
    let is_kept = |entry: &str| choice.keep.iter().any(|key| key == entry);
    // What is kept as a whole is not decided about part by part besides.
    let within_whole = |key: &&String| key.split_once('#').is_some_and(|(entry, _)| is_kept(entry));
    for key in choice.keep.iter().filter(|key| !within_whole(key)) {
        let said = match key.split_once('#') {
            Some((entry, part)) => whole.said_of_part(&known, entry, part).map(Some),
            None => whole.said(key),
        };
        let Some(said) = said else {
            return Err(Error::not_found(format!("change “{key}” in this update")));
        };
        match said {
            Some(said) => {
                decline(tx, plan, key, said)?;
                known.declined.insert(said);
            }
            // A dropped item that is kept becomes the reader's own, and then nothing is left to ask.
            None => drop(known.kept.insert(key.clone())),
        }
    }
    let settled = Settled::of(&curated.file, new, &known);
    let accepted = Difference::between(&curated.file, &settled, &known);
    let effort = effort::of(&tx.snapshot(), plan, &curated, &accepted)?;
    let shown = accepted.shown(plan, &curated, &known, effort);
    let before = store::item_count(&tx.snapshot(), plan)?;
    apply::apply(tx, plan, &curated, &accepted, &known)?;
    most::allows(&new.title, before, store::item_count(&tx.snapshot(), plan)?)?;
    for key in &choice.switch {
        copies::switch(tx, &curated, &accepted, key)?;
    }
    tx.about(new.title.as_str());
    // Books that come along would let two updates join; each is a step of its own.
    tx.joins(format!("update {plan} to {}", new.version));
    Ok(shown)
}

/// The most characters of what a row says that it is about.
const SUBJECT: usize = 200;

fn decline(tx: &Tx<'_>, plan: PlanId, key: &str, said: DeclinedId) -> Result<()> {
    let key: String = key.chars().take(SUBJECT).collect();
    tx.sql(include_str!("../sql/decline.sql"))?
        .execute(named_params! { ":id": said, ":plan": plan, ":subject": key, ":now": tx.now().millis() })?;
    Ok(())
}

/// What must be known of the reader to compare two versions.
fn known(view: &Snapshot<'_>, plan: PlanId, curated: &Curated) -> Result<Known> {
    let mut ask = view.sql(include_str!("../sql/declined.sql"))?;
    let declined = ask.query_map([plan], |row| row.get(0))?.collect::<rusqlite::Result<HashSet<DeclinedId>>>()?;
    let mut ask = view.sql(include_str!("../sql/touched_items.sql"))?;
    let touched = ask.query_map([plan], |row| row.get(0))?.collect::<rusqlite::Result<HashSet<ItemId>>>()?;
    let own = |own: bool, id: &String| own.then(|| id.clone());
    Ok(Known {
        plan,
        own_items: curated.items.iter().filter_map(|(id, entry)| own(entry.own, id)).collect(),
        own_stages: curated.stages.iter().filter_map(|(id, entry)| own(entry.own, id)).collect(),
        own_groups: curated.own_groups.clone(),
        touched: curated.items.iter().filter_map(|(id, entry)| own(touched.contains(&entry.id), id)).collect(),
        declined,
        kept: HashSet::new(),
    })
}
