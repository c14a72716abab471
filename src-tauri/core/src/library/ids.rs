//! Ids and the hybrid clock: the only source of randomness in the core is SQLite's own.

use rusqlite::{Connection, OptionalExtension};

use crate::values::DeviceId;
use crate::{Now, Result};

/// Ten random bytes, from SQLite's generator (seeded by the operating system).
pub(super) fn random(db: &Connection) -> Result<[u8; 10]> {
    Ok(db.prepare_cached("SELECT randomblob(10)")?.query_row([], |row| row.get(0))?)
}

/// Gives a new file its machine, once.
pub(super) fn ensure_device(db: &Connection, now: Now) -> Result<()> {
    let known: Option<i64> = db.query_row("SELECT clock FROM local_device", [], |row| row.get(0)).optional()?;
    if known.is_none() {
        let id = DeviceId::from_parts(now.millis().unsigned_abs(), random(db)?);
        db.execute("INSERT INTO local_device (id, clock) VALUES (?1, 0)", (id,))?;
    }
    Ok(())
}

/// The next value of the hybrid logical clock: never behind the wall clock, never the same twice, and never going
/// back when the wall clock does.
pub(crate) fn tick(db: &Connection, now: Now) -> Result<i64> {
    let wall = now.millis() << 16;
    let mut tick = db.prepare_cached("UPDATE local_device SET clock = max(clock + 1, ?1) RETURNING clock")?;
    Ok(tick.query_row([wall], |row| row.get(0))?)
}

/// The clock of the state that a connection sees: every change moves it, whichever program makes it.
pub(crate) fn clock(db: &Connection) -> Result<i64> {
    Ok(db.prepare_cached("SELECT clock FROM local_device")?.query_row([], |row| row.get(0))?)
}

/// Makes `copy` the library of the machine that has `own`: its device, and a clock that goes on from both.
pub(super) fn become_device_of(copy: &Connection, own: &Connection) -> Result<()> {
    let (id, clock): (String, i64) =
        own.query_row("SELECT id, clock FROM local_device", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    copy.execute("UPDATE local_device SET id = ?1, clock = max(clock, ?2)", (id, clock))?;
    Ok(())
}
