//! Names of people (and of the firms that sign as authors): shown as spoken, filed under the surname.
//!
//! A name is kept in the order in which it is spoken. The surname is worked out from it by rule: the last word with
//! the particles before it ("van Rossum"), without the suffix after it ("Jr."). A compound surname without a particle
//! ("García Márquez") cannot be told from a second given name and is filed under its last word.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::text::{is_blank, one_line};

/// A person's name as spoken, 1 to 300 characters: "Martin Kleppmann".
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
pub struct PersonName(String);

/// Why a text is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonNameError {
    /// There is nothing to see.
    #[error("A name needs at least one character.")]
    Empty,
    /// More than [`PersonName::MAX_CHARS`].
    #[error("A name has at most {} characters; this has {found}.", PersonName::MAX_CHARS)]
    TooLong {
        /// How many characters there are.
        found: usize,
    },
}

/// Words before a surname that belong to it, however they are written.
const PARTICLES: &[&str] = &[
    "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "di", "do", "dos", "du", "la", "las", "le", "lo",
    "los", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
];

/// Particles only in lower case; with a capital they are given names or initials ("Al", "Ben").
const LOWER_PARTICLES: &[&str] = &["af", "al", "av", "ben", "bin", "bint", "el", "ibn", "'t", "’t"];

/// What follows a surname and is not part of it.
const SUFFIXES: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "m.d.", "esq", "esq."];

/// What ends the name of a firm; its comma is no inversion.
const FIRM_ENDINGS: &[&str] = &["inc", "inc.", "ltd", "ltd.", "llc", "llc.", "gmbh", "co.", "corp", "corp."];

impl PersonName {
    /// The most characters a name may have.
    pub const MAX_CHARS: usize = 300;

    /// Reads a name in either order: "Kleppmann, Martin" becomes "Martin Kleppmann", "King, Martin Luther, Jr."
    /// becomes "Martin Luther King Jr.". More commas than that are kept as they are.
    ///
    /// # Errors
    /// [`PersonNameError`] when nothing is left or too much is.
    pub fn parse(text: &str) -> Result<Self, PersonNameError> {
        let line = one_line(text);
        let name = one_line(&spoken(&line));
        if is_blank(&name) {
            return Err(PersonNameError::Empty);
        }
        match name.chars().count() {
            0..=Self::MAX_CHARS => Ok(Self(name)),
            found => Err(PersonNameError::TooLong { found }),
        }
    }

    /// The name as spoken.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as filed: "Kleppmann, Martin", "von Neumann, John", "King, Martin Luther, Jr.". Single names, firms
    /// and names in Chinese, Japanese or Korean script stay as they are.
    #[must_use]
    pub fn sort_name(&self) -> String {
        match self.divided() {
            Divided { given: "", .. } => self.0.clone(),
            Divided { given, surname, suffix: "" } => format!("{surname}, {given}"),
            Divided { given, surname, suffix } => format!("{surname}, {given}, {suffix}"),
        }
    }

    /// The surname with its particles: "Kleppmann", "von Neumann"; the whole name where it cannot be told.
    #[must_use]
    pub fn surname(&self) -> &str {
        self.divided().surname
    }

    /// The name up to what follows the surname, and that: "Martin Luther King" and "Jr.".
    pub(super) fn without_suffix(&self) -> (&str, &str) {
        let suffix = self.divided().suffix;
        (self.0.strip_suffix(suffix).unwrap_or(&self.0).trim_end(), suffix)
    }

    fn divided(&self) -> Divided<'_> {
        let whole = Divided { given: "", surname: &self.0, suffix: "" };
        if self.0.contains(',') || self.0.chars().any(is_cjk) {
            return whole;
        }
        let (name, suffix) = match self.0.rsplit_once(' ') {
            Some((name, last)) if name.contains(' ') && is_one_of(SUFFIXES, last) => (name, last),
            _ => (self.0.as_str(), ""),
        };
        let starts: Vec<usize> = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1)).collect();
        let word = |index: usize| name[starts[index]..].split(' ').next().unwrap_or_default();
        let mut first = starts.len() - 1;
        while first > 0 && is_particle(word(first - 1)) && (first > 1 || starts_lower(name)) {
            first -= 1;
        }
        if first == 0 {
            return whole;
        }
        let (given, surname) = (&name[..starts[first] - 1], &name[starts[first]..]);
        // Filed as "Aa, Jr" a person called Jr Aa would come back as Aa Jr.
        if suffix.is_empty() && is_one_of(SUFFIXES, given) {
            return whole;
        }
        Divided { given, surname, suffix }
    }
}

/// A spoken name in its parts. Without a given name the surname is the whole.
struct Divided<'a> {
    given: &'a str,
    surname: &'a str,
    suffix: &'a str,
}

/// The spoken order of a name with commas.
fn spoken(line: &str) -> String {
    let parts: Vec<&str> = line.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [.., last] if parts.len() > 1 && is_one_of(FIRM_ENDINGS, last) => parts.join(", "),
        [name, suffix] if is_one_of(SUFFIXES, suffix) => format!("{name} {suffix}"),
        [surname, given] => format!("{given} {surname}"),
        [surname, given, suffix] if is_one_of(SUFFIXES, suffix) => format!("{given} {surname} {suffix}"),
        _ => parts.join(", "),
    }
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn is_particle(word: &str) -> bool {
    is_one_of(PARTICLES, word) || LOWER_PARTICLES.contains(&word)
}

