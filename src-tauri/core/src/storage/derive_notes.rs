//! The rows by which the notebook finds notes, and what was written beside entries of the log.
//!
//! Only what a change made old is made again: a tag leaves a note's links and its place among the rows alone, a kind
//! leaves its words alone too. The words come after the rows, as `words` says.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use super::{room, words};
use crate::Result;

/// The rows of the notebook that a changeset made old.
#[derive(Debug, Default)]
pub(super) struct TouchedNotes {
    /// Notes that came or went, or whose words or book are others.
    notes: BTreeSet<String>,
    /// Notes whose tags are others.
    retagged: BTreeSet<String>,
    /// Notes of which only the kind, the place or the review is another.
    marked: BTreeSet<String>,
    /// Sessions by id, of which those with a note have a row.
    remarks: BTreeSet<String>,
}

impl TouchedNotes {
    pub(super) fn add_notes(&mut self, ids: impl IntoIterator<Item = String>) {
        self.notes.extend(ids);
    }

    pub(super) fn add_retagged(&mut self, ids: impl IntoIterator<Item = String>) {
        self.retagged.extend(ids);
    }

    pub(super) fn add_marked(&mut self, ids: impl IntoIterator<Item = String>) {
        self.marked.extend(ids);
    }

    pub(super) fn add_remarks(&mut self, ids: impl IntoIterator<Item = String>) {
        self.remarks.extend(ids);
    }

    pub(super) fn and(&mut self, other: Self) {
        self.notes.extend(other.notes);
        self.retagged.extend(other.retagged);
        self.marked.extend(other.marked);
        self.remarks.extend(other.remarks);
    }

    /// Makes the rows again. Answers the keys of all rows that went or came.
    pub(super) fn derive(&self, db: &Connection) -> Result<Vec<i64>> {
        let reworded = self.notes.len() + self.remarks.len() + self.retagged.len();
        room::for_words(db, "local_note_search", reworded, || {
            let mut docs = forget(db, self.notes.iter().chain(&self.remarks))?;
            let made = make(db, self.notes.iter(), self.remarks.iter())?;
            let retagged = mark(db, self.retagged.difference(&self.notes))?;
            for doc in &docs {
                db.prepare_cached("DELETE FROM local_note_search WHERE rowid = ?1")?.execute([doc])?;
            }
            index(db, &made)?;
            for doc in &retagged {
                words::put(db, include_str!("sql/words_of_note.sql"), include_str!("sql/reindex_note.sql"), *doc)?;
            }
            docs.extend(made.into_iter().map(|(doc, _)| doc).chain(retagged));
            let only_marked = |note: &&String| !self.notes.contains(*note) && !self.retagged.contains(*note);
            docs.extend(mark(db, self.marked.iter().filter(only_marked))?);
            Ok(docs)
        })
    }
}

/// Makes every row again, where there is none.
pub(super) fn derive_all(db: &Connection) -> Result<()> {
    let notes = ids(db, "SELECT id FROM note")?;
    let remarks = ids(db, include_str!("sql/all_remarks.sql"))?;
    room::for_words(db, "local_note_search", notes.len() + remarks.len(), || {
        index(db, &make(db, notes.iter(), remarks.iter())?)
    })
}

/// The key of a row, and the statement that reads its words.
type Made = (i64, &'static str);

/// Takes rows away with their links. Answers their keys in order.
fn forget<'a>(db: &Connection, ids: impl Iterator<Item = &'a String>) -> Result<Vec<i64>> {
    let mut docs = Vec::new();
    for id in ids {
        docs.extend(doc_of(db, id)?);
        db.prepare_cached("DELETE FROM local_link WHERE note_id = ?1")?.execute([id])?;
    }
    docs.sort_unstable();
    for doc in &docs {
        db.prepare_cached("DELETE FROM local_note WHERE doc = ?1")?.execute([doc])?;
    }
    Ok(docs)
}

/// Makes rows with their links, where lists see them. Answers their keys in order, with what reads their words.
fn make<'a>(
    db: &Connection,
    notes: impl Iterator<Item = &'a String>,
    remarks: impl Iterator<Item = &'a String>,
) -> Result<Vec<Made>> {
    let mut made = Vec::new();
    for note in notes {
        if row(db, include_str!("sql/derive_note.sql"), note)? {
            made.extend(doc_of(db, note)?.map(|doc| (doc, include_str!("sql/words_of_note.sql"))));
            db.prepare_cached(include_str!("sql/derive_links.sql"))?.execute([note])?;
        }
    }
    for remark in remarks {
        if row(db, include_str!("sql/derive_remark.sql"), remark)? {
            made.extend(doc_of(db, remark)?.map(|doc| (doc, include_str!("sql/words_of_remark.sql"))));
        }
    }
    made.sort_unstable();
    Ok(made)
}

