//! Why a command did not do what it was asked, and the exit status that says so.

use std::path::PathBuf;

use lectern_core::Error;
use serde_json::{Value, json};

/// Why a command ended without an answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The core refused or failed.
    Core(Error),
    /// The words fit the grammar and still make no sense together.
    Usage(String),
    /// The file that was named is damaged, and not the library.
    DamagedFile {
        /// The file.
        path: PathBuf,
        /// What was found.
        findings: Vec<String>,
    },
    /// No library where one was looked for.
    NoLibrary {
        /// Where.
        path: PathBuf,
        /// The reader said where; it is no default.
        named: bool,
    },
    /// The platform has no place for a library and none was named.
    NoPlace,
    /// The words of a note could not be read.
    Input(std::io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}

impl Failure {
    /// The exit status: see `lectern-cli help`.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::Core(error) => status_of(error),
            Self::DamagedFile { .. } => 5,
            Self::Usage(_) | Self::NoPlace => 2,
            Self::NoLibrary { .. } => 3,
            Self::Input(_) => 1,
        }
    }

    /// What happened, in sentences for a person.
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::Core(Error::Ambiguous { given, candidates }) => {
                let fits = if given.is_empty() {
                    "There is more than one".to_owned()
                } else {
                    format!("“{given}” fits more than one")
                };
                let lines = candidates.iter().map(|candidate| format!("\n  {candidate}"));
                format!("{fits}. Name one of these:{}", lines.collect::<String>())
            }
            Self::Core(error @ Error::StartAgain { .. }) => format!("{error} Say --correct or --again."),
            Self::Core(error @ Error::WouldLose { .. }) => format!("{error} Say so: --with-log."),
            Self::Core(error @ Error::Damaged { .. }) => {
                format!("{error} What can be saved, and which backup is good: lectern-cli check")
            }
            Self::Core(error) => error.to_string(),
            Self::DamagedFile { path, findings } => {
                format!("{} is damaged, and nothing was changed: {}.", path.display(), findings.join("; "))
            }
            Self::Usage(rule) => rule.clone(),
            Self::NoLibrary { path, named } => {
                let library = if *named { format!(" --library {}", quoted(path)) } else { String::new() };
                let none = match std::fs::metadata(path) {
                    Ok(_) => format!("{} is an empty file, and no library yet", path.display()),
                    Err(_) => format!("There is no library at {}", path.display()),
                };
                format!("{none}. Make one: lectern-cli init{library}")
            }
            Self::NoPlace => "This system has no folder for a library. Name a file: --library FILE".to_owned(),
            Self::Input(source) => format!("Reading standard input failed: {source}."),
        }
    }

    /// The same for programs: a code to match, the sentence, and what else helps to act on it.
    pub(crate) fn document(&self) -> Value {
        let mut error = json!({ "code": self.code(), "message": self.sentence() });
        match self {
            Self::Core(Error::Invalid { field, .. }) => error["field"] = json!(field),
            Self::Core(Error::Ambiguous { candidates, .. }) => error["candidates"] = json!(candidates),
            Self::Core(Error::Damaged { findings }) | Self::DamagedFile { findings, .. } => {
                error["findings"] = json!(findings);
            }
            Self::Core(Error::BeyondTheEnd { given, last, .. }) => {
                error["given"] = json!(given);
                error["last"] = json!(last);
            }
            _ => {}
        }
        json!({ "error": error })
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Core(error) => error.code(),
            Self::DamagedFile { .. } => "damaged",
            Self::Usage(_) | Self::NoPlace => "usage",
            Self::NoLibrary { .. } => "no_library",
            Self::Input(_) => "io",
        }
    }
}

fn status_of(error: &Error) -> u8 {
    match error {
        Error::NotFound { .. } | Error::Ambiguous { .. } => 3,
        Error::Conflict { .. } | Error::WouldLose { .. } => 4,
        Error::LibraryTooNew { .. } | Error::Foreign { .. } | Error::Damaged { .. } => 5,
        Error::Cancelled => 130,
        _ => 1,
    }
}

fn quoted(path: &std::path::Path) -> String {
    let text = path.display().to_string();
    if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text }
}
