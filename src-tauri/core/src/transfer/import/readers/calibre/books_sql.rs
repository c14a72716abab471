//! What is asked of Calibre's database.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error, Result, Row};

/// How many facts `book.sql` answers.
const FACTS: usize = 16;

/// A column that the reader made.
#[derive(Debug)]
pub(super) struct Column {
    id: i64,
    pub(super) label: String,
    kind: String,
    /// Whether its values stand in one table and which book has them in another.
    is_linked: bool,
}

/// The reader's own columns; those that Calibre works out have no values of their own.
pub(super) fn columns(db: &Connection) -> Result<Vec<Column>> {
    let mut columns = db.prepare(include_str!("sql/columns.sql"))?;
    let column = |row: &Row<'_>| {
        Ok(Column {
            id: row.get("id")?,
            label: row.get("label")?,
            kind: row.get("datatype")?,
            is_linked: row.get("normalized")?,
        })
    };
    columns.query_map([], column)?.collect()
}

/// All books, of a library that has all that is asked of each.
pub(super) fn books(db: &Connection) -> Result<Vec<i64>> {
    db.prepare_cached(include_str!("sql/book.sql"))?;
    db.prepare(include_str!("sql/books.sql"))?.query_map([], |row| row.get("id"))?.collect()
}

/// A book in the order of the format's columns, and behind them the reader's own.
pub(super) fn row_of(db: &Connection, book: i64, own: &[Column]) -> Result<Vec<String>> {
    let mut facts = db.prepare_cached(include_str!("sql/book.sql"))?;
    let mut cells: Vec<String> =
        facts.query_row([book], |row| (0..FACTS).map(|at| Ok(text(row.get_ref(at)?))).collect())?;
    for column in own {
        cells.push(values(db, book, column)?.join(", "));
    }
    Ok(cells)
}

/// What is wrong, without the question that it was answered to.
pub(super) fn why(error: &Error) -> String {
    match error {
        Error::SqlInputError { msg, .. } | Error::SqliteFailure(_, Some(msg)) => msg.clone(),
        other => other.to_string(),
    }
}

fn values(db: &Connection, book: i64, column: &Column) -> Result<Vec<String>> {
    let id = column.id;
    let sql = if column.is_linked {
        format!(
            "SELECT value.value FROM books_custom_column_{id}_link AS link JOIN custom_column_{id} AS value ON \
             value.id = link.value WHERE link.book = ?1 ORDER BY link.id"
        )
    } else {
        format!("SELECT value FROM custom_column_{id} WHERE book = ?1")
    };
    let is_rating = column.kind == "rating";
    let value = |row: &Row<'_>| {
        let value = row.get_ref(0)?;
        Ok(match value {
            ValueRef::Integer(twice) if is_rating => (twice as f64 / 2.0).to_string(),
            value => text(value),
        })
    };
    db.prepare_cached(&sql)?.query_map([book], value)?.collect()
}

/// Whatever Calibre put there, as a text: SQLite does not mind what stands in a column.
fn text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}
