//! Lectern's own table, as it leaves now and as it left at first.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Column, Format, Habit, Rule, Shape};

/// The order is that in which the columns are taken: authors before those who stand among them.
const COLUMNS: [Column; 35] = [
    ("Lectern Id", Rule::ForeignId),
    ("Title", Rule::Title),
    ("Subtitle", Rule::Subtitle),
    ("Authors", Rule::Own),
    ("Contributors", Rule::Own),
    ("Series", Rule::Series),
    ("Series Number", Rule::Own),
    ("First Published", Rule::Own),
    ("Language", Rule::Own),
    ("ISBN", Rule::Isbn),
    ("ASIN", Rule::Asin),
    ("Publisher", Rule::Publisher),
    ("Published", Rule::Own),
    ("Format", Rule::Binding),
    ("Pages", Rule::Pages),
    ("Minutes", Rule::Own),
    ("Last Page", Rule::Own),
    ("Edition", Rule::Own),
    ("Edition Language", Rule::Own),
    ("Other Editions", Rule::Own),
    ("Tags", Rule::Tags),
    ("State", Rule::State),
    // It follows from the sessions.
    ("Progress", Rule::Kept),
    ("Rating", Rule::Stars),
    ("Review", Rule::Own),
    ("Times Read", Rule::ReadCount),
    ("Reads", Rule::Own),
    ("Sessions", Rule::Own),
    ("Rating Before Reading", Rule::Own),
    ("Review Before Reading", Rule::Own),
    ("Date Added", Rule::Own),
    ("Why Added", Rule::Own),
    ("Recommended By", Rule::RecommendedBy),
    ("Description", Rule::Own),
    ("Notes", Rule::Own),
];

/// The columns that it had at first.
const EARLY_COLUMNS: [Column; 28] = [
    ("Lectern Id", Rule::ForeignId),
    ("Title", Rule::Title),
    ("Subtitle", Rule::Subtitle),
    ("Authors", Rule::Own),
    ("Contributors", Rule::Own),
    ("Series", Rule::Series),
    ("Series Number", Rule::Own),
    ("First Published", Rule::Own),
    ("Language", Rule::Own),
    ("ISBN", Rule::Isbn),
    ("ASIN", Rule::Asin),
    ("Publisher", Rule::Publisher),
    ("Published", Rule::Own),
    ("Format", Rule::Binding),
    ("Pages", Rule::Pages),
    ("Minutes", Rule::Own),
    ("Tags", Rule::Tags),
    ("State", Rule::State),
    ("Progress", Rule::Kept),
    ("Rating", Rule::Stars),
    ("Review", Rule::Own),
    ("Times Read", Rule::ReadCount),
    ("Reads", Rule::Own),
    ("Date Added", Rule::Own),
    ("Why Added", Rule::Own),
    ("Recommended By", Rule::RecommendedBy),
    ("Description", Rule::Own),
    ("Notes", Rule::Own),
];

/// Lectern's own table. What it cannot hold is said in `export/full.rs`.
pub(super) const LECTERN: Format = Format {
    name: "lectern",
    called: "Lectern’s own table",
    shape: Shape::Table,
    signature: &["Lectern Id", "Times Read", "Reads", "Sessions", "Other Editions"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &COLUMNS,
};

/// The table before one cell held several things exactly: it has fewer columns, and plainer words in some.
pub(super) const LECTERN_EARLY: Format = Format {
    name: "lectern-early",
    called: "an early table of Lectern",
    signature: &["Lectern Id", "Times Read", "Reads"],
    habits: &[Habit::Early],
    columns: &EARLY_COLUMNS,
    ..LECTERN
};
