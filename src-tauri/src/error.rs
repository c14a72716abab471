//! What the page gets when something is refused: one shape, never a bare text.

use lectern_core::Error;
use serde::Serialize;

/// A refusal as the page receives it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PageError {
    /// The word that the page matches: see `lectern_core::Error::code`.
    pub code: String,
    /// A sentence for the person.
    pub message: String,
    /// The input it belongs to.
    pub field: Option<String>,
    /// More, where there is more to act on.
    pub detail: Option<Box<Detail>>,
}

/// What belongs to some refusals.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Detail {
    /// Beyond the end: what was typed.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub given: Option<f64>,
    /// Beyond the end: where the text is thought to end.
    #[cfg_attr(feature = "bindings", specta(type = Option<u32>))]
    pub last: Option<f64>,
    /// Ambiguous: what it could mean. Damaged: what was found.
    pub lines: Vec<String>,
}

/// What a command answers.
pub(crate) type Answer<T> = Result<T, PageError>;

impl From<Error> for PageError {
    fn from(error: Error) -> Self {
        let (code, message) = (error.code().to_owned(), error.to_string());
        let (field, detail) = match error {
            Error::Invalid { field, .. } => (Some(field), None),
            Error::BeyondTheEnd { given, last, .. } => {
                let detail = Detail { given: Some(given), last: Some(last), lines: Vec::new() };
                (Some("entry".to_owned()), Some(Box::new(detail)))
            }
            Error::StartAgain { .. } => (Some("entry".to_owned()), None),
            Error::Ambiguous { candidates: lines, .. } | Error::Damaged { findings: lines } => {
                (None, Some(Box::new(Detail { lines, ..Detail::default() })))
            }
            _ => (None, None),
        };
        Self { code, message, field, detail }
    }
}

impl PageError {
    /// There is no open library.
    pub(crate) fn closed() -> Self {
        Self { code: "closed".to_owned(), message: "No library is open.".to_owned(), field: None, detail: None }
    }

    /// A command panicked; the library is as it was.
    pub(crate) fn bug(place: &str) -> Self {
        Self {
            code: "panic".to_owned(),
            message: format!("Lectern has a bug in {place}. Nothing was changed; the library is safe."),
            field: None,
            detail: None,
        }
    }
}
