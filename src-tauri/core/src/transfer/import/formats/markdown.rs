//! Reading lists in Markdown.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Rule, Shape};
use crate::transfer::import::readers;

/// A list of books in Markdown. The order of the columns is that of `readers::markdown`.
pub(in crate::transfer::import) const MARKDOWN: Format = Format {
    name: "markdown",
    called: "a reading list in Markdown",
    shape: Shape::Read(&[readers::MARKDOWN]),
    signature: &["Title", "People named", "First published", "Link", "Ticked"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Title", Rule::Title),
        ("People named", Rule::AuthorsInBars),
        ("First published", Rule::FirstPublished),
        ("ISBN", Rule::Isbn),
        ("Link", Rule::Link),
        ("Why", Rule::WhyAdded),
        ("Format", Rule::Binding),
        // What is ticked off or struck through in a list of books to read has been read.
        ("Ticked", Rule::WasRead),
        ("Heading", Rule::Kept),
    ],
};
