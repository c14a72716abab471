//! Rows of recorded tables as they stand, whatever they say: for what moves a library as a whole.

use std::fmt::Write;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::Table;
use crate::Result;

/// A row: a value a column, the key first.
pub(crate) type Row = Vec<Value>;

/// A column of a recorded table.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// TEXT, INTEGER, REAL or BLOB: tables are strict.
    pub(crate) holds: String,
    /// The table whose key it holds.
    pub(crate) points_at: Option<Table>,
}

/// A recorded table's columns and the statements that move its rows.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) table: Table,
    pub(crate) columns: Vec<Column>,
    get: String,
    insert: String,
}

impl Shape {
    /// The shape of every recorded table, those that others point at first.
    pub(crate) fn all(db: &Connection) -> Result<Vec<Shape>> {
        Table::ALL.into_iter().map(|table| Self::of(db, table)).collect()
    }

    /// The shape of a table.
    pub(crate) fn of(db: &Connection, table: Table) -> Result<Self> {
        let mut ask = db.prepare_cached("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid")?;
        let columns =
            ask.query_map([table.name()], |row| Ok(Column { name: row.get(0)?, holds: row.get(1)?, points_at: None }))?;
        let mut columns = columns.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut ask = db.prepare_cached("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)")?;
        let edges = ask.query_map([table.name()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for edge in edges {
            let (from, to): (String, String) = edge?;
            let to = Table::named(&to)?;
            columns.iter_mut().filter(|column| column.name == from).for_each(|column| column.points_at = Some(to));
        }
        let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let (name, key) = (table.name(), names.first().cloned().unwrap_or_default());
        let places: Vec<String> = (1..=names.len()).map(|at| format!("?{at}")).collect();
        let names = names.join(", ");
        Ok(Self {
            table,
            get: format!("SELECT {names} FROM \"{name}\" WHERE {key} = ?1"),
            insert: format!("INSERT INTO \"{name}\" ({names}) VALUES ({})", places.join(", ")),
            columns,
        })
    }

    /// Where a column stands.
    pub(crate) fn at(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }

    /// How many rows there are.
    pub(crate) fn count(&self, db: &Connection) -> Result<u64> {
        Ok(db.query_row(&format!("SELECT count(*) FROM \"{}\"", self.table.name()), [], |row| row.get(0))?)
    }

    /// Hands over every row, one at a time, as they lie in the file: by their keys, or in the order of their coming.
    pub(crate) fn each(&self, db: &Connection, mut take: impl FnMut(Row) -> Result<()>) -> Result<()> {
        self.each_as_read(db, |row| {
            take((0..self.columns.len()).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The same without a copy of the values.
    pub(crate) fn each_as_read(
        &self,
        db: &Connection,
        mut take: impl FnMut(&rusqlite::Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let names: Vec<String> = self.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let mut ask = db.prepare(&format!("SELECT {} FROM \"{}\" NOT INDEXED", names.join(", "), self.table.name()))?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            take(row)?;
        }
        Ok(())
    }

    /// The row of a key.
    pub(crate) fn get(&self, db: &Connection, key: &Value) -> Result<Option<Row>> {
        let row = db
            .prepare_cached(&self.get)?
            .query_row([key], |row| (0..self.columns.len()).map(|at| row.get(at)).collect::<rusqlite::Result<Row>>());
        Ok(row.optional()?)
    }

    /// Adds a row as it is.
    pub(crate) fn insert(&self, db: &Connection, row: &[Value]) -> Result<()> {
        db.prepare_cached(&self.insert)?.execute(params_from_iter(row))?;
        Ok(())
    }

    /// Gives some columns of a row other values.
    pub(crate) fn set(&self, db: &Connection, key: &Value, changes: &[(usize, Value)]) -> Result<()> {
        let mut sql = format!("UPDATE \"{}\" SET ", self.table.name());
        for (place, (at, _)) in changes.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(sql, "{comma}\"{}\" = ?{}", self.columns[*at].name, place + 2).expect("BUG: writing to a string");
        }
        write!(sql, " WHERE \"{}\" = ?1", self.columns[0].name).expect("BUG: writing to a string");
        let values = std::iter::once(key).chain(changes.iter().map(|(_, value)| value));
        db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        Ok(())
    }
}

/// A value as text, where it is one.
pub(crate) fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
