//! Where entries begin and end, before anything of them is read.

use std::ops::Range;

/// Deeper braces than these are no text that anybody wrote.
const DEEPEST: u32 = 40;

/// Kinds of entries by which a file is known; others are read as well.
const KINDS: [&str; 24] = [
    "article",
    "book",
    "booklet",
    "collection",
    "comment",
    "conference",
    "dataset",
    "inbook",
    "incollection",
    "inproceedings",
    "manual",
    "mastersthesis",
    "misc",
    "mvbook",
    "online",
    "phdthesis",
    "preamble",
    "proceedings",
    "reference",
    "report",
    "string",
    "techreport",
    "thesis",
    "unpublished",
];

/// An entry from its `@` to its last brace.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) range: Range<usize>,
    /// The line it begins on, from 1.
    pub(super) line: u64,
    is_closed: bool,
    deepest: u32,
}

impl Part {
    /// Why it is not even tried.
    pub(super) fn fault(&self) -> Option<&'static str> {
        match () {
            () if !self.is_closed => Some("The entry is not closed: a brace is missing."),
            () if self.deepest > DEEPEST => Some("The braces of the entry go deeper than 40."),
            () => None,
        }
    }

    /// Its text, where there is nothing wrong with its braces.
    pub(super) fn sound<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.fault().is_none().then(|| &text[self.range.clone()])
    }

    /// Whether it is of this kind.
    pub(super) fn is_named(&self, text: &str, kind: &str) -> bool {
        named(&text[self.range.clone()]).is_some_and(|(name, _)| name.eq_ignore_ascii_case(kind))
    }

    /// What other entries call it.
    pub(super) fn key<'a>(&self, text: &'a str) -> Option<&'a str> {
        let (_, inside) = named(&text[self.range.clone()])?;
        inside.split_once(',').map(|(key, _)| key.trim())
    }
}

/// The kind of an entry that a text begins with, and what stands behind its opening brace.
fn named(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('@')?;
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).filter(|end| *end > 0)?;
    let inside = rest[end..].trim_start().strip_prefix(['{', '('])?;
    Some((&rest[..end], inside))
}

/// Whether a text begins as such a file does: some line is an entry of a kind that is known.
pub(super) fn begin(head: &str) -> bool {
    let kind = |line: &str| named(line.trim_start()).map(|(kind, _)| kind.to_ascii_lowercase());
    head.lines().filter_map(kind).any(|kind| KINDS.contains(&kind.as_str()))
}

/// All entries. One that is not closed ends where a line begins the next.
pub(super) fn of(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut line, mut at_line_start, mut in_comment) = (1, true, false);
    let mut open: Option<(usize, u64, u32, u32)> = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        let begins = c == '@' && !in_comment && (open.is_none() || at_line_start) && named(&text[at..]).is_some();
        if begins {
            parts.extend(open.take().map(|(from, line, _, deepest)| unclosed(from..at, line, deepest)));
            open = Some((at, line, 0, 0));
        } else if let Some((from, began, depth, deepest)) = &mut open {
            match c {
                _ if escaped => {}
                '{' => (*depth, *deepest) = (*depth + 1, (*deepest).max(*depth + 1)),
                '}' if *depth <= 1 => {
                    let is_closed = *depth == 1;
                    parts.push(Part { range: *from..at + 1, line: *began, is_closed, deepest: *deepest });
                    open = None;
                }
                '}' => *depth -= 1,
                _ => {}
            }
        }
        in_comment = open.is_none() && c != '\n' && (in_comment || c == '%');
        escaped = c == '\\' && !escaped;
        if c == '\n' {
            line += 1;
        }
        at_line_start = c == '\n' || at_line_start && c.is_whitespace();
    }
    parts.extend(open.map(|(from, line, _, deepest)| unclosed(from..text.len(), line, deepest)));
    parts
}

fn unclosed(range: Range<usize>, line: u64, deepest: u32) -> Part {
    Part { range, line, is_closed: false, deepest }
}
