//! Words without any marks, as Markdown that shows exactly them: what a device marked in a book about code stays code.

/// Words as Markdown. Lines stay lines.
pub(super) fn to_markdown(text: &str) -> String {
    let clean = text.replace(['\0', '\u{feff}'], "");
    let lines: Vec<String> = clean.trim().lines().map(line).collect();
    lines.join("\n")
}

fn line(line: &str) -> String {
    // Four spaces at the front would make code of it.
    let line = line.trim();
    let mut out = String::with_capacity(line.len() + 8);
    let start = block_start(line);
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let after = line[at + c.len_utf8()..].chars().next().unwrap_or('\n');
        if Some(at) == start || is_mark(before, c, after) {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Where the sign stands that would make a heading, a list or a quote of a line.
fn block_start(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits) {
        let rest = &line[digits..];
        let is_item = rest.starts_with(['.', ')']) && rest[1..].chars().next().is_none_or(char::is_whitespace);
        return is_item.then_some(digits);
    }
    // The line under a heading, the one under the names of columns, and one across the page.
    let is_rule = line.starts_with(['-', ':', '=']) && line.chars().all(|c| "-:|= ".contains(c));
    let is_item = line.starts_with(['-', '+']) && line[1..].chars().next().is_none_or(char::is_whitespace);
    (is_rule || is_item || line.starts_with(['#', '>', '|'])).then_some(0)
}

/// Whether a sign would be taken for a mark between its neighbours.
fn is_mark(before: char, c: char, after: char) -> bool {
    match c {
        '\\' => after.is_ascii_punctuation() || after == '\n',
        '`' | '*' | '~' | '[' | '$' => true,
        // Inside a word an underscore is a letter like others.
        '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
        '<' => after.is_ascii_alphabetic() || matches!(after, '/' | '!' | '?'),
        '&' => after.is_ascii_alphabetic() || after == '#',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, TagEnd};
    use rstest::rstest;

    use super::*;

    /// As notes are shown, but for quotation marks that are made round.
    const OPTIONS: Options = Options::ENABLE_TABLES
        .union(Options::ENABLE_STRIKETHROUGH)
        .union(Options::ENABLE_FOOTNOTES)
        .union(Options::ENABLE_TASKLISTS)
        .union(Options::ENABLE_MATH)
        .union(Options::ENABLE_WIKILINKS);

    /// What a reader sees, line by line.
    fn shown(markdown: &str) -> String {
        let mut text = String::new();
        for event in Parser::new_ext(markdown, OPTIONS) {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => text.push('\n'),
                Event::Html(part) | Event::InlineHtml(part) => panic!("{part} is HTML"),
                _ => {}
            }
        }
        text
    }

    #[rstest]
    #[case("A List<String> is no List<Object>.", r"A List\<String> is no List\<Object>.")]
    #[case("# heading", r"\# heading")]
    #[case("1. first", r"1\. first")]
    #[case("a * b * c, snake_case and _start", r"a \* b \* c, snake_case and \_start")]
    #[case("- dash", r"\- dash")]
    #[case("The tide turned.", "The tide turned.")]
    fn signs_of_the_book_are_no_marks(#[case] text: &str, #[case] markdown: &str) {
        assert_eq!(to_markdown(text), markdown);
        assert_eq!(shown(markdown).trim_end(), text);
    }

    proptest! {
        #[test]
        fn any_words_are_shown_as_they_are(text in "[a-c ][a-c0-9é #*_`~<>&;:=+|!\n\\-\\.\\[\\]\\(\\)\\\\/$]{0,40}") {
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(words(&shown(&to_markdown(&text))), words(&text));
        }
    }
}
