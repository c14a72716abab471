//! Derived rows after a change in several parts.

use rusqlite::Connection;

use super::room::Unindexed;
use super::touched::{Touched, derive};
use crate::Result;

/// So many books are made again at once: more of them at a time are quicker, and take memory.
const AT_ONCE: usize = 100_000;

/// What the parts of one change touched: made again in large lots, so that memory does not grow with the change.
#[derive(Debug)]
pub(crate) struct Following {
    /// So many books are made again at once.
    at_once: usize,
    /// How many parts the change has, and how many of them were added.
    parts: usize,
    added: usize,
    done: Option<Touched>,
    waiting: Touched,
    /// The indexes of the list, from the first of several lots to the last.
    unindexed: Option<Unindexed>,
}

impl Following {
    /// Follows a change of so many parts.
    pub(crate) fn of(parts: usize) -> Self {
        Self { at_once: AT_ONCE, parts, added: 0, done: None, waiting: Touched::default(), unindexed: None }
    }

    /// One more part touched these.
    pub(crate) fn add(&mut self, db: &Connection, touched: Touched) -> Result<()> {
        self.added += 1;
        self.waiting = std::mem::take(&mut self.waiting).and(touched);
        if self.waiting.books() < self.at_once {
            return Ok(());
        }
        if self.done.is_none() {
            // The parts to come are as long as those before.
            let expected = self.waiting.books() * self.parts.max(self.added) / self.added;
            self.unindexed = Unindexed::for_rows(db, "local_book", expected)?;
        }
        self.derive(db)
    }

    /// Everything the change touched, once its derived rows are made again.
    pub(crate) fn end(mut self, db: &Connection) -> Result<Touched> {
        self.derive(db)?;
        self.unindexed.take().map_or(Ok(()), |indexes| indexes.end(db))?;
        Ok(self.done.unwrap_or_default())
    }

    fn derive(&mut self, db: &Connection) -> Result<()> {
        let mut touched = std::mem::take(&mut self.waiting);
        derive(db, &mut touched)?;
        match &mut self.done {
            Some(done) => done.follows(touched),
            None => self.done = Some(touched),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::{self, BookDraft};
    use crate::library::{Library, Op, Source};
    use crate::{Now, history};

    fn indexes(db: &Connection) -> Vec<String> {
        let all = "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'local_book' AND sql NOT NULL";
        let mut ask = db.prepare(all).unwrap();
        let names = ask.query_map([], |row| row.get(0)).unwrap();
        names.collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn the_indexes_of_the_list_are_made_once_for_all_lots_of_a_change() {
        let now = Now::new("2026-05-03T12:00:00Z".parse().unwrap(), chrono::FixedOffset::east_opt(0).unwrap());
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path().join("Library.lectern"), now).unwrap();
        let add = |tx: &mut crate::library::Tx<'_>| {
            for number in 0..2_400 {
                let draft = BookDraft { title: format!("Volume {number}"), ..BookDraft::default() };
                books::add(tx, &draft, &Default::default())?;
                if number % 800 == 799 {
                    tx.wrote(usize::MAX / 4)?;
                }
            }
            Ok(())
        };
        library.change(Op::BookAdd, now, Source::Window, add).unwrap();
        let checked = library.with_writer(|db| {
            let before = indexes(db);
            let step = db.query_row("SELECT seq FROM local_history", [], |row| row.get(0))?;
            let parts = history::parts(db, step)?;
            assert_eq!((before.is_empty(), parts.len()), (false, 3));
            db.execute_batch("DELETE FROM local_book; DELETE FROM local_book_search")?;
            let mut following = Following { at_once: 800, ..Following::of(parts.len()) };
            for part in parts {
                following.add(db, Touched::read(db, &history::part(db, part)?)?)?;
                assert!(indexes(db).is_empty(), "a list that grows to three times its length needs them at the end");
            }
            following.end(db)?;
            assert_eq!(indexes(db), before);
            Ok(db.query_row("SELECT count(*) FROM local_book WHERE title_key >= ''", [], |row| row.get::<_, i64>(0))?)
        });
        assert_eq!(checked.unwrap(), 2_400);
    }
}
