//! Connections that read, kept open between questions.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, TransactionBehavior};

use crate::storage::{self, Look};
use crate::{Error, Result};

/// More idle connections than this are closed: each keeps a page cache.
const KEPT: usize = 3;

pub(super) struct Readers {
    path: PathBuf,
    /// How a library is read that cannot be written.
    look: Option<Mutex<Arc<Look>>>,
    idle: Mutex<Vec<Reader>>,
}

struct Reader {
    db: Connection,
    /// What it was opened by; behind it, since a copy goes after whoever reads it.
    look: Option<Arc<Look>>,
}

impl Readers {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), look: None, idle: Mutex::default() }
    }

    /// Of a library that cannot be written.
    pub(super) fn looking(path: &Path, look: Look) -> Self {
        Self { look: Some(Mutex::new(Arc::new(look))), ..Self::new(path) }
    }

    /// Runs a question inside a read transaction, so that all its statements see the same file.
    pub(super) fn with<T>(&self, question: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => self.another()?,
        };
        let answer = {
            let view = reader.db.transaction_with_behavior(TransactionBehavior::Deferred)?;
            question(&view)
        };
        if reader.look.as_ref().is_some_and(|look| look.is_torn()) {
            return Err(Error::Busy);
        }
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT && reader.look.as_ref().map(Arc::as_ptr) == self.current().as_ref().map(Arc::as_ptr) {
            idle.push(reader);
        }
        answer
    }

    /// Where somebody wrote to a library that cannot be written here, looks at it anew; answers whether it did.
    pub(super) fn look_again(&self) -> Result<bool> {
        let (Some(look), Some(now)) = (&self.look, self.current().filter(|look| look.is_past())) else {
            return Ok(false);
        };
        *look.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(now.again()?);
        self.clear();
        Ok(true)
    }

    pub(super) fn clear(&self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn current(&self) -> Option<Arc<Look>> {
        self.look.as_ref().map(|look| Arc::clone(&look.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    fn another(&self) -> Result<Reader> {
        let look = self.current();
        let db = look.as_ref().map_or_else(|| storage::open_reader(&self.path), |look| look.reader())?;
        Ok(Reader { db, look })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::books::{self, BookDraft, BookQuery, EditionDraft};
    use crate::error::ReadOnly;
    use crate::storage::{beside, make_of_format};
    use crate::{Error, Library, Now, Op, Result, Source};

    fn now() -> Now {
        Now::new("2026-05-03T12:00:00Z".parse().unwrap(), chrono::FixedOffset::east_opt(0).unwrap())
    }

    fn add(library: &Library, title: &str) -> Result<()> {
        let draft = BookDraft { title: title.to_owned(), ..BookDraft::default() };
        let run = |tx: &mut crate::Tx<'_>| books::add(tx, &draft, &EditionDraft::default());
        library.change(Op::BookAdd, now(), Source::Window, run).map(drop)
    }

    fn titles(library: &Library) -> Vec<String> {
        let query = BookQuery { limit: 9, ..BookQuery::default() };
        let list = library.read(|view| books::list(view, &query)).unwrap();
        list.books.into_iter().map(|book| book.title).collect()
    }

    fn files(folder: &Path) -> Vec<String> {
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_library_that_is_looked_at_shows_what_another_program_writes_and_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Library.lectern");
        let written = Library::open(&path, now()).unwrap();
        add(&written, "Emma").unwrap();
        let looked = Library::look_at(&path).unwrap();
        assert_eq!(titles(&looked), ["Emma"]);
        add(&written, "Evelina").unwrap();
        assert!(looked.notice_others().unwrap());
        assert!(!looked.notice_others().unwrap(), "once");
        assert_eq!(titles(&looked), ["Emma", "Evelina"]);

        assert!(matches!(add(&looked, "Ormond"), Err(Error::ReadOnly { .. })));
        assert!(looked.read_only().is_some());
        looked.close().unwrap();
        written.close().unwrap();
        assert_eq!(files(folder.path()), ["Library.lectern"], "nothing lies beside it");
    }

    #[test]
    fn a_library_that_is_let_go_is_one_file_with_all_that_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Library.lectern");
        let library = Library::open(&path, now()).unwrap();
        add(&library, "Emma").unwrap();
        assert_eq!(titles(&library), ["Emma"]);
        drop(library);
        assert_eq!(files(folder.path()), ["Library.lectern"]);
    }

    #[test]
    fn what_stands_only_in_a_log_that_was_left_is_seen_and_the_log_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (live, left) = (folder.path().join("live.lectern"), folder.path().join("left"));
        let written = Library::open(&live, now()).unwrap();
        add(&written, "Emma").unwrap();
        std::fs::create_dir(&left).unwrap();
        let path = left.join("Library.lectern");
        for ending in ["", "-wal"] {
            std::fs::copy(beside(&live, ending), beside(&path, ending)).unwrap();
        }
        let log = std::fs::read(beside(&path, "-wal")).unwrap();
        let looked = Library::look_at(&path).unwrap();
        assert_eq!(titles(&looked), ["Emma"]);
        assert_eq!(std::fs::read(beside(&path, "-wal")).unwrap(), log);
        assert_eq!(files(&left), ["Library.lectern", "Library.lectern-wal"]);
    }

    #[test]
    fn an_answer_read_while_somebody_wrote_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Library.lectern");
        Library::open(&path, now()).unwrap().close().unwrap();
        let looked = Library::look_at(&path).unwrap();
        let answer = looked.read(|_| {
            let written = Library::open(&path, now())?;
            add(&written, "Emma")?;
            written.close()
        });
        assert!(matches!(answer, Err(Error::Busy)), "{answer:?}");
        looked.notice_others().unwrap();
        assert_eq!(titles(&looked), ["Emma"]);
    }

    #[test]
    fn what_must_be_written_before_it_can_be_read_is_refused_with_a_way_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Library.lectern");
        make_of_format(&path, 2).unwrap().close().unwrap();
        let before = std::fs::read(&path).unwrap();
        let refused = Library::look_at(&path).err().unwrap();
        assert_eq!(refused.code(), "read_only");
        assert!(refused.to_string().contains("Copy it to a folder that may be written"), "{refused}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert_eq!(files(folder.path()), ["Library.lectern"]);
    }

    #[test]
    fn why_it_cannot_be_written_is_said_in_words() {
        let said = |why| Error::ReadOnly { why }.to_string();
        assert_eq!(
            said(ReadOnly::Disk),
            "The library cannot be written: it lies on a disk that is read-only. Nothing was changed."
        );
        assert!(said(ReadOnly::Folder).contains("its folder is read-only"));
    }
}
