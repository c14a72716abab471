//! Questions to the databases of other programs. Which columns a table has depends on the version that wrote it: one
//! that is not there reads as nothing.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

/// More letters of one cell are not read.
const LONGEST: usize = 200_000;

/// The wanted columns of a table, as text. Nothing is held of a table but what is asked for: it may have a million rows.
pub(super) struct Wanted<const N: usize> {
    select: String,
}

impl<const N: usize> Wanted<N> {
    /// Finds out which of the columns the table has.
    pub(super) fn of(db: &Connection, table: &str, wanted: [&str; N]) -> rusqlite::Result<Self> {
        let has = columns(db, table)?;
        let known = |column: &&str| has.iter().any(|name| name.eq_ignore_ascii_case(column));
        let said = wanted.map(|column| if known(&column) { quoted(column) } else { "NULL".to_owned() });
        Ok(Self { select: format!("SELECT {}, rowid FROM {}", said.join(", "), quoted(table)) })
    }

    /// Hands over every row with its place. `rest` is what follows the table's name, and may only speak of columns that
    /// every version has.
    pub(super) fn each(
        &self,
        db: &Connection,
        rest: &str,
        mut take: impl FnMut(i64, [String; N]),
    ) -> rusqlite::Result<()> {
        let mut ask = db.prepare(&format!("{} {rest}", self.select))?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            take(row.get(N)?, texts(row)?);
        }
        Ok(())
    }

    /// The row at a place.
    pub(super) fn at(&self, db: &Connection, place: i64) -> rusqlite::Result<[String; N]> {
        db.prepare_cached(&format!("{} WHERE rowid = ?1", self.select))?.query_row([place], texts)
    }
}

/// Whether a table is there and no view.
pub(super) fn has_table(db: &Connection, name: &str) -> rusqlite::Result<bool> {
    let mut ask = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1")?;
    ask.exists([name])
}

fn columns(db: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut ask = db.prepare("SELECT name FROM pragma_table_info(?1)")?;
    ask.query_map([table], |row| row.get(0))?.collect()
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn texts<const N: usize>(row: &Row<'_>) -> rusqlite::Result<[String; N]> {
    let mut texts = std::array::from_fn(|_| String::new());
    for (at, text) in texts.iter_mut().enumerate() {
        *text = match row.get_ref(at)? {
            ValueRef::Null | ValueRef::Blob(_) => String::new(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).chars().take(LONGEST).collect(),
        };
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_an_older_version_has_not_reads_as_nothing() {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE t (a, \"___b\"); INSERT INTO t VALUES (1, 'x'), (0.5, NULL)").unwrap();
        let wanted = Wanted::of(&db, "t", ["___B", "newer", "a"]).unwrap();
        let (mut places, mut rows) = (Vec::new(), Vec::new());
        wanted
            .each(&db, "ORDER BY a", |place, row| {
                places.push(place);
                rows.push(row);
            })
            .unwrap();
        assert_eq!(rows, [["", "", "0.5"], ["x", "", "1"]].map(|row| row.map(str::to_owned)));
        assert_eq!(places.iter().map(|place| wanted.at(&db, *place).unwrap()).collect::<Vec<_>>(), rows);
    }
}
