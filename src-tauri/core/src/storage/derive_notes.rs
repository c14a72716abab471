//! The rows by which the notebook finds notes, and what was written beside entries of the log.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use crate::Result;

/// The rows of the notebook that a changeset made old.
#[derive(Debug, Default)]
pub(super) struct TouchedNotes {
    notes: BTreeSet<String>,
    /// Sessions by id, of which those with a note have a row.
    remarks: BTreeSet<String>,
}

impl TouchedNotes {
    pub(super) fn add_notes(&mut self, ids: impl IntoIterator<Item = String>) {
        self.notes.extend(ids);
    }

    pub(super) fn add_remarks(&mut self, ids: impl IntoIterator<Item = String>) {
        self.remarks.extend(ids);
    }

    pub(super) fn and(&mut self, other: Self) {
        self.notes.extend(other.notes);
        self.remarks.extend(other.remarks);
    }

    /// Makes the rows again. Answers the keys of all rows that went or came.
    pub(super) fn derive(&self, db: &Connection) -> Result<Vec<i64>> {
        let mut docs = Vec::new();
        for note in &self.notes {
            docs.extend(forget(db, note)?);
            derive_note(db, note)?;
            docs.extend(doc_of(db, note)?);
        }
        for remark in &self.remarks {
            docs.extend(forget(db, remark)?);
            derive_remark(db, remark)?;
            docs.extend(doc_of(db, remark)?);
        }
        Ok(docs)
    }
}

/// Makes every row again, where there is none.
pub(super) fn derive_all(db: &Connection) -> Result<()> {
    for note in ids(db, "SELECT id FROM note")? {
        derive_note(db, &note)?;
    }
    for remark in ids(db, include_str!("sql/all_remarks.sql"))? {
        derive_remark(db, &remark)?;
    }
    Ok(())
}

fn forget(db: &Connection, id: &str) -> Result<Option<i64>> {
    let doc = doc_of(db, id)?;
    if let Some(doc) = doc {
        db.prepare_cached("DELETE FROM local_note_search WHERE rowid = ?1")?.execute([doc])?;
        db.prepare_cached("DELETE FROM local_note WHERE doc = ?1")?.execute([doc])?;
    }
    Ok(doc)
}

fn doc_of(db: &Connection, id: &str) -> Result<Option<i64>> {
    let mut find = db.prepare_cached("SELECT doc FROM local_note WHERE note_id = ?1")?;
    Ok(find.query_row([id], |row| row.get(0)).optional()?)
}

fn derive_note(db: &Connection, note: &str) -> Result<()> {
    db.prepare_cached(include_str!("sql/derive_note.sql"))?.execute([note])?;
    db.prepare_cached(include_str!("sql/index_note.sql"))?.execute([note])?;
    db.prepare_cached("DELETE FROM local_link WHERE note_id = ?1")?.execute([note])?;
    db.prepare_cached(include_str!("sql/derive_links.sql"))?.execute([note])?;
    Ok(())
}

fn derive_remark(db: &Connection, session: &str) -> Result<()> {
    if db.prepare_cached(include_str!("sql/derive_remark.sql"))?.execute([session])? > 0 {
        db.prepare_cached(include_str!("sql/index_remark.sql"))?.execute([session])?;
    }
    Ok(())
}

fn ids(db: &Connection, question: &str) -> Result<Vec<String>> {
    let mut ask = db.prepare(question)?;
    let ids = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}
