//! Goodreads: its export in all its ages, with 23, 24 or 31 columns, always read by name; and the feed of a shelf.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Rule, Shape};
use crate::transfer::import::readers;

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

/// The feed of a shelf. The order of the columns is that of `readers::xml::goodreads`.
pub(in crate::transfer::import) const GOODREADS_FEED: Format = Format {
    name: "goodreads-feed",
    called: "a Goodreads feed",
    shape: Shape::Read(&[readers::GOODREADS_FEED]),
    signature: &["Goodreads id", "Title", "Stands on"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Goodreads id", Rule::ForeignId),
        ("Title", Rule::TitleAndSeries),
        ("Author", Rule::Author),
        ("ISBN", Rule::Isbn),
        ("Stars", Rule::Stars),
        ("Read at", Rule::Ended),
        ("Added", Rule::Added),
        ("Stands on", Rule::State),
        ("Shelves", Rule::Shelves),
        ("Review", Rule::Review),
        ("Published", Rule::FirstPublished),
        ("Pages", Rule::Pages),
        ("About", Rule::Description),
    ],
};
