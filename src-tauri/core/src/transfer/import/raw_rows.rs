//! The records of a table's text: where each ends and which cells it has, and what becomes of a quote that was opened by
//! mistake.
//!
//! The rule protected here: a quote that is never closed costs the row it stands in, and no other. That is why these are not
//! read by the `csv` crate, which takes whatever follows such a quote into one cell and does not say where it began; what
//! it writes is read here as it was, which a property holds.

use std::io::{self, Read};

use super::decode::BREAK;
use super::table::LARGEST_ROW;

/// How much is read at a time, at the least.
const CHUNK: usize = 64 * 1024;

/// How the cells of a table are told apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    /// Whether a cell in quotes may hold delimiters and line breaks; else a quote is a letter like any other.
    pub(super) has_quotes: bool,
}

/// A record of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct RawRow {
    pub(super) cells: Vec<String>,
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// Whether the text ends without ending the record's line.
    pub(super) is_cut: bool,
    /// What is wrong with its quotes, where that makes its cells unsure.
    pub(super) fault: Option<String>,
    /// What may be wrong with them.
    pub(super) remark: Option<String>,
}

/// The records of a text that is UTF-8 and whose lines end in line feeds.
pub(super) struct RawRows<R> {
    text: R,
    dialect: Dialect,
    held: Vec<u8>,
    /// How much of what is held is given already.
    given: usize,
    has_ended: bool,
    line: u64,
    /// How many cells the first record has: what a line is held against that may be a row.
    width: Option<usize>,
}

/// What a text begins with.
enum Scan {
    Whole(Found),
    /// The end of the record is not there yet.
    Open {
        /// Where the quote stands that is not closed, if it is one.
        quote: Option<usize>,
    },
}

struct Found {
    length: usize,
    cells: Vec<String>,
    is_cut: bool,
    /// The quote of a cell of several lines that goes on behind its closing quote: one of the two is a mistake.
    stray: Option<usize>,
}

impl<R: Read> RawRows<R> {
    pub(super) fn new(text: R, dialect: Dialect) -> Self {
        Self { text, dialect, held: Vec::new(), given: 0, has_ended: false, line: 1, width: None }
    }

    /// The next record that is no empty line.
    ///
    /// # Errors
    /// Those of reading, and `Other` for a row of more than [`LARGEST_ROW`] bytes.
    pub(super) fn next(&mut self) -> io::Result<Option<RawRow>> {
        self.pass_empty_lines()?;
        let mut record = loop {
            let text = &self.held[self.given..];
            if text.is_empty() && self.has_ended {
                return Ok(None);
            }
            let is_too_long = text.len() as u64 > LARGEST_ROW;
            match scan(text, self.dialect, self.has_ended) {
                Scan::Whole(found) => break self.whole(found),
                Scan::Open { quote: Some(quote) } if self.has_ended || is_too_long => {
                    match self.without(quote, text.len()).or_else(|| self.has_ended.then(|| self.cut(quote))) {
                        Some(record) => break record,
                        None => return Err(too_long()),
                    }
                }
                Scan::Open { .. } if is_too_long => return Err(too_long()),
                Scan::Open { .. } => self.more()?,
            }
        };
        let width = *self.width.get_or_insert(record.cells.len());
        if record.fault.is_none() && width > 2 {
            record.remark = self.suspicion(&record.cells, width);
        }
        Ok(Some(record))
    }

    fn pass_empty_lines(&mut self) -> io::Result<()> {
        loop {
            match self.held.get(self.given) {
                Some(b'\n') => (self.given, self.line) = (self.given + 1, self.line + 1),
                None if !self.has_ended => self.more()?,
                _ => return Ok(()),
            }
        }
    }

    /// Reads on, as much again as the record has already: so a long one is gone through a few times only.
    fn more(&mut self) -> io::Result<()> {
        self.held.drain(..self.given);
        self.given = 0;
        let wanted = self.held.len().max(CHUNK) as u64;
        let read = self.text.by_ref().take(wanted).read_to_end(&mut self.held)?;
        self.has_ended = (read as u64) < wanted;
        Ok(())
    }

    fn whole(&mut self, found: Found) -> RawRow {
        let mended = found.stray.and_then(|quote| self.without(quote, found.length));
        mended.unwrap_or_else(|| {
            let record = RawRow { cells: found.cells, line: self.line, is_cut: found.is_cut, ..RawRow::default() };
            self.pass(found.length);
            record
        })
    }

