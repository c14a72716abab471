//! What a file is: its format, its columns, and what can be said of its letters.

use encoding_rs::{UTF_8, WINDOWS_1252};

use super::contents::{self, Contents};
use super::format::{Format, Habit, Rule, Shape, nearest, recognise};
use super::formats::{ISBNS, JSON, MARKDOWN, OPEN_LIBRARY, TABLE};
use super::header;
use super::isbn_lines::are_isbns;
use super::reader::{self, Found, Reader};
use super::readers;
use super::report::Question;
use super::source::Source;
use super::table::Table;
use super::twice::TWICE;
use crate::{Error, Result};

impl Source {
    /// Finds out what it is, and what its columns are.
    pub(super) fn recognise(&mut self, contents: &Contents, asked: Option<&'static Format>) -> Result<()> {
        if let Some((format, reader)) = reader::known(contents, asked) {
            self.read_by(asked.unwrap_or(format), reader)?;
            // JSON of anybody may have the columns of a program that is known.
            let known = recognise(&self.columns);
            if self.format.name == JSON.name && known.name != TABLE.name {
                self.format = known;
            }
        } else {
            let head = contents.text()?;
            contents::refuse_other_doors(head)?;
            if asked.map_or_else(|| are_isbns(head), |format| matches!(format.shape, Shape::IsbnLines)) {
                self.format = &ISBNS;
                (self.columns, self.rules) = (vec!["ISBN".to_owned()], vec![Rule::Isbn]);
                return Ok(());
            }
            let table = Table::open(self.text()?)?;
            let has_header = self.mapping.header.unwrap_or_else(|| !header::is_book(&table.columns));
            let columns = table.headed(has_header).columns;
            (self.has_header, self.columns) = (has_header, columns);
            self.format = asked.unwrap_or_else(|| recognise(&self.columns));
            if self.is_list(head, asked) {
                self.read_by(&MARKDOWN, &readers::MARKDOWN)?;
            }
        }
        self.warnings.extend(header::name(&mut self.columns, &self.mapping));
        self.rules = self.headings().rules();
        Ok(())
    }

    fn read_by(&mut self, format: &'static Format, reader: &'static Reader) -> Result<()> {
        (self.format, self.reader) = (format, Some(reader));
        let Found { columns, said, .. } = reader.open(&self.input, self.spelling.encoding)?;
        self.columns = columns;
        self.warnings.extend(said);
        Ok(())
    }

    /// Whether a text that is a table without a title is a list in Markdown. The reviews of a table may hold lists too,
    /// so columns that are known speak for the table.
    fn is_list(&self, head: &str, asked: Option<&'static Format>) -> bool {
        let is_title =
            |column: &String| self.mapping.rule(column).or_else(|| self.format.rule(column)) == Some(Rule::Title);
        match asked {
            Some(format) => format.name == MARKDOWN.name,
            None => {
                let is_known = nearest(&self.columns).is_some() || self.columns.iter().any(is_title);
                !is_known && contents::is_markdown(head)
            }
        }
    }

    /// Refuses a file of which nothing says which column is the title, with what it seems to be.
    pub(super) fn refuse_without_title(&self, contents: &Contents) -> Result<()> {
        let goes_by_number = [ISBNS.name, OPEN_LIBRARY.name].contains(&self.format.name);
        if self.has_title() || goes_by_number || self.headings().go_by_isbn(&self.rules) {
            return Ok(());
        }
        if self.reader.is_some() {
            return Err(untitled(format!(
                "This is {}, and it has no column for the title. Its columns are {}; a mapping can say which is the title.",
                self.format.called,
                self.columns.join(", ")
            )));
        }
        let head = contents.text()?;
        let known = nearest(&self.columns).filter(|format| format.name != TABLE.name);
        let first_line: String =
            head.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().chars().take(120).collect();
        Err(untitled(match known {
            Some(format) => format!(
                "This is not {} as it should be: it has no column Title. Its columns are {}.",
                format.called,
                self.columns.join(", ")
            ),
            None => {
                format!("This is no table of books: it has no column for the title. Its first line is “{first_line}”.")
            }
        }))
    }

    /// Whether the reader says that its letters were read wrongly once.
    pub(super) fn is_twice(&self) -> bool {
        self.mapping.encoding.as_deref() == Some(TWICE)
    }

    /// What is asked and told of how it is written, once it is known what wrote it.
    pub(super) fn judge_encoding(&mut self) {
        let is_twice = self.is_twice();
        let spelling = &mut self.spelling;
        // A program that writes Latin letters, and bytes that look like them: two witnesses.
        if self.format.has(Habit::Latin) && !spelling.is_sure && spelling.encoding == WINDOWS_1252 {
            spelling.is_sure = true;
            // Newer ones write UTF-8, with what was copied over from older ones.
            if let Some(strays) = spelling.mixed {
                (spelling.encoding, spelling.strays) = (UTF_8, strays);
            }
        }
        if !spelling.is_sure {
            self.questions.push(Question::Encoding { guess: spelling.encoding.name().to_owned() });
        }
        if spelling.is_doubled {
            self.warnings.push(format!(
                "Its letters were read wrongly once, before it was written: é seems to stand there as Ã©. Name the encoding \
                 {TWICE} to have them mended."
            ));
        }
        if spelling.strays > 0 && !is_twice {
            let bytes = if spelling.strays == 1 { "byte is" } else { "bytes are" };
            self.warnings.push(format!(
                "{} {bytes} not UTF-8 like the rest of the file and read as Windows-1252.",
                spelling.strays
            ));
        }
    }
}

/// A table that can be read as soon as somebody says which of its columns is the title; the field tells it from others.
fn untitled(why: String) -> Error {
    Error::invalid("columns", why)
}
