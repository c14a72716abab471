//! A row of a file as what it says, without a look into the library.

use super::format::Rule;
use super::formats;
use super::record::Record;
use super::sheet::{Reading, Sheet};
use super::source::Source;
use super::table::SourceRow;
use super::{beside, cells};
use crate::Now;
use crate::values::{ReadingDay, SourceRowId};

/// A row as a record, or why it cannot be one.
pub(super) fn understood(source: &Source, row: &SourceRow, now: Now, today: ReadingDay) -> Result<Record, Vec<String>> {
    if let Some(fault) = &row.fault {
        return Err(vec![fault.clone()]);
    }
    let (has, needs) = (row.cells.len(), source.columns.len());
    if row.is_cut && has < needs {
        return Err(vec![format!("The file ends in the middle of this row: it has {has} of {needs} cells.")]);
    }
    if has * 2 < needs {
        return Err(vec![format!("The row has {has} of {needs} cells. A line break or quote before it may be wrong.")]);
    }
    let reading =
        Reading { format: source.format.program(), order: source.order, habits: source.format.habits, today, now };
    let mut sheet = Sheet::default();
    sheet.record.remarks.extend(row.remark.clone());
    // Programs leave empty cells at the end away; that is worth a word only where something could have stood.
    if source.rules[has.min(needs)..].iter().any(|rule| *rule != Rule::Kept) {
        sheet.record.remarks.push(format!("The row has {has} of {needs} cells; the others are taken as empty."));
    }
    if row.cells[needs.min(has)..].iter().any(|cell| !cell.trim().is_empty()) {
        sheet.record.remarks.push(format!("The row has {has} cells under {needs} columns; those beyond are left out."));
    }
    let cells = beside::joined(source, row);
    for at in source.taking.iter().copied().filter(|at| *at < has) {
        sheet.take(source.rules[at], &source.columns[at], &cells[at], &reading);
    }
    let mut record = sheet.finish(|word| source.mapping.standing(word), today);
    if record.is_no_book {
        return Err(vec!["It is no book.".to_owned()]);
    }
    let quotes = |rule: &Rule| matches!(rule, Rule::Quote | Rule::PlainQuote);
    record.elsewhere = source.elsewhere.names(&row.cells);
    record.is_mark = !record.notes.is_empty() && source.rules.iter().any(quotes);
    name_by_number(source, &mut record);
    if record.book.title.is_empty() {
        // Of a number that cannot be, the rule that it breaks says enough.
        if source.format.name != formats::ISBNS.name || record.remarks.is_empty() {
            record.remarks.insert(0, "It has no title.".to_owned());
        }
        return Err(record.remarks);
    }
    if record.is_mark && record.foreign_id.is_none() {
        record.heading = Some(cells::foreign_id(source.format.program(), &heading(&record)));
    }
    Ok(record)
}

/// The name of what marks of one book have in common: the title and the authors as the file has them. So they go on
/// finding the book, whatever the reader calls it.
fn heading(record: &Record) -> String {
    let authors = record.book.authors.iter().map(|author| author.name.as_str());
    let parts: Vec<&str> = std::iter::once(record.book.title.as_str()).chain(authors).collect();
    SourceRowId::natural(&parts).to_string()
}

/// Lists of numbers have no titles: until the reader gives it one, such a book is called by its number.
fn name_by_number(source: &Source, record: &mut Record) {
    let number = match source.format.name {
        name if name == formats::ISBNS.name => isbn_as_title(record),
        name if name == formats::OPEN_LIBRARY.name => work_as_title(record),
        _ if !source.has_title() => isbn_as_title(record),
        _ => None,
    };
    if let Some(number) = number.filter(|_| record.book.title.is_empty()) {
        record.book.title = number;
        record.remarks.push("Its title is not known yet; the number stands for it.".to_owned());
    }
}

/// Whether a title is the number that stood for it while it was not known.
pub(super) fn is_number_of(title: &str, record: &Record) -> bool {
    [isbn_as_title(record), work_as_title(record)].iter().flatten().any(|number| number == title)
}

fn isbn_as_title(record: &Record) -> Option<String> {
    Some(&record.edition.isbn).filter(|isbn| !isbn.is_empty()).map(|isbn| format!("ISBN {isbn}"))
}

fn work_as_title(record: &Record) -> Option<String> {
    let (program, work) = record.foreign_id.as_ref()?.split_once(':')?;
    (program == formats::OPEN_LIBRARY.name).then(|| format!("Open Library {work}"))
}

/// What a row that cannot be read is called: its title, or what stands there of it.
pub(super) fn called(source: &Source, row: &SourceRow) -> String {
    let is_title = |rule: &Rule| matches!(rule, Rule::Title | Rule::TitleAndSeries);
    let has_first = row.fault.is_some() && !source.is_table() || source.format.name == formats::ISBNS.name;
    let at = if has_first { Some(0) } else { source.rules.iter().position(is_title) };
    let title = at.and_then(|at| row.cells.get(at)).map(String::as_str).unwrap_or_default();
    title.chars().take(200).collect()
}
