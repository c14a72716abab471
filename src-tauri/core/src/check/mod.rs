//! Looks over a library: the file's own structure, what points at nothing, and whether what is derived says what its
//! sources say. Writes nothing unless asked to mend, and then only what is derived.

use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;

use crate::library::{Library, Snapshot};
use crate::storage::{Faults, faults, mend_schema, rederive_all};
use crate::{Error, Result};

/// What a look over the library found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Findings {
    /// Damage of the file itself: pages, rows, tables and columns, in SQLite's words and ours.
    pub structure: Vec<String>,
    /// Rows that point at nothing.
    pub references: Vec<String>,
    /// List rows and search documents that no longer say what their sources say, and indexes that are gone.
    pub derived: Vec<String>,
    /// Pictures that no note shows: nothing is wrong with them, but they take room.
    pub unused_images: Vec<String>,
    /// Books looked at.
    pub books: u32,
    /// Notes looked at.
    pub notes: u32,
}

impl Findings {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.structure.is_empty() && self.references.is_empty() && self.derived.is_empty()
    }
}

/// Looks over everything; takes as long as reading the whole file.
///
/// # Errors
/// `Damaged` or `Storage` where even looking fails.
pub fn check(view: &Snapshot<'_>) -> Result<Findings> {
    forget_old_indexes(view.db())?;
    let Soundness { structure, references, derived: mut made } = soundness(view.db())?;
    if !structure.is_empty() {
        // What is made from what cannot be read says nothing more.
        return Ok(Findings { structure, references, derived: made, ..Findings::default() });
    }
    match derived(view.db()) {
        Ok(differs) => made.extend(differs),
        // Lists that cannot even be read are told already.
        Err(Error::Damaged { .. }) if !made.is_empty() => {}
        Err(error) => return Err(error),
    }
    Ok(Findings {
        structure,
        references,
        derived: made,
        unused_images: texts(view.db(), include_str!("sql/unused_images.sql"))?,
        books: view.sql(include_str!("sql/count_books.sql"))?.query_row([], |row| row.get(0))?,
        notes: view.sql(include_str!("sql/count_notes.sql"))?.query_row([], |row| row.get(0))?,
    })
}

/// What a look at a file alone finds, without making anything derived again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Soundness {
    pub(crate) structure: Vec<String>,
    pub(crate) references: Vec<String>,
    /// Faults of what can be made again.
    pub(crate) derived: Vec<String>,
}

impl Soundness {
    /// Everything that cannot be made again.
    pub(crate) fn all(self) -> Vec<String> {
        self.structure.into_iter().chain(self.references).collect()
    }
}

/// Looks over the file of a library of any format: its pages, and whether rows point at nothing.
pub(crate) fn soundness(db: &Connection) -> Result<Soundness> {
    let Faults { structure, derived } = faults(db)?;
    let references = match texts(db, include_str!("sql/references.sql")) {
        // SQLite gives up at a page that is told already.
        Err(Error::Damaged { .. }) if !structure.is_empty() => Vec::new(),
        found => found?,
    };
    Ok(Soundness { structure, references, derived })
}

fn texts(db: &Connection, question: &str) -> Result<Vec<String>> {
    let mut ask = db.prepare(question)?;
    let found = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

/// A connection that searched before keeps the shape of the search index in memory, and SQLite's check would hold the
/// file against that old shape and call a sound file corrupt. Opening each index for any question looks at it anew.
fn forget_old_indexes(db: &Connection) -> Result<()> {
    for question in ["SELECT rowid FROM local_book_search LIMIT 1", "SELECT rowid FROM local_note_search LIMIT 1"] {
        db.prepare(question)?.query_map([], |_| Ok(()))?.for_each(drop);
    }
    Ok(())
}

/// Makes everything derived again in a copy held in memory, and compares.
fn derived(db: &Connection) -> Result<Vec<String>> {
    let before = fingerprints(db)?;
    let mut copy = Connection::open_in_memory()?;
    let backup = rusqlite::backup::Backup::new(db, &mut copy)?;
    backup.run_to_completion(4096, std::time::Duration::ZERO, None)?;
    drop(backup);
    crate::storage::prepare_copy(&copy)?;
    mend_schema(&copy)?;
    rederive_all(&copy)?;
    let after = fingerprints(&copy)?;
    Ok(differences(&before, &after))
}

type Rows = Vec<(String, String)>;

fn fingerprints(db: &Connection) -> Result<Rows> {
    let mut rows = Vec::new();
    for question in
        [include_str!("sql/book_rows.sql"), include_str!("sql/note_rows.sql"), include_str!("sql/item_rows.sql")]
    {
        let mut ask = db.prepare(question)?;
        let found = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<Rows>>()?;
        rows.extend(found);
    }
    rows.sort();
    Ok(rows)
}

fn differences(before: &Rows, after: &Rows) -> Vec<String> {
    let kept: std::collections::BTreeSet<_> = before.iter().collect();
    let made: std::collections::BTreeSet<_> = after.iter().collect();
    let mut names: Vec<String> = kept.symmetric_difference(&made).map(|(name, _)| name.clone()).collect();
    names.dedup();
    names.truncate(50);
    names.into_iter().map(|name| format!("the list row of {name} is not what it should be")).collect()
}

impl Library {
    /// Mends what is derived: list rows and search, and indexes that are gone. Answers what was wrong before and is right now.
    ///
    /// # Errors
    /// `Damaged` where the file itself is damaged: then nothing is written.
    pub fn repair(&self) -> Result<Findings> {
        let findings = self.read(check)?;
        if !findings.structure.is_empty() {
            return Err(Error::Damaged { findings: findings.structure });
        }
        self.with_writer(|db| {
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            mend_schema(&tx)?;
            rederive_all(&tx)?;
            tx.commit()?;
            Ok(())
        })?;
        self.kept.forget();
        Ok(findings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::{self, BookDraft, EditionDraft};
    use crate::{Now, Op, Source};

    #[test]
    fn a_sound_library_is_found_sound_again_after_a_change_and_after_a_repair() {
        let folder = tempfile::tempdir().unwrap();
        let now = Now::new("2026-05-03T12:00:00Z".parse().unwrap(), chrono::FixedOffset::east_opt(0).unwrap());
        let library = Library::open(folder.path().join("Library.lectern"), now).unwrap();
        let add = |title: &str| {
            let draft = BookDraft { title: title.to_owned(), ..BookDraft::default() };
            let run = |tx: &mut crate::Tx<'_>| books::add(tx, &draft, &EditionDraft::default());
            library.change(Op::BookAdd, now, Source::Window, run).unwrap();
        };
        // Enough changes for the search index to fold its first parts together.
        for number in 1..40 {
            add(&format!("Volume {number}"));
            assert_eq!(library.read(check).unwrap().structure, [""; 0], "after {number} books");
        }
        library.repair().unwrap();
        assert_eq!(library.read(check).unwrap().structure, [""; 0]);
    }
}
