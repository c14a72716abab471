//! What is in a file, as far as is needed to know which program wrote it. Names say nothing here: a file is what it holds.

use std::io::Read;

use encoding_rs::{Encoding, UTF_8};

use super::decode::Unicode;
use super::input::Input;
use super::spelling::{Spelling, survey};
use super::table::{refused, unreadable};
use super::{archive, store};
use crate::transfer::export::begins_as_text_to_read;
use crate::{Error, Result};

/// How much of a text is looked at to know what it is.
const HEAD: u64 = 64 * 1024;
/// More names than these are not told in a refusal.
const NAMED: usize = 8;

/// What a file's first bytes say that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Database,
    Archive,
    Other(&'static str),
}

/// What a file holds.
#[derive(Debug)]
pub(super) enum Contents {
    /// A text, with its beginning.
    Text(String),
    /// An SQLite database, with the names of its tables and views.
    Database(Vec<String>),
    /// An archive, with the names of what is in it.
    Archive(Vec<String>),
}

impl Contents {
    /// Looks into a file.
    ///
    /// # Errors
    /// `Invalid` for what is neither text nor archive nor database, for an empty file, and for an archive that could do
    /// harm.
    pub(super) fn of(input: &Input, encoding: &'static Encoding) -> Result<Self> {
        match kind(input)? {
            Kind::Text => {
                let mut head = Vec::new();
                Unicode::new(input.open()?, encoding).take(HEAD).read_to_end(&mut head).map_err(unreadable)?;
                // It may end inside a letter.
                let head = String::from_utf8_lossy(&head).into_owned();
                if head.trim().is_empty() { Err(refused("This file is empty.")) } else { Ok(Self::Text(head)) }
            }
            Kind::Database => {
                let tables = input.database().and_then(|db| Ok(store::tables_of(&db)?));
                Ok(Self::Database(tables.map_err(unreadable_database)?))
            }
            Kind::Archive => Ok(Self::Archive(archive::names(input)?)),
            Kind::Other(kind) => Err(refused(format!("This is {kind}, and such files hold no list of books."))),
        }
    }

    /// The beginning of the text; what is none, and that no reader knows, is refused with what it holds.
    ///
    /// # Errors
    /// `Invalid` where no program is known that writes such a file.
    pub(super) fn text(&self) -> Result<&str> {
        let (what, holds) = match self {
            Self::Text(head) => return refuse_documents(head),
            Self::Database(tables) => ("an SQLite database, and of no program whose books can be imported", tables),
            Self::Archive(names) => ("an archive, and of no program whose books can be imported", names),
        };
        let named: Vec<&str> = holds.iter().take(NAMED).map(String::as_str).collect();
        let more = if holds.len() > NAMED { " …" } else { "" };
        Err(refused(format!(
            "This is {what}. It holds {}{more}.",
            if named.is_empty() { "nothing".to_owned() } else { named.join(", ") }
        )))
    }
}

/// How the bytes of a text are to be read: as they were named, else as they seem. What is no text has no letters.
pub(super) fn spelling(input: &Input, named: Option<&str>) -> Result<Spelling> {
    if kind(input)? != Kind::Text {
        return Ok(Spelling { encoding: UTF_8, is_sure: true, strays: 0, mixed: None, is_doubled: false, bytes: 0 });
    }
    let mut spelling = survey(input.open()?).map_err(unreadable)?;
    if let Some(name) = named {
        let known = Encoding::for_label(name.as_bytes());
        spelling.encoding = known.ok_or_else(|| refused(format!("“{name}” is no encoding that is known.")))?;
        spelling.is_sure = true;
    }
    Ok(spelling)
}

/// Whether it is a ZIP archive, or packed with gzip.
pub(super) fn is_archive(input: &Input) -> Result<bool> {
    Ok(kind(input)? == Kind::Archive)
}

