//! The saved filters in the reader's order.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{OptionalExtension, Row};

use super::Filter;
use crate::library::Snapshot;
use crate::notes::{self, NoteQuery};
use crate::now::Now;
use crate::values::{FilterId, fold};
use crate::{Error, Result};

/// A row with its place in the order.
pub(super) struct FilterRow {
    pub(super) id: FilterId,
    pub(super) name: String,
    pub(super) order_key: String,
    pub(super) query: NoteQuery,
}

/// All of them with how many notes each finds.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn list(view: &Snapshot<'_>, now: Now) -> Result<Vec<Filter>> {
    let counted = |row: FilterRow| {
        let count = notes::count(view, now, &row.query)?;
        Ok(Filter { id: row.id, name: row.name, query: row.query, count })
    };
    rows(view)?.into_iter().map(counted).collect()
}

/// What the filter of that name asks, however the name is accented or capitalised.
///
/// # Errors
/// `NotFound`.
pub fn find(view: &Snapshot<'_>, name: &str) -> Result<NoteQuery> {
    called(view, name).map(|row| row.query)
}

/// The filter of that name.
///
/// # Errors
/// `NotFound`.
pub fn id_of(view: &Snapshot<'_>, name: &str) -> Result<FilterId> {
    called(view, name).map(|row| row.id)
}

fn called(view: &Snapshot<'_>, name: &str) -> Result<FilterRow> {
    let found = rows(view)?.into_iter().find(|row| fold(&row.name) == fold(name.trim()));
    found.ok_or_else(|| Error::not_found(format!("saved filter “{}”", name.trim())))
}

pub(super) fn rows(view: &Snapshot<'_>) -> Result<Vec<FilterRow>> {
    let mut ask = view.sql(include_str!("sql/filters.sql"))?;
    let rows = ask.query_map([], row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

pub(super) fn name_of(view: &Snapshot<'_>, id: FilterId) -> Result<String> {
    let found = view.sql(include_str!("sql/name.sql"))?.query_row([id], |row| row.get(0)).optional()?;
    found.ok_or_else(|| Error::not_found("such filter"))
}

fn row(row: &Row<'_>) -> rusqlite::Result<FilterRow> {
    let Kept(query) = row.get("query")?;
    Ok(FilterRow { id: row.get("id")?, name: row.get("name")?, order_key: row.get("order_key")?, query })
}

/// A question as it stands in a row.
struct Kept(NoteQuery);

impl FromSql for Kept {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let query = serde_json::from_str(value.as_str()?);
        query.map(Self).map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}
