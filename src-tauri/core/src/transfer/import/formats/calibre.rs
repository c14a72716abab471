//! Calibre: its catalogue and its library. They know nothing of reading unless the reader made a column for it.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Rule, Shape};
use crate::transfer::import::readers;

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

/// The library of Calibre itself, one book of it, or its list for other programs.
pub(in crate::transfer::import) const CALIBRE_LIBRARY: Format = Format {
    name: "calibre-library",
    called: "a Calibre library",
    shape: Shape::Read(&[readers::CALIBRE_DATABASE, readers::CALIBRE_JSON, readers::OPF]),
    signature: &["title", "people", "author_sort", "uuid"],
    day_order: DayOrder::Unknown,
    is_latin: false,
    columns: &[
        ("uuid", Rule::ForeignId),
        ("title", Rule::Title),
        ("people", Rule::ContributorsInBars),
        ("author_sort", Rule::Kept),
        ("series", Rule::Series),
        ("series_index", Rule::SeriesNumber),
        ("identifiers", Rule::Identifiers),
        ("isbn", Rule::Isbn),
        ("publisher", Rule::Publisher),
        ("pubdate", Rule::Published),
        ("languages", Rule::Language),
        ("tags", Rule::TagsInBars),
        ("rating", Rule::Stars),
        ("comments", Rule::Description),
        ("timestamp", Rule::Added),
        ("formats", Rule::Kept),
        // Columns of the reader's own that many make; any other is kept, and a mapping says what it means.
        ("#read", Rule::WasRead),
        ("#dateread", Rule::Ended),
        ("#date_read", Rule::Ended),
        ("#pages", Rule::Pages),
        ("#shelves", Rule::Shelves),
        ("#status", Rule::State),
        ("#myrating", Rule::Stars),
    ],
};
