//! Where the items of plans stand: made again for what a change touched and for what needs that, never for a whole plan.
//!
//! A row says where its item stands by itself and how many of its needs are open. Only the first can spread, and only
//! one step: whether an item is done decides what waits for it, and nothing further.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use super::item_reading::reading_of_item;
use crate::Result;

/// The items and needs that a changeset made old.
#[derive(Debug, Default)]
pub(super) struct TouchedItems {
    items: BTreeSet<String>,
    /// Items of which a need came, went or changed.
    needy: BTreeSet<String>,
    groups: BTreeSet<String>,
    /// Folded words of topics that the reader learned or took back.
    topics: BTreeSet<String>,
}

impl TouchedItems {
    pub(super) fn add_items(&mut self, ids: impl IntoIterator<Item = String>) {
        self.items.extend(ids);
    }

    pub(super) fn add_needy(&mut self, ids: impl IntoIterator<Item = String>) {
        self.needy.extend(ids);
    }

    pub(super) fn add_groups(&mut self, ids: impl IntoIterator<Item = String>) {
        self.groups.extend(ids);
    }

    pub(super) fn add_topics(&mut self, keys: impl IntoIterator<Item = String>) {
        self.topics.extend(keys);
    }

    pub(super) fn and(&mut self, other: Self) {
        self.items.extend(other.items);
        self.needy.extend(other.needy);
        self.groups.extend(other.groups);
        self.topics.extend(other.topics);
    }

    /// Makes the rows again, those of items that are one of `books` among them. Answers how many rows it looked at.
    pub(super) fn derive<'a>(&self, db: &Connection, books: impl Iterator<Item = &'a str>) -> Result<usize> {
        let mut standing = self.items.clone();
        for book in books {
            standing.extend(ids(db, include_str!("sql/items_of_book.sql"), book)?);
        }
        let mut waiting: BTreeSet<String> = standing.union(&self.needy).cloned().collect();
        for item in &self.needy {
            derive_needs(db, item)?;
        }
        let mut spreads: BTreeSet<String> = self.groups.clone();
        spreads.extend(self.topics.iter().map(|topic| format!("topic:{topic}")));
        for item in &standing {
            let before = standing_of(db, item)?;
            derive_standing(db, item)?;
            let after = standing_of(db, item)?;
            if before != after {
                spreads.insert(item.clone());
                spreads.extend([before, after].into_iter().flatten().filter_map(|it| it.group));
            }
        }
        for needed in &spreads {
            waiting.extend(ids(db, include_str!("sql/dependents.sql"), needed)?);
        }
        for item in &waiting {
            db.prepare_cached(include_str!("sql/derive_waiting.sql"))?.execute([item])?;
        }
        Ok(waiting.len())
    }
}

/// Makes every row again, where there is none.
pub(super) fn derive_all(db: &Connection) -> Result<()> {
    let mut ask = db.prepare("SELECT id FROM item")?;
    let items = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    for item in &items {
        derive_needs(db, item)?;
        derive_standing(db, item)?;
    }
    for item in &items {
        db.prepare_cached(include_str!("sql/derive_waiting.sql"))?.execute([item])?;
    }
    Ok(())
}

/// Makes the rows of a library that comes from a version without them.
pub(super) fn derive_missing(db: &mut Connection) -> Result<()> {
    if !are_derived(db)? {
        let tx = db.transaction()?;
        derive_all(&tx)?;
        tx.commit()?;
    }
    Ok(())
}

/// Whether items have their rows, as they have in every library that was opened for writing since it was upgraded.
pub(super) fn are_derived(db: &Connection) -> Result<bool> {
    let lacks: bool = db.query_row(include_str!("sql/lacks_items.sql"), [], |row| row.get(0))?;
    Ok(!lacks)
}

/// What of an item decides about others.
#[derive(Debug, PartialEq, Eq)]
struct Standing {
    is_done: bool,
    group: Option<String>,
}

fn standing_of(db: &Connection, item: &str) -> Result<Option<Standing>> {
    let mut ask = db.prepare_cached("SELECT is_done, group_id FROM local_item WHERE item_id = ?1")?;
    Ok(ask.query_row([item], |row| Ok(Standing { is_done: row.get(0)?, group: row.get(1)? })).optional()?)
}

fn derive_needs(db: &Connection, item: &str) -> Result<()> {
    db.prepare_cached("DELETE FROM local_need WHERE item_id = ?1")?.execute([item])?;
    db.prepare_cached(include_str!("sql/derive_needs.sql"))?.execute([item])?;
    Ok(())
}

fn derive_standing(db: &Connection, item: &str) -> Result<()> {
    let share = reading_of_item(db, item)?.filter(|reading| reading.is_part).map(|reading| reading.share());
    db.prepare_cached("DELETE FROM local_item WHERE item_id = ?1")?.execute([item])?;
    db.prepare_cached(include_str!("sql/derive_item.sql"))?.execute(rusqlite::params![item, share])?;
    Ok(())
}

fn ids(db: &Connection, question: &'static str, of: &str) -> Result<Vec<String>> {
    let mut ask = db.prepare_cached(question)?;
    let found = ask.query_map([of], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}
