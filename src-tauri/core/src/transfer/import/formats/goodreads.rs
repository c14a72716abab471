//! Goodreads, in all its ages: 23, 24 or 31 columns, always read by name.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Rule, Shape};

/// `goodreads_library_export.csv`.
pub(super) const GOODREADS: Format = Format {
    name: "goodreads",
    called: "a Goodreads export",
    shape: Shape::Table,
    signature: &["Book Id", "Title", "Exclusive Shelf", "My Rating"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Book Id", Rule::ForeignId),
        ("Title", Rule::TitleAndSeries),
        ("Author", Rule::Author),
        ("Author l-f", Rule::Kept),
        ("Additional Authors", Rule::Authors),
        // The longer one first: a row may hold two that differ, and the new form is the edition's own.
        ("ISBN13", Rule::Isbn),
        ("ISBN", Rule::Isbn),
        ("My Rating", Rule::Stars),
        ("Average Rating", Rule::Kept),
        ("Publisher", Rule::Publisher),
        ("Binding", Rule::Binding),
        ("Number of Pages", Rule::Pages),
        ("Year Published", Rule::Published),
        ("Original Publication Year", Rule::FirstPublished),
        ("Date Read", Rule::Ended),
        ("Date Added", Rule::Added),
        ("Bookshelves", Rule::Shelves),
        ("Bookshelves with positions", Rule::ShelfRanks),
        ("Exclusive Shelf", Rule::State),
        ("My Review", Rule::Review),
        ("Spoiler", Rule::Spoiler),
        ("Private Notes", Rule::Note),
        ("Read Count", Rule::ReadCount),
        ("Recommended For", Rule::Kept),
        ("Recommended By", Rule::RecommendedBy),
        ("Owned Copies", Rule::Copies),
        ("Original Purchase Date", Rule::Kept),
        ("Original Purchase Location", Rule::Kept),
        ("Condition", Rule::Kept),
        ("Condition Description", Rule::Kept),
        ("BCID", Rule::Kept),
    ],
};