fn kind(input: &Input) -> Result<Kind> {
    const KINDS: [(&[u8], Kind); 8] = [
        (b"SQLite format 3", Kind::Database),
        (b"PK\x03\x04", Kind::Archive),
        (b"PK\x05\x06", Kind::Archive),
        (b"\x1f\x8b", Kind::Archive),
        (b"%PDF", Kind::Other("a PDF document")),
        (b"\x89PNG", Kind::Other("a picture")),
        (b"\xff\xd8\xff", Kind::Other("a picture")),
        (&[0; 16], Kind::Other("a file that begins with nothing but zeros")),
    ];
    let mut head = Vec::new();
    input.open()?.take(16).read_to_end(&mut head).map_err(unreadable)?;
    let known = KINDS.iter().find(|(magic, _)| head.starts_with(magic));
    Ok(known.map_or(Kind::Text, |(_, kind)| *kind))
}

/// Another program's database is no library: only what was found in it is told.
fn unreadable_database(error: Error) -> Error {
    let why = match error {
        Error::Damaged { findings } => findings.join("; "),
        other => super::texts::sentence(&other),
    };
    refused(format!("This is an SQLite database that cannot be read: {why}."))
}

/// A text that is no table, whoever wrote it.
fn refuse_documents(head: &str) -> Result<&str> {
    if head.contains("<source-app name=\"EndNote\"") || head.trim_start().starts_with("<xml><records>") {
        return Err(refused(
            "This is EndNote’s XML. Export the references there as RIS, with the style “RefMan (RIS) Export”, or with the style \
             “EndNote Export”: both can be read.",
        ));
    }
    let kind = match head.trim_start() {
        text if text.starts_with("<?xml") => "an XML document",
        text if begins_as_json(text) => "a JSON document",
        _ => return Ok(head),
    };
    Err(refused(format!("This is {kind}, and of no program whose books can be imported.")))
}

/// Whether a text begins as JSON does; a link in Markdown begins with a bracket as well.
pub(super) fn begins_as_json(head: &str) -> bool {
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let inside = |rest: &str| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with(|c: char| "{[]\"-".contains(c) || c.is_ascii_digit())
    };
    head.starts_with('{') || head.strip_prefix('[').is_some_and(inside)
}

/// A file for which its program has a better export.
///
/// # Errors
/// `Invalid` with the way to take.
pub(super) fn refuse_other_doors(head: &str) -> Result<()> {
    if head.contains("!ruby/object:Alexandria::Book") {
        return Err(refused(
            "This is one book of Alexandria, in YAML. Export the library there as BibTeX or as ISBN list, which hold all books in one file.",
        ));
    }
    if begins_as_text_to_read(head) {
        return Err(refused(
            "This is a library that left Lectern as a text to read, and no program can tell its parts for sure. Two forms come \
             back: JSON with everything, and CSV with every book. Export one of them there (lectern-cli export library.json) \
             and import that.",
        ));
    }
    Ok(())
}

/// Whether a text is Markdown from its first lines: a table with its line of dashes, or a heading underlined.
pub(super) fn begins_in_markdown(head: &str) -> bool {
    let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    let is_rule = |marks: &str| second.len() >= 3 && second.chars().all(|c| marks.contains(c));
    is_rule("=") || (first.contains('|') && second.contains("--") && is_rule("|:- "))
}

/// Whether the lines of a text are those of a list in Markdown: headings, bullets, numbers, tables.
pub(super) fn is_markdown(head: &str) -> bool {
    // Clippings of a Kindle have lines with bullets as well, between lines like these.
    if head.contains("==========") && !begins_in_markdown(head) {
        return false;
    }
    let lines: Vec<&str> = head.lines().map(str::trim_start).filter(|line| !line.is_empty()).collect();
    let marks = lines.iter().filter(|line| is_marked(line)).count();
    marks > 1 || marks * 2 > lines.len()
}

fn is_marked(line: &str) -> bool {
    let is_heading = line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = numbered.len() < line.len() && (numbered.starts_with(". ") || numbered.starts_with(") "));
    is_heading || is_numbered || ["- ", "* ", "+ ", "|-", "| -", "| :", "|:"].iter().any(|mark| line.starts_with(mark))
}
