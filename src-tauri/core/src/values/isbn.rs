//! ISBNs: ten or thirteen digits that check themselves.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An International Standard Book Number, kept as its thirteen digits. ISBN-10 and ISBN-13 of a book are one value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
pub struct Isbn(String);

/// Which rule of an ISBN broke.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IsbnError {
    /// Nothing was given.
    #[error("Type the 10 or 13 digits of the ISBN.")]
    Empty,
    /// Neither ten nor thirteen digits.
    #[error("An ISBN has 10 or 13 digits; this has {found}.")]
    Length {
        /// How many digits there are.
        found: usize,
    },
    /// A character that no ISBN contains, or an X that is not the last of ten.
    #[error("An ISBN has no “{found}”; only the last place of ten may be an X.")]
    Character {
        /// The character.
        found: char,
    },
    /// The check digit does not fit the others.
    #[error("The check digit does not fit: after these digits it would be {expected}, so one of them is mistyped.")]
    CheckDigit {
        /// What the last place would have to be.
        expected: char,
        /// What it is.
        found: char,
    },
    /// Thirteen digits that are another kind of product.
    #[error("An ISBN of 13 digits begins with 978 or 979; this begins with {found}.")]
    Prefix {
        /// The first three digits.
        found: String,
    },
}

impl Isbn {
    /// Reads an ISBN-10 or ISBN-13 with or without hyphens, spaces, or a leading "ISBN", "ISBN-13:", "ISBN 10".
    ///
    /// # Errors
    /// [`IsbnError`] names the first rule that broke.
    pub fn parse(text: &str) -> Result<Self, IsbnError> {
        let places = places(text);
        match places.len() {
            0 => return Err(IsbnError::Empty),
            10 | 13 => {}
            found => {
                check_characters(&places, false)?;
                return Err(IsbnError::Length { found });
            }
        }
        check_characters(&places, places.len() == 10)?;
        let (body, found) = (&places[..places.len() - 1], places[places.len() - 1]);
        let expected = if places.len() == 10 { check_digit_10(body) } else { check_digit_13(body) };
        if places.len() == 13 && !matches!(places[..3], ['9', '7', '8' | '9']) {
            return Err(IsbnError::Prefix { found: places[..3].iter().collect() });
        }
        if found != expected {
            return Err(IsbnError::CheckDigit { expected, found });
        }
        Ok(Self(if places.len() == 10 { thirteen(body) } else { places.iter().collect() }))
    }

    /// The thirteen digits, without hyphens.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The ten places of the old form, which exist for numbers beginning with 978 only.
    #[must_use]
    pub fn isbn10(&self) -> Option<String> {
        let body: Vec<char> = self.0.strip_prefix("978")?.chars().take(9).collect();
        let check = check_digit_10(&body);
        Some(body.into_iter().chain([check]).collect())
    }
}

