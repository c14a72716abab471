//! What was guessed from a list, to be corrected and passed back.

use serde::{Deserialize, Serialize};

/// A list as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ListPreview {
    /// The list's title; may be empty.
    pub title: String,
    /// What was taken for a book, in the order of the list.
    pub guesses: Vec<ListGuess>,
    /// What was not, with the reason.
    pub left: Vec<LeftLine>,
}

/// A line of a list, taken for a book.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ListGuess {
    /// Its line, from 1.
    pub line: u32,
    /// The line as it stands in the list.
    pub source: String,
    /// Whether it comes into the plan.
    pub take: bool,
    /// How surely it was understood.
    pub sureness: Sureness,
    /// The headings above it.
    pub stage: String,
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it first appeared.
    pub year: Option<i32>,
    /// Where the list leads.
    pub link: Option<String>,
    /// Why it is there, or what else is said.
    pub reason: String,
    /// What the file is: "PDF, EPUB".
    pub format: String,
    /// An ISBN, where one stands there.
    pub isbn: Option<String>,
    /// It is ticked, or struck through.
    pub done: bool,
}

/// How surely a line was understood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Sureness {
    /// Title and authors are told apart by the list itself.
    Sure,
    /// The title is; who wrote it is not said, or is guessed.
    Likely,
    /// The line may be something else.
    #[default]
    Unsure,
}

/// Something in a list that is no book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct LeftLine {
    /// Its line, from 1.
    pub line: u32,
    /// What stands there.
    pub text: String,
    /// Why it is no guess.
    pub reason: LeftReason,
}

/// Why something in a list was not taken for a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum LeftReason {
    /// A paragraph, no entry of a list.
    Prose,
    /// An entry of a table of contents: it leads to a place in the same page.
    Contents,
    /// HTML.
    Html,
    /// Code.
    Code,
    /// No title could be found.
    NoTitle,
}
