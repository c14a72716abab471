//! Tables of any dialect, row by row: commas, semicolons, tabs or bars, whatever else a spreadsheet did to them.
//!
//! The rules protected here: a row is as long as its cells say and no longer than [`LARGEST_ROW`], and every row knows
//! the line it stands on.

use std::io::{self, BufRead, BufReader, Read};

use super::format::{has_quotes, score};
use super::header;
use super::raw_rows::{Dialect, RawRow, RawRows};
use crate::{Error, Result};

/// More text than this without the end of a row is a quote that was never closed.
pub(super) const LARGEST_ROW: u64 = 16 << 20;
/// More columns than this are no table of books.
pub(super) const MOST_COLUMNS: usize = 500;
/// How much of a file is looked at to know its dialect.
const HEAD: usize = 64 * 1024;
const DELIMITERS: [u8; 4] = *b",;\t|";

/// One row as it stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SourceRow {
    /// The line it begins on, from 1.
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
    /// Whether the file ends without ending the row's line.
    pub(super) is_cut: bool,
    /// What its reader has to say of it.
    pub(super) remark: Option<String>,
    /// Why it cannot be read, where its reader found that out already.
    pub(super) fault: Option<String>,
    /// The entry as it stands in a file that is no table, where the cells do not say all of it. It is kept with the
    /// row, and no part of what the row is known by.
    pub(super) raw: Option<String>,
}

/// A table under way.
pub(super) struct Table<'a> {
    records: RawRows<Box<dyn Read + 'a>>,
    skipped: u64,
    /// The first line, until it is known to name the columns.
    first: Option<SourceRow>,
    pub(super) columns: Vec<String>,
}

impl<'a> Table<'a> {
    /// Begins a table whose text is UTF-8; how well a header is known decides the delimiter.
    pub(super) fn open(text: impl Read + 'a) -> Result<Self> {
        let mut text = BufReader::with_capacity(HEAD, text);
        let head = fill(&mut text).map_err(unreadable)?;
        let (named, skip) = named_delimiter(&head);
        let (delimiter, likely) = likeliest(&head[skip..], named.as_slice());
        if likely.len() > MOST_COLUMNS {
            return Err(refused(format!(
                "This file has {} columns; {MOST_COLUMNS} are the most that can be read.",
                likely.len()
            )));
        }
        // What was looked at is read again, in front of the rest.
        let whole: Box<dyn Read + 'a> = Box::new(io::Cursor::new(head[skip..].to_vec()).chain(text));
        let dialect = Dialect { delimiter, has_quotes: has_quotes(delimiter, &likely) };
        let records = RawRows::new(whole, dialect);
        let mut table = Self { records, skipped: u64::from(skip > 0), first: None, columns: Vec::new() };
        table.first = table.next()?;
        table.columns = table.first.as_ref().map(|row| names(&row.cells)).unwrap_or_default();
        Ok(table)
    }

    /// Takes the first line for the names of the columns; for a row like the others where they have none, so that they
    /// go by their numbers.
    pub(super) fn headed(mut self, has_names: bool) -> Self {
        // Rows that failed are saved under the numbers.
        if has_names || header::is_numbered(&self.columns) {
            self.first = None;
        } else {
            self.columns = header::numbered(self.first.as_ref().map_or(0, |row| row.cells.len()));
        }
        self
    }

    /// The next row that is not blank.
    pub(super) fn next(&mut self) -> Result<Option<SourceRow>> {
        if let Some(first) = self.first.take() {
            return Ok(Some(first));
        }
        let record = self.records.next().map_err(unreadable)?;
        Ok(record.map(|record| {
            let RawRow { cells, line, is_cut, fault, remark } = record;
            SourceRow { line: line + self.skipped, cells, is_cut, remark, fault, raw: None }
        }))
    }
}

