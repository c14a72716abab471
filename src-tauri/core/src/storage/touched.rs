//! What a changeset touched, and the derived rows that follow from it.
//!
//! The `local_book`, `local_note` and `local_link` rows and the search documents are never written by an operation: they are made
//! again here for whatever books and notes the recorded changeset mentions, in the same transaction. So a new
//! operation, an undo and a redo all keep them right without knowing of them.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::session::{ChangesetItem, ChangesetIter};

use super::changed_row::{ChangedRow, one};
use super::derive_items::{self, TouchedItems};
use super::derive_notes::{self, TouchedNotes};
use super::{Table, derive_books};
use crate::library::{clock, tick};
use crate::values::fold;
use crate::{Now, Result};

/// The books and notes whose derived rows a changeset made old.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    tables: BTreeSet<Table>,
    /// The books, each with whether its words changed, not only its numbers.
    books: HashMap<String, bool>,
    /// Books of which notes came or went.
    recounted: BTreeSet<String>,
    notes: TouchedNotes,
    items: TouchedItems,
    /// How many rows of items were looked at to make them again.
    items_visited: usize,
    docs: Vec<i64>,
    note_docs: Vec<i64>,
    /// Whether a row came, or one that stays was changed.
    came_or_stayed: bool,
    /// The library's clock before the change and after it.
    clocks: (i64, i64),
}

impl Touched {
    /// Reads a changeset that has just been applied to `db`.
    pub(crate) fn read(db: &Connection, changeset: &[u8]) -> Result<Self> {
        let mut touched = Self::default();
        let mut input = changeset;
        let reader: &mut dyn std::io::Read = &mut input;
        let mut items = ChangesetIter::start_strm(&reader)?;
        while let Some(item) = items.next()? {
            touched.add(db, item)?;
        }
        Ok(touched)
    }