    /// The record as one line without this quote, where the lines after it look like rows of the table: they are read
    /// as such.
    fn without(&mut self, quote: usize, length: usize) -> Option<RawRow> {
        let text = &self.held[self.given..self.given + length];
        let end = quote + text[quote..].iter().position(|byte| *byte == b'\n')? + 1;
        let line = [&text[..quote], &text[quote + 1..end]].concat();
        let Scan::Whole(found) = scan(&line, self.dialect, true) else { return None };
        let width = self.width.unwrap_or(found.cells.len());
        if !are_rows(&text[end..], self.dialect, width) {
            return None;
        }
        let fault = format!(
            "A quote opened on line {} is never closed. The lines after it are read as rows of their own.",
            self.line + breaks(&text[..quote])
        );
        let record = RawRow { cells: found.cells, line: self.line, fault: Some(fault), ..RawRow::default() };
        self.pass(end);
        Some(record)
    }

    /// The record that the text ends inside of, with all that follows its quote.
    fn cut(&mut self, quote: usize) -> RawRow {
        let mut text = self.held[self.given..].to_vec();
        let (before, inside) = (breaks(&text[..quote]), breaks(text[quote..].trim_ascii_end()));
        let length = text.len();
        text.push(b'"');
        let cells = match scan(&text, self.dialect, true) {
            Scan::Whole(found) => found.cells,
            Scan::Open { .. } => vec![String::from_utf8_lossy(&text).into_owned()],
        };
        let opened = format!("A quote opened on line {} is never closed", self.line + before);
        let fault = match inside {
            0 => format!("{opened}; the file ends there."),
            1 => format!("{opened}; the line after it is inside it."),
            lines => format!("{opened}; {lines} lines after it are inside it."),
        };
        let record = RawRow { cells, line: self.line, is_cut: true, fault: Some(fault), ..RawRow::default() };
        self.pass(length);
        record
    }

    fn pass(&mut self, length: usize) {
        self.line += breaks(&self.held[self.given..self.given + length]);
        self.given += length;
    }

    /// A word about a cell in which rows seem to have ended up.
    fn suspicion(&self, cells: &[String], width: usize) -> Option<String> {
        let looks = |cell: &&String| {
            let lines = breaks(cell.as_bytes());
            let rest = cell.split_once('\n').map_or("", |(_, rest)| rest);
            lines > 1 && are_rows(rest.as_bytes(), self.dialect, width)
        };
        cells.iter().find(looks).map(|cell| {
            format!(
                "One of its cells holds {} lines that look like rows of the table; a quote may stand there by mistake.",
                breaks(cell.as_bytes())
            )
        })
    }
}

/// Whether most lines of a text have as many cells as a row.
fn are_rows(text: &[u8], dialect: Dialect, width: usize) -> bool {
    let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let is_row = |line: &[u8]| matches!(scan(line, dialect, true), Scan::Whole(found) if found.cells.len() == width);
    let (all, rows) = lines.fold((0, 0), |(all, rows), line| (all + 1, rows + u64::from(is_row(line))));
    width > 1 && rows > 0 && rows * 2 >= all
}

