//! The records of a clippings file.
//!
//! A record is a title, a line that says what it is, and words; a line of equal signs ends it. The same signs inside a
//! note end nothing: what follows them begins with no title and second line, and belongs to the note.

use super::heading::{self, Heading};
use super::line::{self, Line};

/// What ends a record.
const END: &str = "==========";

/// How many parts of a file are looked at to know what it is.
const LOOKED_AT: usize = 20;

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clipping {
    /// The line of the file that its title stands on, from 1.
    pub(super) at: u64,
    /// The title's line as it stands there.
    pub(super) first: String,
    pub(super) heading: Heading,
    pub(super) line: Line,
    pub(super) text: String,
}

/// Part of a file that is no record of ours: where it begins, and its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stray {
    pub(super) at: u64,
    pub(super) text: String,
    /// It is built as a record is: of a language that is not known here.
    pub(super) is_foreign: bool,
}

/// The records of a text in its order, and what is none.
pub(super) fn read(text: &str) -> (Vec<Clipping>, Vec<Stray>) {
    let mut clippings: Vec<Clipping> = Vec::new();
    let mut strays = Vec::new();
    // Whether what ends here would go on, were the end part of its words.
    let mut is_open = false;
    for chunk in chunks(text) {
        if let Some(clipping) = chunk.clipping() {
            clippings.push(clipping);
            is_open = true;
        } else if chunk.is_foreign() {
            strays.push(chunk.stray());
            is_open = false;
        } else if let Some(last) = clippings.last_mut().filter(|_| is_open && !chunk.is_blank()) {
            last.text = format!("{}\n{END}\n{}", last.text, chunk.words(0)).trim_start().to_owned();
        } else if !chunk.is_blank() {
            strays.push(chunk.stray());
            is_open = false;
        }
    }
    (clippings, strays)
}

/// Whether a text begins as a clippings file does: with a record, or with one among others that are none of ours. One
/// in a language that is not known is such a file, too, and is refused as what it is.
pub(super) fn begins(head: &str) -> bool {
    let is_divided = head.lines().any(|line| line.trim_end() == END);
    let looked_at = if is_divided { LOOKED_AT } else { 1 };
    chunks(head).take(looked_at).any(|chunk| chunk.clipping().is_some() || (is_divided && chunk.is_foreign()))
}

/// Lines up to an end.
struct Chunk<'a> {
    at: u64,
    lines: Vec<&'a str>,
}

impl Chunk<'_> {
    fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }

    /// The words from a line on.
    fn words(&self, from: usize) -> String {
        self.lines.get(from..).unwrap_or_default().join("\n").trim().to_owned()
    }

    /// The first two lines with words, each with its number.
    fn beginning(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.lines.iter().enumerate().map(|(at, line)| (at, *line));
        lines.filter(|(_, line)| !line.trim().is_empty()).take(2)
    }

    /// Whether it is built as a record is, in whatever language: a title, and a line that tells a place and a day.
    fn is_foreign(&self) -> bool {
        self.beginning().nth(1).is_some_and(|(_, line)| line::is_foreign(line))
    }

    fn stray(&self) -> Stray {
        Stray { at: self.at, text: self.words(0).chars().take(200).collect(), is_foreign: self.is_foreign() }
    }

    /// The record, where the first line with words or the second says what it is.
    fn clipping(&self) -> Option<Clipping> {
        let (first, _) = self.beginning().next()?;
        let (second, line) = self.beginning().find_map(|(at, line)| Some((at, line::read(line)?)))?;
        let title = if second == first { "" } else { self.lines[first] };
        Some(Clipping {
            at: self.at + first as u64,
            first: title.trim().to_owned(),
            heading: heading::read(title),
            line,
            text: self.words(second + 1),
        })
    }
}

