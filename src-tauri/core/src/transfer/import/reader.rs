//! Files that are no tables. A reader makes rows of cells under named columns of one, and from there on they are
//! imported like the rows of any table: looked at first, kept as they stood, saved where they failed.
//!
//! A reader is data: what a file holds that is its own, and the function that opens it. The rules protected here: a file
//! is known by what is in it and never by its name; rows come one after the other, and where a format must be held
//! whole, its limit is said before the work; a part that cannot be read is a row with its fault, and the others go on.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};

use encoding_rs::Encoding;

use super::archive;
use super::contents::Contents;
use super::decode::Unicode;
use super::format::{Format, Shape};
use super::formats;
use super::input::{Database, Input};
use super::table::{SourceRow, refused, unreadable};
use crate::Result;

/// The longest text that is held whole, for formats whose parts point at one another.
const LONGEST: u64 = 64 << 20;

/// Rows, one after the other; an error ends them.
pub(super) type SourceRows<'a> = Box<dyn Iterator<Item = Result<SourceRow>> + 'a>;

/// What a reader makes of a file.
pub(super) struct Found<'a> {
    /// The columns, in the order of the cells; what each says stands in the format and can be corrected by a mapping.
    pub(super) columns: Vec<String>,
    /// What is to be said of the file as a whole: what was passed over, and how often.
    pub(super) said: Vec<String>,
    pub(super) rows: SourceRows<'a>,
}

/// Makes rows of a text.
pub(super) type OpenText = for<'a> fn(Text<'a>) -> Result<Found<'a>>;

/// How a file of one kind is known and read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reader {
    /// A text whose beginning (64 KiB, decoded, each line ended by a line feed) is known.
    Text { knows: fn(&str) -> bool, open: OpenText },
    /// A text of this name in a ZIP archive or a gzipped tar.
    Member { name: &'static str, open: OpenText },
    /// An SQLite database that has all of these tables or views.
    Database { tables: &'static [&'static str], open: fn(Database) -> Result<Found<'static>> },
}

impl Reader {
    fn knows(&self, contents: &Contents) -> bool {
        match (self, contents) {
            (Self::Text { knows, .. }, Contents::Text(head)) => knows(head),
            (Self::Member { name, .. }, Contents::Archive(names)) => names.iter().any(|held| archive::is(held, name)),
            (Self::Database { tables, .. }, Contents::Database(has)) => {
                tables.iter().all(|table| has.iter().any(|held| held.eq_ignore_ascii_case(table)))
            }
            _ => false,
        }
    }

    /// Opens the file from its beginning.
    ///
    /// # Errors
    /// `Invalid` for what cannot be read at all; `Io`.
    pub(super) fn open<'a>(&self, file: &'a Input, encoding: &'static Encoding) -> Result<Found<'a>> {
        match self {
            Self::Text { open, .. } => open(Text { file, member: None, encoding }),
            Self::Member { name, open } => open(Text { file, member: Some(name), encoding }),
            Self::Database { open, .. } => open(file.database()?),
        }
    }
}

/// The format and the reader that know a file; of an asked format only its own, or the one that knows any columns.
pub(super) fn known(contents: &Contents, asked: Option<&'static Format>) -> Option<(&'static Format, &'static Reader)> {
    let is_meant = |format: &&Format| asked.is_none_or(|asked| [asked.name, formats::JSON.name].contains(&format.name));
    formats::ALL.into_iter().filter(is_meant).find_map(|format| match format.shape {
        Shape::Read(readers) => Some((format, readers.iter().find(|reader| reader.knows(contents))?)),
        Shape::Table | Shape::IsbnLines => None,
    })
}

/// A text, to be read from its beginning as often as is needed.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    file: &'a Input,
    member: Option<&'static str>,
    encoding: &'static Encoding,
}

impl<'a> Text<'a> {
    /// The text as UTF-8, each line ended by a line feed.
    pub(super) fn read(self) -> Result<Box<dyn BufRead + 'a>> {
        let bytes: Box<dyn Read + 'a> = match self.member {
            Some(name) => Box::new(archive::unpack(self.file, name)?),
            None => Box::new(self.file.open()?),
        };
        Ok(Box::new(BufReader::new(Unicode::new(bytes, self.encoding))))
    }

    /// All of it at once.
    ///
    /// # Errors
    /// `Invalid` where it is longer than 64 MiB.
    pub(super) fn whole(self) -> Result<String> {
        let mut text = Vec::new();
        self.read()?.take(LONGEST + 1).read_to_end(&mut text).map_err(unreadable)?;
        if text.len() as u64 > LONGEST {
            return Err(refused("This file is longer than 64 MiB, which is the most that is read of its kind."));
        }
        Ok(String::from_utf8_lossy(&text).into_owned())
    }
}

impl SourceRow {
    /// A row that could be read.
    pub(super) fn read(line: u64, cells: Vec<String>) -> Self {
        Self { line, cells, ..Self::default() }
    }

    /// What is kept of a row: its cells, and behind the last of so many columns the entry that they were taken from.
    pub(super) fn kept(&self, columns: usize) -> Cow<'_, [String]> {
        let Some(raw) = &self.raw else { return Cow::Borrowed(&self.cells) };
        let mut cells = self.cells.clone();
        cells.resize(columns.max(cells.len()), String::new());
        cells.push(raw.clone());
        Cow::Owned(cells)
    }

    /// A part of a file that cannot be read, with what stands there and why, as a sentence.
    pub(super) fn faulty(line: u64, text: &str, why: impl Into<String>) -> Self {
        let begins = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(500).collect();
        Self { line, cells: vec![begins], fault: Some(why.into()), ..Self::default() }
    }
}
