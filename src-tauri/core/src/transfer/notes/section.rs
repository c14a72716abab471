//! A note as a section of a Markdown file, and back.
//!
//! ```text
//! ## Quote
//! <!-- lectern note 0190f3a2-… -->
//! - at: page 163 of 560
//! - tags: lag, replication
//! - written: 2026-03-05T20:14:00.000Z
//!
//! The note's own Markdown, to the letter.
//!
//! <!-- end of note -->
//! ```
//!
//! Everything above the first blank line is about the note and may be edited; what lies between the two comments is the
//! note's, what lies outside them is the reader's own.

use std::fmt::{self, Write};

use super::place;
use crate::notes::{NoteKind, NoteRecord};
use crate::values::NoteId;

const MARK: &str = "<!-- lectern note ";
const MARK_END: &str = " -->";
const END: &str = "<!-- end of note -->";

/// A section taken apart. All of it is text: what it means is asked where it is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// None for a section that a reader began by hand.
    pub(super) id: Option<NoteId>,
    pub(super) heading: String,
    pub(super) at: String,
    pub(super) tags: Vec<String>,
    pub(super) written: String,
    pub(super) edited: String,
    pub(super) text: String,
}

impl Section {
    /// The section of a note whose text is already written for a file.
    pub(super) fn of(record: &NoteRecord, text: String) -> Self {
        let edited = if record.edited_at == record.created_at { String::new() } else { record.edited_at.to_string() };
        Self {
            id: Some(record.id),
            heading: heading_of(record.kind).to_owned(),
            at: record.anchor.as_ref().map(place::write).unwrap_or_default(),
            tags: record.tags.clone(),
            written: record.created_at.to_string(),
            edited,
            text,
        }
    }

    /// Takes a section apart: its heading, the list of what is known of it, its text.
    pub(super) fn parse(block: &str) -> Self {
        let mut lines = block.split_inclusive('\n').peekable();
        let mut section = Self {
            id: None,
            heading: String::new(),
            at: String::new(),
            tags: Vec::new(),
            written: String::new(),
            edited: String::new(),
            text: String::new(),
        };
        if let Some(heading) = lines.next_if(|line| line.starts_with("## ")) {
            section.heading = heading[3..].trim().to_owned();
        }
        section.id = lines.peek().and_then(|line| marker(line));
        if section.id.is_some() {
            lines.next();
        }
        while let Some((key, value)) = lines.peek().and_then(|line| fact(line)) {
            match key {
                "at" => section.at = value.to_owned(),
                "tags" => section.tags = split_tags(value),
                "written" => section.written = value.to_owned(),
                _ => section.edited = value.to_owned(),
            }
            lines.next();
        }
        let _blank = lines.next_if(|line| line.trim().is_empty());
        section.text =
            lines.take_while(|line| line.trim() != END).map(unescaped).collect::<String>().trim_end().to_owned();
        section
    }

    /// The kind that the heading names.
    pub(super) fn kind(&self) -> Option<NoteKind> {
        NoteKind::ALL.into_iter().find(|kind| heading_of(*kind).eq_ignore_ascii_case(self.heading.trim()))
    }

    /// The note's id where a reader began the section by hand: always the same for the same words in the same file.
    pub(super) fn natural_id(&self, subject: &str) -> NoteId {
        NoteId::natural(&[subject, &self.heading, &self.at, &self.text])
    }

    /// What it says apart from when.
    pub(super) fn says(&self) -> (&str, &str, &[String], &str) {
        (&self.heading, &self.at, &self.tags, &self.text)
    }
}

impl fmt::Display for Section {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "## {}", self.heading)?;
        if let Some(id) = self.id {
            writeln!(out, "{MARK}{id}{MARK_END}")?;
        }
        let tags = self.tags.join(", ");
        for (key, value) in [("at", &self.at), ("tags", &tags), ("written", &self.written), ("edited", &self.edited)] {
            if !value.is_empty() {
                writeln!(out, "- {key}: {value}")?;
            }
        }
        out.write_char('\n')?;
        for line in self.text.split_inclusive('\n') {
            if is_escaped_or_mark(line) {
                out.write_char('\\')?;
            }
            out.write_str(line)?;
        }
        write!(out, "\n\n{END}\n")
    }
}

/// The heading of a kind.
fn heading_of(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Note => "Note",
        NoteKind::Quote => "Quote",
        NoteKind::Question => "Question",
        NoteKind::Takeaway => "Takeaway",
    }
}

/// The note that a line begins, if it is such a line.
pub(super) fn marker(line: &str) -> Option<NoteId> {
    NoteId::parse(line.trim().strip_prefix(MARK)?.strip_suffix(MARK_END)?.trim()).ok()
}

/// Whether a line ends a note.
pub(super) fn is_end(line: &str) -> bool {
    line.trim() == END
}

fn is_escaped_or_mark(line: &str) -> bool {
    let bare = line.trim_start_matches('\\').trim();
    bare == END || bare.starts_with(MARK)
}

fn unescaped(line: &str) -> &str {
    if is_escaped_or_mark(line) { line.strip_prefix('\\').unwrap_or(line) } else { line }
}

fn fact(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.strip_prefix("- ")?.split_once(':')?;
    matches!(key, "at" | "tags" | "written" | "edited").then(|| (key, value.trim()))
}

fn split_tags(list: &str) -> Vec<String> {
    let names = list.split(',').map(|name| name.trim().trim_start_matches('#')).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn section(text: &str) -> Section {
        Section {
            id: Some(NoteId::natural(&["a"])),
            heading: "Quote".to_owned(),
            at: "page 3".to_owned(),
            tags: vec!["lag".to_owned(), "two words".to_owned()],
            written: "2026-03-05T20:14:00.000Z".to_owned(),
            edited: String::new(),
            text: text.trim_end().to_owned(),
        }
    }

    proptest! {
        #[test]
        fn a_section_comes_back_to_the_letter(
            text in "(\\PC{0,12}|\n|## a\n|- at: b\n|```\n|<!-- end of note -->\n|\\\\<!-- lectern note x -->\n| ){0,12}",
        ) {
            let section = section(&text);
            prop_assert_eq!(Section::parse(&section.to_string()), section);
        }
    }

    #[test]
    fn a_section_begun_by_hand_needs_only_a_heading_and_a_text() {
        let section = Section::parse("## question\n- tags: #lag, sql\n\nWhy?\n");
        assert_eq!(section.kind(), Some(NoteKind::Question));
        assert_eq!(
            (section.tags.as_slice(), section.text.as_str()),
            (["lag", "sql"].map(str::to_owned).as_slice(), "Why?")
        );
        assert_eq!(section.id, None);
    }
}
