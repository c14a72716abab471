//! The lines of a twin, each with what it is.

use serde_json::{Map, Value};

/// A line that cannot be read, and why.
pub(super) type Slip = (usize, String);

/// Before the fields that have no line of their own, in a comment that no page shows.
pub(super) const ALSO: &str = "also ";

/// A line, or several that Markdown takes for one.
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: usize,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    /// `# …`
    Title(String),
    /// `## …`
    Stage(String),
    /// `1. …`
    Entry(String),
    /// `- Label: …`
    Field(String, String),
    /// A comment with what stands nowhere else.
    Also(Map<String, Value>),
    /// A paragraph.
    Text(String),
}

/// Reads the lines of a text, and what could not be read.
pub(super) fn scan(text: &str) -> (Vec<Line>, Vec<Slip>) {
    let mut scan = Scan { lines: Vec::new(), problems: Vec::new(), open: false };
    let mut lines = text.lines().zip(1..);
    while let Some((line, number)) = lines.next() {
        let trimmed = line.trim();
        if let Some(begun) = trimmed.strip_prefix("<!--") {
            let mut comment = begun.to_owned();
            while !comment.contains("-->")
                && let Some((more, _)) = lines.next()
            {
                comment.push('\n');
                comment.push_str(more);
            }
            scan.comment(number, comment.split("-->").next().unwrap_or_default().trim());
        } else if trimmed.is_empty() {
            scan.open = false;
        } else {
            scan.line(number, trimmed);
        }
    }
    (scan.lines, scan.problems)
}

struct Scan {
    lines: Vec<Line>,
    problems: Vec<Slip>,
    /// Whether the next plain line continues the last one.
    open: bool,
}

impl Scan {
    fn comment(&mut self, number: usize, comment: &str) {
        self.open = false;
        let Some(json) = comment.strip_prefix(ALSO) else { return };
        match serde_json::from_str(json) {
            Ok(Value::Object(also)) => self.lines.push(Line { number, kind: Kind::Also(also) }),
            _ => self.problem(number, "the comment that begins with \"also\" must hold a JSON object"),
        }
    }

    fn line(&mut self, number: usize, text: &str) {
        let kind = if let Some(title) = text.strip_prefix("# ") {
            Kind::Title(title.to_owned())
        } else if let Some(title) = text.strip_prefix("## ") {
            Kind::Stage(title.to_owned())
        } else if let Some(entry) = numbered(text) {
            Kind::Entry(entry.to_owned())
        } else if let Some(field) = ["- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark)) {
            match field.split_once(':') {
                Some((label, value)) => Kind::Field(label.trim().to_owned(), value.trim().to_owned()),
                None => return self.problem(number, "must begin with what it says and a colon, such as \"Why: \""),
            }
        } else if text.starts_with("##") {
            return self.problem(number, "a plan has a title (#) and stages (##), and no deeper headings");
        } else if !self.continues(text) {
            Kind::Text(text.to_owned())
        } else {
            return;
        };
        self.open = !matches!(kind, Kind::Title(_) | Kind::Stage(_));
        self.lines.push(Line { number, kind });
    }

    /// Whether the text belongs to the line before; then it is put there.
    fn continues(&mut self, text: &str) -> bool {
        let last = self.lines.last_mut().filter(|_| self.open);
        let Some(Line { kind: Kind::Entry(before) | Kind::Field(_, before) | Kind::Text(before), .. }) = last else {
            return false;
        };
        before.push(' ');
        before.push_str(text);
        true
    }

    fn problem(&mut self, number: usize, message: &str) {
        self.problems.push((number, message.to_owned()));
    }
}

/// What follows the number of an ordered list.
fn numbered(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let entry = rest.strip_prefix(['.', ')'])?;
    (rest.len() < text.len() && entry.starts_with(' ')).then(|| entry.trim_start())
}
