//! How much of items is read: the stretch of its book that an item is, and what all reads that count for it cover.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::Connection;

use crate::Result;
use crate::reading::{Coverage, Log};

/// The stretch of its book that an item is, and what was read of the book.
#[derive(Debug)]
pub(crate) struct ItemReading {
    /// Whether the item is a part, and not the whole book.
    pub(crate) is_part: bool,
    /// Where the item begins, in fractions of the text.
    pub(crate) from: f64,
    /// Where it ends.
    pub(crate) to: f64,
    /// What all reads that count for it have behind them.
    pub(crate) read: Coverage,
}

impl ItemReading {
    /// How much of the item is read, 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        self.read.share_of(self.from, self.to)
    }
}

/// What was read of an item; none without a book, or where its edition does not say where the part lies.
pub(super) fn reading_of_item(db: &Connection, item: &str) -> Result<Option<ItemReading>> {
    Ok(readings_of_items(db, &[item])?.remove(item))
}

/// What was read of each of these items: two statements however many they are, and one for each read of theirs.
pub(crate) fn readings_of_items(db: &Connection, items: &[&str]) -> Result<HashMap<String, ItemReading>> {
    let mut readings = HashMap::new();
    let mut ask = db.prepare_cached(include_str!("sql/part_ranges.sql"))?;
    let mut rows = ask.query([listed(items)])?;
    while let Some(row) = rows.next()? {
        let (from, to) = (row.get("from_fraction")?, row.get("to_fraction")?);
        if let (Some(from), Some(to)) = (from, to) {
            let reading = ItemReading { is_part: row.get("is_part")?, from, to, read: Coverage::default() };
            readings.insert(row.get("item_id")?, reading);
        }
    }
    let placed: Vec<&str> = readings.keys().map(String::as_str).collect();
    let reads = reads_of_items(db, &placed)?;
    let mut coverages: HashMap<String, Option<Coverage>> = HashMap::new();
    for (item, read) in reads {
        let coverage = match coverages.entry(read) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let coverage = coverage_of(db, new.key())?;
                new.insert(coverage)
            }
        };
        if let (Some(reading), Some(coverage)) = (readings.get_mut(&item), coverage) {
            reading.read = std::mem::take(&mut reading.read).union(coverage);
        }
    }
    Ok(readings)
}

/// Items with the reads that count for them.
fn reads_of_items(db: &Connection, items: &[&str]) -> Result<Vec<(String, String)>> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let mut ask = db.prepare_cached(include_str!("sql/reads_of_items.sql"))?;
    let reads = ask.query_map([listed(items)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(reads.collect::<rusqlite::Result<_>>()?)
}

/// What a read covers; none where nothing says it. Asked for each read by its id: of a list of them SQLite would look at
/// every entry that there is.
fn coverage_of(db: &Connection, read: &str) -> Result<Option<Coverage>> {
    let mut ask = db.prepare_cached(include_str!("sql/stretches_of_read.sql"))?;
    let mut rows = ask.query([read])?;
    let mut log = Log::default();
    while let Some(row) = rows.next()? {
        let (from, to) = (row.get(1)?, row.get(2)?);
        if row.get(0)? { log.tick(from, to) } else { log.entry(from, to) }
    }
    Ok(log.coverage())
}

/// Ids as a statement takes a list of them.
fn listed(ids: &[&str]) -> String {
    serde_json::to_string(ids).expect("BUG: ids can be written as JSON")
}
