//! A place in a book as one fact: what was typed, and what it is. `p12 = page 12 of 474`.

use crate::values::{Position, PositionParts, Unit};

/// A position as its columns have it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::transfer) struct Place {
    pub(in crate::transfer) entered: String,
    /// The unit's word.
    pub(in crate::transfer) unit: String,
    pub(in crate::transfer) value: f64,
    pub(in crate::transfer) of: Option<f64>,
    pub(in crate::transfer) fraction: Option<f64>,
}

/// A place in words.
pub(in crate::transfer) fn place_of(place: &Place) -> String {
    let Place { entered, unit, value, of, fraction } = place;
    let mut words = format!("{entered} = {unit} {value}");
    if let Some(of) = of.filter(|_| unit != "percent") {
        words.push_str(&format!(" of {of}"));
    }
    // Of all else it is the one number by the other; chapters differ in length.
    if let Some(share) = fraction.filter(|_| unit == "chapter") {
        words.push_str(&format!(" at {share}"));
    }
    words
}

/// The position of such words.
pub(in crate::transfer) fn told_place(words: &str) -> Option<Position> {
    let (entered, measured) = words.rsplit_once(" = ")?;
    let (unit, rest) = measured.split_once(' ')?;
    let (rest, fraction) = match rest.split_once(" at ") {
        Some((rest, share)) => (rest, Some(share.parse().ok()?)),
        None => (rest, None),
    };
    let (value, of) = match rest.split_once(" of ") {
        Some((value, of)) => (value, Some(of.parse().ok()?)),
        None => (rest, None),
    };
    let parts = PositionParts {
        entered: entered.to_owned(),
        unit: Unit::parse_word(unit)?,
        value: value.parse().ok()?,
        of,
        fraction,
    };
    Position::new(parts).ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("p12", "page", 12.0, Some(474.0), None, "p12 = page 12 of 474")]
    #[case("a = b", "percent", 45.5, Some(100.0), None, "a = b = percent 45.5")]
    #[case("ch 3", "chapter", 3.0, Some(9.0), Some(0.25), "ch 3 = chapter 3 of 9 at 0.25")]
    #[case("loc 300", "location", 300.0, None, None, "loc 300 = location 300")]
    #[case("1h20", "minute", 80.0, Some(612.5), None, "1h20 = minute 80 of 612.5")]
    fn a_place_comes_back_with_what_was_typed(
        #[case] entered: &str,
        #[case] unit: &str,
        #[case] value: f64,
        #[case] of: Option<f64>,
        #[case] fraction: Option<f64>,
        #[case] words: &str,
    ) {
        let place = Place { entered: entered.to_owned(), unit: unit.to_owned(), value, of, fraction };
        assert_eq!(place_of(&place), words);
        let told = told_place(words).expect("a place");
        assert_eq!((told.entered(), told.unit().as_str(), told.value(), told.of()), (entered, unit, value, of));
        assert!(fraction.is_none() || told.fraction() == fraction);
    }
}
