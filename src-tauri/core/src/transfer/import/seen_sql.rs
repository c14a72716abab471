//! The rows of a plan or an import with what became of each, in lists that are read in pieces.
//!
//! A file may have a million rows, and each has a title and perhaps a sentence: they lie in a database of their own that
//! SQLite keeps in memory while it is small and in the system's temporary folder beyond that, and that goes with its last
//! user, however that one ends. The rule protected here: what is held of an import does not grow with its rows.

use rusqlite::{Connection, named_params};

use super::report::RowReport;
use crate::Result;
use crate::rows::Rows;

/// Lists of rows, each known by a number of the caller's.
#[derive(Debug)]
pub struct SeenRows {
    db: Connection,
    totals: Vec<u32>,
}

impl SeenRows {
    /// Begins without rows.
    ///
    /// # Errors
    /// `Storage` where SQLite has no memory for it.
    pub fn new() -> Result<Self> {
        // A database without a name is the system's to put somewhere, and nobody's to find.
        let db = Connection::open("")?;
        db.execute_batch(include_str!("sql/seen/begin.sql"))?;
        Ok(Self { db, totals: Vec::new() })
    }

    /// Adds a row at the end of a list.
    ///
    /// # Errors
    /// `DiskFull` where the temporary folder has no room.
    pub fn add(&mut self, list: u8, row: &RowReport) -> Result<()> {
        let at = usize::from(list);
        self.totals.resize(self.totals.len().max(at + 1), 0);
        self.db.prepare_cached(include_str!("sql/seen/add.sql"))?.execute(named_params! {
            ":list": list,
            ":number": self.totals[at],
            ":report": serde_json::to_string(row).expect("BUG: a row can be written as JSON"),
        })?;
        self.totals[at] = self.totals[at].saturating_add(1);
        Ok(())
    }

    /// The rows of a list from one on, as many as an answer may carry.
    ///
    /// # Errors
    /// `Io` where the temporary folder is gone.
    pub fn window(&self, list: u8, from: u32) -> Result<Rows<RowReport>> {
        let total = self.totals.get(usize::from(list)).copied().unwrap_or_default();
        let mut ask = self.db.prepare_cached(include_str!("sql/seen/from.sql"))?;
        let rows =
            ask.query_map(named_params! { ":list": list, ":from": from }, |row| row.get::<_, String>("report"))?;
        let read = |text: String| serde_json::from_str(&text).expect("BUG: a row is read as it was written");
        Rows::beginning(rows.map(|text| Ok(read(text?))), from, total)
    }

    /// All rows of a list, one after the other.
    pub fn into_list(self, list: u8) -> impl Iterator<Item = Result<RowReport>> {
        let mut next = Some(0);
        let mut window = Vec::new().into_iter();
        std::iter::from_fn(move || {
            loop {
                if let Some(row) = window.next() {
                    return Some(Ok(row));
                }
                match self.window(list, next?) {
                    Ok(rows) => (window, next) = (rows.rows.into_iter(), rows.next),
                    Err(error) => {
                        next = None;
                        return Some(Err(error));
                    }
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::report::Outcome;
    use super::*;

    fn row(line: u64) -> RowReport {
        let reasons = vec!["It may be a book that you have.".to_owned(); (line % 3) as usize];
        RowReport { line, outcome: Outcome::New, title: format!("Tide {line}"), reasons, book: None }
    }

    #[test]
    fn every_list_gives_its_rows_in_their_order_from_any_of_them_on() {
        let mut seen = SeenRows::new().unwrap();
        for line in 0..6_000 {
            seen.add(u8::from(line % 10 == 0), &row(line)).unwrap();
        }
        let few = seen.window(1, 0).unwrap();
        assert_eq!((few.total, few.next), (600, None));
        assert_eq!(few.rows.iter().map(|row| row.line).collect::<Vec<_>>(), (0..6_000).step_by(10).collect::<Vec<_>>());
        let first = seen.window(0, 0).unwrap();
        let next = first.next.expect("more rows than one answer carries");
        assert_eq!((first.total, first.rows.len()), (5_400, next as usize));
        let begins = (1..6_000).filter(|line| line % 10 != 0).nth(next as usize).unwrap();
        assert_eq!(seen.window(0, next).unwrap().rows[0], row(begins));
        assert_eq!(seen.window(2, 0).unwrap().total, 0, "a list without rows");
        assert_eq!(seen.window(0, 9_000).unwrap().rows, []);
        let lines: Vec<u64> = seen.into_list(0).map(|row| row.unwrap().line).collect();
        assert_eq!(lines, (0..6_000).filter(|line| line % 10 != 0).collect::<Vec<_>>());
    }
}
