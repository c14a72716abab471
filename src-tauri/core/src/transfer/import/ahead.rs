//! The rows of a file, read and understood on a thread of their own while those before them are written.
//!
//! The rule protected here: however long the rows are, only a few of them are held at once.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use super::matching;
use super::record::Record;
use super::source::Source;
use super::table::SourceRow;
use super::understood::understood;
use crate::values::{ReadingDay, SourceRowId};
use crate::{Now, Result};

/// So many rows go over at once: one by one, handing them over would take longer than reading them.
const ROWS: usize = 64;
/// Or fewer, when they have so many bytes.
const BYTES: usize = 128 * 1024;
/// So many times that wait to be written.
const WAITING: usize = 2;

/// By what a row is known again.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowIds {
    /// What it says, as the reader has it read.
    pub(super) id: SourceRowId,
    /// What it says without a word of the reader, where they said one.
    pub(super) uncorrected: Option<SourceRowId>,
}

/// A row that can be written.
pub(super) struct Ready {
    pub(super) row: SourceRow,
    pub(super) ids: RowIds,
    /// What it says, or why that cannot be known.
    pub(super) record: Result<Record, Vec<String>>,
}

/// Does this with each row of a file, from the first to the last; none for a row without a word.
///
/// # Errors
/// What reading answers, and what `work` answers: then no further row is looked at.
pub(super) fn each(
    source: &Source,
    now: Now,
    today: ReadingDay,
    mut work: impl FnMut(Option<Ready>) -> Result<()>,
) -> Result<()> {
    thread::scope(|scope| {
        let (send, receive) = sync_channel(WAITING);
        scope.spawn(move || {
            let last = read(source, now, today, &send);
            // Whoever works has stopped, and wants no more.
            let _unheard = last.map_or_else(|error| send.send(Err(error)), |rest| send.send(Ok(rest)));
        });
        for rows in receive {
            rows?.into_iter().try_for_each(&mut work)?;
        }
        Ok(())
    })
}

type Rows = Vec<Option<Ready>>;

/// Sends rows on as there are enough; answers the last ones.
fn read(source: &Source, now: Now, today: ReadingDay, send: &SyncSender<Result<Rows>>) -> Result<Rows> {
    let mut rows = source.rows()?;
    let (mut ready, mut bytes) = (Rows::new(), 0);
    while let Some(row) = rows.next()? {
        let row = source.as_corrected(row);
        bytes += row.cells.iter().chain(&row.raw).map(String::len).sum::<usize>();
        ready.push(prepared(source, row, now, today));
        if ready.len() >= ROWS || bytes >= BYTES {
            bytes = 0;
            if send.send(Ok(std::mem::take(&mut ready))).is_err() {
                break;
            }
        }
    }
    Ok(ready)
}

/// A row as it is understood; none where nothing stands in it.
pub(super) fn prepared(source: &Source, row: SourceRow, now: Now, today: ReadingDay) -> Option<Ready> {
    if row.cells.iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    let format = source.format.name;
    let plain = matching::row_id(format, &row.cells);
    let ids = match source.corrections() {
        None => RowIds { id: plain, uncorrected: None },
        Some(said) => {
            RowIds { id: matching::row_id(&format!("{format}\n{said}"), &row.cells), uncorrected: Some(plain) }
        }
    };
    let record = understood(source, &row, now, today);
    Some(Ready { row, ids, record })
}