fn breaks(text: &[u8]) -> u64 {
    text.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// The first record of a text; `is_last` says that nothing comes after the text.
fn scan(text: &[u8], dialect: Dialect, is_last: bool) -> Scan {
    let (mut cells, mut at, mut stray) = (Vec::new(), 0, None);
    loop {
        let start = at;
        let mut cell = Vec::new();
        if dialect.has_quotes && text.get(at) == Some(&b'"') {
            match in_quotes(&text[at + 1..], &mut cell, is_last) {
                Some(length) => at += 1 + length,
                None => return Scan::Open { quote: Some(start) },
            }
        }
        let inside = cell.len();
        let ends = |byte: &u8| *byte == dialect.delimiter || *byte == b'\n';
        let rest = text[at..].iter().position(ends);
        if rest.is_none() && !is_last {
            return Scan::Open { quote: None };
        }
        let end = rest.map_or(text.len(), |rest| at + rest);
        cell.extend_from_slice(&text[at..end]);
        if !text[at..end].trim_ascii().is_empty() && cell[..inside].contains(&b'\n') {
            stray = stray.or(Some(start));
        }
        cells.push(into_text(cell));
        at = end + 1;
        if rest.is_none() || text[end] == b'\n' {
            return Scan::Whole(Found { length: at.min(text.len()), cells, is_cut: rest.is_none(), stray });
        }
    }
}

/// What stands in quotes, up to and with the closing one; none where that is not there.
fn in_quotes(text: &[u8], cell: &mut Vec<u8>, is_last: bool) -> Option<usize> {
    let mut at = 0;
    loop {
        let quote = at + text[at..].iter().position(|byte| *byte == b'"')?;
        cell.extend_from_slice(&text[at..quote]);
        match text.get(quote + 1) {
            Some(b'"') => cell.push(b'"'),
            None if !is_last => return None,
            _ => return Some(quote + 1),
        }
        at = quote + 2;
    }
}

/// Bytes of a text that was cut at ASCII, with breaks as line feeds; only where it was looked at in part can a letter be unfinished.
fn into_text(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    if !text.is_ascii() && text.contains(BREAK) { text.replace(BREAK, "\n") } else { text }
}

fn too_long() -> io::Error {
    io::Error::other("a row is longer than 16 MiB: a quote may never have been closed")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COMMAS: Dialect = Dialect { delimiter: b',', has_quotes: true };

    fn records(text: &str, dialect: Dialect) -> Vec<RawRow> {
        let mut records = RawRows::new(text.as_bytes(), dialect);
        std::iter::from_fn(|| records.next().unwrap()).collect()
    }

    fn lines(records: &[RawRow]) -> Vec<(u64, &str)> {
        records.iter().map(|record| (record.line, record.cells[0].as_str())).collect()
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_row_alone() {
        let found = records("Title,Author,Review\nA,B,ok\nC,D,\"oops\nE,F,ok\nG,H,\n", COMMAS);
        assert_eq!(lines(&found), [(1, "Title"), (2, "A"), (3, "C"), (4, "E"), (5, "G")]);
        let faults: Vec<_> = found.iter().filter_map(|record| record.fault.as_deref()).collect();
        assert_eq!(
            faults,
            ["A quote opened on line 3 is never closed. The lines after it are read as rows of their own."]
        );
        assert_eq!(found[2].cells, ["C", "D", "oops"]);
    }

    #[test]
    fn a_quote_opened_by_mistake_and_closed_by_a_later_one_costs_its_own_row_alone() {
        let found = records("Title,Author,Review\nC,D,\"oops\nE,F,ok\nG,H,\"so, so\"\nI,J,ok\n", COMMAS);
        assert_eq!(lines(&found), [(1, "Title"), (2, "C"), (3, "E"), (4, "G"), (5, "I")]);
        assert!(found[1].fault.is_some());
        assert_eq!(found[3].cells[2], "so, so");
    }

    #[test]
    fn a_review_that_the_file_ends_inside_of_is_no_rows() {
        let found = records("Title,Author,Review\nA,B,\"It was\nlong, and\nthen\n", COMMAS);
        assert_eq!(lines(&found), [(1, "Title"), (2, "A")]);
        assert_eq!(
            found[1].fault.as_deref(),
            Some("A quote opened on line 2 is never closed; 2 lines after it are inside it.")
        );
        assert_eq!(found[1].cells[2], "It was\nlong, and\nthen\n");
    }

    #[test]
    fn rows_inside_of_a_cell_are_remarked() {
        let found = records("Title,Author,Review\nA,B,\"ok\nC,D,ok\nE,F,ok\"\nG,H,\"one\n\ntwo\"\n", COMMAS);
        let remarked: Vec<bool> = found.iter().map(|record| record.remark.is_some()).collect();
        assert_eq!(remarked, [false, true, false]);
    }

    #[test]
    fn where_quotes_are_letters_they_stay() {
        let found = records("A\t\"x\nB\t\"y\"\n", Dialect { delimiter: b'\t', has_quotes: false });
        assert_eq!(found[0].cells, ["A", "\"x"]);
        assert_eq!(found[1].cells, ["B", "\"y\""]);
    }

    #[test]
    fn a_long_row_is_read_whole_and_one_without_end_is_refused() {
        let review = "x\"\"y\n".repeat(100_000);
        let found = records(&format!("Title,Review\nA,\"{review}\"\nB,\n"), COMMAS);
        assert_eq!(lines(&found), [(1, "Title"), (2, "A"), (100_003, "B")]);
        assert_eq!(found[1].cells[1], review.replace("\"\"", "\""));
        let mut endless = RawRows::new(b"Title,Review\nA,\"".chain(io::repeat(b'x')), COMMAS);
        endless.next().unwrap();
        assert!(endless.next().unwrap_err().to_string().contains("16 MiB"));
    }

    proptest! {
        #[test]
        fn what_a_spreadsheet_writes_is_read_as_it_was(
            rows in prop::collection::vec(prop::collection::vec("[a-c,;\" \n]{0,8}", 3), 1..8)
        ) {
            let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            rows.iter().for_each(|row| writer.write_record(row).unwrap());
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<Vec<String>> = records(&text, COMMAS).into_iter().map(|record| record.cells).collect();
            prop_assert_eq!(read, rows);
        }

        #[test]
        fn any_text_is_read_without_failing_and_its_lines_rise(text in "[ab,\"\n]{0,80}") {
            let found = records(&text, COMMAS);
            prop_assert!(found.is_sorted_by(|one, next| one.line < next.line));
        }
    }
}
