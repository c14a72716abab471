//! A reader's desk with an export on it.

use std::ops::ControlFlow;

use lectern_core::books::{self, BookQuery};
use lectern_core::transfer::import::{self, Choices, Input, Mapping, Outcome, Report, RowReport, Source, Watch};
use lectern_core::{Result, Source as Door};
use lectern_tests::Desk;

/// The first line of an export of Goodreads, as far as these tests need it.
pub(crate) const GOODREADS: &str = "Book Id,Title,Author,ISBN13,My Rating,Number of Pages,Date Read,Bookshelves,\
                                    Exclusive Shelf,Bookshelves with positions,Publisher\n";

/// An export of Goodreads with these rows.
pub(crate) fn goodreads(rows: &str) -> String {
    format!("{GOODREADS}{rows}")
}

/// Rows as they went by.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) rows: Vec<RowReport>,
    /// Breaks off after so many.
    pub(crate) patience: Option<u64>,
}

impl Watch for Seen {
    fn row(&mut self, _: &[String], _: &[String], report: RowReport) -> Result<()> {
        self.rows.push(report);
        Ok(())
    }

    fn progress(&mut self, done: u64, _: u64) -> ControlFlow<()> {
        if self.patience.is_some_and(|patience| done >= patience) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

pub(crate) fn source(text: impl AsRef<[u8]>) -> Result<Source> {
    Source::open(Input::Bytes("export.csv".to_owned(), text.as_ref().to_vec()), Mapping::default())
}

pub(crate) fn plan(desk: &Desk, source: Source) -> Result<(Report, Vec<RowReport>)> {
    let mut seen = Seen::default();
    let reports = import::rehearse(desk.library(), desk.now(), &[source], &Choices::Keep, &mut seen)?;
    Ok((reports.into_iter().next().expect("one file, one report"), seen.rows))
}

pub(crate) fn import_with(
    desk: &Desk,
    source: Source,
    choices: &Choices,
) -> Result<(Report, Option<String>, Vec<RowReport>)> {
    desk.wait(1);
    let mut seen = Seen::default();
    let changed = import::import(desk.library(), desk.now(), Door::Window, &[source], choices, &mut seen)?;
    let report = changed.value.into_iter().next().expect("one file, one report");
    Ok((report, changed.label, seen.rows))
}

/// Imports a text that must be importable.
pub(crate) fn import(desk: &Desk, text: &str) -> (Report, Vec<RowReport>) {
    let (report, _, rows) =
        import_with(desk, source(text).expect("a list of books"), &Choices::Keep).expect("an import");
    (report, rows)
}

pub(crate) fn outcomes(rows: &[RowReport]) -> Vec<Outcome> {
    rows.iter().map(|row| row.outcome).collect()
}

/// The titles of the library, in their order.
pub(crate) fn titles(desk: &Desk) -> Vec<String> {
    let query = BookQuery { limit: 500, ..BookQuery::default() };
    desk.ask(|view| books::list(view, &query)).books.into_iter().map(|book| book.title).collect()
}
