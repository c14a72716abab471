//! Lists of ISBNs: a number a line, or several between commas or spaces, however each is written. A number that is
//! mistyped is a row that says so, and keeps no list from being one.

use std::collections::VecDeque;
use std::io::{BufRead, Read};

use super::editions;
use super::table::{LARGEST_ROW, SourceRow, unreadable};
use crate::Result;
use crate::values::{Isbn, fold};

/// So many lines tell what a text is.
const LOOKED_AT: usize = 20;

/// Whether at least half of the first lines hold ISBNs and nothing else, mistyped ones among them.
pub(super) fn are_isbns(head: &str) -> bool {
    let lines = || head.lines().map(str::trim).filter(|line| !line.is_empty()).take(LOOKED_AT);
    let is_all_numbers = |line: &&str| numbers(line).all(is_number) && numbers(line).next().is_some();
    let (all, isbns) = (lines().count(), lines().filter(is_all_numbers).count());
    let heads = lines().take(1).filter(|line| is_heading(line)).count();
    isbns > 0 && isbns * 2 >= all - heads
}

/// The rows of a list under way.
pub(super) struct IsbnLines<'a> {
    lines: Box<dyn BufRead + 'a>,
    line: u64,
    /// Numbers of the line that was read last.
    ready: VecDeque<SourceRow>,
    is_begun: bool,
}

impl<'a> IsbnLines<'a> {
    pub(super) fn of(lines: Box<dyn BufRead + 'a>) -> Self {
        Self { lines, line: 0, ready: VecDeque::new(), is_begun: false }
    }

    /// The next number.
    pub(super) fn next(&mut self) -> Result<Option<SourceRow>> {
        loop {
            if let Some(row) = self.ready.pop_front() {
                return Ok(Some(row));
            }
            let mut text = String::new();
            if (&mut self.lines).take(LARGEST_ROW).read_line(&mut text).map_err(unreadable)? == 0 {
                return Ok(None);
            }
            self.line += 1;
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            if self.is_begun || !is_heading(text) {
                self.ready.extend(numbers(text).map(|number| SourceRow::read(self.line, vec![number.to_owned()])));
            }
            self.is_begun = true;
        }
    }
}

/// Whether a first line says what stands below it.
fn is_heading(line: &str) -> bool {
    let words = fold(line.trim_matches([':', '#', ' ', ',', ';', '"']));
    matches!(words.as_str(), "isbn" | "isbns" | "isbn13" | "isbn-13" | "isbn 13" | "isbn10" | "isbn-10" | "isbn 10")
}

/// The parts of a line that are numbers of their own.
fn numbers(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', ';', '\t']).map(str::trim).filter(|part| !part.is_empty()).flat_map(|part| {
        let words: Vec<&str> = part.split_whitespace().collect();
        if words.iter().all(|word| is_number(word)) { words } else { vec![part] }
    })
}

/// Whether a text is an ISBN, or one of thirteen digits that is mistyped.
fn is_number(text: &str) -> bool {
    let bare = editions::unlabelled(text);
    let digits: String = bare.chars().filter(|c| !matches!(c, '-' | '‐' | '‑' | '–' | ' ' | '\u{200e}')).collect();
    let is_long = digits.len() == 13 && digits.bytes().all(|byte| byte.is_ascii_digit());
    Isbn::parse(bare).is_ok() || is_long && ["978", "979"].iter().any(|prefix| digits.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn rows(text: &str) -> Vec<(u64, String)> {
        let mut lines = IsbnLines::of(Box::new(text.as_bytes()));
        std::iter::from_fn(|| lines.next().unwrap()).map(|row| (row.line, row.cells[0].clone())).collect()
    }

    #[rstest]
    #[case("9780141439588\n9780201134477\n9780141439587\n", true)]
    #[case("ISBN\n9780141439587\n", true)]
    #[case("ISBN: 0-201-13447-0\n978 0 14 143958 7\n", true)]
    #[case("9780141439587, 9780201134476; 9780596007126", true)]
    #[case("ISBN\nhello\nyou\n", false)]
    #[case("0301234567\n0301234568\n", false)]
    #[case("Emma,9780141439587\n", false)]
    #[case("", false)]
    fn a_list_of_isbns_is_known_by_its_numbers(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(are_isbns(text), expected);
    }

    #[test]
    fn every_number_of_a_line_is_a_row() {
        let text =
            "ISBN\n9780141439587; 9780201134476,\n\n978 0 14 143958 7\n9780141439587 9780596007126 \nhello you\n";
        let told = rows(text);
        let told: Vec<(u64, &str)> = told.iter().map(|(line, text)| (*line, text.as_str())).collect();
        let expected = [
            (2, "9780141439587"),
            (2, "9780201134476"),
            (4, "978 0 14 143958 7"),
            (5, "9780141439587"),
            (5, "9780596007126"),
            (6, "hello you"),
        ];
        assert_eq!(told, expected);
    }

    proptest! {
        #[test]
        fn any_lines_are_read_without_failing(text in "[0-9X ,;:ISBN\n-]{0,60}") {
            let _ = (are_isbns(&text), rows(&text));
        }
    }
}
