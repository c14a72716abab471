//! Facts of the core as short words for people.

use lectern_core::Moment;
use lectern_core::books::{BookRow, BookState, Place};
use lectern_core::reading::PositionView;
use lectern_core::values::{Position, PositionParts, Rating};
use serde::Serialize;
use serde_json::Value;

/// What ends every look at what would be.
pub(crate) const NOTHING_YET: &str = "Nothing is written yet: run it without --dry-run.";

/// The word that an enum of the core has in JSON, with spaces for underscores.
pub(crate) fn word(value: impl Serialize) -> String {
    match crate::output::document_of(value) {
        Value::String(word) => word.replace('_', " "),
        other => other.to_string(),
    }
}

/// "reading", or "reading again" where it was finished before.
pub(crate) fn state(book: &BookRow) -> String {
    match (book.state, book.times_read) {
        (BookState::Reading, 1..) => "reading again".to_owned(),
        (state, _) => state.as_str().to_owned(),
    }
}

/// "2026-05-03 18:20 UTC".
pub(crate) fn minute(at: Moment) -> String {
    let text: String = at.to_string().chars().take(16).collect();
    format!("{} UTC", text.replace('T', " "))
}

/// "45 %"; empty where it is not known. Only what is finished is 100 %.
pub(crate) fn percent(fraction: Option<f64>) -> String {
    let whole = |fraction: f64| if fraction < 1.0 { (fraction * 100.0).round().min(99.0) } else { 100.0 };
    fraction.map(|fraction| format!("{} %", whole(fraction))).unwrap_or_default()
}

/// "page 120".
pub(crate) fn place(place: Place) -> String {
    let parts =
        PositionParts { entered: String::new(), unit: place.unit, value: place.value, of: None, fraction: None };
    Position::new(parts).map(|position| position.words()).unwrap_or_default()
}

/// "page 120 of 616".
pub(crate) fn position(position: &PositionView) -> String {
    let here = place(Place { unit: position.unit, value: position.value });
    match (position.unit, position.of) {
        (lectern_core::values::Unit::Page | lectern_core::values::Unit::Chapter, Some(of)) => format!("{here} of {of}"),
        _ => here,
    }
}

/// "page 120 (19 %)"; empty where the reader has no place in it.
pub(crate) fn where_in(book: &BookRow) -> String {
    if book.state == BookState::Finished {
        return String::new();
    }
    let here = book.position.map(place).unwrap_or_default();
    match (here.as_str(), percent(book.progress)) {
        ("", share) => share,
        (_, share) if share.is_empty() || here == share => here,
        (_, share) => format!("{here} ({share})"),
    }
}

/// "4.5"; empty where there is none.
pub(crate) fn stars(rating: Option<Rating>) -> String {
    rating.map(|rating| rating.stars().to_string()).unwrap_or_default()
}

/// "1 book", "4 books".
pub(crate) fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// A number or nothing.
pub(crate) fn maybe(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The parts that say something, joined.
pub(crate) fn joined(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}
