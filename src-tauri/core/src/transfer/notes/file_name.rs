//! Names of files that every file system takes.

use unicode_normalization::UnicodeNormalization;

use super::model::Subject;

/// The longest title in a name, in bytes: with the rest of the name well below the 255 that file systems allow.
const LONGEST: usize = 120;

/// The name of a book's file: its title, made safe, and the end of its id, so that two books of one title, or two
/// titles that differ by case alone, are two files.
pub(super) fn of_book(title: &str, subject: Subject) -> String {
    match subject {
        Some(book) => {
            let id = book.to_string();
            format!("{} {}.md", safe(title), &id[id.len() - 8..])
        }
        None => "Notes of no book.md".to_owned(),
    }
}

/// A title without what any file system refuses or any link would have to escape.
fn safe(title: &str) -> String {
    let plain: String = title
        .nfc()
        .map(|c| if c.is_control() || "<>:\"/\\|?*#^[]%".contains(c) { ' ' } else { c })
        .filter(
            |c| !matches!(*c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'),
        )
        .collect();
    let mut name = String::new();
    for word in plain.split_whitespace() {
        let room = LONGEST.saturating_sub(name.len() + usize::from(!name.is_empty()));
        let fits = word.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= room).last();
        let Some(end) = fits else { break };
        // A word that must be cut anyway is cut only where it is the first.
        if end < word.len() && !name.is_empty() {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&word[..end]);
        if end < word.len() {
            break;
        }
    }
    let name = name.trim_matches(['.', ' ', '-']);
    if name.is_empty() { "Book".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::values::BookId;

    fn name(title: &str) -> String {
        of_book(title, Some(BookId::parse("01234567-89ab-7fff-bfff-0123456789ab").unwrap()))
    }

    #[rstest]
    #[case("Emma", "Emma 456789ab.md")]
    #[case("C:\\Windows/..\\x", "C Windows .. x 456789ab.md")]
    #[case("...", "Book 456789ab.md")]
    #[case("CON", "CON 456789ab.md")]
    #[case("What? #1 [draft]", "What 1 draft 456789ab.md")]
    fn a_title_becomes_a_safe_name(#[case] title: &str, #[case] file: &str) {
        assert_eq!(name(title), file);
    }

    proptest! {
        #[test]
        fn every_title_has_a_name_that_every_file_system_takes(title in "\\PC{1,300}") {
            let name = name(&title);
            prop_assert!(name.len() < 200 && name.ends_with(" 456789ab.md"));
            prop_assert!(!name.starts_with(['.', ' ']));
            prop_assert!(!name.contains(|c: char| c.is_control() || "<>:\"/\\|?*".contains(c)));
        }
    }
}