/// The significant characters: separators and the label are gone, a final x is upper case.
fn places(text: &str) -> Vec<char> {
    let text = text.trim();
    let labelled = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("isbn"));
    let number = match (labelled, text.rsplit_once(':')) {
        (true, Some((_, number))) => number,
        (true, None) => &text[4..],
        (false, _) => text,
    };
    let places: Vec<char> = number.chars().filter(|c| !is_separator(*c)).map(|c| c.to_ascii_uppercase()).collect();
    // "ISBN-13 978…": the label's own number is still there, and gives itself away by the length.
    match (labelled, places.len(), places.get(..2)) {
        (true, 15, Some(['1', '3'])) | (true, 12, Some(['1', '0'])) => places[2..].to_vec(),
        _ => places,
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || super::text::is_invisible(c) || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn check_characters(places: &[char], x_may_end: bool) -> Result<(), IsbnError> {
    let digits = if x_may_end && places.last() == Some(&'X') { &places[..places.len() - 1] } else { places };
    match digits.iter().find(|c| !c.is_ascii_digit()) {
        Some(&found) => Err(IsbnError::Character { found }),
        None => Ok(()),
    }
}

fn digit_values(body: &[char]) -> impl Iterator<Item = u32> {
    body.iter().filter_map(|c| c.to_digit(10))
}

/// ISO 2108: weights 10 to 2, modulo 11, ten written as X.
fn check_digit_10(body: &[char]) -> char {
    let sum: u32 = digit_values(body).zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    char::from_digit((11 - sum % 11) % 11, 10).unwrap_or('X')
}

/// EAN-13: weights 1 and 3 in turn, modulo 10.
fn check_digit_13(body: &[char]) -> char {
    let sum: u32 = digit_values(body).zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    char::from_digit((10 - sum % 10) % 10, 10).expect("BUG: a remainder of ten has one digit")
}

fn thirteen(body: &[char]) -> String {
    let digits: Vec<char> = "978".chars().chain(body.iter().copied()).collect();
    let check = check_digit_13(&digits);
    digits.into_iter().chain([check]).collect()
}

impl fmt::Display for Isbn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_value!(Isbn, IsbnError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("9781449373320")]
    #[case("978-1-4493-7332-0")]
    #[case("978 1 4493 7332 0")]
    #[case("978–1–4493–7332–0")]
    #[case("1449373321")]
    #[case("1-4493-7332-1")]
    #[case("ISBN 9781449373320")]
    #[case("ISBN: 9781449373320")]
    #[case("isbn:1449373321")]
    #[case("ISBN-13: 978-1449373320")]
    #[case("ISBN-13 978-1449373320")]
    #[case("ISBN-10: 1449373321")]
    #[case("ISBN 10 1449373321")]
    #[case("ISBN9781449373320")]
    #[case(" \u{200e}9781449373320\n")]
    fn every_spelling_of_a_number_is_the_same_book(#[case] text: &str) {
        assert_eq!(Isbn::parse(text).unwrap().as_str(), "9781449373320");
    }

    #[rstest]
    #[case("080442957X", "9780804429573")]
    #[case("0-8044-2957-x", "9780804429573")]
    #[case("ISBN 1338878921", "9781338878929")] // begins with 13 and is not a label
    #[case("979-10-90636-07-1", "9791090636071")]
    fn unusual_numbers_are_read(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(Isbn::parse(text).unwrap().as_str(), expected);
    }

    #[rstest]
    #[case("", IsbnError::Empty)]
    #[case("ISBN:", IsbnError::Empty)]
    #[case("ISBN-13: 97814", IsbnError::Length { found: 5 })]
    #[case("97814493733201", IsbnError::Length { found: 14 })]
    #[case("9781449373321", IsbnError::CheckDigit { expected: '0', found: '1' })]
    #[case("0804429570", IsbnError::CheckDigit { expected: 'X', found: '0' })]
    #[case("978144937332X", IsbnError::Character { found: 'X' })]
    #[case("08044X9570", IsbnError::Character { found: 'X' })]
    #[case("97814493733é0", IsbnError::Character { found: 'é' })]
    #[case("B00ARQ7S2E", IsbnError::Character { found: 'B' })]
    #[case("4006381333931", IsbnError::Prefix { found: "400".into() })]
    fn the_error_names_the_rule(#[case] text: &str, #[case] error: IsbnError) {
        assert_eq!(Isbn::parse(text), Err(error));
    }

    #[test]
    fn the_errors_are_sentences() {
        let error = Isbn::parse("9781449373321").unwrap_err();
        assert_eq!(
            error.to_string(),
            "The check digit does not fit: after these digits it would be 0, so one of them is mistyped."
        );
    }

    #[test]
    fn numbers_of_the_new_range_have_no_old_form() {
        assert_eq!(Isbn::parse("9791090636071").unwrap().isbn10(), None);
    }

    fn isbn() -> impl Strategy<Value = Isbn> {
        (prop_oneof!["978", "979"], "[0-9]{9}").prop_map(|(prefix, body)| {
            let digits: Vec<char> = format!("{prefix}{body}").chars().collect();
            let check = check_digit_13(&digits);
            Isbn::parse(&digits.into_iter().chain([check]).collect::<String>()).unwrap()
        })
    }

    proptest! {
        #[test]
        fn a_number_survives_text_and_json_and_its_old_form(isbn in isbn()) {
            prop_assert_eq!(Isbn::parse(isbn.as_str()), Ok(isbn.clone()));
            prop_assert_eq!(serde_json::from_str::<Isbn>(&serde_json::to_string(&isbn)?)?, isbn.clone());
            if let Some(ten) = isbn.isbn10() {
                prop_assert_eq!(Isbn::parse(&ten), Ok(isbn));
            }
        }

        #[test]
        fn one_wrong_digit_is_refused(isbn in isbn(), place in 0usize..13, shift in 1u32..10) {
            let wrong: String = isbn.as_str().chars().enumerate().map(|(at, c)| {
                let digit = c.to_digit(10).unwrap();
                char::from_digit(if at == place { (digit + shift) % 10 } else { digit }, 10).unwrap()
            }).collect();
            prop_assert!(Isbn::parse(&wrong).is_err());
        }

        #[test]
        fn one_wrong_or_swapped_digit_of_ten_is_refused(body in "[0-9]{9}", place in 0usize..9, shift in 1u32..10) {
            let body: Vec<char> = body.chars().collect();
            let check = check_digit_10(&body);
            let mut wrong = body.clone();
            wrong[place] = char::from_digit((body[place].to_digit(10).unwrap() + shift) % 10, 10).unwrap();
            prop_assert!(Isbn::parse(&wrong.iter().chain([&check]).collect::<String>()).is_err());
            let mut swapped = body.clone();
            swapped.swap(place, (place + 1) % 9);
            if swapped != body {
                prop_assert!(Isbn::parse(&swapped.iter().chain([&check]).collect::<String>()).is_err());
            }
        }

        #[test]
        fn any_text_is_read_or_refused_without_failing(text in any::<String>()) {
            let _ = Isbn::parse(&text);
            let _ = Isbn::parse(&format!("isbn{text}"));
        }
    }
}
