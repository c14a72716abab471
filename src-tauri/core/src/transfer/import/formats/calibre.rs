//! Calibre's catalogue. It knows nothing of reading unless the reader made a column for it.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Rule, Shape};

/// The CSV catalogue of Calibre.
pub(super) const CALIBRE: Format = Format {
    name: "calibre",
    called: "a Calibre catalogue",
    shape: Shape::Table,
    signature: &["title", "authors", "author_sort", "uuid"],
    day_order: DayOrder::Unknown,
    is_latin: false,
    columns: &[
        ("authors", Rule::Authors),
        ("author_sort", Rule::Kept),
        ("rating", Rule::Stars),
        ("library_name", Rule::Kept),
        ("timestamp", Rule::Added),
        ("formats", Rule::Kept),
        ("size", Rule::Kept),
        ("identifiers", Rule::Identifiers),
        ("isbn", Rule::Isbn),
        ("comments", Rule::Description),
        ("tags", Rule::Tags),
        ("series", Rule::Series),
        ("series_index", Rule::SeriesNumber),
        ("languages", Rule::Language),
        ("title", Rule::Title),
        ("cover", Rule::Kept),
        ("title_sort", Rule::Kept),
        ("publisher", Rule::Publisher),
        ("pubdate", Rule::Published),
        ("id", Rule::Kept),
        ("uuid", Rule::ForeignId),
        // Columns of the reader's own that many make.
        ("#read", Rule::WasRead),
        ("#dateread", Rule::Ended),
        ("#date_read", Rule::Ended),
        ("#pages", Rule::Pages),
        ("#shelves", Rule::Shelves),
        ("#status", Rule::State),
        ("#myrating", Rule::Stars),
    ],
};