fn starts_lower(name: &str) -> bool {
    name.starts_with(char::is_lowercase)
}

/// Han, kana and hangul, where the surname comes first and is not set apart.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_value!(PersonName, PersonNameError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Martin Kleppmann", "Martin Kleppmann", "Kleppmann, Martin", "Kleppmann")]
    #[case("Kleppmann,  Martin", "Martin Kleppmann", "Kleppmann, Martin", "Kleppmann")]
    #[case("  Brian\tW.  Kernighan ", "Brian W. Kernighan", "Kernighan, Brian W.", "Kernighan")]
    #[case("Guido van Rossum", "Guido van Rossum", "van Rossum, Guido", "van Rossum")]
    #[case("van Rossum, Guido", "Guido van Rossum", "van Rossum, Guido", "van Rossum")]
    #[case("John von Neumann", "John von Neumann", "von Neumann, John", "von Neumann")]
    #[case("Juana Inés de la Cruz", "Juana Inés de la Cruz", "de la Cruz, Juana Inés", "de la Cruz")]
    #[case("Alessandra Di Pietro", "Alessandra Di Pietro", "Di Pietro, Alessandra", "Di Pietro")]
    #[case("Ursula K. Le Guin", "Ursula K. Le Guin", "Le Guin, Ursula K.", "Le Guin")]
    #[case("Van Morrison", "Van Morrison", "Morrison, Van", "Morrison")]
    #[case("van Gogh", "van Gogh", "van Gogh", "van Gogh")]
    #[case("Al Sweigart", "Al Sweigart", "Sweigart, Al", "Sweigart")]
    #[case("Weird Al Yankovic", "Weird Al Yankovic", "Yankovic, Weird Al", "Yankovic")]
    #[case("Abd al Rahman", "Abd al Rahman", "al Rahman, Abd", "al Rahman")]
    #[case("Martin Luther King, Jr.", "Martin Luther King Jr.", "King, Martin Luther, Jr.", "King")]
    #[case("King, Martin Luther, Jr.", "Martin Luther King Jr.", "King, Martin Luther, Jr.", "King")]
    #[case("Guy L. Steele Jr.", "Guy L. Steele Jr.", "Steele, Guy L., Jr.", "Steele")]
    #[case("Oliver Wendell Holmes III", "Oliver Wendell Holmes III", "Holmes, Oliver Wendell, III", "Holmes")]
    #[case("Rahman, Md", "Md Rahman", "Rahman, Md", "Rahman")]
    #[case("Plato", "Plato", "Plato", "Plato")]
    #[case("Plato,", "Plato", "Plato", "Plato")]
    #[case("村上春樹", "村上春樹", "村上春樹", "村上春樹")]
    #[case("村上 春樹", "村上 春樹", "村上 春樹", "村上 春樹")]
    #[case("한강", "한강", "한강", "한강")]
    #[case("O'Reilly Media, Inc.", "O'Reilly Media, Inc.", "O'Reilly Media, Inc.", "O'Reilly Media, Inc.")]
    #[case(
        "Gamma, Helm, Johnson, Vlissides",
        "Gamma, Helm, Johnson, Vlissides",
        "Gamma, Helm, Johnson, Vlissides",
        "Gamma, Helm, Johnson, Vlissides"
    )]
    fn a_name_is_shown_as_spoken_and_filed_under_the_surname(
        #[case] text: &str,
        #[case] shown: &str,
        #[case] filed: &str,
        #[case] surname: &str,
    ) {
        let name = PersonName::parse(text).unwrap();
        assert_eq!((name.as_str(), name.sort_name().as_str(), name.surname()), (shown, filed, surname));
    }

    #[rstest]
    #[case("", PersonNameError::Empty)]
    #[case(" , ", PersonNameError::Empty)]
    #[case("\u{200b}", PersonNameError::Empty)]
    #[case(&"x".repeat(301), PersonNameError::TooLong { found: 301 })]
    fn the_error_names_the_rule(#[case] text: &str, #[case] error: PersonNameError) {
        assert_eq!(PersonName::parse(text), Err(error));
    }

    fn plain_name() -> impl Strategy<Value = String> {
        let word = prop_oneof![4 => "[A-ZÉ][a-zé]{1,8}", 1 => "[A-Z]\\.", 1 => "(van|von|de|la|al|Le)"];
        let suffix = prop_oneof![4 => Just(String::new()), 1 => " (Jr\\.|II|III)"];
        (prop::collection::vec(word, 1..5), suffix).prop_map(|(words, suffix)| words.join(" ") + &suffix)
    }

    #[test]
    fn a_given_name_that_looks_like_a_suffix_is_not_filed_behind_the_surname() {
        let name = PersonName::parse("Jr Aa").expect("a name");
        assert_eq!(PersonName::parse(&name.sort_name()), Ok(name));
    }

    proptest! {
        #[test]
        fn a_name_survives_text_and_json(text in any::<String>()) {
            if let Ok(name) = PersonName::parse(&text) {
                prop_assert_eq!(PersonName::parse(name.as_str()), Ok(name.clone()));
                prop_assert_eq!(serde_json::from_str::<PersonName>(&serde_json::to_string(&name)?)?, name.clone());
                prop_assert!(name.as_str().contains(name.surname()));
            }
        }

        #[test]
        fn the_filed_form_read_again_is_the_same_person(text in plain_name()) {
            let name = PersonName::parse(&text)?;
            prop_assert_eq!(PersonName::parse(&name.sort_name()), Ok(name));
        }
    }
}
