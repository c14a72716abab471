//! A file before its rows are taken: what it is, how it is written, which column says what.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::PathBuf;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::dates::{DayOrder, Evidence};
use super::decode::{self, Spelling, Unicode};
use super::format::{Format, Rule, Shape, nearest, recognise, score};
use super::formats::{ISBNS, TABLE};
use super::mapping::Mapping;
use super::report::Question;
use super::states::plain;
use super::table::{LARGEST_ROW, SourceRow, Table, refused, unreadable};
use crate::values::Isbn;
use crate::{Error, Result};

/// How much of a file is looked at to know what it is.
const HEAD: u64 = 8 * 1024;

/// A file to import.
#[derive(Debug, Clone)]
pub enum Input {
    /// On the disk.
    Path(PathBuf),
    /// In memory, with its name.
    Bytes(String, Vec<u8>),
}

impl Input {
    /// The file's name without its folder.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Bytes(name, _) => name.clone(),
        }
    }

    fn open(&self) -> Result<Box<dyn Read + '_>> {
        match self {
            Self::Bytes(_, bytes) => Ok(Box::new(Cursor::new(bytes))),
            Self::Path(path) => {
                let opened = File::open(path).map_err(|error| Error::io(path, "Opening", error))?;
                Ok(Box::new(opened))
            }
        }
    }
}

/// A file that was looked through once and can be read row by row.
#[derive(Debug)]
pub struct Source {
    pub(super) input: Input,
    pub(super) format: &'static Format,
    pub(super) columns: Vec<String>,
    /// What each column says, by its place.
    pub(super) rules: Vec<Rule>,
    pub(super) mapping: Mapping,
    pub(super) order: DayOrder,
    pub(super) rows: u64,
    pub(super) warnings: Vec<String>,
    pub(super) questions: Vec<Question>,
    spelling: Spelling,
}

/// The rows of a file, one after the other.
pub(super) enum Rows<'a> {
    Table(Box<Table<'a>>),
    Lines(Box<dyn BufRead + 'a>, u64),
}

impl Source {
    /// Looks through a file: the encoding, the format, the columns, how many rows there are.
    ///
    /// # Errors
    /// `Invalid` for a file that is no list of books, with what it seems to be; `Io` where it cannot be opened.
    pub fn open(input: Input, mapping: Mapping) -> Result<Self> {
        refuse_what_is_no_text(input.open()?)?;
        let mut spelling = decode::survey(input.open()?).map_err(unreadable)?;
        if let Some(name) = &mapping.encoding {
            let named = Encoding::for_label(name.as_bytes());
            spelling.encoding = named.ok_or_else(|| refused(format!("“{name}” is no encoding that is known.")))?;
            spelling.is_sure = true;
        }
        let mut source = Self {
            format: &TABLE,
            columns: Vec::new(),
            rules: Vec::new(),
            order: mapping.dates,
            rows: 0,
            warnings: Vec::new(),
            questions: Vec::new(),
            input,
            mapping,
            spelling,
        };
        source.recognise()?;
        source.judge_encoding();
        source.look_through()?;
        Ok(source)
    }

    /// The encoding by its name.
    pub(super) fn encoding(&self) -> &'static str {
        self.spelling.encoding.name()
    }

    /// The rows from the first.
    pub(super) fn rows(&self) -> Result<Rows<'_>> {
        let text = self.text()?;
        Ok(match self.format.shape {
            Shape::Table => Rows::Table(Box::new(Table::open(text, score)?)),
            Shape::IsbnLines => Rows::Lines(Box::new(BufReader::new(text)), 0),
        })
    }

    /// The mapping as it came out: what a reader would correct.
    pub(super) fn found_mapping(&self) -> Mapping {
        let columns = self.columns.iter().cloned().zip(self.rules.iter().copied()).collect();
        Mapping {
            format: Some(self.format.name.to_owned()),
            encoding: Some(self.encoding().to_lowercase()),
            dates: self.order,
            columns,
            states: self.mapping.states.clone(),
        }
    }

    fn text(&self) -> Result<Unicode<Box<dyn Read + '_>>> {
        Ok(Unicode::new(self.input.open()?, self.spelling.encoding))
    }

    fn recognise(&mut self) -> Result<()> {
        let mut head = String::new();
        self.text()?.take(HEAD).read_to_string(&mut head).map_err(unreadable)?;
        if head.trim().is_empty() {
            return Err(refused("This file is empty."));
        }
        let asked = self.mapping.format.as_deref().map(named).transpose()?;
        let is_isbns = asked.map_or_else(|| are_isbns(&head), |format| format.shape == Shape::IsbnLines);
        if is_isbns {
            self.format = &ISBNS;
            (self.columns, self.rules) = (vec!["ISBN".to_owned()], vec![Rule::Isbn]);
            return Ok(());
        }
        let columns = Table::open(self.text()?, score)?.columns;
        self.columns = columns;
        self.format = asked.unwrap_or_else(|| recognise(&self.columns));
        let rule = |column: &String| self.mapping.rule(column).or_else(|| self.format.rule(column));
        let rules = self.columns.iter().map(|column| rule(column).unwrap_or(Rule::Kept)).collect();
        self.rules = rules;
        self.drop_doubles();
        self.refuse_without_title(&head)
    }

    /// Of columns of the same name the first counts.
    fn drop_doubles(&mut self) {
        for at in 1..self.columns.len() {
            let name = plain(&self.columns[at]);
            if !name.is_empty() && self.columns[..at].iter().any(|column| plain(column) == name) {
                self.rules[at] = Rule::Kept;
                self.warnings
                    .push(format!("The column “{}” stands there twice; the first one counts.", self.columns[at]));
            }
        }
    }

    fn refuse_without_title(&self, head: &str) -> Result<()> {
        if self.rules.iter().any(|rule| matches!(rule, Rule::Title | Rule::TitleAndSeries)) {
            return Ok(());
        }
        let known = nearest(&self.columns).filter(|format| format.name != TABLE.name);
        let first_line: String =
            head.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().chars().take(120).collect();
        Err(refused(match known {
            Some(format) => format!(
                "This is not {} as it should be: it has no column Title. Its columns are {}.",
                format.called,
                self.columns.join(", ")
            ),
            None => format!(
                "This is no table of books: it has no column for the title. Its first line is “{first_line}”. If that \
                 is a header, say with a mapping which column is the title; if it is a book already, put a header above it."
            ),
        }))
    }

    fn judge_encoding(&mut self) {
        let spelling = &mut self.spelling;
        // A program that writes Latin letters, and bytes that look like them: two witnesses.
        if self.format.is_latin && spelling.encoding == WINDOWS_1252 {
            spelling.is_sure = true;
        }
        if !spelling.is_sure {
            self.questions.push(Question::Encoding { guess: spelling.encoding.name().to_owned() });
        }
        if spelling.strays > 0 {
            let bytes = if spelling.strays == 1 { "byte is" } else { "bytes are" };
            self.warnings.push(format!(
                "{} {bytes} not UTF-8 like the rest of the file and read as Windows-1252.",
                spelling.strays
            ));
        }
    }

    /// Counts the rows, and looks at all dates for the order they agree on.
    fn look_through(&mut self) -> Result<()> {
        let dated =
            |rule: &Rule| matches!(rule, Rule::Started | Rule::Ended | Rule::Stopped | Rule::Spans | Rule::Added);
        let dated: Vec<usize> = (0..self.rules.len()).filter(|at| dated(&self.rules[*at])).collect();
        let mut evidence = Evidence::default();
        let mut rows = self.rows()?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            count += 1;
            dated.iter().filter_map(|at| row.cells.get(*at)).for_each(|cell| evidence.add(cell));
        }
        drop(rows);
        self.rows = count;
        let known = [self.mapping.dates, self.format.day_order, evidence.order()];
        self.order = known.into_iter().find(|order| *order != DayOrder::Unknown).unwrap_or_default();
        if self.order == DayOrder::Unknown && evidence.matters() {
            self.questions.push(Question::Dates);
        }
        Ok(())
    }
}

