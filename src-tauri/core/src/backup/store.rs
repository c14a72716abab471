//! What a backup asks of a library's file. The only place of this slice that speaks to it, beside merging and salvage.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use super::name::tag_of;
use crate::library::{Snapshot, clock};
use crate::settings::{self, BackupCounts, BackupDaily, BackupFolder, Key};
use crate::values::RolloverHour;
use crate::{Moment, Result};

/// The tag of the library's own backups.
pub(super) fn tag(db: &Connection) -> Result<String> {
    let device: Option<String> = db.query_row("SELECT id FROM local_device", [], |row| row.get(0)).optional()?;
    // A program that was killed while it made the library had not given it a machine yet.
    Ok(tag_of(&device.unwrap_or_else(|| uuid::Uuid::nil().to_string())))
}

/// When the library was last changed, by its hybrid clock; none where it never was.
pub(super) fn last_change(db: &Connection) -> Result<Option<Moment>> {
    let clock = clock(db)?;
    Ok((clock > 0).then_some(Moment(clock >> 16)))
}

/// The device of a library and its clock: the same in two files only where they are of one state.
pub(super) fn state(db: &Connection) -> Result<(String, i64)> {
    Ok(db.query_row("SELECT id, clock FROM local_device", [], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// What the reader chose about backups.
pub(super) struct Wishes {
    pub(super) daily: bool,
    pub(super) counts: BackupCounts,
    pub(super) folder: Option<BackupFolder>,
    pub(super) rollover: RolloverHour,
}

/// Reads it, from a library of any format.
pub(super) fn wishes(db: &Connection) -> Result<Wishes> {
    let view = Snapshot::new(db, None);
    Ok(Wishes {
        daily: settings::get::<BackupDaily>(&view, Key::BackupDaily)?.0,
        counts: settings::get(&view, Key::BackupKeep)?,
        folder: settings::get(&view, Key::BackupFolder)?,
        rollover: settings::get(&view, Key::RolloverHour)?,
    })
}

/// What a reader would miss, and how its ids are asked for.
pub(super) const KINDS: [(&str, &str); 5] = [
    ("books", "SELECT id FROM book WHERE deleted_at IS NULL"),
    ("reads", "SELECT id FROM read WHERE deleted_at IS NULL"),
    ("sessions", "SELECT id FROM session WHERE deleted_at IS NULL"),
    ("notes", "SELECT id FROM note WHERE deleted_at IS NULL"),
    ("plans", "SELECT id FROM plan WHERE deleted_at IS NULL"),
];

/// The ids that a question answers.
pub(super) fn ids(db: &Connection, question: &str) -> Result<BTreeSet<String>> {
    let mut ask = db.prepare(question)?;
    let ids = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// Begins to fill a library that nobody else has open, and that has this clock. It belongs to no machine.
pub(super) fn begin(db: &Connection, clock: i64) -> Result<()> {
    db.execute_batch("BEGIN")?;
    db.execute("INSERT INTO local_device (id, clock) VALUES (?1, ?2)", (uuid::Uuid::nil().to_string(), clock))?;
    Ok(())
}

/// Ends it.
pub(super) fn commit(db: &Connection) -> Result<()> {
    Ok(db.execute_batch("COMMIT")?)
}
