//! Tables of any dialect, row by row: commas, semicolons, tabs or bars, whatever else a spreadsheet did to them.
//!
//! The rules protected here: a row is as long as its cells say and no longer than [`LARGEST_ROW`], and every row knows
//! the line it stands on.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use super::header;
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
}

/// A table under way.
pub(super) struct Table<'a> {
    reader: csv::Reader<Bounded<Box<dyn Read + 'a>>>,
    since: Rc<Cell<u64>>,
    skipped: u64,
    record: csv::StringRecord,
    /// The first line, until it is known to name the columns.
    first: Option<SourceRow>,
    pub(super) columns: Vec<String>,
}

impl<'a> Table<'a> {
    /// Begins a table whose text is UTF-8; `score` says how well a header is known, and decides the delimiter.
    pub(super) fn open(text: impl Read + 'a, score: impl Fn(&[String]) -> usize) -> Result<Self> {
        let mut text = BufReader::with_capacity(HEAD, text);
        let head = fill(&mut text).map_err(unreadable)?;
        let (named, skip) = named_delimiter(&head);
        let delimiter = named.unwrap_or_else(|| likeliest(&head[skip..], score));
        // What was looked at is read again, in front of the rest.
        let whole: Box<dyn Read + 'a> = Box::new(io::Cursor::new(head[skip..].to_vec()).chain(text));
        let since = Rc::new(Cell::new(0));
        let reader = dialect(delimiter).from_reader(Bounded { inner: whole, since: Rc::clone(&since) });
        let skipped = u64::from(skip > 0);
        let mut table =
            Self { reader, since, skipped, record: csv::StringRecord::new(), first: None, columns: Vec::new() };
        let first = table.next()?;
        table.columns = first.as_ref().map(|row| names(&row.cells)).unwrap_or_default();
        if table.columns.len() > MOST_COLUMNS {
            return Err(refused(format!(
                "This file has {} columns; {MOST_COLUMNS} are the most that can be read.",
                table.columns.len()
            )));
        }
        table.first = first;
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
        let start = self.reader.position().line();
        self.since.set(0);
        if !self.reader.read_record(&mut self.record).map_err(unreadable_row)? {
            return Ok(None);
        }
        let cells: Vec<String> = self.record.iter().map(str::to_owned).collect();
        // The position before a row is that of the blank lines above it; the one after it is exact.
        let end = self.reader.position().line();
        let inside: u64 = cells.iter().map(|cell| cell.matches('\n').count() as u64).sum();
        // A row that its line's end did not end was ended by the file.
        let is_cut = end.saturating_sub(inside) <= start;
        let line = if is_cut { end - inside } else { end.saturating_sub(inside + 1).max(start) };
        Ok(Some(SourceRow { line: line + self.skipped, cells, is_cut, ..SourceRow::default() }))
    }
}

fn dialect(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true);
    builder
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

/// The delimiter under which the first row is best known, or has most cells.
fn likeliest(head: &[u8], score: impl Fn(&[String]) -> usize) -> u8 {
    let first_row = |delimiter: u8| {
        let mut record = csv::StringRecord::new();
        let read = dialect(delimiter).from_reader(head).read_record(&mut record);
        // More than these are refused whatever they say, and each of them costs a look into every format.
        let cells: Vec<String> = record.iter().take(MOST_COLUMNS + 1).map(str::to_owned).collect();
        names(&if read.is_ok() { cells } else { Vec::new() })
    };
    // Of equals the last wins, so the commonest stands last.
    let best = DELIMITERS.into_iter().rev().max_by_key(|delimiter| {
        let names = first_row(*delimiter);
        (score(&names), names.len())
    });
    best.unwrap_or(b',')
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

/// Refuses to give more than [`LARGEST_ROW`] for one row.
struct Bounded<R> {
    inner: R,
    since: Rc<Cell<u64>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > LARGEST_ROW {
            return Err(io::Error::other("a row is longer than 16 MiB: a quote may never have been closed"));
        }
        let read = self.inner.read(into)?;
        self.since.set(self.since.get() + read as u64);
        Ok(read)
    }
}

/// A file that cannot be imported, and why.
pub(super) fn refused(why: impl std::fmt::Display) -> Error {
    Error::invalid("file", why)
}

pub(super) fn unreadable(error: impl std::fmt::Display) -> Error {
    refused(format!("The file cannot be read: {error}."))
}

fn unreadable_row(error: csv::Error) -> Error {
    let line = error.position().map_or(String::new(), |at| format!(" after line {}", at.line()));
    match error.into_kind() {
        csv::ErrorKind::Io(cause) => refused(format!("The file cannot be read{line}: {cause}.")),
        _ => refused(format!("The file cannot be read{line} as a table.")),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn rows(text: &str) -> (Vec<String>, Vec<(u64, Vec<String>)>) {
        let mut table = Table::open(text.as_bytes(), |_| 0).unwrap().headed(true);
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
        let mut table = Table::open("Title,Author\nEmma,Austen\nPersu".as_bytes(), |_| 0).unwrap().headed(true);
        assert!(!table.next().unwrap().unwrap().is_cut);
        assert!(table.next().unwrap().unwrap().is_cut);
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
        let text = io::Cursor::new(b"Title,Review\nEmma,\"".to_vec()).chain(io::repeat(b'x'));
        let mut table = Table::open(text, |_| 0).unwrap().headed(true);
        assert!(table.next().unwrap_err().to_string().contains("16 MiB"));
    }

    #[test]
    fn a_file_of_a_million_columns_is_refused_by_its_limit() {
        let text = ",".repeat(1_000).replace(',', "a,");
        let refusal = Table::open(text.as_bytes(), |_| 0).err().map(|error| error.to_string());
        assert_eq!(refusal.as_deref(), Some("This file has 1000 columns; 500 are the most that can be read."));
    }
}