fn index(db: &Connection, made: &[Made]) -> Result<()> {
    for (doc, read) in made {
        words::put(db, read, include_str!("sql/index_note.sql"), *doc)?;
    }
    Ok(())
}

fn row(db: &Connection, derive: &str, id: &str) -> Result<bool> {
    Ok(db.prepare_cached(derive)?.execute([id])? > 0)
}

/// Writes what may change in rows that stay in their places. Answers their keys in order.
fn mark<'a>(db: &Connection, notes: impl Iterator<Item = &'a String>) -> Result<Vec<i64>> {
    let mut docs = Vec::new();
    for note in notes {
        docs.extend(doc_of(db, note)?.map(|doc| (doc, note)));
    }
    docs.sort_unstable();
    for place in &docs {
        db.prepare_cached(include_str!("sql/mark_note.sql"))?.execute(*place)?;
    }
    Ok(docs.into_iter().map(|(doc, _)| doc).collect())
}

fn doc_of(db: &Connection, id: &str) -> Result<Option<i64>> {
    let mut find = db.prepare_cached("SELECT doc FROM local_note WHERE note_id = ?1")?;
    Ok(find.query_row([id], |row| row.get(0)).optional()?)
}

fn ids(db: &Connection, question: &str) -> Result<Vec<String>> {
    let mut ask = db.prepare(question)?;
    let ids = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use crate::notes::{self, NoteChoice, NoteDraft, NoteKind, NoteQuery};
    use crate::{Library, Now, Op, Result, Source, Tx};

    /// How many notes stand in the notebook.
    const NOTES: u64 = 1_500;
    /// What a change writes however few notes it is about: history, clock, the heads of the search index.
    const BESIDES: u64 = 100;

    fn notebook(folder: &std::path::Path) -> (Library, Now) {
        let now = Now::new("2026-05-03T12:00:00Z".parse().unwrap(), chrono::FixedOffset::east_opt(0).unwrap());
        let library = Library::open(folder.join("Library.lectern"), now).unwrap();
        let write = |tx: &mut Tx<'_>| {
            for number in 0..NOTES {
                let text = format!("Thought {number} about [[Emma]] #lag");
                notes::add(tx, &NoteDraft { text, ..NoteDraft::default() })?;
            }
            Ok(())
        };
        library.change(Op::NoteAdd, now, Source::Window, write).unwrap();
        (library, now)
    }

    /// How many rows are written, of every table and of the search index.
    fn written(library: &Library, work: impl FnOnce()) -> u64 {
        let count = || library.with_writer(|db| Ok(db.total_changes())).unwrap();
        let before = count();
        work();
        count() - before
    }

    fn change(library: &Library, now: Now, op: Op, run: impl Fn(&mut Tx<'_>, &NoteChoice) -> Result<()>) -> u64 {
        let all = NoteChoice::Found(NoteQuery::default());
        written(library, || drop(library.change(op, now, Source::Window, |tx| run(tx, &all)).unwrap()))
    }

    #[test]
    fn a_kind_for_all_notes_writes_two_rows_a_note_and_no_word() {
        let folder = tempfile::tempdir().unwrap();
        let (library, now) = notebook(folder.path());
        let rows = change(&library, now, Op::NoteMake, |tx, all| notes::make(tx, all, NoteKind::Quote).map(drop));
        assert!(rows <= 2 * NOTES + BESIDES, "{rows} rows for {NOTES} notes");
        let rows = written(&library, || drop(library.undo(now, Source::Window).unwrap()));
        assert!(rows <= 2 * NOTES + BESIDES, "{rows} rows to take it back");
    }

    #[test]
    fn a_tag_for_all_notes_writes_their_words_once_and_their_links_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let (library, now) = notebook(folder.path());
        let rows = change(&library, now, Op::NoteTag, |tx, all| notes::tag(tx, all, &["said".into()], &[]).map(drop));
        // The tag and the row; in the index the words, the old size out, the new one in, and that the old words are gone.
        // The rest are pages of the index.
        assert!(rows <= 6 * NOTES + 5 * BESIDES, "{rows} rows for {NOTES} notes");
    }

    #[test]
    fn a_tag_of_all_notes_finds_them_and_taken_back_finds_none() {
        let folder = tempfile::tempdir().unwrap();
        let (library, now) = notebook(folder.path());
        let found = |text: &str| {
            let query = NoteQuery { text: text.into(), ..NoteQuery::default() };
            u64::from(library.read(|view| notes::count(view, now, &query)).unwrap())
        };
        change(&library, now, Op::NoteTag, |tx, all| notes::tag(tx, all, &["said".into()], &[]).map(drop));
        assert_eq!([found("said "), found("lag "), found("thought ")], [NOTES; 3]);
        library.undo(now, Source::Window).unwrap();
        assert_eq!([found("said "), found("lag "), found("thought ")], [0, NOTES, NOTES]);
        assert!(library.read(crate::check::check).unwrap().is_clean());
    }
}
