//! One line of contents: what stands before the title, the title, and the page behind or before it.

use super::label::{Label, label, roman};

/// A line with a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Columns of space in front of it.
    pub(super) indent: usize,
    /// What its beginning says it is.
    pub(super) label: Label,
    /// The title without a chapter's number.
    pub(super) title: String,
    /// The title with everything that was printed in front of it.
    pub(super) whole: String,
    /// The page it begins on.
    pub(super) page: Option<u32>,
}

/// What a line turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing to read: blank, a rule, the heading of a table.
    Passed,
    /// A title.
    Line(Line),
    /// Something stands there, and no title is among it.
    NoTitle,
}

/// The mark in front of a title that is to be taken as it stands, whatever it begins with.
pub(super) const AS_IT_STANDS: char = '·';

/// What stands between a title and its page, and is part of neither.
const LEADERS: [char; 8] = [' ', '\t', '.', '…', ',', '|', '_', '\u{a0}'];
/// Pages beyond this are a number that belongs to the title.
const LAST_PAGE: u32 = 100_000;

/// Reads one line as typed, pasted or taken from a file.
pub(super) fn read(typed: &str) -> Reading {
    let indent = typed
        .chars()
        .take_while(|c| c.is_whitespace())
        .fold(0, |at, c| if c == '\t' { at / 4 * 4 + 4 } else { at + 1 });
    let body = typed.trim();
    if !body.contains(char::is_alphanumeric) || is_heading(body) {
        return if body.chars().all(is_rule) || body.contains(char::is_alphanumeric) {
            Reading::Passed
        } else {
            Reading::NoTitle
        };
    }
    let hashes = body.chars().take_while(|c| *c == '#').count();
    let (indent, body) = match body[hashes..].strip_prefix(' ') {
        Some(rest) if (1..=6).contains(&hashes) => (indent + (hashes - 1) * 4, rest.trim()),
        _ => (indent, body),
    };
    if let Some(title) = body.strip_prefix(AS_IT_STANDS) {
        let (title, page) = split_page(title.trim());
        return line(indent, Label::Other, title.clone(), title, page);
    }
    let body = plain(&cells(bulletless(body)));
    let (rest, page) = split_page(&body);
    let (label, title) = label(&rest);
    line(indent, label, title, rest, page)
}

/// The same line taken as one whose page stands on its left.
pub(super) fn page_on_the_left(line: &Line) -> Line {
    match line.label {
        Label::Bare(page) => {
            let (label, title) = label(&line.title);
            Line { label, title, whole: line.title.clone(), page: Some(page), ..line.clone() }
        }
        // The front matter in such contents has its pages in roman numbers, which count for nothing.
        _ => match line.whole.split_once(char::is_whitespace) {
            Some((first, rest)) if is_small_roman(first) => {
                let rest = rest.trim().to_owned();
                let (label, title) = label(&rest);
                Line { label, title, whole: rest, ..line.clone() }
            }
            _ => line.clone(),
        },
    }
}

fn line(indent: usize, label: Label, title: String, whole: String, page: Option<u32>) -> Reading {
    if title.is_empty() {
        return Reading::NoTitle;
    }
    Reading::Line(Line { indent, label, title, whole, page })
}

/// "Contents" above the lines, and the heading of a table.
fn is_heading(body: &str) -> bool {
    let word = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let whole = word(body);
    if ["contents", "table of contents", "brief contents", "detailed contents", "inhalt", "inhaltsverzeichnis"]
        .contains(&whole.as_str())
    {
        return true;
    }
    let heads = ["", "no", "nr", "number", "chapter", "title", "page", "pages", "kapitel", "titel", "seite", "seiten"];
    body.contains('|') && body.split('|').all(|cell| heads.contains(&word(cell).as_str()))
}

fn is_rule(c: char) -> bool {
    c.is_whitespace() || "-–—=_*+.:|~#•·…".contains(c)
}

/// Without the bullet of a list and its box.
fn bulletless(body: &str) -> &str {
    let mut chars = body.chars();
    match (chars.next(), chars.next()) {
        (Some('-' | '*' | '+' | '•' | '◦' | '▪' | '‣' | '–'), Some(space)) if space.is_whitespace() => {
            let rest = chars.as_str().trim_start();
            ["[ ] ", "[x] ", "[X] "].iter().find_map(|tick| rest.strip_prefix(tick)).unwrap_or(rest).trim()
        }
        _ => body,
    }
}

/// The cells of a table's row beside each other.
fn cells(body: &str) -> String {
    if !body.starts_with('|') {
        return body.to_owned();
    }
    body.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\t")
}

/// Without the marks of Markdown: a link is its words, what is bold is what it says.
fn plain(body: &str) -> String {
    let mut text = body.replace("**", "");
    while let Some((start, middle, end)) = link(&text) {
        text = format!("{}{}{}", &text[..start], &text[start + 1..middle], &text[end..]);
    }
    text
}

/// Where `[words](address)` begins, where its words end, and where it ends.
fn link(text: &str) -> Option<(usize, usize, usize)> {
    let middle = text.find("](")?;
    let start = text[..middle].rfind('[')?;
    let end = middle + text[middle..].find(')')? + 1;
    Some((start, middle, end))
}

/// The title in front, and the page at the end where one stands apart from it. A roman page counts for nothing.
fn split_page(body: &str) -> (String, Option<u32>) {
    let title = |text: &str| text.trim_end_matches(LEADERS).split_whitespace().collect::<Vec<_>>().join(" ");
    let (front, gap, last) = last_word(body);
    if title(front).is_empty() || gap.is_empty() {
        return (title(body), None);
    }
    let led = gap.chars().count() > 1 || gap != " ";
    match last.parse::<u32>() {
        Ok(page) if (1..=LAST_PAGE).contains(&page) && last.chars().all(|c| c.is_ascii_digit()) => {
            (title(without_page_word(front, gap)), Some(page))
        }
        _ if led && first_of_range(last).is_some() => (title(front), first_of_range(last)),
        _ if is_small_roman(last) && (led || super::label::is_outside(&title(front))) => (title(front), None),
        _ => (title(body), None),
    }
}

/// Without the word for "page" before it.
fn without_page_word<'a>(front: &'a str, gap: &str) -> &'a str {
    let words: &[&str] = if gap.starts_with('.') { &["p", "pp", "S"] } else { &["page", "Seite"] };
    let rest = words.iter().find_map(|word| front.strip_suffix(word));
    rest.filter(|rest| rest.ends_with(LEADERS)).unwrap_or(front)
}

/// The body up to the leaders before its last word, those leaders, and that word.
fn last_word(body: &str) -> (&str, &str, &str) {
    let start = body.rfind(LEADERS).map_or(0, |at| at + body[at..].chars().next().map_or(0, char::len_utf8));
    let front = body[..start].trim_end_matches(LEADERS);
    (front, &body[front.len()..start], &body[start..])
}

/// 45 of "45-60".
fn first_of_range(text: &str) -> Option<u32> {
    let (first, last) = text.split_once(['-', '–', '—'])?;
    let (first, last) = (first.parse::<u32>().ok()?, last.parse::<u32>().ok()?);
    (first <= last && (1..=LAST_PAGE).contains(&first)).then_some(first)
}

fn is_small_roman(text: &str) -> bool {
    text.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l')) && roman(&text.to_uppercase()).is_some()
}
