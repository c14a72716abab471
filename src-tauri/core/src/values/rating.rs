//! Ratings in half stars.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A rating from half a star to five stars. In JSON it is the number of stars; not rated is no rating, never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
// A number that is never NaN: for a bare f64 the bindings would say `number | null`.
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = u8))]
pub struct Rating(u8);

/// Why a text or number is no rating.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RatingError {
    /// Less than half a star or more than five.
    #[error("A rating is from half a star to five stars.")]
    OutOfRange,
    /// Between two halves.
    #[error("A rating goes in half stars: 4 or 4.5, nothing between.")]
    NotHalf,
    /// No number of stars at all.
    #[error("“{given}” is not a number of stars: try 4.5, 4½ or ★★★★.")]
    NotUnderstood {
        /// What was typed.
        given: String,
    },
}

impl Rating {
    /// A rating of so many half stars, 1 to 10.
    ///
    /// # Errors
    /// [`RatingError::OutOfRange`].
    pub fn from_half_stars(half_stars: u8) -> Result<Self, RatingError> {
        if (1..=10).contains(&half_stars) { Ok(Self(half_stars)) } else { Err(RatingError::OutOfRange) }
    }

    /// Reads `4`, `4.5`, `4,5`, `4½` or `★★★★½`.
    ///
    /// # Errors
    /// [`RatingError`] names the rule that broke.
    pub fn parse(text: &str) -> Result<Self, RatingError> {
        let given = text.trim();
        match half_stars_of_symbols(given).or_else(|| half_stars_of_digits(given)) {
            Some(Ok(half_stars)) => {
                u8::try_from(half_stars).map_or(Err(RatingError::OutOfRange), Self::from_half_stars)
            }
            Some(Err(error)) => Err(error),
            None => Err(RatingError::NotUnderstood { given: given.chars().take(40).collect() }),
        }
    }

    /// The number of stars, 0.5 to 5.0.
    #[must_use]
    pub fn stars(self) -> f64 {
        f64::from(self.0) / 2.0
    }

    /// The number of half stars, 1 to 10.
    #[must_use]
    pub fn half_stars(self) -> u8 {
        self.0
    }
}

/// `★★★★½`, with hollow stars to fill the row or without.
fn half_stars_of_symbols(text: &str) -> Option<Result<usize, RatingError>> {
    let after = text.trim_start_matches('★');
    let full = text[..text.len() - after.len()].chars().count();
    let (half, hollow) = match after.strip_prefix('½') {
        Some(rest) => (1, rest),
        None => (0, after),
    };
    let known = !text.is_empty() && hollow.chars().all(|c| c == '☆');
    known.then_some(Ok(2 * full + half))
}

/// `4`, `4.5`, `4,5`, `4½`.
fn half_stars_of_digits(text: &str) -> Option<Result<usize, RatingError>> {
    let (whole, fraction) = match text.strip_suffix('½') {
        Some(whole) => (whole, "5"),
        None => text.split_once(['.', ',']).unwrap_or((text, "0")),
    };
    let digits = |part: &str| !part.is_empty() && part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let whole: usize = whole.parse().ok()?;
    Some(match fraction.trim_end_matches('0') {
        "" => Ok(2 * whole),
        "5" => Ok(2 * whole + 1),
        _ if whole >= 5 => Err(RatingError::OutOfRange),
        _ => Err(RatingError::NotHalf),
    })
}

impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.stars())
    }
}

impl FromStr for Rating {
    type Err = RatingError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<f64> for Rating {
    type Error = RatingError;

    fn try_from(stars: f64) -> Result<Self, Self::Error> {
        if !(0.5..=5.0).contains(&stars) {
            return Err(RatingError::OutOfRange);
        }
        (1..=10).map(Self).find(|rating| rating.stars() == stars).ok_or(RatingError::NotHalf)
    }
}

impl From<Rating> for f64 {
    fn from(rating: Rating) -> Self {
        rating.stars()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("4.5", 9)]
    #[case("4,5", 9)]
    #[case(" 4 ", 8)]
    #[case("4.0", 8)]
    #[case("4½", 9)]
    #[case("½", 1)]
    #[case("0.5", 1)]
    #[case("★★★★½", 9)]
    #[case("★★★★☆", 8)]
    #[case("★★★★★", 10)]
    fn stars_are_read_as_people_write_them(#[case] text: &str, #[case] half_stars: u8) {
        assert_eq!(Rating::parse(text).unwrap().half_stars(), half_stars);
    }

    #[rstest]
    #[case("0", RatingError::OutOfRange)]
    #[case("☆☆☆☆☆", RatingError::OutOfRange)]
    #[case("5.5", RatingError::OutOfRange)]
    #[case("5.1", RatingError::OutOfRange)]
    #[case("999999", RatingError::OutOfRange)]
    #[case("★★★★★★", RatingError::OutOfRange)]
    #[case("4.3", RatingError::NotHalf)]
    #[case("", RatingError::NotUnderstood { given: String::new() })]
    #[case("good", RatingError::NotUnderstood { given: "good".into() })]
    #[case("-4", RatingError::NotUnderstood { given: "-4".into() })]
    #[case("★4", RatingError::NotUnderstood { given: "★4".into() })]
    fn the_error_names_the_rule(#[case] text: &str, #[case] error: RatingError) {
        assert_eq!(Rating::parse(text), Err(error));
    }

    #[rstest]
    #[case("0")]
    #[case("0.25")]
    #[case("4.4999")]
    #[case("5.5")]
    #[case("-1")]
    #[case("null")]
    #[case("\"4\"")]
    fn json_goes_through_the_same_rule(#[case] json: &str) {
        assert!(serde_json::from_str::<Rating>(json).is_err());
    }

    #[test]
    fn a_whole_number_in_json_is_a_rating() {
        assert_eq!(serde_json::from_str::<Rating>("4").unwrap().to_string(), "4");
    }

    proptest! {
        #[test]
        fn a_rating_survives_text_and_json(half_stars in 1u8..=10) {
            let rating = Rating::from_half_stars(half_stars)?;
            prop_assert_eq!(Rating::parse(&rating.to_string()), Ok(rating));
            prop_assert_eq!(serde_json::from_str::<Rating>(&serde_json::to_string(&rating)?)?, rating);
            prop_assert_eq!(rating.stars() * 2.0, f64::from(rating.half_stars()));
        }

        #[test]
        fn any_text_is_read_or_refused_without_failing(text in "[0-9★☆½.,]{0,12}") {
            let _ = Rating::parse(&text);
        }
    }
}
