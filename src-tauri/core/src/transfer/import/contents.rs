//! What is in a file, as far as is needed to know which program wrote it. Names say nothing here: a file is what it holds.

use std::io::Read;

use encoding_rs::{Encoding, UTF_8};

use super::decode::{self, Spelling, Unicode};
use super::input::Input;
use super::table::{refused, unreadable};
use super::{archive, store};
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
        return Ok(Spelling { encoding: UTF_8, is_sure: true, strays: 0, bytes: 0 });
    }
    let mut spelling = decode::survey(input.open()?).map_err(unreadable)?;
    if let Some(name) = named {
        let known = Encoding::for_label(name.as_bytes());
        spelling.encoding = known.ok_or_else(|| refused(format!("“{name}” is no encoding that is known.")))?;
        spelling.is_sure = true;
    }
    Ok(spelling)
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
        other => super::sheet::sentence(&other),
    };
    refused(format!("This is an SQLite database that cannot be read: {why}."))
}

/// A text that is no table, whoever wrote it.
fn refuse_documents(head: &str) -> Result<&str> {
    const KINDS: [(&str, &str); 3] = [("<?xml", "an XML document"), ("{", "a JSON document"), ("[", "a JSON document")];
    match KINDS.iter().find(|(start, _)| head.trim_start().starts_with(start)) {
        Some((_, kind)) => Err(refused(format!("This is {kind}, and of no program whose books can be imported."))),
        None => Ok(head),
    }
}

/// Lists that come in elsewhere, and files for which their program has a better export.
///
/// # Errors
/// `Invalid` with the way to take.
pub(super) fn refuse_other_doors(head: &str) -> Result<()> {
    let lines = || head.lines().map(str::trim_start);
    let is_markdown = |line: &str| {
        let is_heading = line.trim_start_matches('#').starts_with(' ') && line.starts_with('#');
        is_heading
            || line.starts_with("- ")
            || line.starts_with("* ")
            || line.starts_with("|-")
            || line.starts_with("| -")
    };
    let marks = lines().filter(|line| is_markdown(line)).count();
    if head.contains("!ruby/object:Alexandria::Book") {
        return Err(refused(
            "This is one book of Alexandria, in YAML. Export the library there as BibTeX or as ISBN list, which hold all books in one file.",
        ));
    }
    // Clippings of a Kindle have lines with bullets as well.
    let is_divided = head.contains("==========");
    if !is_divided && (marks > 1 || marks * 2 > lines().filter(|line| !line.is_empty()).count()) {
        return Err(refused(
            "This is a reading list in Markdown. It comes in as a plan, line by line, where plans are imported; in the \
             terminal by lectern-cli plan import.",
        ));
    }
    Ok(())
}
