//! Titles, and the key under which a shelf puts them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fold::fold;
use super::text::{is_blank, one_line};

/// The title of a book, plan, stage, item or chapter: one line of text, 1 to 1000 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
pub struct Title(String);

/// Why a text is no title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TitleError {
    /// There is nothing to see.
    #[error("A title needs at least one character.")]
    Empty,
    /// More than [`Title::MAX_CHARS`].
    #[error("A title has at most {} characters; this has {found}.", Title::MAX_CHARS)]
    TooLong {
        /// How many characters there are.
        found: usize,
    },
}

impl Title {
    /// The most characters a title may have.
    pub const MAX_CHARS: usize = 1000;

    /// Reads a title: control characters and runs of white space become one space, the ends are trimmed, the rest is NFC.
    ///
    /// # Errors
    /// [`TitleError`] when nothing is left or too much is.
    pub fn parse(text: &str) -> Result<Self, TitleError> {
        let title = one_line(text);
        if is_blank(&title) {
            return Err(TitleError::Empty);
        }
        match title.chars().count() {
            0..=Self::MAX_CHARS => Ok(Self(title)),
            found => Err(TitleError::TooLong { found }),
        }
    }

    /// The title as shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The title as sorted: folded, without leading punctuation and without the leading article of its language.
    ///
    /// The language is a tag such as `de` or `pt-BR`; none means English. A title that is only an article keeps it.
    #[must_use]
    pub fn sort_key(&self, language: Option<&str>) -> String {
        let folded = fold(&self.0);
        let bare = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            return folded;
        }
        let rest = articles(language).iter().find_map(|article| without(bare, article)).unwrap_or(bare);
        rest.to_owned()
    }
}

/// What follows the article, if the title begins with it and goes on. An elided article ends in its apostrophe.
fn without<'a>(title: &'a str, article: &str) -> Option<&'a str> {
    let after = match article.strip_suffix('\'') {
        Some(elided) => title.strip_prefix(elided)?.strip_prefix(['\'', '’'])?,
        None => title.strip_prefix(article)?.strip_prefix(char::is_whitespace)?,
    };
    let rest = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    (!rest.is_empty()).then_some(rest)
}

/// The leading articles of a language, folded. An unknown language has none.
fn articles(language: Option<&str>) -> &'static [&'static str] {
    let tag = language.map(str::trim).filter(|tag| !tag.is_empty()).unwrap_or("en").to_ascii_lowercase();
    match tag.split(['-', '_']).next().unwrap_or_default() {
        "en" | "eng" => &["a", "an", "the"],
        "de" | "deu" | "ger" => &["der", "die", "das", "ein", "eine"],
        "fr" | "fra" | "fre" => &["le", "la", "les", "l'", "un", "une", "des"],
        "es" | "spa" => &["el", "la", "los", "las", "lo", "un", "una", "unos", "unas"],
        "it" | "ita" => &["il", "lo", "la", "i", "gli", "le", "l'", "un", "uno", "una", "un'"],
        "pt" | "por" => &["o", "a", "os", "as", "um", "uma", "uns", "umas"],
        "nl" | "nld" | "dut" => &["de", "het", "een"],
        _ => &[],
    }
}

impl fmt::Display for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_value!(Title, TitleError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("The Pragmatic Programmer", None, "pragmatic programmer")]
    #[case("A Philosophy of Software Design", None, "philosophy of software design")]
    #[case("“The Mythical Man-Month”", Some("en-GB"), "mythical man-month”")]
    #[case("Theory of Games", None, "theory of games")]
    #[case("The", None, "the")]
    #[case("A …", None, "a ...")]
    #[case("???", None, "???")]
    #[case("Die Kunst des Programmierens", Some("de"), "kunst des programmierens")]
    #[case("Die Hard", None, "die hard")]
    #[case("Die Hard", Some("en"), "die hard")]
    #[case("L’Étranger", Some("fr"), "etranger")]
    #[case("L'amica geniale", Some("ita"), "amica geniale")]
    #[case("Un’altra vita", Some("it"), "altra vita")]
    #[case("El Quijote", Some("es"), "quijote")]
    #[case("O Alquimista", Some("pt-BR"), "alquimista")]
    #[case("Het Achterhuis", Some("nl"), "achterhuis")]
    #[case("The Tale of Genji", Some("ja"), "the tale of genji")]
    #[case("The Castle", Some(""), "castle")]
    fn the_shelf_ignores_the_leading_article(#[case] title: &str, #[case] language: Option<&str>, #[case] key: &str) {
        assert_eq!(Title::parse(title).unwrap().sort_key(language), key);
    }

    #[rstest]
    #[case("", TitleError::Empty)]
    #[case(" \t\r\n\u{0} ", TitleError::Empty)]
    #[case("\u{200b}\u{200e}", TitleError::Empty)]
    #[case(&"x".repeat(1001), TitleError::TooLong { found: 1001 })]
    fn a_title_has_one_to_a_thousand_characters(#[case] text: &str, #[case] error: TitleError) {
        assert_eq!(Title::parse(text), Err(error));
    }

    #[test]
    fn the_longest_title_counts_characters_and_not_bytes() {
        assert!(Title::parse(&"é".repeat(1000)).is_ok());
    }

    proptest! {
        #[test]
        fn a_title_survives_text_and_json(text in any::<String>()) {
            if let Ok(title) = Title::parse(&text) {
                prop_assert_eq!(Title::parse(title.as_str()), Ok(title.clone()));
                prop_assert_eq!(serde_json::from_str::<Title>(&serde_json::to_string(&title)?)?, title);
            }
        }

        #[test]
        fn a_sort_key_is_folded_and_never_empty(text in ".{1,60}", language in prop::option::of("(en|de|fr|es|it|pt|nl|ja)")) {
            if let Ok(title) = Title::parse(&text) {
                let key = title.sort_key(language.as_deref());
                prop_assert_eq!(fold(&key), key.clone());
                prop_assert!(!key.is_empty() || fold(title.as_str()).is_empty());
            }
        }
    }
}
