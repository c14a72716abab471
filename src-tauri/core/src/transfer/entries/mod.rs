//! Several things in one cell of Lectern's own table, readable in a spreadsheet and read back exactly.
//!
//! A cell holds *entries*. Each begins on a line of its own with its *facts* in brackets, a bar between two, and the lines
//! under it are its *text*:
//!
//! ```text
//! [quote | at p12 = page 12 of 474 | tags sea, style | written 2026-03-05T11:00:01.123Z]
//! The tide turned.
//! [note]
//! Look this up.
//! ```
//!
//! The rule protected here: whatever stands in a fact or a text comes back as it was. In a fact a backslash stands before
//! `\`, `|`, `[` and `]`, and `\n` is the end of a line; a line of a text that would begin an entry has one backslash more.

mod moment;
mod place;

use std::fmt::{self, Display, Write};

pub(super) use moment::{local_words, offset_words, told_local, told_offset};
pub(super) use place::{PlaceWords, told_place};

/// One thing of several in a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// What is said of it, each with its word in front.
    pub(super) facts: Vec<String>,
    /// Its words; empty where it has none.
    pub(super) text: String,
}

impl Entry {
    /// What stands behind a word in the first fact that begins with it.
    pub(super) fn fact(&self, word: &str) -> Option<&str> {
        self.facts.iter().find_map(|fact| fact.strip_prefix(word)?.strip_prefix(' '))
    }

    /// Whether a fact is this and no more.
    pub(super) fn says(&self, fact: &str) -> bool {
        self.facts.iter().any(|known| known == fact)
    }
}

/// Begins an entry behind those that stand in a cell.
pub(super) fn begin(cell: &mut String) -> Begun<'_> {
    cell.push_str(if cell.is_empty() { "[" } else { "\n[" });
    Begun { cell, has_facts: false }
}

/// An entry that is being written.
pub(super) struct Begun<'a> {
    cell: &'a mut String,
    has_facts: bool,
}

impl Begun<'_> {
    /// Says one thing of it.
    pub(super) fn fact(&mut self, fact: impl Display) {
        if std::mem::replace(&mut self.has_facts, true) {
            self.cell.push_str(" | ");
        }
        write!(Escaped(self.cell), "{fact}").expect("BUG: a text takes any other");
    }

    /// Ends it with its words.
    pub(super) fn end(self, text: &str) {
        self.cell.push(']');
        if text.is_empty() {
            return;
        }
        for line in text.split('\n') {
            self.cell.push('\n');
            if is_head(line) {
                self.cell.push('\\');
            }
            self.cell.push_str(line);
        }
    }
}

/// What is written comes into the text so that no sign of it means anything in a head.
struct Escaped<'a>(&'a mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, fact: &str) -> fmt::Result {
        let is_sign = |byte: u8| matches!(byte, b'\\' | b'|' | b'[' | b']' | b'\n');
        // Most have none, and to look at all of their bytes without stopping at one is quicker than to ask after each.
        if !fact.bytes().fold(false, |any, byte| any | is_sign(byte)) {
            self.0.push_str(fact);
            return Ok(());
        }
        for c in fact.chars() {
            match c {
                '\\' | '|' | '[' | ']' => self.0.extend(['\\', c]),
                '\n' => self.0.push_str("\\n"),
                other => self.0.push(other),
            }
        }
        Ok(())
    }
}

/// Whether a line of a text would be taken for the head of an entry, or for one that was kept from it.
fn is_head(line: &str) -> bool {
    line.trim_start_matches('\\').starts_with('[')
}

/// The entries of a cell.
///
/// # Errors
/// The line that should begin one and does not.
pub(super) fn read(cell: &str) -> Result<Vec<Entry>, String> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut has_text = false;
    for line in cell.split('\n') {
        if line.starts_with('[') {
            let facts = line.trim_end().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            let facts = facts.ok_or_else(|| unfinished(line))?;
            entries.push(Entry { facts: parted(facts), text: String::new() });
            has_text = false;
        } else if let Some(entry) = entries.last_mut() {
            if std::mem::replace(&mut has_text, true) {
                entry.text.push('\n');
            }
            entry.text.push_str(line.strip_prefix('\\').filter(|_| is_head(line)).unwrap_or(line));
        } else if !line.trim().is_empty() {
            return Err(unfinished(line));
        }
    }
    Ok(entries)
}

fn unfinished(line: &str) -> String {
    format!(
        "“{}” is no beginning of an entry, as [finished 2019-05-01/2019-06-02]",
        line.chars().take(60).collect::<String>()
    )
}

/// The facts of a head, without what kept their signs from meaning something.
fn parted(head: &str) -> Vec<String> {
    let mut facts = vec![String::new()];
    let mut signs = head.chars();
    while let Some(c) = signs.next() {
        let fact = facts.last_mut().expect("BUG: there is one");
        match c {
            '\\' => match signs.next() {
                Some('n') => fact.push('\n'),
                Some(other) => fact.push(other),
                None => fact.push('\\'),
            },
            '|' => facts.push(String::new()),
            other => fact.push(other),
        }
    }
    let last = facts.len() - 1;
    for (at, fact) in facts.iter_mut().enumerate() {
        // One blank on each side of a bar is the bar's.
        if at > 0 && fact.starts_with(' ') {
            fact.remove(0);
        }
        if at < last && fact.ends_with(' ') {
            fact.pop();
        }
    }
    facts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_person_reads_a_cell_as_it_stands() {
        let mut cell = String::new();
        let mut first = begin(&mut cell);
        first.fact("finished 2019-05-01/2019-06-02");
        first.fact(format_args!("rating {}", 4.5));
        first.end("Loved it.\nTwice.");
        let mut second = begin(&mut cell);
        second.fact("reading 2026-01-01/");
        second.end("");
        assert_eq!(cell, "[finished 2019-05-01/2019-06-02 | rating 4.5]\nLoved it.\nTwice.\n[reading 2026-01-01/]");
    }

    #[test]
    fn what_begins_no_entry_is_told() {
        assert!(read("Loved it.").unwrap_err().contains("“Loved it.”"));
        assert!(read("[finished").unwrap_err().contains("“[finished”"));
        assert_eq!(read(""), Ok(Vec::new()));
    }

    proptest! {
        #[test]
        fn any_entries_come_back(
            entries in prop::collection::vec(
                (prop::collection::vec("[\\[\\]|\\\\na \n;=é]{0,6}", 1..4), "[\\[\\]|\\\\na \n;=é]{0,12}"),
                0..4,
            ),
        ) {
            let mut cell = String::new();
            for (facts, text) in &entries {
                let mut entry = begin(&mut cell);
                facts.iter().for_each(|fact| entry.fact(fact));
                entry.end(text);
            }
            let back = read(&cell).expect("our own");
            let back: Vec<_> = back.into_iter().map(|entry| (entry.facts, entry.text)).collect();
            prop_assert_eq!(back, entries);
        }
    }
}
