//! What salvage asks of the new library.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, params_from_iter};

use crate::Result;
use crate::storage::{Shape, Table};

/// Takes a row that was read from pages; false where the library's own rules refuse it, or it is there already.
pub(super) fn take(db: &Connection, shape: &Shape, row: &[Value]) -> Result<bool> {
    // A row that was written before a column came is shorter, and the column's own start stands for it.
    let Some(columns) = shape.columns.get(..row.len()) else { return Ok(false) };
    insert(db, shape, columns.iter().map(|column| column.name.as_str()), row)
}

/// The same for a row of a table whose columns are these: each value goes where its name says, and what we have no column
/// for stays behind.
pub(super) fn take_named(db: &Connection, shape: &Shape, order: &[String], row: Vec<Value>) -> Result<bool> {
    let known = order.iter().zip(row).filter(|(name, _)| shape.at(name).is_some());
    let (names, values): (Vec<&str>, Vec<Value>) = known.map(|(name, value)| (name.as_str(), value)).unzip();
    insert(db, shape, names.into_iter(), &values)
}

fn insert<'a>(db: &Connection, shape: &Shape, names: impl Iterator<Item = &'a str>, row: &[Value]) -> Result<bool> {
    let names: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
    let places: Vec<String> = (1..=row.len()).map(|at| format!("?{at}")).collect();
    let (table, names, places) = (shape.table.name(), names.join(", "), places.join(", "));
    let sql = format!("INSERT OR IGNORE INTO \"{table}\" ({names}) VALUES ({places})");
    match db.prepare_cached(&sql)?.execute(params_from_iter(row)) {
        Ok(taken) => Ok(taken == 1),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// What became of rows that point at rows which were lost.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Mended {
    /// Rows that lost what they pointed at and stay without it.
    pub(super) unlinked: usize,
    /// Rows that are nothing without what they pointed at.
    pub(super) left_out: usize,
}

/// Makes every row point at a row that is there, or at nothing; those that may not are left out.
pub(super) fn mend(db: &Connection, shapes: &[Shape]) -> Result<BTreeMap<Table, Mended>> {
    let mut mended: BTreeMap<Table, Mended> = BTreeMap::new();
    loop {
        let mut changed = 0;
        for shape in shapes {
            for column in &shape.columns {
                let Some(parent) = column.points_at else { continue };
                let (table, column, parent) = (shape.table.name(), &column.name, parent.name());
                let key = if parent == "setting" { "key" } else { "id" };
                let lost = format!(
                    "\"{column}\" IS NOT NULL \
                     AND NOT EXISTS (SELECT 1 FROM \"{parent}\" p WHERE p.\"{key}\" = \"{table}\".\"{column}\")"
                );
                let done = mended.entry(shape.table).or_default();
                let unlinked =
                    db.execute(&format!("UPDATE OR IGNORE \"{table}\" SET \"{column}\" = NULL WHERE {lost}"), [])?;
                let left_out = db.execute(&format!("DELETE FROM \"{table}\" WHERE {lost}"), [])?;
                done.unlinked += unlinked;
                done.left_out += left_out;
                changed += unlinked + left_out;
            }
        }
        if changed == 0 {
            return Ok(mended);
        }
    }
}

/// Where the trees of a database begin: (name, table, page, whether it holds an entry for every row of the table).
pub(super) fn roots(db: &Connection) -> Result<Vec<(String, String, u32, bool)>> {
    let mut ask = db.prepare(
        "SELECT name, tbl_name, rootpage, type = 'table' OR coalesce(instr(upper(sql), ' WHERE '), 0) = 0 \
         FROM sqlite_schema WHERE rootpage > 0",
    )?;
    let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Folds the log beside a copy into it.
pub(super) fn fold_log_in(copy: &Path) -> Result<()> {
    Ok(Connection::open(copy)?.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}
