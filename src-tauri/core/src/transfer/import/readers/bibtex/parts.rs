//! Where entries begin and end, before anything of them is read.

use std::borrow::Cow;
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
    /// Whether round brackets are around it.
    is_round: bool,
    deepest: u32,
}

impl Part {
    /// Why it is not even tried.
    pub(super) fn fault(&self) -> Option<&'static str> {
        match () {
            () if !self.is_closed => Some("The entry is not closed: a bracket is missing."),
            () if self.deepest > DEEPEST => Some("The braces of the entry go deeper than 40."),
            () => None,
        }
    }

    /// Its text in braces, where there is nothing wrong with them.
    pub(super) fn sound<'a>(&self, text: &'a str) -> Option<Cow<'a, str>> {
        self.fault().is_none().then(|| self.braced(text))
    }

    /// Its text in braces, whatever brackets are around it.
    pub(super) fn braced<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let text = &text[self.range.clone()];
        match text.strip_suffix(')').filter(|_| self.is_round) {
            Some(inside) => Cow::Owned(format!("{}}}", inside.replacen('(', "{", 1))),
            None => Cow::Borrowed(text),
        }
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
    let mut open: Option<Open> = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        let begins = c == '@' && !in_comment && (open.is_none() || at_line_start);
        if let Some((_, inside)) = named(&text[at..]).filter(|_| begins) {
            parts.extend(open.take().map(|open| open.part(at, false)));
            let is_round = text[..text.len() - inside.len()].ends_with('(');
            open = Some(Open { from: at, line, is_round, ..Open::default() });
        } else if let Some(part) = open.as_mut().filter(|_| !escaped).and_then(|open| open.take(at, c)) {
            parts.push(part);
            open = None;
        }
        in_comment = open.is_none() && c != '\n' && (in_comment || c == '%');
        escaped = c == '\\' && !escaped;
        if c == '\n' {
            line += 1;
        }
        at_line_start = c == '\n' || at_line_start && c.is_whitespace();
    }
    parts.extend(open.map(|open| open.part(text.len(), false)));
    parts
}

/// An entry on its way to its last bracket.
#[derive(Default)]
struct Open {
    from: usize,
    line: u64,
    is_round: bool,
    /// How many braces are open, and how many at most were.
    depth: u32,
    deepest: u32,
    is_quoted: bool,
}

impl Open {
    /// Takes a sign that stands at `at`; answers the entry that it ends.
    fn take(&mut self, at: usize, c: char) -> Option<Part> {
        match c {
            '{' => {
                self.depth += 1;
                self.deepest = self.deepest.max(self.depth);
            }
            '}' if self.is_round => self.depth = self.depth.saturating_sub(1),
            '}' if self.depth <= 1 => return Some(self.part(at + 1, self.depth == 1)),
            '}' => self.depth -= 1,
            '"' if self.depth == 0 => self.is_quoted = !self.is_quoted,
            ')' if self.is_round && self.depth == 0 && !self.is_quoted => return Some(self.part(at + 1, true)),
            _ => {}
        }
        None
    }

    fn part(&self, to: usize, is_closed: bool) -> Part {
        let Self { from, line, is_round, deepest, .. } = *self;
        Part { range: from..to, line, is_closed, is_round, deepest }
    }
}
