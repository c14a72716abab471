//! A file before its rows are taken: what it is, how it is written, which column says what.

use std::collections::BTreeMap;
use std::io::{BufReader, Read};

use super::averages::Averages;
use super::choices::{Pick, Picks};
use super::contents::{Contents, spelling};
use super::corrections::Said;
use super::dates::{DayOrder, Evidence};
use super::decode::Unicode;
use super::elsewhere::Elsewhere;
use super::format::{Format, Rule, Shape};
use super::formats::{ISBNS, TABLE};
use super::headings::{Headings, is_title};
use super::input::Input;
use super::isbn_lines::IsbnLines;
use super::mapping::Mapping;
use super::packed;
use super::reader::{Reader, SourceRows};
use super::report::Question;
use super::spelling::Spelling;
use super::table::{SourceRow, Table};
use super::twice::{self, TWICE};
use crate::{Error, Result};

/// A file that was looked through once and can be read row by row.
#[derive(Debug)]
pub struct Source {
    pub(super) input: Input,
    pub(super) format: &'static Format,
    pub(super) columns: Vec<String>,
    /// What each column says, by its place.
    pub(super) rules: Vec<Rule>,
    /// The columns in the order in which they are taken.
    pub(super) taking: Vec<usize>,
    /// Where it tells what other programs call a book.
    pub(super) elsewhere: Elsewhere,
    pub(super) mapping: Mapping,
    pub(super) order: DayOrder,
    pub(super) rows: u64,
    pub(super) warnings: Vec<String>,
    pub(super) questions: Vec<Question>,
    /// Whether the first line of a table names its columns.
    pub(super) has_header: bool,
    /// What reads it, where it is no table.
    pub(super) reader: Option<&'static Reader>,
    pub(super) spelling: Spelling,
    /// Rows that the reader corrected, by their lines.
    corrected: BTreeMap<u64, Vec<String>>,
    /// Whose word counts in single rows.
    pub(super) picks: Picks,
    pub(super) said: Said,
}

