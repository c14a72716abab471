//! The stages of an accepted update: new ones come, known ones are re-worded and moved.

use std::collections::BTreeSet;

use rusqlite::named_params;

use super::apply::{Applying, key_after};
use super::difference::{Entry, Known};
use super::placed::stage_key;
use crate::Result;
use crate::library::{Tx, new_id};
use crate::plans::file::StageFile;
use crate::plans::store::{self, StageRow};
use crate::plans::take::set_stage_more;
use crate::values::StageId;

pub(super) fn take(tx: &Tx<'_>, applying: &mut Applying<'_>, known: &Known) -> Result<()> {
    let mut keys: BTreeSet<String> = applying.curated.stages.values().map(|stage| stage.key.clone()).collect();
    let mut last: Option<String> = None;
    let new = applying.new;
    for (index, stage) in new.stages.iter().enumerate() {
        let declined = known.declined.contains(&applying.difference.said_of_stage(known, index));
        let old = applying.difference.stages.get(stage.id.as_str()).and_then(|id| applying.curated.stages.get(*id));
        let (id, key) = match old {
            Some(row) if declined => {
                applying.stages.insert(&stage.id, row.id);
                continue;
            }
            Some(row) => {
                let moved = applying.difference.entry(&stage_key(&stage.id)).is_some_and(Entry::moved);
                let key = if moved { key_after(&keys, last.as_deref()) } else { row.key.clone() };
                write(tx, row.id, stage, &key)?;
                (row.id, key)
            }
            None if declined
                && stage.items.iter().all(|item| applying.difference.refused.contains(item.id.as_str())) =>
            {
                continue;
            }
            None => {
                let key = key_after(&keys, last.as_deref());
                (insert(tx, applying, stage, &key)?, key)
            }
        };
        applying.stages.insert(&stage.id, id);
        // Nothing follows a stage that the reader leaves where it was.
        if !applying.difference.settled.heads.places.contains(&stage.id) {
            keys.insert(key.clone());
            last = Some(key);
        }
    }
    Ok(())
}

fn write(tx: &Tx<'_>, id: StageId, stage: &StageFile, key: &str) -> Result<()> {
    tx.sql(include_str!("../sql/update_stage.sql"))?.execute(named_params! {
        ":id": id,
        ":source": stage.id,
        ":title": stage.title,
        ":summary": Some(&stage.summary).filter(|summary| !summary.is_empty()),
        ":order_key": key,
    })?;
    set_stage_more(tx, id, stage)
}

fn insert(tx: &Tx<'_>, applying: &Applying<'_>, stage: &StageFile, key: &str) -> Result<StageId> {
    let row = StageRow {
        id: new_id!(StageId, tx),
        title: stage.title.clone(),
        summary: Some(stage.summary.clone()).filter(|summary| !summary.is_empty()),
        order_key: key.to_owned(),
    };
    store::insert_stage(tx, applying.plan, Some(&stage.id), &row)?;
    set_stage_more(tx, row.id, stage)?;
    Ok(row.id)
}
