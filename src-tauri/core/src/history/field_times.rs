//! When the fields of some rows were last written, as far as the kept steps tell.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter};

use super::packed::Changeset;
use crate::Result;
use crate::library::clock;
use crate::storage::Table;

/// The clocks at which fields were written last.
#[derive(Debug, Default)]
pub(crate) struct FieldTimes {
    times: HashMap<(Table, String), HashMap<usize, i64>>,
    /// A field that no kept step wrote was written before this.
    pub(crate) horizon: i64,
    /// The clock of the library as a whole.
    pub(crate) clock: i64,
}

impl FieldTimes {
    /// When the column of a row was written last; none where it was before the horizon.
    pub(crate) fn of(&self, table: Table, key: &str, column: usize) -> Option<i64> {
        self.times.get(&(table, key.to_owned()))?.get(&column).copied()
    }
}

/// Reads them from the kept steps, for these rows.
pub(crate) fn field_times(db: &Connection, rows: &BTreeSet<(Table, String)>) -> Result<FieldTimes> {
    let clock = clock(db)?;
    let mut found = FieldTimes { horizon: clock, clock, ..FieldTimes::default() };
    let mut ask = db.prepare(include_str!("sql/changesets.sql"))?;
    let mut steps = ask.query([])?;
    while let Some(step) = steps.next()? {
        let (clock, changeset): (i64, Changeset) = (step.get(0)?, step.get(1)?);
        found.horizon = found.horizon.min(clock);
        if !rows.is_empty() {
            read(&mut found, rows, clock, &changeset.0)?;
        }
    }
    Ok(found)
}

fn read(found: &mut FieldTimes, rows: &BTreeSet<(Table, String)>, clock: i64, mut changeset: &[u8]) -> Result<()> {
    let reader: &mut dyn std::io::Read = &mut changeset;
    let mut items = ChangesetIter::start_strm(&reader)?;
    while let Some(item) = items.next()? {
        let (table, columns) = (Table::named(item.op()?.table_name())?, item.op()?.number_of_columns());
        let Some(key) = key(item)?.map(|key| (table, key)).filter(|row| rows.contains(row)) else { continue };
        let inserted = item.op()?.code() == Action::SQLITE_INSERT;
        for column in 0..usize::try_from(columns).unwrap_or(0) {
            if inserted || item.new_value(column).is_ok() {
                let time = found.times.entry(key.clone()).or_default().entry(column).or_insert(clock);
                *time = clock.max(*time);
            }
        }
    }
    Ok(())
}

fn key(item: &ChangesetItem) -> Result<Option<String>> {
    let value = match item.op()?.code() {
        Action::SQLITE_INSERT => item.new_value(0),
        _ => item.old_value(0),
    };
    Ok(value.ok().and_then(|value| value.as_str_or_null().ok().flatten().map(str::to_owned)))
}