fn chunks(text: &str) -> impl Iterator<Item = Chunk<'_>> {
    let mut lines = text.lines().zip(1_u64..).map(|(line, at)| (line.trim_matches('\u{feff}'), at)).peekable();
    std::iter::from_fn(move || {
        let at = lines.peek()?.1;
        let found: Vec<&str> = lines.by_ref().map(|(line, _)| line).take_while(|line| line.trim_end() != END).collect();
        Some(Chunk { at, lines: found })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TIDES: &str = "Tides (Ada Quill)\n- Your Note Location 9 | Added on Monday, 4 May 2020 09:00:00\n\n";

    fn texts(file: &str) -> Vec<String> {
        read(file).0.into_iter().map(|clipping| clipping.text).collect()
    }

    #[test]
    fn every_record_may_begin_with_a_mark_and_blank_lines_may_be_missing_or_many() {
        let file = format!(
            "\u{feff}{TIDES}one\n==========\n\u{feff}{}two\n==========\n\n{TIDES}\nthree\n\n==========",
            TIDES.trim_end().to_owned() + "\n"
        );
        let (clippings, strays) = read(&file);
        assert_eq!(clippings.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["one", "two", "three"]);
        assert_eq!(clippings.iter().map(|it| it.at).collect::<Vec<_>>(), [1, 6, 11]);
        assert!(clippings.iter().all(|it| it.heading.title == "Tides"));
        assert_eq!(strays, []);
    }

    #[test]
    fn a_line_of_equal_signs_inside_a_note_is_part_of_it() {
        let file = format!("{TIDES}above\n==========\nbelow\n- and a list\n==========\n{TIDES}next\n==========\n");
        assert_eq!(texts(&file), ["above\n==========\nbelow\n- and a list", "next"]);
    }

    #[test]
    fn the_last_record_needs_no_end_and_one_without_a_title_is_still_one() {
        let file = format!("{TIDES}one\n==========\n{}", TIDES.split_once('\n').unwrap().1);
        let (clippings, _) = read(&file);
        assert_eq!(clippings.iter().map(|it| it.heading.title.as_str()).collect::<Vec<_>>(), ["Tides", ""]);
    }

    #[test]
    fn what_stands_before_the_first_record_is_told() {
        let (clippings, strays) = read(&format!("hello\nthere\n==========\n{TIDES}one\n"));
        let stray = Stray { at: 1, text: "hello\nthere".to_owned(), is_foreign: false };
        assert_eq!((clippings.len(), strays), (1, vec![stray]));
    }

    #[test]
    fn a_blank_line_under_the_title_ends_no_record() {
        let (title, rest) = TIDES.split_once('\n').unwrap();
        assert_eq!(texts(&format!("{TIDES}one\n==========\n{title}\n\n\n{rest}two\n==========\n")), ["one", "two"]);
    }

    #[test]
    fn a_record_in_a_language_that_is_not_known_is_part_of_no_other() {
        let foreign = "Lalka (Bolesław Prus)\n- Twoje wyróżnienie na stronie 5 | lokalizacja 70-72 | Dodano: piątek, 20 \
                       listopada 2015 10:11:12\n\nPolski cytat\n==========\n";
        let (clippings, strays) = read(&format!("{TIDES}one\n==========\n{foreign}{TIDES}two\n==========\n"));
        assert_eq!(clippings.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["one", "two"]);
        assert_eq!(strays.iter().map(|it| (it.at, it.is_foreign)).collect::<Vec<_>>(), [(6, true)]);
        assert!(begins(foreign) && !begins(foreign.trim_end_matches(['=', '\n'])));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_failing(text in any::<String>()) {
            let _ = (read(&text), begins(&text));
        }

        #[test]
        fn any_records_are_read_without_failing(text in "(Tides \\(Ada\\)\n|- Your (Note|Highlight) on page [0-9]{1,3} \\| Location [0-9]{1,4}(-[0-9]{1,4})? \\| Added on .{0,20}\n|==========\n|\n|\u{feff}|.{0,10}\n){0,20}") {
            let _ = read(&text);
        }
    }
}
