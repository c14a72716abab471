//! The rows of a plan or an import with what became of each, in lists that are read in pieces.
//!
//! A file may have a million rows, and each has a title and perhaps a sentence: they lie in a database of their own that
//! SQLite keeps in memory while it is small and in the system's temporary folder beyond that, and that goes with its last
//! user, however that one ends. The rule protected here: what is held of an import does not grow with its rows.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::report::RowReport;
use crate::Result;
use crate::rows::Rows;

/// Lists of rows, each list known by a number of the caller's.
#[derive(Debug)]
pub struct SeenRows {
    db: Connection,
    /// How many rows each list has.
    totals: Vec<u32>,
    /// The number of the next row, whichever list it goes to: what changes its list keeps its place among the others.
    next: u32,
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
        Ok(Self { db, totals: Vec::new(), next: 0 })
    }

    /// Adds a row at the end of a list.
    ///
    /// # Errors
    /// `DiskFull` where the temporary folder has no room.
    pub fn add(&mut self, list: u8, row: &RowReport) -> Result<()> {
        let number = self.next;
        self.next = number.saturating_add(1);
        self.put(list, number, row)
    }

    /// Puts a row that is said anew in the place of the one on its line, and into another list where it belongs there
    /// now. Answers whether there was one.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn renew(&mut self, list: u8, to: u8, row: &RowReport) -> Result<bool> {
        let line = named_params! { ":list": list, ":line": line_of(row) };
        let number: Option<u32> = {
            let mut take = self.db.prepare_cached(include_str!("sql/seen/take.sql"))?;
            take.query_row(line, |row| row.get("number")).optional()?
        };
        let Some(number) = number else { return Ok(false) };
        let total = &mut self.totals[usize::from(list)];
        *total = total.saturating_sub(1);
        self.put(to, number, row)?;
        Ok(true)
    }

    fn put(&mut self, list: u8, number: u32, row: &RowReport) -> Result<()> {
        self.db.prepare_cached(include_str!("sql/seen/add.sql"))?.execute(named_params! {
            ":list": list,
            ":number": number,
            ":line": line_of(row),
            ":report": serde_json::to_string(row).expect("BUG: a row can be written as JSON"),
        })?;
        let at = usize::from(list);
        self.totals.resize(self.totals.len().max(at + 1), 0);
        self.totals[at] = self.totals[at].saturating_add(1);
        Ok(())
    }

    /// The rows of a list from a number on, as many as an answer may carry. The first row of all has the number 0;
    /// which one the next piece begins with, the answer says.
    ///
    /// # Errors
    /// `Io` where the temporary folder is gone.
    pub fn window(&self, list: u8, from: u32) -> Result<Rows<RowReport>> {
        let total = self.totals.get(usize::from(list)).copied().unwrap_or_default();
        let mut ask = self.db.prepare_cached(include_str!("sql/seen/from.sql"))?;
        let rows = ask.query_map(named_params! { ":list": list, ":from": from }, |row| {
            Ok((row.get::<_, u32>("number")?, row.get::<_, String>("report")?))
        })?;
        let read = |text: String| serde_json::from_str(&text).expect("BUG: a row is read as it was written");
        Rows::numbered(rows.map(|row| row.map(|(number, text)| (number, read(text)))), total).map_err(Into::into)
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

fn line_of(row: &RowReport) -> i64 {
    i64::try_from(row.line).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::report::Outcome;
    use super::*;

    fn row(line: u64) -> RowReport {
        let reasons = vec!["It may be a book that you have.".to_owned(); (line % 3) as usize];
        RowReport { line, outcome: Outcome::New, title: format!("Tide {line}"), reasons, ..told() }
    }

    fn told() -> RowReport {
        RowReport {
            line: 0,
            outcome: Outcome::New,
            title: String::new(),
            reasons: Vec::new(),
            differences: Vec::new(),
            matched_by: None,
            book: None,
        }
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
        assert_eq!(first.total, 5_400);
        assert_eq!(first.rows.last().map(|row| row.line + 1), Some(u64::from(next)), "nothing between the two pieces");
        assert_eq!(seen.window(0, next).unwrap().rows[0], row(u64::from(next)));
        assert_eq!(seen.window(2, 0).unwrap().total, 0, "a list without rows");
        assert_eq!(seen.window(0, 9_000).unwrap().rows, []);
        let lines: Vec<u64> = seen.into_list(0).map(|row| row.unwrap().line).collect();
        assert_eq!(lines, (0..6_000).filter(|line| line % 10 != 0).collect::<Vec<_>>());
    }
}
