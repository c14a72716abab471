//! The shape of a book in a plan file: known, possible, or a part of one.

use serde::{Deserialize, Serialize};

use super::model::More;

/// The book that an item recommends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookFile {
    /// The title, without subtitle or edition.
    pub title: String,
    /// The subtitle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// Its authors, in the order of the title page.
    pub authors: Vec<AuthorFile>,
    /// The year of the first edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_published: Option<i32>,
    /// The language of the book, a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The edition that is meant or was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<EditionFile>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// A person who made a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorFile {
    /// The name as printed.
    pub name: String,
    /// What the person did, where it was not writing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// One edition of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionFile {
    /// What it is called, such as `2nd edition`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The year it appeared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The number of pages, perhaps approximate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// ISBN-13, digits only; the check digit holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub isbn13: Option<String>,
    /// Whether the recommendation means this edition and not merely this book.
    pub certain: bool,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// How the book of an item was recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identification {
    /// How surely.
    pub confidence: Confidence,
    /// Why this book, or why none.
    pub basis: String,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// How surely the book of an item is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The recommendation names the book.
    Stated,
    /// Inferred, with little doubt: shown as the book.
    High,
    /// Inferred, with some doubt: shown as the book.
    Medium,
    /// Only possible: the first candidate is shown as possible.
    Low,
    /// Not known.
    None,
}

impl Confidence {
    /// Whether an item of this confidence has a `book`.
    #[must_use]
    pub fn is_shown_as_the_book(self) -> bool {
        matches!(self, Self::Stated | Self::High | Self::Medium)
    }
}

/// A book that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateFile {
    /// The title, without subtitle or edition.
    pub title: String,
    /// The subtitle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The authors' names, where known.
    #[serde(default)]
    pub authors: Vec<String>,
    /// What the edition is called, such as `1st edition`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The year it appeared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The number of pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// ISBN-13, digits only; the check digit holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub isbn13: Option<String>,
    /// What speaks against it, or a fact about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// The part of a book that an item recommends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartFile {
    /// From where to where.
    #[serde(flatten)]
    pub range: Range,
    /// Unknown fields, kept.
    #[serde(flatten)]
    pub more: More,
}

/// A stretch of a book: first and last, both included, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Range {
    /// Whole chapters.
    Chapters([u32; 2]),
    /// Pages.
    Pages([u32; 2]),
}
