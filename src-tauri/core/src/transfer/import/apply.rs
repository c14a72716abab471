//! A record is written: as a book of its own, or into the one that the library has.

use super::book_notes::{BookNotes, Taken};
use super::merge::Merge;
use super::merge_reads::{NewRead, judged};
use super::own::{self, OwnRead};
use super::record::{PastRead, Record};
use crate::library::{Tx, new_id};
use crate::reading;
use crate::rename::edit_book;
use crate::values::{BookId, ImpreciseDate, Rating};
use crate::{Moment, Result, books};

/// Adds the book of a record; answers its notes, and what could not be taken exactly.
pub(super) fn add(tx: &mut Tx<'_>, record: &Record, taken: &mut Taken) -> Result<(BookNotes, Vec<String>)> {
    if let Some(own) = &record.own {
        return own::add(tx, record, own);
    }
    let book = new_id!(BookId, tx);
    // Noon in Greenwich is that day nearly everywhere.
    let noon = record.added.and_then(|day| day.date().and_hms_opt(12, 0, 0));
    let added = noon.map_or(tx.now().moment(), |noon| Moment(noon.and_utc().timestamp_millis()));
    books::add_as(tx, book, added, &record.book, std::slice::from_ref(&record.edition))?;
    let judged = judged(&record.reads);
    for (at, read) in record.reads.iter().enumerate() {
        let (rating, review) = if judged == Some(at) { (record.rating, record.review.as_str()) } else { (None, "") };
        add_read(tx, book, *read, rating, review)?;
    }
    if judged.is_none() {
        judge(tx, book, record.rating, Some(&record.review))?;
    }
    let has_open_read = record.reads.iter().any(|read| read.state.is_open());
    let mut notes = BookNotes::of_new(&tx.snapshot(), book, has_open_read)?;
    let missing = notes.missing(&tx.snapshot(), tx.now().moment(), &record.notes, taken)?;
    notes.write(tx, &missing)?;
    if record.is_removed {
        books::remove(tx, &[book])?;
    }
    Ok((notes, missing.into_iter().filter_map(|note| note.remark).collect()))
}

/// Writes what a record has over the book.
pub(super) fn merge(tx: &mut Tx<'_>, notes: &mut BookNotes, merge: &Merge<'_>) -> Result<()> {
    let book = notes.book;
    edit_book(tx, book, &merge.book)?;
    match &merge.edition {
        Some((Some(edition), draft)) => books::edit_edition(tx, *edition, draft)?,
        Some((None, draft)) => drop(books::add_edition(tx, book, draft)?),
        None => {}
    }
    // What is said of the read that ends is said while it is still the one that the book stands for.
    judge(tx, book, merge.rating, merge.review.as_deref())?;
    merge.edits.iter().try_for_each(|(read, draft)| reading::edit_read(tx, *read, draft))?;
    if let Some(read) = merge.ends {
        end_open(tx, book, read)?;
    }
    for printing in &merge.more_editions {
        books::add_edition(tx, book, printing)?;
    }
    for NewRead { read, rating, review, own } in &merge.reads {
        let told = OwnRead { rating: *rating, review: review.clone(), ..own.clone() };
        let read = reading::add_told_read(tx, book, &own::draft(*read, &told, None), read.paused_since)?;
        reading::write_log(tx, read, &told.log)?;
    }
    for (read, log) in &merge.logs {
        reading::write_log(tx, *read, log)?;
    }
    notes.write(tx, &merge.notes)
}

fn judge(tx: &mut Tx<'_>, book: BookId, rating: Option<Rating>, review: Option<&str>) -> Result<()> {
    if rating.is_some() {
        books::rate(tx, book, rating)?;
    }
    match review {
        Some(review) if !review.is_empty() => books::review(tx, book, review),
        _ => Ok(()),
    }
}

fn add_read(tx: &mut Tx<'_>, book: BookId, read: PastRead, rating: Option<Rating>, review: &str) -> Result<()> {
    let said = OwnRead { rating, review: review.to_owned(), ..OwnRead::default() };
    reading::add_told_read(tx, book, &own::draft(read, &said, None), read.paused_since).map(drop)
}

/// The open read ends as the file says; without a date there, on an unknown day.
fn end_open(tx: &mut Tx<'_>, book: BookId, read: PastRead) -> Result<()> {
    let on = read.ended.unwrap_or(ImpreciseDate::unknown()).to_string();
    match read.state {
        reading::ReadStateKind::Abandoned => reading::abandon(tx, book, &on, "", "").map(drop),
        _ => reading::finish(tx, book, &on).map(drop),
    }
}