/// The rows of a file, one after the other.
pub(super) enum Rows<'a> {
    Table(Box<Table<'a>>),
    Lines(IsbnLines<'a>),
    Read(SourceRows<'a>),
}

impl Source {
    /// Looks through a file: the encoding, the format, the columns, how many rows there are.
    ///
    /// # Errors
    /// `Invalid` for a file that is no list of books, with what it seems to be; `Io` where it cannot be opened.
    pub fn open(input: Input, mapping: Mapping) -> Result<Self> {
        let mut source = Self::recognised(input, mapping)?;
        source.look_through()?;
        Ok(source)
    }

    /// Says what a file is without looking through its rows: as much as it takes to find one of them.
    ///
    /// # Errors
    /// As [`Self::open`], as far as it is read.
    pub(super) fn recognised(input: Input, mapping: Mapping) -> Result<Self> {
        let (source, contents) = Self::laid_open(input, mapping)?;
        source.refuse_without_title(&contents)?;
        Ok(source)
    }

    /// The same for a file of which nobody has said yet which column is the title; with what was seen of it.
    ///
    /// # Errors
    /// As [`Self::recognised`], but for a title that is missing.
    pub(super) fn laid_open(input: Input, mapping: Mapping) -> Result<(Self, Contents)> {
        let asked = mapping.format.as_deref().map(Format::asked).transpose()?;
        let is_twice = mapping.encoding.as_deref() == Some(TWICE);
        let input = packed::unpacked(input, asked)?;
        let input = if is_twice { twice::mended(&input)? } else { input };
        let spelling = spelling(&input, mapping.encoding.as_deref().filter(|_| !is_twice))?;
        let contents = Contents::of(&input, spelling.encoding)?;
        let mut source = Self {
            format: &TABLE,
            columns: Vec::new(),
            rules: Vec::new(),
            taking: Vec::new(),
            elsewhere: Elsewhere::default(),
            order: mapping.dates,
            rows: 0,
            warnings: Vec::new(),
            questions: Vec::new(),
            input,
            mapping,
            has_header: true,
            reader: None,
            spelling,
            corrected: BTreeMap::new(),
            picks: Picks::default(),
            said: Said::default(),
        };
        source.recognise(&contents, asked)?;
        source.taking = source.format.taking(&source.columns);
        source.elsewhere = Elsewhere::of(source.format, &source.columns);
        source.judge_encoding();
        Ok((source, contents))
    }

    /// The name of the format it is read as.
    #[must_use]
    pub fn format_name(&self) -> &'static str {
        self.format.name
    }

    /// The same file, in which these rows stand in the place of those that begin on their lines. Nothing else of it
    /// changes.
    #[must_use]
    pub fn corrected(mut self, rows: impl IntoIterator<Item = (u64, Vec<String>)>) -> Self {
        self.corrected.extend(rows);
        self
    }

    /// Puts a row in the place of the one that begins on a line.
    pub(super) fn correct(&mut self, line: u64, cells: Vec<String>) {
        self.corrected.insert(line, cells);
    }

    /// The same file, with the reader's choices for single rows: they count before those for all.
    #[must_use]
    pub fn picked(mut self, picks: impl IntoIterator<Item = Pick>) -> Self {
        self.picks.extend(picks);
        self
    }

    /// A row as the reader corrected it; as it stands where they did not.
    pub(super) fn as_corrected(&self, row: SourceRow) -> SourceRow {
        match self.corrected.get(&row.line) {
            Some(cells) => SourceRow { raw: row.raw, ..SourceRow::read(row.line, cells.clone()) },
            None => row,
        }
    }

    /// The encoding by its name.
    pub(super) fn encoding(&self) -> &'static str {
        self.spelling.encoding.name()
    }

    /// Whether the encoding is known, and no guess.
    pub(super) fn is_sure(&self) -> bool {
        self.spelling.is_sure
    }

    /// Whether it has rows of cells under a first line.
    pub(super) fn is_table(&self) -> bool {
        self.reader.is_none() && self.format.name != ISBNS.name
    }

    /// The row that begins on a line, as the reader corrected it.
    ///
    /// # Errors
    /// `NotFound` where no row begins there.
    pub(super) fn row_on(&self, line: u64) -> Result<SourceRow> {
        let mut rows = self.rows()?;
        while let Some(row) = rows.next()? {
            if row.line == line {
                return Ok(self.as_corrected(row));
            }
        }
        Err(Error::not_found(format!("row on line {line} of {}", self.input.name())))
    }

    /// The rows from the first.
    pub(super) fn rows(&self) -> Result<Rows<'_>> {
        if let Some(reader) = self.reader {
            return Ok(Rows::Read(reader.open(&self.input, self.spelling.encoding)?.rows));
        }
        let text = self.text()?;
        Ok(match self.format.shape {
            Shape::IsbnLines => Rows::Lines(IsbnLines::of(Box::new(BufReader::new(text)))),
            Shape::Table | Shape::Read(_) => Rows::Table(Box::new(Table::open(text)?.headed(self.has_header))),
        })
    }

    /// The mapping as it came out: what a reader would correct.
    pub(super) fn found_mapping(&self) -> Mapping {
        let columns = self.columns.iter().cloned().zip(self.rules.iter().copied()).collect();
        Mapping {
            format: Some(self.format.name.to_owned()),
            encoding: Some(if self.is_twice() { TWICE.to_owned() } else { self.encoding().to_lowercase() }),
            header: self.mapping.header.or((self.is_table() && !self.has_header).then_some(false)),
            dates: self.order,
            columns,
            states: self.mapping.states.clone(),
        }
    }

    pub(super) fn text(&self) -> Result<Unicode<Box<dyn Read + '_>>> {
        Ok(Unicode::new(self.input.open()?, self.spelling.encoding))
    }

    /// Counts the rows, and looks at all dates for the order they agree on.
    fn look_through(&mut self) -> Result<()> {
        let dated =
            |rule: &Rule| matches!(rule, Rule::Started | Rule::Ended | Rule::Stopped | Rule::Spans | Rule::Added);
        let dated: Vec<usize> = (0..self.rules.len()).filter(|at| dated(&self.rules[*at])).collect();
        let mut evidence = Evidence::default();
        let is_anybodys = self.headings().is_anybodys();
        let mut averages = if is_anybodys { Averages::of(&self.columns, &self.rules) } else { Averages::default() };
        let mut used = vec![false; self.columns.len()];
        let (mut rows, mut count) = (self.rows()?, 0);
        while let Some(row) = rows.next()? {
            count += 1;
            dated.iter().filter_map(|at| row.cells.get(*at)).for_each(|cell| evidence.add(cell));
            averages.add(&row.cells);
            used.iter_mut().zip(&row.cells).for_each(|(used, cell)| *used = *used || !cell.is_empty());
        }
        drop(rows);
        self.rows = count;
        let known = [self.mapping.dates, self.format.day_order, evidence.order()];
        let first = |known: &[DayOrder]| known.iter().copied().find(|order| *order != DayOrder::Unknown);
        self.order = first(&known).unwrap_or_default();
        self.said.order_without = first(&known[1..]).unwrap_or_default();
        if self.order == DayOrder::Unknown && evidence.matters() {
            self.questions.push(Question::Dates);
        }
        let mut rules = std::mem::take(&mut self.rules);
        let said = self.headings().warnings(&rules, &used, &self.warnings);
        self.warnings.extend(said);
        let questions = self.headings().judge(averages, &mut rules);
        self.questions.extend(questions);
        self.rules = rules;
        Ok(())
    }

    pub(super) fn headings(&self) -> Headings<'_> {
        Headings { columns: &self.columns, format: self.format, mapping: &self.mapping }
    }

    /// Whether a column says the title.
    pub(super) fn has_title(&self) -> bool {
        self.rules.iter().any(is_title)
    }

    /// The names of its columns, each its own.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }
}

impl Rows<'_> {
    /// The next row that is not blank.
    pub(super) fn next(&mut self) -> Result<Option<SourceRow>> {
        match self {
            Self::Table(table) => table.next(),
            Self::Read(rows) => rows.next().transpose(),
            Self::Lines(lines) => lines.next(),
        }
    }
}
