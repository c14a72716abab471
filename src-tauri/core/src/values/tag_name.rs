//! The names of tags, and what makes two of them the same tag.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fold::fold;
use super::text::one_line;

/// The name of a tag: 1 to 80 characters without commas, which separate tags where they are typed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(specta::Type), specta(type = String))]
pub struct TagName(String);

/// Why a text is no tag name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TagNameError {
    /// There is nothing to see.
    #[error("A tag needs at least one character.")]
    Empty,
    /// More than [`TagName::MAX_CHARS`].
    #[error("A tag has at most {} characters; this has {found}.", TagName::MAX_CHARS)]
    TooLong {
        /// How many characters there are.
        found: usize,
    },
    /// A comma, which separates tags.
    #[error("A tag cannot contain a comma; type two tags one after the other.")]
    Comma,
    /// A line break, tab or other control character.
    #[error("A tag is one line of text without tabs.")]
    Control,
}

impl TagName {
    /// The most characters a tag may have.
    pub const MAX_CHARS: usize = 80;

    /// Reads a tag's name; `#` before it and white space around it are dropped.
    ///
    /// # Errors
    /// [`TagNameError`] names the rule that broke.
    pub fn parse(text: &str) -> Result<Self, TagNameError> {
        let bare = text.trim().trim_start_matches(|c: char| c == '#' || c == '＃' || c.is_whitespace());
        if bare.contains([',', '，', '、']) {
            return Err(TagNameError::Comma);
        }
        if bare.contains(char::is_control) {
            return Err(TagNameError::Control);
        }
        let name = Self(one_line(bare));
        if name.key().is_empty() {
            return Err(TagNameError::Empty);
        }
        match name.0.chars().count() {
            0..=Self::MAX_CHARS => Ok(name),
            found => Err(TagNameError::TooLong { found }),
        }
    }

    /// The name as first typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What identifies the tag: "Café" and "cafe" are one.
    #[must_use]
    pub fn key(&self) -> String {
        fold(&self.0).trim().to_owned()
    }
}

impl fmt::Display for TagName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_value!(TagName, TagNameError);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("#databases", "databases", "databases")]
    #[case("  ## Distributed   Systems ", "Distributed Systems", "distributed systems")]
    #[case("Café", "Café", "cafe")]
    #[case("C#", "C#", "c#")]
    #[case("to-read/2026", "to-read/2026", "to-read/2026")]
    #[case("📚", "📚", "📚")]
    fn a_tag_is_shown_as_typed_and_known_by_its_key(#[case] text: &str, #[case] shown: &str, #[case] key: &str) {
        let tag = TagName::parse(text).unwrap();
        assert_eq!((tag.as_str(), tag.key().as_str()), (shown, key));
    }

    #[rstest]
    #[case("", TagNameError::Empty)]
    #[case(" # ## ", TagNameError::Empty)]
    #[case("\u{200b}", TagNameError::Empty)]
    #[case("a, b", TagNameError::Comma)]
    #[case("a\tb", TagNameError::Control)]
    #[case("a\nb", TagNameError::Control)]
    #[case(&"x".repeat(81), TagNameError::TooLong { found: 81 })]
    fn the_error_names_the_rule(#[case] text: &str, #[case] error: TagNameError) {
        assert_eq!(TagName::parse(text), Err(error));
    }

    proptest! {
        #[test]
        fn a_tag_survives_text_and_json(text in "[#＃ ]{0,3}\\PC{1,30}") {
            if let Ok(tag) = TagName::parse(&text) {
                prop_assert_eq!(TagName::parse(tag.as_str()), Ok(tag.clone()));
                prop_assert_eq!(serde_json::from_str::<TagName>(&serde_json::to_string(&tag)?)?, tag.clone());
                prop_assert_eq!(fold(&tag.key()), tag.key());
            }
        }
    }
}
