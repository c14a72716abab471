//! Ids and the hybrid clock: the only source of randomness in the core is SQLite's own.

use rusqlite::{Connection, OptionalExtension};

use crate::values::DeviceId;
use crate::{Now, Result};

/// Ten random bytes, from SQLite's generator (seeded by the operating system).
pub(super) fn random(db: &Connection) -> Result<[u8; 10]> {
    Ok(db.prepare_cached("SELECT randomblob(10)")?.query_row([], |row| row.get(0))?)
}

/// How many bits of an id count within a change.
const COUNTED: u32 = 34;

/// Where a change begins to count: anywhere in the lower half, so that there is room for eight thousand million more.
pub(super) fn seed(random: [u8; 10]) -> u64 {
    let [a, b, c, d, e, ..] = random.map(u64::from);
    (a << 32 | b << 24 | c << 16 | d << 8 | e) & ((1 << (COUNTED - 1)) - 1)
}

/// The count in front of the randomness, where an id has room for it beside its version and variant (RFC 9562, 6.2,
/// method 1): 12 bits in the first two bytes, 6 in the third, 16 in the next two.
pub(super) fn counted(random: [u8; 10], count: u64) -> [u8; 10] {
    let [_, _, _, _, _, f, g, h, i, j] = random;
    let byte = |shift: u32, mask: u64| u8::try_from((count >> shift) & mask).expect("BUG: a byte");
    [byte(30, 0x0f), byte(22, 0xff), byte(16, 0x3f), byte(8, 0xff), byte(0, 0xff), f, g, h, i, j]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::BookId;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ids_of_one_change_sort_as_they_were_made(random: [u8; 10], more: [u8; 10], apart in 1..8_000_000_000_u64) {
            let first = seed(random);
            let id = |random, count| BookId::from_parts(1_700_000_000_000, counted(random, count));
            prop_assert!(id(random, first) < id(more, first + apart));
        }
    }
}