/// The beginning of a text, as long as it is at hand; it is consumed.
fn fill(text: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    text.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// The delimiter of a spreadsheet's first line `sep=;`, and how long that line is.
fn named_delimiter(head: &[u8]) -> (Option<u8>, usize) {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    match line {
        [b's', b'e', b'p', b'=', delimiter] => (Some(*delimiter), (line.len() + 1).min(head.len())),
        _ => (None, 0),
    }
}

/// The one of these delimiters, or else of all, under which the first row is best known or has most cells; with the names
/// that it then has.
fn likeliest(head: &[u8], named: &[u8]) -> (u8, Vec<String>) {
    let first_row = |delimiter: &u8| {
        let dialect = Dialect { delimiter: *delimiter, has_quotes: true };
        let first = RawRows::new(head, dialect).next().ok().flatten().unwrap_or_default();
        (*delimiter, names(&first.cells))
    };
    // More than these are refused whatever they say, and each of them costs a look into every format.
    let known = |names: &[String]| score(&names[..names.len().min(MOST_COLUMNS)]);
    let candidates = if named.is_empty() { &DELIMITERS } else { named };
    // Of equals the last wins, so the commonest stands last.
    let best = candidates.iter().rev().map(first_row).max_by_key(|(_, names)| (known(names), names.len()));
    best.unwrap_or((b',', Vec::new()))
}

/// The names of the columns; empty ones at the end are what a spreadsheet left over.
fn names(cells: &[String]) -> Vec<String> {
    let mut names: Vec<String> =
        cells.iter().map(|cell| cell.replace(['\u{feff}', '\0'], "").trim().to_owned()).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

/// A file that cannot be imported, and why.
pub(super) fn refused(why: impl std::fmt::Display) -> Error {
    Error::invalid("file", why)
}

pub(super) fn unreadable(error: impl std::fmt::Display) -> Error {
    refused(format!("The file cannot be read: {error}."))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn rows(text: &str) -> (Vec<String>, Vec<(u64, Vec<String>)>) {
        let mut table = Table::open(text.as_bytes()).unwrap().headed(true);
        let mut rows = Vec::new();
        while let Some(row) = table.next().unwrap() {
            rows.push((row.line, row.cells));
        }
        (table.columns, rows)
    }

    #[rstest]
    #[case("Title,Author\nEmma,Austen\n", 2)]
    #[case("Title;Author\nEmma;Austen\n", 2)]
    #[case("Title\tAuthor\nEmma\tAusten", 2)]
    #[case("sep=;\nTitle;Author\nEmma;Austen\n", 3)]
    #[case("\n\nTitle,Author,,\n\n\nEmma,Austen\n", 6)]
    fn every_dialect_is_the_same_table(#[case] text: &str, #[case] line: u64) {
        let (columns, rows) = rows(text);
        assert_eq!(columns, ["Title", "Author"]);
        assert_eq!(rows, [(line, vec!["Emma".to_owned(), "Austen".to_owned()])]);
    }

    #[test]
    fn a_row_knows_its_line_after_cells_of_several_lines() {
        let (_, rows) = rows("Title,Review\nEmma,\"one\ntwo\nthree\"\n\nPersuasion,fine\nSanditon,");
        assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [2, 6, 7]);
    }

    #[test]
    fn a_row_without_the_end_of_its_line_is_cut() {
        let mut table = Table::open("Title,Author\nEmma,Austen\nPersu".as_bytes()).unwrap().headed(true);
        assert!(!table.next().unwrap().unwrap().is_cut);
        assert!(table.next().unwrap().unwrap().is_cut);
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
        let text = io::Cursor::new(b"Title,Review\nEmma,\"".to_vec()).chain(io::repeat(b'x'));
        let mut table = Table::open(text).unwrap().headed(true);
        assert!(table.next().unwrap_err().to_string().contains("16 MiB"));
    }

    #[test]
    fn a_file_of_a_million_columns_is_refused_by_its_limit() {
        let text = ",".repeat(1_000).replace(',', "a,");
        let refusal = Table::open(text.as_bytes()).err().map(|error| error.to_string());
        assert_eq!(refusal.as_deref(), Some("This file has 1000 columns; 500 are the most that can be read."));
    }
}
