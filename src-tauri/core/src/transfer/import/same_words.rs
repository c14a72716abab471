//! Whether two texts are one highlight: a reader who drags its ends makes it longer, shorter, or moves it a little.

/// How two texts lie over each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Overlap {
    /// Not at all, or by a word here and there.
    None,
    /// The end of one is the beginning of the other, by at least half of the shorter.
    Part,
    /// All of the first is in the second.
    FirstInSecond,
    /// All of the second is in the first.
    SecondInFirst,
    /// They are the same words.
    Same,
}

/// A text as it is compared: one space between words, one kind of quotation mark, none around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words(String);

impl Words {
    /// The words of a text.
    pub(super) fn of(text: &str) -> Self {
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = joined.replace(['“', '”', '„'], "\"").replace(['‘', '’'], "'").replace('\u{ad}', "");
        Self(plain.trim_matches(['"', ' ']).to_owned())
    }

    /// Where these words begin for the last time in a text that holds them, in letters from its beginning.
    pub(super) fn last_place_in(&self, longer: &Self) -> Option<usize> {
        let at = longer.0.rfind(self.0.as_str())?;
        Some(longer.0[..at].chars().count())
    }

    /// Whether a text begins with these words.
    pub(super) fn begin(&self, longer: &Self) -> bool {
        longer.0.starts_with(self.0.as_str())
    }

    /// How many letters there are.
    pub(super) fn letters(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether there are fewer letters than this.
    pub(super) fn is_shorter_than(&self, letters: usize) -> bool {
        self.letters() < letters
    }
}

/// Compares two texts, whatever the spaces and lines between their words.
pub(super) fn overlap(first: &Words, second: &Words) -> Overlap {
    let (first, second) = (&first.0, &second.0);
    if first == second {
        return Overlap::Same;
    }
    if first.is_empty() || second.is_empty() {
        return Overlap::None;
    }
    if second.contains(first.as_str()) {
        return Overlap::FirstInSecond;
    }
    if first.contains(second.as_str()) {
        return Overlap::SecondInFirst;
    }
    if shared(first, second).max(shared(second, first)) * 2 >= first.len().min(second.len()) {
        return Overlap::Part;
    }
    Overlap::None
}

/// How many bytes at the end of one text begin the other.
fn shared(end_of: &str, start_of: &str) -> usize {
    // The borders of `start_of`, as in Knuth, Morris and Pratt: what is shared is found in one walk.
    let (text, pattern) = (end_of.as_bytes(), start_of.as_bytes());
    let mut borders = vec![0_usize; pattern.len()];
    let mut length = 0;
    for at in 1..pattern.len() {
        while length > 0 && pattern[at] != pattern[length] {
            length = borders[length - 1];
        }
        length += usize::from(pattern[at] == pattern[length]);
        borders[at] = length;
    }
    let mut matched = 0;
    for byte in text {
        if matched == pattern.len() {
            matched = borders[matched - 1];
        }
        while matched > 0 && *byte != pattern[matched] {
            matched = borders[matched - 1];
        }
        matched += usize::from(*byte == pattern[matched]);
    }
    matched
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("The tide turned.", "The  tide\nturned.", Overlap::Same)]
    #[case("tide turned", "The tide turned.", Overlap::FirstInSecond)]
    #[case("The tide turned.", "tide turned", Overlap::SecondInFirst)]
    #[case("The tide turned at last", "turned at last, and slowly", Overlap::Part)]
    #[case("The tide turned at last", "last, but not least of all", Overlap::None)]
    #[case("“The tide”", "\"The tide\"", Overlap::Same)]
    #[case("The tide", "A stone", Overlap::None)]
    #[case("", "A stone", Overlap::None)]
    fn texts_lie_over_each_other_or_not(#[case] first: &str, #[case] second: &str, #[case] expected: Overlap) {
        assert_eq!(overlap(&Words::of(first), &Words::of(second)), expected);
    }

    proptest! {
        #[test]
        fn what_is_shared_is_what_a_slow_look_finds(first in "[ab ]{0,12}", second in "[ab ]{1,12}") {
            let slow = (0..=second.len().min(first.len())).rev().find(|length| first.ends_with(&second[..*length]));
            prop_assert_eq!(shared(&first, &second), slow.unwrap_or(0));
        }

        #[test]
        fn the_order_of_the_two_does_not_matter(first in "[ab ]{0,12}", second in "[ab ]{0,12}") {
            let (first, second) = (Words::of(&first), Words::of(&second));
            let turned = match overlap(&second, &first) {
                Overlap::FirstInSecond => Overlap::SecondInFirst,
                Overlap::SecondInFirst => Overlap::FirstInSecond,
                same => same,
            };
            prop_assert_eq!(overlap(&first, &second), turned);
        }
    }
}
