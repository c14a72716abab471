//! A reader's desk for tests: a library in a folder of its own and a clock that only moves when told.

use std::cell::Cell;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use lectern_core::books::{self, AuthorDraft, BookDraft, EditionDraft};
use lectern_core::now::OffsetAt;
use lectern_core::reading::{self, Logged, ProgressDraft, ReadDraft, ReadStateKind};
use lectern_core::values::BookId;
use lectern_core::{Changed, Library, Now, Op, Result, Snapshot, Source, Tx};

pub mod dice;
pub mod dump;
pub mod everything;
pub mod fuzz;
pub mod lists;
pub mod old;
pub mod zones;

/// A read as a reader enters it who knows its dates and says nothing else of it.
#[must_use]
pub fn read_draft(state: ReadStateKind, started: &str, ended: &str) -> ReadDraft {
    ReadDraft {
        state,
        started: started.to_owned(),
        ended: ended.to_owned(),
        reason: String::new(),
        resume_on: String::new(),
        edition: None,
        rating: None,
        review: String::new(),
    }
}

/// A library and a clock.
pub struct Desk {
    folder: tempfile::TempDir,
    library: Option<Library>,
    instant: Cell<DateTime<Utc>>,
    offset: Cell<FixedOffset>,
    zone: Cell<Option<OffsetAt>>,
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// A new, empty library on 5 March 2026 at noon, in a time zone an hour east of UTC.
    ///
    /// # Panics
    /// Where the library cannot be made.
    #[must_use]
    pub fn new() -> Self {
        let mut desk = Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
            library: None,
            instant: Cell::new("2026-03-05T11:00:00Z".parse().expect("BUG: a fixed instant")),
            offset: Cell::new(FixedOffset::east_opt(3600).expect("BUG: a fixed offset")),
            zone: Cell::new(None),
        };
        desk.reopen();
        desk
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("Reader.lectern")
    }

    /// The open library.
    ///
    /// # Panics
    /// While it is closed.
    #[must_use]
    pub fn library(&self) -> &Library {
        self.library.as_ref().expect("the library is open")
    }

    /// Closes the library and opens it again, as the next day would.
    ///
    /// # Panics
    /// Where it does not open.
    pub fn reopen(&mut self) {
        self.close();
        self.library = Some(Library::open(self.path(), self.now()).expect("the library opens"));
    }

    /// Closes the library.
    ///
    /// # Panics
    /// Where it does not close.
    pub fn close(&mut self) {
        if let Some(library) = self.library.take() {
            library.close().expect("the library closes");
        }
    }

    /// The moment.
    #[must_use]
    pub fn now(&self) -> Now {
        let now = Now::new(self.instant.get(), self.offset.get());
        self.zone.get().map_or(now, |zone| now.in_zone(zone))
    }

    /// Moves the desk to a place whose clocks go forward and back.
    pub fn move_to(&self, zone: OffsetAt) {
        self.zone.set(Some(zone));
    }

    /// Lets time pass.
    pub fn wait(&self, seconds: i64) {
        self.instant.set(self.instant.get() + TimeDelta::seconds(seconds));
    }

    /// Sets the clock, as an RFC 3339 text whose offset becomes the local one.
    ///
    /// # Panics
    /// For a text that is no instant.
    pub fn set_clock(&self, text: &str) {
        let local = DateTime::parse_from_rfc3339(text).expect("an instant");
        self.instant.set(local.with_timezone(&Utc));
        self.offset.set(*local.offset());
    }

    /// A change that may be refused.
    ///
    /// # Errors
    /// What the operation returns.
    pub fn try_change<T>(&self, op: Op, run: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<Changed<T>> {
        self.wait(1);
        self.library().change(op, self.now(), Source::Window, run)
    }

    /// A change that must work.
    ///
    /// # Panics
    /// With the refusal.
    pub fn change<T>(&self, op: Op, run: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> T {
        self.try_change(op, run).unwrap_or_else(|error| panic!("{op:?}: {error}")).value
    }

    /// A question that must be answered.
    ///
    /// # Panics
    /// With the failure.
    pub fn ask<T>(&self, question: impl FnOnce(&Snapshot<'_>) -> Result<T>) -> T {
        self.library().read(question).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Adds a book with so many pages.
    pub fn book(&self, title: &str, pages: u32) -> BookId {
        self.book_by(title, &[], pages)
    }

    /// Adds a book with its authors and pages.
    pub fn book_by(&self, title: &str, authors: &[&str], pages: u32) -> BookId {
        let draft = BookDraft {
            title: title.to_owned(),
            authors: authors
                .iter()
                .map(|name| AuthorDraft { name: (*name).to_owned(), ..AuthorDraft::default() })
                .collect(),
            ..BookDraft::default()
        };
        let edition = EditionDraft {
            pages: if pages == 0 { String::new() } else { pages.to_string() },
            ..EditionDraft::default()
        };
        self.change(Op::BookAdd, |tx| books::add(tx, &draft, &edition))
    }

    /// Records progress as typed.
    ///
    /// # Errors
    /// What was refused.
    pub fn log(&self, book: BookId, entry: &str) -> Result<Logged> {
        let draft = ProgressDraft { entry: entry.to_owned(), ..ProgressDraft::default() };
        Ok(self.try_change(Op::ProgressLog, |tx| reading::log_progress(tx, book, &draft))?.value)
    }

    /// Takes steps back.
    ///
    /// # Panics
    /// With the refusal.
    pub fn undo(&self) -> String {
        self.wait(1);
        self.library().undo(self.now(), Source::Window).unwrap_or_else(|error| panic!("undo: {error}")).label
    }

    /// Repeats steps.
    ///
    /// # Panics
    /// With the refusal.
    pub fn redo(&self) -> String {
        self.wait(1);
        self.library().redo(self.now(), Source::Window).unwrap_or_else(|error| panic!("redo: {error}")).label
    }
}
