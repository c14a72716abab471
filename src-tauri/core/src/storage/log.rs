//! The log beside the file, in which changes stand until they are folded in.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use super::beside;
use super::open::PATIENCE;
use crate::Result;

/// A longer log is cut back after a checkpoint, so that one import does not leave a large file behind.
pub(super) const LONGEST_LOG: u32 = 4 << 20;

/// Cuts the log back where a change that was taken back left much in it. Nobody is kept waiting for it: while somebody
/// reads, or where the disk refuses, a long log is left for the next checkpoint, and nothing else.
pub(crate) fn cut_log(db: &Connection) -> Result<()> {
    let log = db.path().filter(|path| !path.is_empty()).map(|path| beside(Path::new(path), "-wal"));
    let length = log.and_then(|log| std::fs::metadata(log).ok()).map_or(0, |log| log.len());
    if length <= u64::from(LONGEST_LOG) {
        return Ok(());
    }
    db.busy_timeout(Duration::ZERO)?;
    let _left = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    Ok(db.busy_timeout(PATIENCE)?)
}
