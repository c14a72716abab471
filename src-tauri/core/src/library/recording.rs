//! What a change does, recorded while it is done: in one piece, or in parts where it is very long.

use rusqlite::Connection;
use rusqlite::session::Session;

use super::{Op, Source};
use crate::storage::LOCAL_PREFIX;
use crate::{Now, Result, history};

/// About as many bytes lie in one part: what SQLite's session knows of the rows and what it makes of them stay in memory
/// until then, and so does a part that is walked. A part of sixteen times the length held two and a half times the memory
/// in an import of a hundred thousand books, and was no quicker.
const LONGEST_PART: usize = 16 << 20;

/// A change being recorded.
pub(super) struct Recording<'a> {
    db: &'a Connection,
    op: Op,
    source: Source,
    now: Now,
    session: Session<'a>,
    /// About how many bytes were recorded since the last part.
    since: usize,
    /// The step's place, once a part of it lies in the file.
    step: Option<i64>,
}

/// What was recorded.
pub(super) struct Recorded {
    /// The place of the step whose first parts lie in the file.
    pub(super) step: Option<i64>,
    /// The last part; the only one of most changes.
    pub(super) last: Vec<u8>,
}

impl Recorded {
    /// Whether nothing is different from before.
    pub(super) fn is_nothing(&self) -> bool {
        self.step.is_none() && self.last.is_empty()
    }
}

impl<'a> Recording<'a> {
    pub(super) fn begin(db: &'a Connection, op: Op, source: Source, now: Now) -> Result<Self> {
        Ok(Self { db, op, source, now, session: session(db)?, since: 0, step: None })
    }

    /// Takes note that about so many bytes more are recorded, and begins a new part where they are too many for one.
    pub(super) fn grows(&mut self, bytes: usize) -> Result<()> {
        self.since += bytes;
        if self.since < LONGEST_PART {
            return Ok(());
        }
        self.since = 0;
        let part = self.taken()?;
        if part.is_empty() {
            return Ok(());
        }
        let step = match self.step {
            Some(step) => step,
            None => *self.step.insert(history::begin(self.db, self.now, self.op, self.source)?),
        };
        history::add_part(self.db, step, part)
    }

    pub(super) fn end(mut self) -> Result<Recorded> {
        let last = self.taken()?;
        Ok(Recorded { step: self.step, last })
    }

    /// What was recorded so far; the recording begins anew.
    fn taken(&mut self) -> Result<Vec<u8>> {
        let mut changeset = Vec::new();
        self.session.changeset_strm(&mut changeset)?;
        self.session = session(self.db)?;
        Ok(changeset)
    }
}

/// An SQLite session over every recorded table.
fn session(db: &Connection) -> Result<Session<'_>> {
    let mut session = Session::new(db)?;
    session.table_filter(Some(|table: &str| !table.starts_with(LOCAL_PREFIX) && !table.starts_with("sqlite_")));
    session.attach(None::<&str>)?;
    Ok(session)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::{self, AuthorDraft, BookDraft, Role};
    use crate::library::{Library, Tx};
    use crate::storage::Touched;

    fn now() -> Now {
        Now::new("2026-05-03T12:00:00Z".parse().unwrap(), chrono::FixedOffset::east_opt(0).unwrap())
    }

    /// Adds four books and gives the first another title, each in a part of its own or all in one.
    fn add(tx: &mut Tx<'_>, each: usize) -> Result<()> {
        let mut first = None;
        for title in ["Emma", "Evelina", "Ormond", "Belinda"] {
            let draft = BookDraft { title: title.to_owned(), ..BookDraft::default() };
            let book = books::add(tx, &draft, &Default::default())?;
            first.get_or_insert(book);
            tx.wrote(each)?;
        }
        let title = BookDraft { title: "Sanditon".to_owned(), ..BookDraft::default() };
        books::edit(tx, first.expect("a book"), &title)
    }

    fn titles(library: &Library) -> Vec<String> {
        library
            .with_writer(|db| {
                let mut ask = db.prepare("SELECT title FROM local_book ORDER BY title")?;
                Ok(ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap()
    }

    fn parts(library: &Library) -> i64 {
        library
            .with_writer(|db| Ok(db.query_row("SELECT count(*) FROM local_history_part", [], |row| row.get(0))?))
            .unwrap()
    }

    #[test]
    fn a_step_in_parts_is_taken_back_and_repeated_as_one() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path().join("Library.lectern"), now()).unwrap();
        let added = library.change(Op::BookAdd, now(), Source::Window, |tx| add(tx, LONGEST_PART)).unwrap();
        assert_eq!(parts(&library), 4);
        let all = ["Belinda", "Evelina", "Ormond", "Sanditon"];
        assert_eq!(titles(&library), all);

        for _ in 0..2 {
            library.undo_step(added.step.unwrap(), now(), Source::Window).unwrap();
            assert_eq!(titles(&library), [""; 0]);
            library.redo(now(), Source::Window).unwrap();
            assert_eq!(titles(&library), all);
        }
        library.undo(now(), Source::Window).unwrap();
        library.change(Op::BookAdd, now(), Source::Window, |tx| add(tx, 1)).unwrap();
        assert_eq!((titles(&library).len(), parts(&library)), (4, 0), "what can be repeated no more is let go");
    }

    #[test]
    fn a_part_that_has_a_new_tag_and_author_touches_its_own_books_alone() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path().join("Library.lectern"), now()).unwrap();
        let add = |tx: &mut Tx<'_>| {
            for title in ["Emma", "Persuasion", "Sanditon"] {
                let authors = vec![AuthorDraft { name: "Jane Austen".to_owned(), role: Role::Author }];
                let draft = BookDraft {
                    title: title.to_owned(),
                    authors,
                    tags: vec!["novels".to_owned()],
                    ..Default::default()
                };
                books::add(tx, &draft, &Default::default())?;
                tx.wrote(LONGEST_PART)?;
            }
            Ok(())
        };
        library.change(Op::BookAdd, now(), Source::Window, add).unwrap();
        let touched = library.with_writer(|db| {
            let step = db.query_row("SELECT seq FROM local_history", [], |row| row.get(0))?;
            let parts = history::parts(db, step)?;
            parts
                .into_iter()
                .map(|part| Ok(Touched::read(db, &history::part(db, part)?)?.books()))
                .collect::<Result<Vec<_>>>()
        });
        assert_eq!(touched.unwrap(), [1, 1, 1]);
    }

    #[test]
    fn a_step_whose_last_part_is_empty_is_a_step_like_others() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path().join("Library.lectern"), now()).unwrap();
        let draft = BookDraft { title: "Emma".to_owned(), ..BookDraft::default() };
        let run = |tx: &mut Tx<'_>| {
            books::add(tx, &draft, &Default::default())?;
            tx.wrote(LONGEST_PART)
        };
        library.change(Op::BookAdd, now(), Source::Window, run).unwrap();
        library.undo(now(), Source::Window).unwrap();
        assert_eq!(titles(&library), [""; 0]);
        library.redo(now(), Source::Window).unwrap();
        assert_eq!(titles(&library), ["Emma"]);
    }

    #[test]
    fn a_change_in_parts_that_fails_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path().join("Library.lectern"), now()).unwrap();
        let failed = library.change(Op::BookAdd, now(), Source::Window, |tx| {
            add(tx, LONGEST_PART)?;
            Err::<(), _>(crate::Error::Cancelled)
        });
        assert!(failed.is_err());
        assert_eq!((titles(&library).len(), parts(&library)), (0, 0));
        assert!(library.undo(now(), Source::Window).is_err(), "there is no step");
    }
}
