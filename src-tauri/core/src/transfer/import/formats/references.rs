//! What reference managers write: each its own way, all the same things.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Column, Format, Rule, Shape};
use crate::transfer::import::readers;

/// What an entry says, under the name that its program has for the entry itself. The order is that of
/// `readers::reference::Reference`.
const fn columns(key: &'static str) -> [Column; 18] {
    [
        (key, Rule::Kept),
        ("Entry type", Rule::Kept),
        ("Title", Rule::Title),
        ("Subtitle", Rule::Subtitle),
        ("People", Rule::ContributorsInBars),
        ("Publisher", Rule::Publisher),
        ("Published", Rule::Published),
        ("ISBN", Rule::Isbns),
        ("Pages", Rule::Pages),
        ("Language", Rule::Language),
        ("Series", Rule::Series),
        ("Volume", Rule::SeriesNumber),
        ("Edition", Rule::Kept),
        ("Abstract", Rule::Description),
        ("Keywords", Rule::TagsInBars),
        ("Note", Rule::Note),
        ("DOI", Rule::Kept),
        ("URL", Rule::Kept),
    ]
}

/// BibTeX and BibLaTeX.
pub(in crate::transfer::import) const BIBTEX: Format = Format {
    name: "bibtex",
    called: "a BibTeX file",
    shape: Shape::Read(&[readers::BIBTEX]),
    signature: &["BibTeX key", "Entry type", "People"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &columns("BibTeX key"),
};

/// The tagged lines of RIS.
pub(in crate::transfer::import) const RIS: Format = Format {
    name: "ris",
    called: "a RIS file",
    shape: Shape::Read(&[readers::RIS, readers::NARROW_RIS]),
    signature: &["RIS id", "Entry type", "People"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &columns("RIS id"),
};

/// The tagged lines of EndNote.
pub(in crate::transfer::import) const ENDNOTE: Format = Format {
    name: "endnote",
    called: "an EndNote file",
    shape: Shape::Read(&[readers::ENDNOTE]),
    signature: &["EndNote label", "Entry type", "People"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &columns("EndNote label"),
};

/// CSL-JSON.
pub(in crate::transfer::import) const CSL: Format = Format {
    name: "csl",
    called: "a CSL-JSON file",
    shape: Shape::Read(&[readers::CSL_JSON]),
    signature: &["CSL id", "Entry type", "People"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &columns("CSL id"),
};
