//! A row a book, with everything that fits a row, and cells that no spreadsheet runs.

use std::borrow::Cow;
use std::io::Write;

use super::store::Exported;
use super::{books, written};
use crate::library::Snapshot;
use crate::now::LocalMoment;
use crate::storage::Progress;
use crate::{Error, Moment, Now, Result};

const COLUMNS: [&str; 28] = [
    "Lectern Id",
    "Title",
    "Subtitle",
    "Authors",
    "Contributors",
    "Series",
    "Series Number",
    "First Published",
    "Language",
    "ISBN",
    "ASIN",
    "Publisher",
    "Published",
    "Format",
    "Pages",
    "Minutes",
    "Tags",
    "State",
    "Progress",
    "Rating",
    "Review",
    "Times Read",
    "Reads",
    "Date Added",
    "Why Added",
    "Recommended By",
    "Description",
    "Notes",
];

pub(super) fn write(view: &Snapshot<'_>, now: Now, out: &mut dyn Write, progress: &mut Progress<'_>) -> Result<u64> {
    let mut sheet = Sheet::new(out);
    sheet.row(&COLUMNS)?;
    let rows = books(view, progress, |book| sheet.row(&cells(book, now)))?;
    sheet.finish()?;
    Ok(rows)
}

fn cells(book: &Exported, now: Now) -> [Cow<'_, str>; 28] {
    let others = book.people.iter().filter(|(.., role)| role != "author");
    [
        Cow::from(&book.id),
        Cow::from(&book.title),
        Cow::from(&book.subtitle),
        book.named("author").join("; ").into(),
        others.map(|(name, _, role)| format!("{name} ({role})")).collect::<Vec<_>>().join("; ").into(),
        Cow::from(&book.series),
        Cow::from(&book.series_number),
        Cow::from(&book.first_published),
        Cow::from(&book.language),
        Cow::from(&book.isbn13),
        Cow::from(&book.asin),
        Cow::from(&book.publisher),
        Cow::from(&book.published),
        Cow::from(&book.format),
        number(book.pages).into(),
        number(book.minutes).into(),
        book.tags.join(", ").into(),
        Cow::from(&book.state),
        book.progress.map(|share| format!("{:.0} %", share * 100.0)).unwrap_or_default().into(),
        book.rating.map(stars).unwrap_or_default().into(),
        Cow::from(&book.review),
        book.times_read.to_string().into(),
        book.reads.iter().map(read).collect::<Vec<_>>().join("; ").into(),
        day(book.added_at, now, "%Y-%m-%d").into(),
        Cow::from(&book.why_added),
        Cow::from(&book.recommended_by),
        Cow::from(&book.description),
        book.notes.iter().map(|(kind, place, text)| note(kind, place, text)).collect::<Vec<_>>().join("\n\n").into(),
    ]
}

fn number(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// "4.5", from half stars.
pub(super) fn stars(half: u32) -> String {
    if half.is_multiple_of(2) { (half / 2).to_string() } else { format!("{}.5", half / 2) }
}

fn read((state, started, ended): &(String, Option<String>, Option<String>)) -> String {
    let date = |date: &Option<String>| date.clone().unwrap_or_default();
    format!("{state} {}/{}", date(started), date(ended))
}

pub(super) fn note(kind: &str, place: &str, text: &str) -> String {
    let at = if place.is_empty() { String::new() } else { format!(" at {place}") };
    format!("[{kind}{at}] {text}")
}

/// The local day of an instant.
pub(super) fn day(at: i64, now: Now, pattern: &str) -> String {
    let rollover = crate::values::RolloverHour::default();
    let local = LocalMoment { at: Moment(at), offset: now.local().offset };
    local.reading_day(rollover).date().format(pattern).to_string()
}

/// A table whose cells are guarded.
pub(super) struct Sheet<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { writer: csv::Writer::from_writer(out) }
    }

    pub(super) fn row<const N: usize>(&mut self, cells: &[impl AsRef<str>; N]) -> Result<()> {
        self.raw(&cells.each_ref().map(|cell| guarded(cell.as_ref())))
    }

    /// A row whose cells are formulas on purpose, or guarded already.
    pub(super) fn raw<const N: usize>(&mut self, cells: &[impl AsRef<str>; N]) -> Result<()> {
        let record = cells.each_ref().map(|cell| cell.as_ref().as_bytes());
        self.writer.write_record(record).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => Error::io(std::path::Path::new("the export"), "Writing", error),
            other => Error::invalid("format", format!("A row cannot be written: {other:?}")),
        })
    }

    pub(super) fn finish(mut self) -> Result<()> {
        written(self.writer.flush())
    }
}

/// What makes a spreadsheet run a cell.
const RUNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet runs: an apostrophe stands before what would begin a formula.
pub(super) fn guarded(cell: &str) -> Cow<'_, str> {
    if is_guardable(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// The cell as it was before it was guarded.
pub(in crate::transfer) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(inside) if is_guardable(inside) => inside,
        _ => cell,
    }
}

/// Apostrophes before the formula count with it, so that a cell with one of its own comes back with it.
fn is_guardable(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(RUNS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_guarded_cell_runs_nowhere_and_comes_back_unchanged(cell in "['=+@\t\r a-z1-9-]{0,12}") {
            let safe = guarded(&cell);
            prop_assert!(!safe.starts_with(RUNS));
            prop_assert_eq!(unguarded(&safe), &cell);
        }
    }
}
