//! Lectern's own table: a row a book, with everything that was entered about it.
//!
//! Most columns hold one thing, as any spreadsheet shows it. Where a book has several (reads, entries of their logs,
//! notes, further editions), one cell holds them all as [`entries`](crate::transfer::entries), which a person reads as
//! they stand and our own import takes apart again (`import/own/`). What the reader rated and reviewed stands in
//! Rating and Review; the read that it speaks of says `see Rating` or `see Review`. State, Progress and Times Read are
//! there to be looked at: they follow from the reads.
//!
//! The rule protected here: what is entered about a book comes back from this table as it was, byte for byte when it
//! leaves again. No row has room for what is no one book's, or no text: plans, contents of editions and the chapters
//! ticked in them, pictures, notes about no book, where questions stand in their review, filters and settings. These are
//! in the JSON form. Lines end in line feeds, and no import takes a row of more than 16 MiB.

use std::borrow::Cow;
use std::io::Write;

use super::books;
use super::full_cells::{authors, contributors, notes, other_editions, reads, sessions, spoken_of};
use super::log::{self, ExportedSession};
use super::store::{Beside, Exported};
use super::table::{Sheet, stars};
use crate::library::Snapshot;
use crate::storage::Progress;
use crate::transfer::entries::local_words;
use crate::{Moment, Now, Result};

const COLUMNS: [&str; 35] = [
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
    "Last Page",
    "Edition",
    "Edition Language",
    "Other Editions",
    "Tags",
    "State",
    "Progress",
    "Rating",
    "Review",
    "Times Read",
    "Reads",
    "Sessions",
    "Rating Before Reading",
    "Review Before Reading",
    "Date Added",
    "Why Added",
    "Recommended By",
    "Description",
    "Notes",
];

pub(super) fn write(view: &Snapshot<'_>, now: Now, out: &mut dyn Write, progress: &mut Progress<'_>) -> Result<u64> {
    let mut sheet = Sheet::new(out);
    sheet.row(COLUMNS)?;
    let mut asked = log::asked(view.db())?;
    let mut sessions = Beside::new(&mut asked)?;
    let rows = books(view, progress, |book| {
        let log = log::of_book(&mut sessions, &book.id)?;
        sheet.row(cells(book, &log, now).into_iter().map(in_lines))
    })?;
    sheet.finish()?;
    Ok(rows)
}

fn cells<'a>(book: &'a Exported, log: &[ExportedSession], now: Now) -> [Cow<'a, str>; 35] {
    let edition = book.edition();
    let about = spoken_of(book);
    let rating = |rating: Option<u32>| rating.map(stars).unwrap_or_default();
    [
        Cow::from(&book.id),
        Cow::from(&book.title),
        Cow::from(&book.subtitle),
        authors(book).into(),
        contributors(book).into(),
        Cow::from(&book.series),
        Cow::from(&book.series_number),
        Cow::from(&book.first_published),
        Cow::from(&book.language),
        Cow::from(&edition.isbn13),
        Cow::from(&edition.asin),
        Cow::from(&edition.publisher),
        Cow::from(&edition.published),
        Cow::from(&edition.format),
        number(edition.pages).into(),
        number(edition.minutes).into(),
        number(edition.last_page).into(),
        Cow::from(&edition.name),
        Cow::from(&edition.language),
        other_editions(book).into(),
        book.tags.join(", ").into(),
        Cow::from(&book.state),
        book.progress.map(|share| format!("{:.0} %", share * 100.0)).unwrap_or_default().into(),
        rating(book.rating).into(),
        Cow::from(&book.review),
        book.times_read.to_string().into(),
        reads(book, about).into(),
        sessions(book, log).into(),
        // Where a column speaks of no read, it is the book's own word already.
        rating(book.own_rating.filter(|_| about.rating.is_some() || book.rating.is_none())).into(),
        if about.review.is_some() { Cow::from(&book.own_review) } else { Cow::default() },
        local_words(Moment(book.added_at), now).into(),
        Cow::from(&book.why_added),
        Cow::from(&book.recommended_by),
        Cow::from(&book.description),
        notes(book).into(),
    ]
}

fn number(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// A text whose lines end in line feeds alone: of any other sign a table does not say whether it ends a line.
fn in_lines(cell: Cow<'_, str>) -> Cow<'_, str> {
    // Each sought by itself: that goes by words of memory, and a set of them by letters.
    if cell.contains('\r') || cell.contains('\u{2028}') {
        return cell.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n").into();
    }
    cell
}
