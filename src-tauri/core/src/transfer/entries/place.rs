//! A place in a book as one fact: what was typed, and what it is. `p12 = page 12 of 474`.

use std::fmt::{self, Display, Formatter};

use crate::values::{Position, PositionParts, Unit};

/// A position as its columns have it, in words.
pub(in crate::transfer) struct PlaceWords<'a>(pub(in crate::transfer) &'a PositionParts);

impl Display for PlaceWords<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let PositionParts { entered, unit, value, of, fraction } = self.0;
        write!(f, "{entered} = {} {value}", unit.as_str())?;
        if let Some(of) = of.filter(|_| *unit != Unit::Percent) {
            write!(f, " of {of}")?;
        }
        // Of all else it is the one number by the other; chapters differ in length.
        if let Some(share) = fraction.filter(|_| *unit == Unit::Chapter) {
            write!(f, " at {share}")?;
        }
        Ok(())
    }
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
    #[case("p12", Unit::Page, 12.0, Some(474.0), None, "p12 = page 12 of 474")]
    #[case("a = b", Unit::Percent, 45.5, Some(100.0), None, "a = b = percent 45.5")]
    #[case("ch 3", Unit::Chapter, 3.0, Some(9.0), Some(0.25), "ch 3 = chapter 3 of 9 at 0.25")]
    #[case("loc 300", Unit::Location, 300.0, None, None, "loc 300 = location 300")]
    #[case("1h20", Unit::Minute, 80.0, Some(612.5), None, "1h20 = minute 80 of 612.5")]
    fn a_place_comes_back_with_what_was_typed(
        #[case] entered: &str,
        #[case] unit: Unit,
        #[case] value: f64,
        #[case] of: Option<f64>,
        #[case] fraction: Option<f64>,
        #[case] words: &str,
    ) {
        let place = PositionParts { entered: entered.to_owned(), unit, value, of, fraction };
        assert_eq!(PlaceWords(&place).to_string(), words);
        let told = told_place(words).expect("a place");
        assert_eq!((told.entered(), told.unit(), told.value(), told.of()), (entered, unit, value, of));
        assert!(fraction.is_none() || told.fraction() == fraction);
    }
}
