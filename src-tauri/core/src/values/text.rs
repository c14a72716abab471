//! What the values that are text have in common: one line of NFC, and the same doors in and out.

use unicode_normalization::UnicodeNormalization;

/// Text on one line: control characters and white space in any run become one space, the ends are trimmed, the rest
/// is NFC. Byte order marks, which exports leave at the start of a file, are dropped.
pub(super) fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    made_one_line(text)
}

fn made_one_line(text: &str) -> String {
    let spaced: String =
        text.chars().filter(|c| *c != '\u{feff}').map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// Whether a text is one line as it stands, as nearly all are that come by the hundred thousand: every letter below the
/// combining marks is NFC by itself.
fn is_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_space = |byte: Option<&u8>| byte == Some(&b' ');
    text.chars().all(|c| matches!(c, ' '..='~' | '\u{a1}'..='\u{2ff}'))
        && !is_space(bytes.first())
        && !is_space(bytes.last())
        && !bytes.windows(2).any(|pair| pair == b"  ")
}

/// Whether there is anything to see: a title of zero-width characters alone would be a blank row.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Characters without a shape of their own: soft hyphen, joiners, direction marks, byte order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Gives a value with `parse` and `Display` its other doors: `FromStr`, `TryFrom<String>` (for serde) and `String`.
macro_rules! text_value {
    ($type:ty, $error:ty) => {
        impl std::str::FromStr for $type {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $type {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.to_string()
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pasted_block_becomes_one_line() {
        assert_eq!(
            one_line("\u{feff} Designing\r\n\tData-Intensive\u{a0} \u{0}Applications "),
            "Designing Data-Intensive Applications"
        );
    }

    proptest! {
        #[test]
        fn one_line_of_one_line_is_the_same(text in any::<String>()) {
            let once = one_line(&text);
            prop_assert_eq!(one_line(&once), once);
        }

        #[test]
        fn a_line_is_read_by_the_short_way_and_the_long_way_alike(text in "[ -~\t\\u{a0}-\\u{ad}à-ſ\\u{300}-\\u{344}]{0,12}") {
            prop_assert_eq!(one_line(&text), made_one_line(&text));
        }
    }
}
