//! A list of ISBNs, one a line, however each is written.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Rule, Shape};

/// A list of ISBNs.
pub(in crate::transfer::import) const ISBNS: Format = Format {
    name: "isbn",
    called: "a list of ISBNs",
    shape: Shape::IsbnLines,
    signature: &[],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[("ISBN", Rule::Isbn)],
};
