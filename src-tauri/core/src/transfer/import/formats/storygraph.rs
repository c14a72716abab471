//! The StoryGraph; in 2021 it said `Author` and `ISBN`.

use crate::transfer::import::dates::DayOrder;
use crate::transfer::import::format::{Format, Rule, Shape};

/// The export of the StoryGraph.
pub(super) const STORYGRAPH: Format = Format {
    name: "storygraph",
    called: "a StoryGraph export",
    shape: Shape::Table,
    signature: &["Title", "Read Status", "Star Rating", "Moods"],
    day_order: DayOrder::Unknown,
    habits: &[],
    columns: &[
        ("Title", Rule::Title),
        ("Authors", Rule::Authors),
        ("Author", Rule::Authors),
        ("Contributors", Rule::Contributors),
        ("ISBN/UID", Rule::IsbnOrAsin),
        ("ISBN", Rule::IsbnOrAsin),
        ("Format", Rule::Binding),
        ("Read Status", Rule::State),
        ("Date Added", Rule::Added),
        // The list of spans says more; where it is empty the last day is all there is.
        ("Dates Read", Rule::Spans),
        ("Last Date Read", Rule::Ended),
        ("Read Count", Rule::ReadCount),
        ("Moods", Rule::Kept),
        ("Pace", Rule::Kept),
        ("Character- or Plot-Driven?", Rule::Kept),
        ("Strong Character Development?", Rule::Kept),
        ("Loveable Characters?", Rule::Kept),
        ("Diverse Characters?", Rule::Kept),
        ("Flawed Characters?", Rule::Kept),
        ("Star Rating", Rule::Stars),
        ("Review", Rule::Review),
        ("Content Warnings", Rule::Kept),
        ("Content Warning Description", Rule::Kept),
        ("Tags", Rule::Tags),
        ("Owned?", Rule::Copies),
    ],
};
