//! Whether two spellings may be one person's name. Lists shorten names, leave middle names out and write some with the
//! family name first; what contradicts in none of these ways agrees.

use super::{PersonName, fold, words};

impl PersonName {
    /// Whether both may be the name of one person: "J. Austen" and "Jane Austen", "Donald Knuth" and "Donald E. Knuth",
    /// "Kleppmann" and "Martin Kleppmann", "Liu Cixin" and "Cixin Liu". A surname in common is not enough: "Anne Brontë"
    /// and "Emily Brontë" are two.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        NameWords::of(self).agree(&NameWords::of(other))
    }
}

/// A name as it is compared: the folded words of it in their order, initials one by one, and what follows them.
#[derive(Debug)]
pub struct NameWords {
    words: Vec<String>,
    suffix: String,
}

impl NameWords {
    /// The words of a name.
    #[must_use]
    pub fn of(name: &PersonName) -> Self {
        let (name, suffix) = name.without_suffix();
        let is_shouted = !name.contains(char::is_lowercase);
        let spoken: Vec<&str> = name.split_whitespace().collect();
        let mut all = Vec::new();
        for (index, word) in spoken.iter().enumerate() {
            // "JRR Tolkien"; a name all in capitals has no such words.
            let are_initials = !is_shouted
                && index + 1 < spoken.len()
                && (2..=3).contains(&word.len())
                && word.bytes().all(|byte| byte.is_ascii_uppercase());
            if are_initials {
                all.extend(word.chars().map(|letter| fold(letter.encode_utf8(&mut [0; 4]))));
            } else {
                all.extend(words(&fold(word)).map(str::to_owned));
            }
        }
        // A name of signs alone is only itself.
        if all.is_empty() {
            all.push(fold(name));
        }
        Self { words: all, suffix: fold(suffix).replace('.', "") }
    }

    /// Whether both may be one name.
    #[must_use]
    pub fn agree(&self, other: &Self) -> bool {
        if !self.suffix.is_empty() && !other.suffix.is_empty() && self.suffix != other.suffix {
            return false;
        }
        let (Some((ours, our_given)), Some((theirs, their_given))) =
            (self.words.split_last(), other.words.split_last())
        else {
            return false;
        };
        let shortened = ours == theirs && (is_within(our_given, their_given) || is_within(their_given, our_given));
        shortened || self.words.concat() == other.words.concat() || sorted(&self.words) == sorted(&other.words)
    }
}

/// Whether the given names of one stand in the same order among those of the other, a letter for a name that begins
/// with it. A letter alone stands for a first name only in its place: "J. Austen" is not "Mary Jane Austen".
fn is_within(few: &[String], many: &[String]) -> bool {
    let mut rest = many.iter().enumerate();
    few.iter().enumerate().all(|(index, name)| {
        rest.any(|(at, other)| other == name || (stands_for(name, other) && (index > 0 || at == 0)))
    })
}

fn stands_for(one: &str, other: &str) -> bool {
    let is_letter = |name: &str| name.chars().nth(1).is_none();
    (is_letter(one) || is_letter(other)) && one.chars().next() == other.chars().next()
}

fn sorted(words: &[String]) -> Vec<&str> {
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn agree(one: &str, other: &str) -> bool {
        PersonName::parse(one).unwrap().agrees_with(&PersonName::parse(other).unwrap())
    }

    #[rstest]
    #[case("Jane Austen", "jane austen")]
    #[case("Jane Austen", "J. Austen")]
    #[case("Jane Austen", "Austen")]
    #[case("Austen, Jane", "Jane Austen")]
    #[case("Émile Zola", "Emile Zola")]
    #[case("Donald E. Knuth", "Donald Knuth")]
    #[case("Donald Ervin Knuth", "Donald E. Knuth")]
    #[case("Donald Ervin Knuth", "D. E. Knuth")]
    #[case("J.R.R. Tolkien", "J. R. R. Tolkien")]
    #[case("JRR Tolkien", "John Ronald Reuel Tolkien")]
    #[case("F. Scott Fitzgerald", "Scott Fitzgerald")]
    #[case("John von Neumann", "John Neumann")]
    #[case("Liu Cixin", "Cixin Liu")]
    #[case("村上 春樹", "村上春樹")]
    #[case("Martin Luther King, Jr.", "Martin Luther King")]
    #[case("Gabriel García Márquez", "Gabriel Márquez")]
    #[case("Jean-Paul Sartre", "Jean Paul Sartre")]
    fn one_person_is_written_in_many_ways(#[case] one: &str, #[case] other: &str) {
        assert!(agree(one, other) && agree(other, one));
    }

    #[rstest]
    #[case("Arthur Hernández", "Paul P. Hernández")]
    #[case("Anne Brontë", "Emily Brontë")]
    #[case("Jane Austen", "K. Austen")]
    #[case("J. Austen", "Mary Jane Austen")]
    #[case("Donald E. Knuth", "Donald K. Knuth")]
    #[case("Jane Austen", "Jane Eyre")]
    #[case("Oliver Wendell Holmes Jr.", "Oliver Wendell Holmes Sr.")]
    #[case("村上春樹", "村上龍")]
    #[case("ANNE RICE", "ANDREW RICE")]
    fn a_surname_in_common_makes_no_person(#[case] one: &str, #[case] other: &str) {
        assert!(!agree(one, other) && !agree(other, one));
    }

    proptest! {
        #[test]
        fn whoever_agrees_is_agreed_with(one in "[A-C][a-c]{0,2}( [A-C][a-c]{0,2}){0,3}", other in "[A-C][a-c]{0,2}( [A-C][a-c]{0,2}){0,3}") {
            prop_assert!(agree(&one, &one));
            prop_assert_eq!(agree(&one, &other), agree(&other, &one));
        }

        #[test]
        fn a_name_and_its_filed_form_agree(name in "[A-Z][a-z]{1,6}( [A-Z][a-z]{1,6}){1,3}") {
            let filed = PersonName::parse(&name).unwrap().sort_name();
            prop_assert!(agree(&name, &filed));
        }
    }
}
