//! Whether words are names of people, in any script.

/// Words within a name that are not written large.
const PARTICLES: [&str; 24] = [
    "de", "da", "do", "dos", "das", "di", "del", "della", "la", "le", "van", "von", "der", "den", "ter", "ten", "bin",
    "ibn", "al", "el", "y", "e", "zu", "of",
];

/// Before the last of several names.
const AND: [&str; 12] = [" and ", " & ", " und ", " et ", " y ", " e ", " i ", " и ", " و ", " 和 ", " 、 ", " ve "];

/// The names in a text, where it is nothing but names.
pub(super) fn names(text: &str) -> Option<Vec<String>> {
    let mut text = text.to_owned();
    for and in AND {
        text = text.replace(and, ", ");
    }
    let parts: Vec<&str> = text
        .split([',', ';', '、', '،', '，', '/'])
        .map(|part| without_role(clean(part)))
        .filter(|part| !part.is_empty())
        .collect();
    let named: Vec<String> = parts.iter().filter(|part| is_name(part)).map(|part| (*part).to_owned()).collect();
    (!parts.is_empty() && named.len() == parts.len()).then_some(named)
}

/// Without white space and marks of direction at its ends.
pub(super) fn clean(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "\u{200e}\u{200f}\u{61c}\u{feff}".contains(c))
}

/// A name without what marks a translator or editor: `trl.:`.
fn without_role(text: &str) -> &str {
    match text.split_once(':') {
        Some((role, name)) if role.len() <= 5 && role.trim_end_matches('.').chars().all(char::is_alphabetic) => {
            clean(name)
        }
        _ => text,
    }
}

fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if words.is_empty() || words.len() > 6 || letters == 0 || text.chars().count() > 60 {
        return false;
    }
    if text.contains(['.', '!', '?', '。']) && !initials(text) || text.contains(['(', ')', '"', '“', '<']) {
        return false;
    }
    let is_number = words.iter().any(|word| word.eq_ignore_ascii_case("isbn"));
    !is_number && words.iter().all(|word| is_part_of_name(word))
}

/// Whether full stops stand only behind initials and short titles: "J. R. R. Tolkien", "Jr.", "W3C.org" is none.
fn initials(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.contains('.')).all(|word| {
        let parts: Vec<&str> = word.split('.').collect();
        let (last, before) = parts.split_last().unwrap_or((&"", &[]));
        before.iter().all(|part| part.chars().count() <= 4)
            && (last.is_empty() || last.chars().next().is_some_and(char::is_uppercase))
    })
}

fn is_part_of_name(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
    let Some(first) = word.chars().next() else { return true };
    let cased = first.is_lowercase() || first.is_uppercase();
    !cased || !first.is_lowercase() || PARTICLES.contains(&word) || word.contains('\'') || word.contains('’')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Jane Austen", &["Jane Austen"])]
    #[case("J. R. R. Tolkien", &["J. R. R. Tolkien"])]
    #[case("Robert C. Martin, Micah Martin and James Newkirk", &["Robert C. Martin", "Micah Martin", "James Newkirk"])]
    #[case("Antoine de Saint-Exupéry", &["Antoine de Saint-Exupéry"])]
    #[case("小見拓", &["小見拓"])]
    #[case("Фёдор Достоевский и Лев Толстой", &["Фёдор Достоевский", "Лев Толстой"])]
    #[case("Flavio Copes,\u{200f} عبدالهادي الأندلسي", &["Flavio Copes", "عبدالهادي الأندلسي"])]
    #[case("Fogel Karl, trl: 高木正弘", &["Fogel Karl", "高木正弘"])]
    fn names_are_names_in_any_script(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(names(text).unwrap(), expected);
    }

    #[rstest]
    #[case("the book that started it all")]
    #[case("A gentle introduction to compilers.")]
    #[case("Still the best explanation of how a compiler works, by far")]
    #[case("ISBN 978-0-14-143958-0")]
    #[case("")]
    fn a_sentence_is_no_name(#[case] text: &str) {
        assert_eq!(names(text), None);
    }
}
