//! Any text on one line of Markdown, and back.

/// What Markdown would take for a mark of its own anywhere in a line.
const MARKS: &str = "\\`*_[]<>&|~";

/// A text as one line of Markdown that shows exactly it.
pub(super) fn written(text: &str) -> String {
    written_besides(text, "")
}

/// The same, with further punctuation marked so that it separates nothing.
pub(super) fn written_besides(text: &str, further: &str) -> String {
    let inner = text.trim();
    let begins = text.len() - text.trim_start().len();
    let ends = begins + inner.len();
    let ordered = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let number_ends = begins + (inner.len() - ordered.len());
    let mut line = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let first = at == begins && "#-+=:".contains(c);
        let numbered = at == number_ends && at > begins && ".)".contains(c);
        match c {
            '\n' if (begins..ends).contains(&at) => line.push_str("<br>"),
            c if c.is_control() || (c.is_whitespace() && !(begins..ends).contains(&at)) => number(&mut line, c),
            c if !c.is_ascii() && further.contains(c) => number(&mut line, c),
            c if MARKS.contains(c) || further.contains(c) || first || numbered => line.extend(['\\', c]),
            c => line.push(c),
        }
    }
    line
}

fn number(line: &mut String, c: char) {
    line.push_str(&format!("&#{};", u32::from(c)));
}

/// The text that a line of Markdown shows.
pub(super) fn read(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line.trim();
    while let Some(c) = rest.chars().next() {
        let (shown, width) = special(rest).unwrap_or((c, c.len_utf8()));
        text.push(shown);
        rest = &rest[width..];
    }
    text
}

/// The character that a marked one, a line break or a number at the beginning of `rest` stands for, and its width.
fn special(rest: &str) -> Option<(char, usize)> {
    if let Some(after) = rest.strip_prefix('\\') {
        return after.chars().next().filter(char::is_ascii_punctuation).map(|c| (c, 2));
    }
    for line_break in ["<br>", "<br/>", "<br />"] {
        if rest.starts_with(line_break) {
            return Some(('\n', line_break.len()));
        }
    }
    let (digits, _) = rest.strip_prefix("&#")?.split_once(';')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    Some((char::from_u32(number)?, digits.len() + 3))
}

/// The parts of a line between separators that are not marked.
pub(super) fn parts<'t>(line: &'t str, separator: &str) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let (mut begins, mut at) = (0, 0);
    while let Some(c) = line[at..].chars().next() {
        if line[at..].starts_with(separator) {
            parts.push(&line[begins..at]);
            at += separator.len();
            begins = at;
        } else {
            at += step(&line[at..], c);
        }
    }
    parts.push(&line[begins..]);
    parts
}

/// Where `wanted` stands first without being marked.
pub(super) fn find(line: &str, wanted: &str) -> Option<usize> {
    let first = parts(line, wanted)[0].len();
    (first < line.len()).then_some(first)
}

fn step(rest: &str, c: char) -> usize {
    let marked = if c == '\\' { rest[1..].chars().next().map_or(0, char::len_utf8) } else { 0 };
    c.len_utf8() + marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Plain words, as they are: C#, 100 %.", "Plain words, as they are: C#, 100 %.")]
    #[case("two\nlines", "two<br>lines")]
    #[case("a_b *c* <b>", "a\\_b \\*c\\* \\<b\\>")]
    #[case("- no list", "\\- no list")]
    #[case("1984. A year", "1984\\. A year")]
    #[case(" edges\t", "&#32;edges&#9;")]
    fn a_line_shows_the_text_and_nothing_else(#[case] text: &str, #[case] line: &str) {
        assert_eq!(written(text), line);
    }

    #[test]
    fn what_is_marked_separates_nothing() {
        let line = format!("{}, {}", written_besides("Smith, Jr.", ","), written_besides("Ng", ","));
        assert_eq!(parts(&line, ", ").into_iter().map(read).collect::<Vec<_>>(), ["Smith, Jr.", "Ng"]);
    }

    proptest! {
        #[test]
        fn any_text_is_one_line_and_comes_back(text in "(?s:.){0,30}") {
            let line = written_besides(&text, ",·");
            prop_assert!(!line.contains(['\n', '\r']));
            prop_assert_eq!(read(&line), text);
        }

        #[test]
        fn no_line_makes_it_fall_over(line in "(\\\\|&#|x|;|<br>|9|é|.){0,20}", separator in "[,é]{1,2}") {
            let _ = (read(&line), parts(&line, &separator), find(&line, &separator));
        }
    }
}