impl Rows<'_> {
    /// The next row that is not blank.
    pub(super) fn next(&mut self) -> Result<Option<SourceRow>> {
        match self {
            Self::Table(table) => table.next(),
            Self::Lines(lines, line) => loop {
                let mut text = String::new();
                if lines.take(LARGEST_ROW).read_line(&mut text).map_err(unreadable)? == 0 {
                    return Ok(None);
                }
                *line += 1;
                let cell = text.trim().trim_end_matches([',', ';']);
                if !cell.is_empty() {
                    return Ok(Some(SourceRow { line: *line, cells: vec![cell.to_owned()], is_cut: false }));
                }
            },
        }
    }
}

fn named(name: &str) -> Result<&'static Format> {
    Format::named(name).ok_or_else(|| {
        Error::invalid("format", format!("“{name}” is no format. There are {}.", super::format_names().join(", ")))
    })
}

/// Whether most of the first lines are ISBNs.
fn are_isbns(head: &str) -> bool {
    let lines: Vec<&str> = head.lines().map(str::trim).filter(|line| !line.is_empty()).take(20).collect();
    let isbns = lines.iter().filter(|line| Isbn::parse(line.trim_end_matches([',', ';'])).is_ok()).count();
    isbns > 0 && isbns * 2 >= lines.len()
}

/// Files of other kinds say what they are in their first bytes.
fn refuse_what_is_no_text(mut file: impl Read) -> Result<()> {
    const KINDS: [(&[u8], &str); 9] = [
        (b"SQLite format 3", "an SQLite database"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"%PDF", "a PDF document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"<?xml", "an XML document"),
        (b"{", "a JSON document"),
        (b"[", "a JSON document"),
    ];
    let mut head = [0; 16];
    let read = file.read(&mut head).map_err(unreadable)?;
    let start = head[..read].strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head[..read]);
    match KINDS.iter().find(|(magic, _)| start.starts_with(magic)) {
        Some((_, kind)) => Err(refused(format!("This is {kind}, and such files cannot be imported yet."))),
        None => Ok(()),
    }
}
