//! Literal. Its own CSV says less than its interface for programs, out of which others export more; the columns carry the
//! names that they have there.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Rule, Shape};

/// What Literal gives out of an account as a list: the names are those of its query `myBooksExport`.
pub(super) const LITERAL: Format = Format {
    name: "literal",
    called: "a Literal export",
    shape: Shape::Table,
    signature: &["id", "title", "authors", "isbn10", "isbn13", "shelves"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("id", Rule::ForeignId),
        ("title", Rule::Title),
        ("authors", Rule::Authors),
        ("isbn13", Rule::Isbn),
        ("isbn10", Rule::Isbn),
        ("shelves", Rule::Shelves),
        ("status", Rule::State),
        ("rating", Rule::Stars),
        ("createdAt", Rule::Added),
    ],
};

/// What programs write that ask Literal for where each book stands and when it was read, as JSON or as a table.
pub(super) const LITERAL_DETAILS: Format = Format {
    name: "literal-details",
    called: "a Literal export with dates",
    shape: Shape::Table,
    signature: &["title", "isbn13", "readingState", "started", "finished"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("title", Rule::Title),
        ("subtitle", Rule::Subtitle),
        ("authors", Rule::Authors),
        ("isbn13", Rule::Isbn),
        ("isbn10", Rule::Isbn),
        ("publisher", Rule::Publisher),
        ("publishedDate", Rule::Published),
        ("pageCount", Rule::Pages),
        // WANTS_TO_READ, IS_READING, FINISHED, DROPPED, NONE.
        ("readingState", Rule::State),
        ("started", Rule::Started),
        ("finished", Rule::Ended),
    ],
};
