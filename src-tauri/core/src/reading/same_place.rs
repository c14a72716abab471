//! A place that a form shows and gives back is the place that is known already: nothing is measured anew.

use super::{PositionView, store};
use crate::Result;
use crate::library::Snapshot;
use crate::values::{BookId, Entry, Measure, Position, Unit};

/// Whether what was typed is the position that is known already: in its own words, as a number, or as a form shows it,
/// which gives a percentage one digit.
pub(super) fn says(typed: &str, known: &PositionView, measure: &Measure) -> bool {
    if typed.trim() == known.entered {
        return true;
    }
    let Ok(entry) = Entry::parse(typed) else { return false };
    // The book may have got another length since: it meant what it meant then.
    let count = known.of.map(|of| of as u32);
    let then = match known.unit {
        Unit::Page => Measure { pages: count, last_page: None, ..measure.clone() },
        Unit::Minute => Measure { minutes: count, ..measure.clone() },
        Unit::Percent | Unit::Chapter | Unit::Location => measure.clone(),
    };
    let shown = |value: f64| if known.unit == Unit::Percent { (value * 10.0).round() } else { value };
    let same = |place: Position| place.unit() == known.unit && shown(place.value()) == shown(known.value);
    !entry.is_relative() && entry.resolve(&then, None).is_ok_and(same)
}

/// Whether what was typed is the place of a note that is known already, so that it stays what it was when it was
/// entered, whatever became of the edition since.
pub(crate) fn anchor_stays(view: &Snapshot<'_>, book: BookId, typed: &str, known: &PositionView) -> Result<bool> {
    Ok(says(typed, known, &store::measure_of(view, book)?))
}
