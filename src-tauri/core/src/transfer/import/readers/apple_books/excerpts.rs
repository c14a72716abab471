//! Passages that were copied out of Apple Books, one after the other: the words, often between quotation marks, and behind
//! them `Excerpt From` with the title and the author on lines of their own, perhaps a link, and a line on copyright. In
//! older versions author and title stand behind a colon: `Excerpt From: Ada Quill. “Tides.” iBooks.`
//!
//! Known are the English and the Chinese words. No day and no place in the book is told.

use crate::transfer::import::format::score;
use crate::transfer::import::formats;
use crate::transfer::import::table::SourceRow;
use crate::values::fold;

/// Before the book.
const FROM: [&str; 2] = ["excerpt from", "摘录来自"];
/// In the line behind the book.
const COPYRIGHT: [&str; 2] = ["protected by copyright", "版权保护"];
/// What is named behind the book in older versions.
const PROGRAMS: [&str; 2] = ["iBooks", "Apple Books"];
const QUOTES: [(char, char); 3] = [('“', '”'), ('"', '"'), ('「', '」')];

/// Whether a text has passages of Apple Books, and is no table whose reviews quote them.
pub(super) fn knows(head: &str) -> bool {
    let first = head.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let columns: Vec<String> = first.split([',', ';', '\t']).map(|cell| cell.trim_matches('"').to_owned()).collect();
    let is_signed = COPYRIGHT.iter().chain(&PROGRAMS).any(|sign| head.contains(sign));
    is_signed && score(&columns) < 2 && head.lines().any(|line| behind_from(line).is_some_and(is_end_of_mark))
}

/// Nothing but the words themselves, or a colon.
fn is_end_of_mark(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([':', '：'])
}

/// What stands behind "Excerpt From" on its line.
fn behind_from(line: &str) -> Option<&str> {
    let line = line.trim();
    FROM.iter().find_map(|from| {
        let begins = line.get(..from.len())?;
        (fold(begins) == *from).then(|| line[from.len()..].trim())
    })
}

/// A book as it is named behind a passage.
#[derive(Debug, Default, PartialEq)]
struct Named {
    title: String,
    author: String,
}

/// The passages as rows.
pub(super) fn read(text: &str) -> Vec<SourceRow> {
    let mut lines = text.lines().zip(1_u64..).peekable();
    let mut rows = Vec::new();
    let mut words: Vec<(&str, u64)> = Vec::new();
    while let Some((line, at)) = lines.next() {
        let Some(rest) = behind_from(line) else {
            words.push((line, at));
            continue;
        };
        let mut behind = Vec::new();
        while let Some((next, _)) = lines.next_if(|(next, _)| belongs(next, rest, &behind)) {
            behind.push(next.trim());
        }
        rows.push(passage(&std::mem::take(&mut words), at, &named(rest, &behind)));
    }
    if words.iter().any(|(line, _)| !line.trim().is_empty()) {
        rows.push(passage(&words, 0, &Named::default()));
    }
    rows
}

/// Whether a line still names the book: title, author and a link at most, up to the line on copyright. Where all is told
/// on the first line, only that one.
fn belongs(line: &str, rest: &str, before: &[&str]) -> bool {
    let is_over = before.last().is_some_and(|last| is_copyright(last));
    let told = before.iter().filter(|line| !line.is_empty()).count();
    let most = if rest.is_empty() { 4 } else { 2 };
    let is_link = line.trim().starts_with("http");
    match line.trim() {
        _ if is_over || told >= most => false,
        "" => told == 0 && rest.is_empty(),
        _ if rest.starts_with([':', '：']) => is_copyright(line) || is_link,
        _ if told >= 2 => is_copyright(line) || is_link,
        _ => true,
    }
}

fn is_copyright(line: &str) -> bool {
    COPYRIGHT.iter().any(|words| line.contains(words))
}

fn named(rest: &str, behind: &[&str]) -> Named {
    if let Some(told) = rest.strip_prefix([':', '：']) {
        return in_one_line(told.trim());
    }
    let own = |line: &&&str| !line.is_empty() && !is_copyright(line) && !line.starts_with("http");
    let mut lines = std::iter::once(rest).filter(|rest| !rest.is_empty()).chain(behind.iter().filter(own).copied());
    let mut next = || lines.next().unwrap_or_default().to_owned();
    Named { title: next(), author: next() }
}

/// `Ada Quill. “Tides.” iBooks.`
fn in_one_line(told: &str) -> Named {
    let quoted = QUOTES.iter().find_map(|(opening, closing)| {
        let (author, rest) = told.split_once(*opening)?;
        Some((author, rest.rsplit_once(*closing)?.0))
    });
    let bare = |text: &str| text.trim().trim_end_matches(['.', '。', ',']).trim().to_owned();
    let (author, title) = quoted.unwrap_or(("", told));
    Named { title: bare(title), author: bare(author) }
}

/// A passage as a row; what is missing is its fault.
fn passage(words: &[(&str, u64)], mark: u64, book: &Named) -> SourceRow {
    let begins = words.iter().find(|(line, _)| !line.trim().is_empty()).map_or(mark, |(_, at)| *at);
    let text = words.iter().map(|(line, _)| line.trim_end()).collect::<Vec<_>>().join("\n");
    let text = unquoted(text.trim());
    if book.title.is_empty() {
        return SourceRow::faulty(begins, text, "No book is named behind these words.");
    }
    if text.is_empty() {
        let named = format!("{} {}", book.title, book.author);
        return SourceRow::faulty(begins, &named, "No words stand before this book.");
    }
    let cells = formats::APPLE_BOOKS.columns.iter().map(|(name, _)| match *name {
        "Title" => book.title.clone(),
        "Authors" => book.author.clone(),
        "Highlight" => text.to_owned(),
        _ => String::new(),
    });
    SourceRow::read(begins, cells.collect())
}

/// The words without the quotation marks around all of them.
fn unquoted(text: &str) -> &str {
    let inside = |(opening, closing): &(char, char)| text.strip_prefix(*opening)?.strip_suffix(*closing);
    QUOTES.iter().find_map(inside).unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(" Ada Quill. “Tides.” iBooks. ", "Tides", "Ada Quill")]
    #[case("钟声. “潮汐”。 iBooks.", "潮汐", "钟声")]
    #[case("Tides", "Tides", "")]
    fn a_book_named_in_one_line_is_known(#[case] told: &str, #[case] title: &str, #[case] author: &str) {
        assert_eq!(in_one_line(told), Named { title: title.to_owned(), author: author.to_owned() });
    }

    #[test]
    fn a_table_whose_review_quotes_a_passage_stays_a_table() {
        let quoted = "Excerpt From\nTides\nAda Quill\nThis material may be protected by copyright.\n";
        assert!(knows(&format!("“The tide turned.”\n\n{quoted}")));
        assert!(!knows(&format!("Title,Author,My Review\nTides,Ada Quill,\"fine\n{quoted}\"")));
    }

    proptest! {
        #[test]
        fn no_word_of_any_text_is_dropped(words in prop::collection::vec("[a-c]{1,3}|Excerpt From|Excerpt From: A. “B”|“|", 0..12)) {
            let text = words.join("\n");
            let rows = read(&text);
            let kept: String = rows.iter().flat_map(|row| row.cells.iter().cloned()).collect::<Vec<_>>().join(" ");
            for word in words.iter().filter(|word| word.starts_with(['a', 'b', 'c'])) {
                prop_assert!(kept.contains(word.as_str()), "{word} of {text:?} in {rows:?}");
            }
        }
    }
}
