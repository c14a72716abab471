//! Titles as they are compared, and what two of them say of their books being one.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use crate::values::{Title, words};

/// What stands between a title and what belongs to it.
const DIVIDERS: [&str; 9] = [": ", " (", ")", "; ", " – ", " — ", " - ", ", ", " / "];

/// What two titles say of their books being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Titles {
    /// They are one, or one is the other with a subtitle, a series or brackets.
    Agree,
    /// They are others, as those of two languages are.
    Differ,
    /// They are those of two books: one goes on where the other ends, as those of sequels do, or they have other numbers.
    Contradict,
}

/// Compares two titles.
pub(super) fn compare(ours: &str, theirs: &str) -> Titles {
    let (ours, theirs) = (key(ours), key(theirs));
    let (our_words, their_words) = (plain(&ours), plain(&theirs));
    if our_words == their_words {
        return Titles::Agree;
    }
    if have_other_numbers(&our_words, &their_words) {
        return Titles::Contradict;
    }
    let (our_parts, their_parts) = (parts(&ours), parts(&theirs));
    let begins_the_same = our_parts.first() == their_parts.first();
    if begins_the_same || our_parts.contains(&their_words) || their_parts.contains(&our_words) {
        return Titles::Agree;
    }
    let goes_on = |one: &str, other: &str| other.strip_prefix(one).is_some_and(|rest| rest.starts_with(' '));
    if goes_on(&our_words, &their_words) || goes_on(&their_words, &our_words) {
        return Titles::Contradict;
    }
    Titles::Differ
}

/// A title as a shelf sorts it.
pub(super) fn key(title: &str) -> String {
    Title::parse(title).map(|title| title.sort_key(None)).unwrap_or_default()
}

/// The words of a key alone: whatever marks stand between them, `&` as “and”, an article that was put at the end left
/// out. Of a title of marks alone, those.
pub(super) fn plain(key: &str) -> String {
    let key = [", the", ", an", ", a"].iter().find_map(|article| key.strip_suffix(article)).unwrap_or(key);
    let key = if key.contains('&') { Cow::Owned(key.replace('&', " and ")) } else { Cow::Borrowed(key) };
    let mut plain = String::with_capacity(key.len());
    for c in key.chars() {
        // C, C++ and C# are three.
        if c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '+' | '#') {
            plain.push(c);
        } else if !matches!(c, '\'' | '’' | '‘' | '`') && !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    if plain.is_empty() { key.into_owned() } else { plain }
}

/// What stands before the subtitle or the brackets.
pub(super) fn main_title(key: &str) -> &str {
    let end = key.find([':', '(']).unwrap_or(key.len());
    let main = key[..end].trim_end();
    if main.is_empty() { key } else { main }
}

/// The words of each part of a key.
fn parts(key: &str) -> Vec<String> {
    let mut parts = vec![key.strip_suffix(", the").unwrap_or(key)];
    for divider in DIVIDERS {
        parts = parts.into_iter().flat_map(|part| part.split(divider)).collect();
    }
    parts.into_iter().map(|part| plain(&self::key(part))).filter(|part| !part.is_empty()).collect()
}

/// Whether both titles have numbers, and others.
pub(super) fn have_other_numbers(ours: &str, theirs: &str) -> bool {
    let numbers = |title: &str| -> Vec<u64> { words(title).filter_map(|word| word.parse().ok()).collect() };
    let (ours, theirs) = (numbers(ours), numbers(theirs));
    !ours.is_empty() && !theirs.is_empty() && ours != theirs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Emma", "EMMA", Titles::Agree)]
    #[case("Emma", "Emma: An Annotated Edition", Titles::Agree)]
    #[case("Emma", "Emma (Penguin Classics)", Titles::Agree)]
    #[case("The Hobbit", "The Hobbit, or There and Back Again", Titles::Agree)]
    #[case("The Two Towers", "The Lord of the Rings: The Two Towers", Titles::Agree)]
    #[case("Hobbit, The", "The Hobbit", Titles::Agree)]
    #[case("Pride & Prejudice", "Pride and Prejudice", Titles::Agree)]
    #[case("Ender’s Game", "Ender's Game", Titles::Agree)]
    #[case("Catch-22", "Catch 22", Titles::Agree)]
    #[case("It", "Make It Stick", Titles::Differ)]
    #[case("Der Prozess", "The Trial", Titles::Differ)]
    #[case("Harry Potter and the Philosopher's Stone", "Harry Potter and the Sorcerer's Stone", Titles::Differ)]
    #[case("C", "C++", Titles::Differ)]
    #[case("Dune", "Dune Messiah", Titles::Contradict)]
    #[case("Poems, Volume 1", "Poems, Volume 2", Titles::Contradict)]
    #[case("???", "!!!", Titles::Differ)]
    fn titles_say_whether_their_books_are_one(#[case] ours: &str, #[case] theirs: &str, #[case] expected: Titles) {
        assert_eq!(compare(ours, theirs), expected);
        assert_eq!(compare(theirs, ours), expected);
    }

    proptest! {
        #[test]
        fn the_order_of_the_two_does_not_matter(ours in "[A-C1-2&:,(') -]{0,12}", theirs in "[A-C1-2&:,(') -]{0,12}") {
            prop_assert_eq!(compare(&ours, &theirs), compare(&theirs, &ours));
        }

        #[test]
        fn a_title_agrees_with_itself_whatever_marks_stand_between_its_words(words in "x[a-z]{0,5}( [A-Za-z]{1,6}){0,4}") {
            prop_assert_eq!(compare(&words, &words.replace(' ', "-")), Titles::Agree);
            prop_assert_eq!(compare(&words, &format!("“{words}”!")), Titles::Agree);
        }
    }
}
