//! The ISBN in a line: it says which book is meant, and is neither its title nor anybody's name.

use crate::values::Isbn;

/// What stands before a number that is meant as one.
const LABELS: [&str; 5] = ["ISBN-13", "ISBN-10", "ISBN13", "ISBN10", "ISBN"];

/// The first ISBN of a text, and the text without it, its label and the brackets around both. A number without a label
/// is one where it has thirteen digits.
pub(super) fn taken_out(text: &str) -> Option<(Isbn, String)> {
    let mut from = 0;
    while let Some(found) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + found;
        // The figures of a label are none of the number's.
        let is_of_label = |label: &&str| ends_with(text.get(..start + 2).unwrap_or_default(), label);
        if LABELS[..4].iter().any(is_of_label) {
            from = start + 2;
            continue;
        }
        let run = run_at(&text[start..]);
        let before = text[..start].trim_end_matches([' ', ':', '#', '=']);
        let label = LABELS.into_iter().find(|label| ends_with(before, label));
        if let Some((isbn, length)) =
            longest(run).filter(|(_, length)| label.is_some() || digits(&run[..*length]) == 13)
        {
            let before = &before[..before.len() - label.map_or(0, str::len)];
            return Some((isbn, without(before, &text[start + length..])));
        }
        from = start + run.len();
    }
    None
}

/// Digits, with the hyphens and spaces that part them.
fn run_at(text: &str) -> &str {
    let ends = |c: char| !(c.is_ascii_digit() || matches!(c, '-' | '‐' | '‑' | ' ' | 'x' | 'X'));
    &text[..text.find(ends).unwrap_or(text.len())]
}

/// The number that a run begins with, and how long it is: what follows behind a space may be something else.
fn longest(run: &str) -> Option<(Isbn, usize)> {
    let mut number = run.trim_end_matches([' ', '-']);
    loop {
        if let Ok(isbn) = Isbn::parse(number) {
            return Some((isbn, number.len()));
        }
        number = number.rsplit_once(' ')?.0.trim_end();
    }
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

fn ends_with(text: &str, label: &str) -> bool {
    let at = text.len().checked_sub(label.len());
    at.and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(label))
}

/// What stood before and behind, without the brackets that were around it.
fn without(before: &str, after: &str) -> String {
    let (front, rest) = (before.trim_end(), after.trim_start());
    for (opening, closing) in [('(', ')'), ('[', ']')] {
        if let (Some(front), Some(rest)) = (front.strip_suffix(opening), rest.strip_prefix(closing)) {
            return format!("{}{rest}", front.trim_end());
        }
    }
    format!("{front}{after}")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Emma — ISBN 978-0-14-143958-7", "Emma —")]
    #[case("Emma (ISBN: 9780141439587), a comedy", "Emma, a comedy")]
    #[case("Emma, 978 0 14 143958 7 1815", "Emma, 1815")]
    #[case("Emma [isbn-10 0141439580]", "Emma")]
    fn a_number_is_taken_out_with_what_belongs_to_it(#[case] text: &str, #[case] rest: &str) {
        let (isbn, left) = taken_out(text).unwrap();
        assert_eq!((isbn.as_str(), left.as_str()), ("9780141439587", rest));
    }

    #[rstest]
    #[case("Emma, 0141439580")]
    #[case("Emma, ISBN 9780141439588")]
    #[case("1984 and 2666")]
    #[case("")]
    fn other_numbers_stay(#[case] text: &str) {
        assert_eq!(taken_out(text), None);
    }
}
