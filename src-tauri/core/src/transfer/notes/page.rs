//! A book's Markdown file, taken apart and put together again without losing a character.

use std::collections::HashSet;

use super::section::{Section, is_end, marker};
use crate::values::NoteId;

/// A part of a file below its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// The section of a note, whole.
    Note(NoteId, String),
    /// A section that a reader began by hand.
    New(String),
    /// The reader's own lines.
    Own(String),
}

/// A file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// From the first `---` to the second, both lines included; empty where there is none.
    pub(super) front: String,
    /// From there to the first section.
    pub(super) intro: String,
    pub(super) blocks: Vec<Block>,
}

impl Page {
    pub(super) fn parse(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let front = front_length(text);
        let lines: Vec<&str> = text[front..].split_inclusive('\n').collect();
        let first = section_at(&lines, 0);
        Self { front: text[..front].to_owned(), intro: lines[..first].concat(), blocks: blocks(&lines[first..]) }
    }

    pub(super) fn text(&self) -> String {
        let blocks = self.blocks.iter().map(|block| match block {
            Block::Note(_, text) | Block::New(text) | Block::Own(text) => text.as_str(),
        });
        [self.front.as_str(), self.intro.as_str()].into_iter().chain(blocks).collect()
    }

    /// The section of a note.
    pub(super) fn section(&self, id: NoteId) -> Option<&str> {
        self.blocks.iter().find_map(|block| match block {
            Block::Note(other, text) if *other == id => Some(text.as_str()),
            _ => None,
        })
    }

    /// The notes that the file has sections of, in its order.
    pub(super) fn notes(&self) -> impl Iterator<Item = NoteId> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Note(id, _) => Some(*id),
            _ => None,
        })
    }

    /// Puts a note at the end, a blank line before it.
    pub(super) fn push(&mut self, section: &Section, id: NoteId) {
        if !self.blocks.is_empty() {
            self.blocks.push(Block::Own("\n".to_owned()));
        }
        self.blocks.push(Block::Note(id, section.to_string()));
    }
}

fn front_length(text: &str) -> usize {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        match (number, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return 0,
            (_, "---") => return at,
            _ => {}
        }
    }
    0
}

/// Where the next section begins, from `from` on; the end where there is none. A heading inside a fence is code.
fn section_at(lines: &[&str], from: usize) -> usize {
    let mut fenced = false;
    for (at, line) in lines.iter().enumerate().skip(from) {
        if line.starts_with("```") || line.starts_with("~~~") {
            fenced = !fenced;
        }
        if marker(line).is_some() || (!fenced && line.starts_with("## ")) {
            return at;
        }
    }
    lines.len()
}

fn blocks(lines: &[&str]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut seen = HashSet::new();
    let mut at = 0;
    while at < lines.len() {
        if section_at(lines, at) != at {
            let end = section_at(lines, at);
            blocks.push(Block::Own(lines[at..end].concat()));
            at = end;
            continue;
        }
        let headed = usize::from(lines[at].starts_with("## "));
        match lines.get(at + headed).and_then(|line| marker(line)) {
            Some(id) => {
                let end = note_end(lines, at + headed + 1);
                let text = lines[at..end].concat();
                // A section that was copied is the reader's: one note cannot say two things.
                blocks.push(if seen.insert(id) { Block::Note(id, text) } else { Block::Own(text) });
                at = end;
            }
            None => {
                let end = section_at(lines, at + 1);
                blocks.push(Block::New(lines[at..end].concat()));
                at = end;
            }
        }
    }
    blocks
}

/// Behind the end of a note; where its last line was lost, before the next note.
fn note_end(lines: &[&str], from: usize) -> usize {
    for at in from..lines.len() {
        if is_end(lines[at]) {
            return at + 1;
        }
        let next_is_headed =
            lines[at].starts_with("## ") && lines.get(at + 1).is_some_and(|line| marker(line).is_some());
        if marker(lines[at]).is_some() || next_is_headed {
            return at;
        }
    }
    lines.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_file_is_never_lost_a_character_of(
            parts in proptest::collection::vec(
                prop_oneof![
                    Just("---\n".to_owned()), Just("## Quote\n".to_owned()), Just("```\n".to_owned()), Just("\n".to_owned()),
                    Just(format!("<!-- lectern note {} -->\n", NoteId::natural(&["a"]))),
                    Just(format!("<!-- lectern note {} -->\r\n", NoteId::natural(&["b"]))),
                    Just("<!-- end of note -->\n".to_owned()), "\\PC{0,20}", "\\PC{0,20}\n",
                ],
                0..20,
            ),
        ) {
            let text = parts.concat();
            let text = text.trim_start_matches('\u{feff}');
            prop_assert_eq!(Page::parse(text).text(), text);
        }
    }
}
