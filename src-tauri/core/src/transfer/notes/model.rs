//! What goes out and comes in: the forms, the questions, the reports.

use serde::{Deserialize, Serialize};

use crate::notes::NoteQuery;
use crate::values::{BookId, NoteId};

/// The form of an export of notes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum NotesFormat {
    /// A folder of Markdown files, one a book.
    #[default]
    Markdown,
    /// One page with its own style, to read and to print.
    Html,
    /// One file with everything entered, to be taken in again.
    Json,
    /// One table in the shape of Readwise's.
    Readwise,
}

/// Which side counts where both a file and the library changed the same part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum OnConflict {
    /// Neither is written over: the conflict is listed.
    #[default]
    Keep,
    /// What comes counts: the library in an export, the file in an import.
    Take,
}

/// What becomes of a file that the reader deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum OnDeleted {
    /// It stays deleted.
    #[default]
    Leave,
    /// It is written again.
    Restore,
}

/// An export to be made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ExportQuestion {
    /// The form. It stands first, so that a list in place of a question is no question for all notes.
    pub format: NotesFormat,
    /// Which notes; its window and order do not count.
    pub notes: NoteQuery,
    /// Which side counts in a conflict.
    pub on_conflict: OnConflict,
    /// What becomes of deleted files.
    pub on_deleted: OnDeleted,
}

/// What became of one file, or would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum FileOutcome {
    /// It was not there, or nobody had touched it.
    Written,
    /// It says this already.
    Unchanged,
    /// The reader's lines and the library's were brought together.
    Merged,
    /// The library has nothing new; the reader's lines stand.
    Kept,
    /// A part was changed on both sides; that part stands as it stood.
    Conflicting,
    /// The reader deleted it, and it stays so.
    Deleted,
}

/// A file of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FileEntry {
    /// Its path inside the folder.
    pub file: String,
    /// Its former path, where the reader renamed or moved it.
    pub renamed_from: Option<String>,
    /// What became of it.
    pub outcome: FileOutcome,
}

/// One part that was changed on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Clash {
    /// The file.
    pub file: String,
    /// The note; none for the head of the file.
    pub note: Option<NoteId>,
    /// What the file says; empty where it was taken out of it.
    pub outside: String,
    /// What the library says; empty where it was removed from it.
    pub library: String,
}

/// Files and conflicts beyond this many are counted and not listed.
pub(crate) const MOST_LISTED: usize = 500;

/// What an export did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ExportReport {
    /// Whether it only looked.
    pub dry_run: bool,
    /// Notes that match.
    pub notes: u32,
    /// Books they are about.
    pub books: u32,
    /// Files written whole.
    pub written: u32,
    /// Files that said it already.
    pub unchanged: u32,
    /// Files in which two sides were brought together.
    pub merged: u32,
    /// Files with the reader's own lines and nothing new.
    pub kept: u32,
    /// Files with a part changed on both sides.
    pub conflicting: u32,
    /// Files that the reader deleted.
    pub deleted: u32,
    /// Files that the reader renamed or moved.
    pub renamed: u32,
    /// Pictures written.
    pub pictures: u32,
    /// Every file but the unchanged ones, at most 500.
    pub files: Vec<FileEntry>,
    /// Every part that was changed on both sides, at most 500.
    pub conflicts: Vec<Clash>,
}

impl ExportReport {
    pub(crate) fn count(&mut self, entry: FileEntry) {
        let counter = match entry.outcome {
            FileOutcome::Written => &mut self.written,
            FileOutcome::Unchanged => &mut self.unchanged,
            FileOutcome::Merged => &mut self.merged,
            FileOutcome::Kept => &mut self.kept,
            FileOutcome::Conflicting => &mut self.conflicting,
            FileOutcome::Deleted => &mut self.deleted,
        };
        *counter += 1;
        self.renamed += u32::from(entry.renamed_from.is_some());
        let worth_a_line = entry.outcome != FileOutcome::Unchanged || entry.renamed_from.is_some();
        if worth_a_line && self.files.len() < MOST_LISTED {
            self.files.push(entry);
        }
    }

    pub(crate) fn clash(&mut self, clash: Clash) {
        if self.conflicts.len() < MOST_LISTED {
            self.conflicts.push(clash);
        }
    }
}

/// A file that could not be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Unreadable {
    /// The file.
    pub file: String,
    /// Why, as a sentence.
    pub reason: String,
}

/// A note that a file had and has no more. It stays in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Missing {
    /// The file.
    pub file: String,
    /// The note.
    pub note: NoteId,
    /// Its beginning.
    pub text: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ImportReport {
    /// Whether it only looked.
    pub dry_run: bool,
    /// Files looked at.
    pub files: u32,
    /// Notes found in them.
    pub notes: u32,
    /// New notes.
    pub added: u32,
    /// Notes changed outside.
    pub updated: u32,
    /// Notes that are as they were.
    pub unchanged: u32,
    /// Books that the library did not know.
    pub books_added: u32,
    /// Pictures that the library did not know.
    pub pictures_added: u32,
    /// Notes that were changed on both sides, in all.
    pub conflicting: u32,
    /// Those, at most 500.
    pub conflicts: Vec<Clash>,
    /// Notes that are gone from their file, in all.
    pub missing: u32,
    /// Those, at most 500.
    pub gone: Vec<Missing>,
    /// What could not be taken in.
    pub unreadable: Vec<Unreadable>,
}

impl ImportReport {
    pub(crate) fn clash(&mut self, clash: Clash) {
        self.conflicting += 1;
        if self.conflicts.len() < MOST_LISTED {
            self.conflicts.push(clash);
        }
    }

    pub(crate) fn lost(&mut self, missing: Missing) {
        self.missing += 1;
        if self.gone.len() < MOST_LISTED {
            self.gone.push(missing);
        }
    }

    pub(crate) fn refuse(&mut self, file: &str, reason: impl std::fmt::Display) {
        if self.unreadable.len() < MOST_LISTED {
            self.unreadable.push(Unreadable { file: file.to_owned(), reason: reason.to_string() });
        }
    }
}

/// What a file is about: a book, or the notes of no book.
pub(crate) type Subject = Option<BookId>;