    /// Both: what stood before the change and what stands after it.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.tables.extend(other.tables);
        for (book, worded) in other.books {
            self.book(&book, worded);
        }
        self.recounted.extend(other.recounted);
        self.notes.and(other.notes);
        self.items.and(other.items);
        self.came_or_stayed |= other.came_or_stayed;
        self
    }

    /// Takes in what a later lot of the same change touched, its derived rows made again already.
    pub(super) fn follows(&mut self, later: Self) {
        self.tables.extend(later.tables);
        self.came_or_stayed |= later.came_or_stayed;
        for (docs, more) in [(&mut self.docs, later.docs), (&mut self.note_docs, later.note_docs)] {
            docs.extend(more);
            docs.sort_unstable();
            docs.dedup();
        }
    }

    /// How many books are touched.
    pub(crate) fn books(&self) -> usize {
        self.books.len()
    }

    /// Whether all rows went: what hung together before they did is then all there is to know.
    pub(crate) fn only_went(&self) -> bool {
        !self.came_or_stayed
    }

    /// The tables with changed rows.
    pub(crate) fn tables(&self) -> &BTreeSet<Table> {
        &self.tables
    }

    /// The list rows that changed, as their integer keys; rows that came or went are among them.
    pub(crate) fn docs(&self) -> &[i64] {
        &self.docs
    }

    /// The rows of the notebook that went or came, as their integer keys.
    pub(crate) fn note_docs(&self) -> &[i64] {
        &self.note_docs
    }

    /// The library's clock before the change and after it: what was kept at the first is right again at the second, once
    /// the touched rows are read anew.
    pub(crate) fn clocks(&self) -> (i64, i64) {
        self.clocks
    }

    /// How many rows of items were looked at: what the change touched, and what needs that.
    #[cfg(test)]
    pub(crate) fn items_visited(&self) -> usize {
        self.items_visited
    }

    /// Moves the clock on, so that no two states of a library carry the same.
    pub(crate) fn seal(&mut self, db: &Connection, now: Now) -> Result<()> {
        self.clocks.1 = tick(db, now)?;
        Ok(())
    }

    fn add(&mut self, db: &Connection, item: &ChangesetItem) -> Result<()> {
        let op = item.op()?;
        let table = Table::named(op.table_name())?;
        self.tables.insert(table);
        let row = ChangedRow::of(db, item, op.code());
        self.came_or_stayed |= !row.went();
        match table {
            Table::Book => {
                // The words of a note include its book's title, and a book in the trash takes its notes along. Those of a
                // book that came or went came and went with it.
                if row.is_changed(BOOK_TITLE) || row.is_changed(BOOK_DELETED_AT) {
                    self.notes.add_notes(row.all("SELECT id FROM note WHERE book_id = ?1")?);
                    self.notes.add_remarks(row.all(include_str!("sql/remarks_of_book.sql"))?);
                }
                if let Some(book) = row.key() {
                    self.book(&book, true);
                }
            }
            Table::Authorship | Table::BookTag | Table::Edition => {
                for book in row.column(1, "SELECT book_id FROM {table} WHERE id = ?1", table)? {
                    self.book(&book, true);
                }
            }
            Table::Read => {
                for book in row.column(1, "SELECT book_id FROM {table} WHERE id = ?1", table)? {
                    self.book(&book, false);
                }
                if row.is_update() {
                    self.notes.add_remarks(row.all(include_str!("sql/remarks_of_read.sql"))?);
                }
            }
            Table::Chapter => {
                for edition in row.column(1, "SELECT edition_id FROM {table} WHERE id = ?1", table)? {
                    if let Some(book) = one(db, "SELECT book_id FROM edition WHERE id = ?1", &edition)? {
                        self.book(&book, false);
                    }
                }
            }
            Table::Session | Table::ChapterRead => {
                if table == Table::Session && row.may_have(SESSION_NOTE) {
                    self.notes.add_remarks(row.key());
                }
                for read in row.column(1, "SELECT read_id FROM {table} WHERE id = ?1", table)? {
                    if let Some(book) = one(db, "SELECT book_id FROM read WHERE id = ?1", &read)? {
                        self.book(&book, false);
                    }
                }
            }
            Table::Note if row.differs_in(&NOTE_WORDS) => {
                self.recounted.extend(row.column(1, "SELECT book_id FROM {table} WHERE id = ?1", table)?);
                self.notes.add_notes(row.key());
            }
            Table::Note => self.notes.add_marked(row.key()),
            Table::NoteTag => {
                self.notes.add_retagged(row.column(1, "SELECT note_id FROM {table} WHERE id = ?1", table)?);
            }
            Table::Item => {
                for book in row.column(5, "SELECT book_id FROM {table} WHERE id = ?1", table)? {
                    self.book(&book, true);
                }
                self.books_of_item(db, row.key())?;
                self.items.add_items(row.key());
                self.items.add_needy(row.key());
            }
            Table::Overlay => {
                for book in row.column(3, "SELECT book_id FROM {table} WHERE item_id = ?1", table)? {
                    self.book(&book, true);
                }
                self.books_of_item(db, row.key())?;
                self.items.add_items(row.key());
            }
            Table::Requires | Table::OwnNeed => {
                self.items.add_needy(row.column(1, "SELECT item_id FROM {table} WHERE id = ?1", table)?);
            }
            Table::ItemGroup => self.items.add_groups(row.key()),
            Table::KnownTopic => {
                let topics = row.column(1, "SELECT topic FROM {table} WHERE id = ?1", table)?;
                self.items.add_topics(topics.iter().map(|topic| fold(topic)));
            }
            Table::Annotation => {
                for item in row.column(1, "SELECT item_id FROM {table} WHERE id = ?1", table)? {
                    self.books_of_item(db, Some(item))?;
                }
            }
            Table::Plan => {
                for book in row.all(include_str!("sql/books_of_plan.sql"))? {
                    self.book(&book, false);
                }
            }
            // One that came or went came and went with the rows by which books have it; asked for all of them it would name
            // books of every part of a long change, and each of those parts would make their rows again.
            Table::Person | Table::Tag if !row.is_update() => {}
            Table::Person => {
                for book in row.all("SELECT book_id FROM authorship WHERE person_id = ?1")? {
                    self.book(&book, true);
                }
            }
            Table::Tag => {
                for book in row.all("SELECT book_id FROM book_tag WHERE tag_id = ?1")? {
                    self.book(&book, true);
                }
                self.notes.add_retagged(row.all("SELECT note_id FROM note_tag WHERE tag_id = ?1")?);
            }
            Table::NoteReview => self.notes.add_marked(row.key()),
            Table::SourceFile | Table::SourceRow => {}
            Table::Timer | Table::Image | Table::SavedFilter => {}
            Table::Stage | Table::Candidate | Table::PlanDeclined | Table::Setting => {}
        }
        Ok(())
    }

    fn book(&mut self, id: &str, worded: bool) {
        match self.books.get_mut(id) {
            Some(known) => *known |= worded,
            None => drop(self.books.insert(id.to_owned(), worded)),
        }
    }

    fn books_of_item(&mut self, db: &Connection, item: Option<String>) -> Result<()> {
        let Some(item) = item else { return Ok(()) };
        let mut find = db.prepare_cached(include_str!("sql/books_of_item.sql"))?;
        for book in find.query_map([&item], |row| row.get::<_, Option<String>>(0))? {
            if let Some(book) = book? {
                self.book(&book, true);
            }
        }
        Ok(())
    }
}

/// Where two columns of `book` stand in a changeset.
const BOOK_TITLE: usize = 1;
const BOOK_DELETED_AT: usize = 13;
/// Where the book, the text, the moment of writing and that of removal stand in a note: what else changes leaves its book
/// and its words alone.
const NOTE_WORDS: [usize; 4] = [1, 4, 10, 12];
/// Where the note stands in a session.
const SESSION_NOTE: usize = 16;

/// Makes the derived rows of everything touched again.
pub(crate) fn derive(db: &Connection, touched: &mut Touched) -> Result<()> {
    touched.clocks.0 = clock(db)?;
    let mut books: Vec<(&str, bool)> = touched.books.iter().map(|(book, worded)| (book.as_str(), *worded)).collect();
    books.sort_unstable();
    touched.docs = derive_books::derive(db, &books)?.docs;
    for book in touched.recounted.iter().filter(|book| !touched.books.contains_key(*book)) {
        touched.docs.extend(derive_books::recount_notes(db, book)?);
    }
    touched.note_docs = touched.notes.derive(db)?;
    // After the rows of books, which say where a book stands.
    touched.items_visited = touched.items.derive(db, books.iter().map(|(book, _)| *book))?;
    touched.docs.sort_unstable();
    touched.docs.dedup();
    Ok(())
}

/// Makes every derived row again from nothing.
pub(crate) fn rederive_all(db: &Connection) -> Result<()> {
    db.execute_batch(include_str!("sql/forget_derived.sql"))?;
    let mut ask = db.prepare("SELECT id FROM book ORDER BY id")?;
    let books = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    derive_books::derive(db, &books.iter().map(|book| (book.as_str(), true)).collect::<Vec<_>>())?;
    derive_notes::derive_all(db)?;
    derive_items::derive_all(db)
}
