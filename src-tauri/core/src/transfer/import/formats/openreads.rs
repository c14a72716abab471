//! Openreads: its CSV and its backup.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Column, Format, Rule, Shape};
use crate::transfer::import::readers;

const COLUMNS: [Column; 19] = [
    ("title", Rule::Title),
    ("subtitle", Rule::Subtitle),
    ("author", Rule::Authors),
    ("description", Rule::Description),
    ("status", Rule::State),
    ("favourite", Rule::Flag),
    ("deleted", Rule::Removed),
    ("rating", Rule::Stars),
    ("pages", Rule::Pages),
    ("publication_year", Rule::FirstPublished),
    ("isbn", Rule::Isbn),
    ("olid", Rule::Kept),
    ("tags", Rule::TagsInBars),
    ("my_review", Rule::Review),
    ("notes", Rule::Note),
    ("book_format", Rule::Binding),
    ("readings", Rule::SpansInBars),
    ("date_added", Rule::Added),
    ("date_modified", Rule::Kept),
];

/// The CSV export of Openreads.
pub(super) const OPENREADS: Format = Format {
    name: "openreads",
    called: "an Openreads export",
    shape: Shape::Table,
    signature: &["title", "status", "readings", "book_format"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &COLUMNS,
};

/// The backup of Openreads. The order of the columns is that of `readers::json::openreads`.
pub(in crate::transfer::import) const OPENREADS_BACKUP: Format = Format {
    name: "openreads-backup",
    called: "an Openreads backup",
    shape: Shape::Read(&[readers::OPENREADS_BACKUP]),
    // Its rows that failed are those of the CSV.
    signature: &[],
    ..OPENREADS
};
