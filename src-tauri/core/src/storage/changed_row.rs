//! One row of a changeset, asked for what it was and what it is.

use rusqlite::hooks::Action;
use rusqlite::session::ChangesetItem;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};

use super::Table;
use crate::Result;

/// One changed row, asked for a column: before, after, and as it is where the column itself did not change.
pub(super) struct ChangedRow<'a> {
    db: &'a Connection,
    item: &'a ChangesetItem,
    action: Action,
}

impl<'a> ChangedRow<'a> {
    pub(super) fn of(db: &'a Connection, item: &'a ChangesetItem, action: Action) -> Self {
        Self { db, item, action }
    }

    pub(super) fn went(&self) -> bool {
        self.action == Action::SQLITE_DELETE
    }

    /// The row's primary key, which is the first column of every recorded table.
    pub(super) fn key(&self) -> Option<String> {
        match self.action {
            Action::SQLITE_INSERT => text(self.item.new_value(0)),
            _ => text(self.item.old_value(0)),
        }
    }

    /// Whether an update gave the column another value; a row that came or went differs in all.
    fn differs(&self, index: usize) -> bool {
        self.action != Action::SQLITE_UPDATE || self.item.new_value(index).is_ok()
    }

    pub(super) fn is_update(&self) -> bool {
        self.action == Action::SQLITE_UPDATE
    }

    /// Whether an update gave the column another value.
    pub(super) fn is_changed(&self, index: usize) -> bool {
        self.is_update() && self.differs(index)
    }

    pub(super) fn differs_in(&self, columns: &[usize]) -> bool {
        columns.iter().any(|column| self.differs(*column))
    }

    /// Whether a text stood or stands in the column; an update does not say, since it may leave the column alone.
    pub(super) fn may_have(&self, index: usize) -> bool {
        match self.action {
            Action::SQLITE_INSERT => text(self.item.new_value(index)).is_some(),
            Action::SQLITE_DELETE => text(self.item.old_value(index)).is_some(),
            _ => true,
        }
    }

    /// The values a column had and has.
    pub(super) fn column(&self, index: usize, lookup: &str, table: Table) -> Result<Vec<String>> {
        let before = || text(self.item.old_value(index));
        let after = || text(self.item.new_value(index));
        Ok(match self.action {
            Action::SQLITE_INSERT => after().into_iter().collect(),
            Action::SQLITE_DELETE => before().into_iter().collect(),
            _ => match (before(), after()) {
                (None, None) => match self.key() {
                    Some(key) => one(self.db, &lookup.replace("{table}", table.name()), &key)?.into_iter().collect(),
                    None => Vec::new(),
                },
                (before, after) => before.into_iter().chain(after).collect(),
            },
        })
    }

    pub(super) fn all(&self, lookup: &str) -> Result<Vec<String>> {
        let Some(key) = self.key() else { return Ok(Vec::new()) };
        let mut find = self.db.prepare_cached(lookup)?;
        let found = find.query_map([&key], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(found)
    }
}

fn text(value: rusqlite::Result<ValueRef<'_>>) -> Option<String> {
    // An unchanged column of an update has no value here: that is an answer, not a failure.
    value.ok().and_then(|value| value.as_str_or_null().ok().flatten().map(str::to_owned))
}

pub(super) fn one(db: &Connection, lookup: &str, key: &str) -> Result<Option<String>> {
    Ok(db.prepare_cached(lookup)?.query_row([key], |row| row.get(0)).optional()?.flatten())
}
