//! What can go wrong, in few shapes, each with what a person needs to act on it.
//!
//! A code exists only where a consumer matches it: the page's table of tones, the command line's exit status.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use serde::Serialize;

/// The result of every fallible operation of the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an operation was refused or failed. Nothing has changed when one of these is returned.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// What was typed cannot be; `rule` is a sentence for the person, `field` names the input.
    #[error("{rule}")]
    Invalid {
        /// The input's name, as in the draft that carried it.
        field: String,
        /// The broken rule as a sentence.
        rule: String,
    },
    /// A position lies beyond the end of the text: either it or the count is wrong.
    #[error("{question}")]
    BeyondTheEnd {
        /// The question to the reader.
        question: String,
        /// What was typed, in the unit's numbers.
        given: f64,
        /// Where the text is thought to end.
        last: f64,
    },
    /// A place far before the end, of a read that was near it or through: a correction, or another read.
    #[error("{question}")]
    StartAgain {
        /// The question to the reader.
        question: String,
    },
    /// More would go than was named; it is done when asked for with that.
    #[error("{question}")]
    WouldLose {
        /// What would go, and the question to the reader.
        question: String,
    },
    /// Nothing is known by that name or id.
    #[error("There is no {what}.")]
    NotFound {
        /// What was looked for, with an article or name: "book “Emma”".
        what: String,
    },
    /// More than one thing fits.
    #[error("“{given}” fits more than one: {}.", .candidates.join("; "))]
    Ambiguous {
        /// What was asked for.
        given: String,
        /// What it could mean, at most twenty.
        candidates: Vec<String>,
    },
    /// The row has changed since, or the state does not allow it.
    #[error("{what}")]
    Conflict {
        /// What stands in the way, as a sentence.
        what: String,
    },
    /// There is no step to undo or redo.
    #[error("There is nothing to {direction}.")]
    NoStep {
        /// "undo" or "redo".
        direction: &'static str,
    },
    /// The file was written by a newer Lectern. It was not touched.
    #[error(
        "This library was written by a newer Lectern (format {found}; this one knows up to {known}). It was not touched."
    )]
    LibraryTooNew {
        /// The format number in the file.
        found: i32,
        /// The newest format this program knows.
        known: i32,
    },
    /// The file is not a library of Lectern's. It was not touched.
    #[error("{} is not a Lectern library: {found}. It was not touched.", .path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it seems to be.
        found: String,
    },
    /// The file is a library, but damaged. It was not written to.
    #[error("The library is damaged and was not written to: {}.", .findings.join("; "))]
    Damaged {
        /// What was found.
        findings: Vec<String>,
    },
    /// The file system refused.
    #[error("{doing} {} failed: {}.", .path.display(), in_words(source))]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was being done, as "Opening".
        doing: &'static str,
        /// The system's own words.
        source: std::io::Error,
    },
    /// The disk has no room left. What was acknowledged before is safe.
    #[error("The disk is full. Nothing of this change was written; everything before it is safe.")]
    DiskFull,
    /// The library can be looked at and not be written.
    #[error("The library cannot be written: {why}. Nothing was changed.")]
    ReadOnly {
        /// What stands in the way.
        why: ReadOnly,
    },
    /// The library cannot be written, and cannot be looked at before something of it is.
    #[error(
        "This library must be brought up to date before it can be opened, and it cannot be written: {why}. It was not \
         touched. Copy it to a folder that may be written, and open the copy."
    )]
    ReadOnlyAndOld {
        /// What stands in the way.
        why: ReadOnly,
    },
    /// Somebody asked for it to stop.
    #[error("This was stopped. Nothing was changed.")]
    Cancelled,
    /// Another program holds the library for longer than we wait.
    #[error("Another program is writing to the library. Try again in a moment.")]
    Busy,
    /// SQLite failed in a way that none of the above describes.
    #[error("The library could not carry this out: {0}.")]
    Storage(#[source] rusqlite::Error),
}

/// Why a library cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum ReadOnly {
    /// The disk that it lies on takes nothing.
    Disk,
    /// The file itself may not be written.
    File,
    /// No file may be made beside it, and SQLite keeps its log there.
    Folder,
    /// One of the two.
    FileOrFolder,
}

impl std::fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Disk => "it lies on a disk that is read-only",
            Self::File => "its file is read-only",
            Self::Folder => "its folder is read-only",
            Self::FileOrFolder => "the file or its folder is read-only",
        })
    }
}

impl Error {
    /// A refused input.
    pub fn invalid(field: impl Into<String>, rule: impl std::fmt::Display) -> Self {
        Self::Invalid { field: field.into(), rule: rule.to_string() }
    }

    /// Nothing by that name.
    pub fn not_found(what: impl Into<String>) -> Self {
        Self::NotFound { what: what.into() }
    }

    /// The state of things does not allow it.
    pub fn conflict(what: impl Into<String>) -> Self {
        Self::Conflict { what: what.into() }
    }

    /// A refusal of the file system.
    pub fn io(path: &Path, doing: &'static str, source: std::io::Error) -> Self {
        match source.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            _ => Self::Io { path: path.to_owned(), doing, source },
        }
    }

    /// The word that programs match.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid { .. } => "invalid",
            Self::BeyondTheEnd { .. } => "beyond_the_end",
            Self::StartAgain { .. } => "start_again",
            Self::WouldLose { .. } => "would_lose",
            Self::NotFound { .. } => "not_found",
            Self::Ambiguous { .. } => "ambiguous",
            Self::Conflict { .. } => "conflict",
            Self::NoStep { .. } => "no_step",
            Self::LibraryTooNew { .. } => "library_too_new",
            Self::Foreign { .. } => "foreign",
            Self::Damaged { .. } => "damaged",
            Self::Io { .. } => "io",
            Self::DiskFull => "disk_full",
            Self::ReadOnly { .. } | Self::ReadOnlyAndOld { .. } => "read_only",
            Self::Cancelled => "cancelled",
            Self::Busy => "busy",
            Self::Storage(_) => "storage",
        }
    }
}

/// What the system says, in the words of this program where they are plainer.
fn in_words(source: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match source.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::AlreadyExists => "there is something of that name already, and nothing is written over".to_owned(),
        ErrorKind::PermissionDenied => "the system does not allow it".to_owned(),
        ErrorKind::IsADirectory => "it is a folder; name a file in it".to_owned(),
        ErrorKind::NotADirectory => "a part of that path is a file and no folder".to_owned(),
        ErrorKind::FileTooLarge => "the file would be larger than the system allows".to_owned(),
        _ => {
            let said = source.to_string();
            said.split_once(" (os error").map_or(said.clone(), |(words, _)| words.to_owned())
        }
    }
}

/// The log's shared memory does not fit on the disk any more.
const NO_ROOM_FOR_SHARED_MEMORY: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        if error.sqlite_error().is_some_and(|error| error.extended_code == NO_ROOM_FOR_SHARED_MEMORY) {
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { findings: vec![error.to_string()] }
            }
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // A file that is there and cannot be opened is one beside which no log can be made.
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Self::ReadOnly { why: ReadOnly::FileOrFolder },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Storage(error),
        }
    }
}
