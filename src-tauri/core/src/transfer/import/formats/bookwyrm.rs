//! BookWyrm's CSV; older files have fewer columns.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Rule, Shape};

/// The CSV export of BookWyrm.
pub(super) const BOOKWYRM: Format = Format {
    name: "bookwyrm",
    called: "a BookWyrm export",
    shape: Shape::Table,
    signature: &["title", "author_text", "remote_id"],
    day_order: DayOrder::Unknown,
    is_latin: false,
    columns: &[
        ("title", Rule::Title),
        ("author_text", Rule::Authors),
        ("remote_id", Rule::ForeignId),
        ("openlibrary_key", Rule::Kept),
        ("finna_key", Rule::Kept),
        ("inventaire_id", Rule::Kept),
        ("librarything_key", Rule::Kept),
        ("goodreads_key", Rule::Kept),
        ("bnf_id", Rule::Kept),
        ("viaf", Rule::Kept),
        ("wikidata", Rule::Kept),
        ("asin", Rule::Asin),
        ("aasin", Rule::Asin),
        ("isfdb", Rule::Kept),
        ("isbn_13", Rule::Isbn),
        ("isbn_10", Rule::Isbn),
        ("oclc_number", Rule::Kept),
        ("pages", Rule::Pages),
        ("start_date", Rule::Started),
        ("finish_date", Rule::Ended),
        ("stopped_date", Rule::Stopped),
        ("rating", Rule::Stars),
        ("review_name", Rule::Review),
        ("review_cw", Rule::Kept),
        ("review_content", Rule::Review),
        ("review_published", Rule::Kept),
        ("shelf", Rule::State),
        ("shelf_name", Rule::StateName),
        ("shelf_date", Rule::Added),
    ],
};
