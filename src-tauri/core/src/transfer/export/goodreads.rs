//! The columns of Goodreads' own export, in its order, as its own import takes them.

use std::collections::HashMap;
use std::io::Write;

use super::books;
use super::store::{self, Exported};
use super::table::{Sheet, day, guarded};
use crate::library::Snapshot;
use crate::notes::NoteKind;
use crate::storage::Progress;
use crate::values::{ImpreciseDate, Isbn};
use crate::{Now, Result, plans};

/// The shelf of what is to be read, and the plan that an import makes of its order.
const TO_READ: &str = "to-read";
const QUEUE: &str = "To read";

const COLUMNS: [&str; 24] = [
    "Book Id",
    "Title",
    "Author",
    "Author l-f",
    "Additional Authors",
    "ISBN",
    "ISBN13",
    "My Rating",
    "Average Rating",
    "Publisher",
    "Binding",
    "Number of Pages",
    "Year Published",
    "Original Publication Year",
    "Date Read",
    "Date Added",
    "Bookshelves",
    "Bookshelves with positions",
    "Exclusive Shelf",
    "My Review",
    "Spoiler",
    "Private Notes",
    "Read Count",
    "Owned Copies",
];

/// Writes all books. Counts the ratings with half a star, of which Goodreads has none.
pub(super) fn write(
    view: &Snapshot<'_>,
    now: Now,
    out: &mut dyn Write,
    progress: &mut Progress<'_>,
    rounded: &mut u32,
) -> Result<u64> {
    let queue = queue(view)?;
    let mut sheet = Sheet::new(out);
    sheet.row(COLUMNS)?;
    let rows = books(view, progress, |book| {
        *rounded += book.rating.map_or(0, |half| half % 2);
        let id = store::goodreads_id(view, &book.id)?.unwrap_or_default();
        sheet.raw(cells(book, now, &id, queue.get(&book.id).copied()))
    })?;
    sheet.finish()?;
    Ok(rows)
}

/// Which place each book has in the reader's plan of what to read next, which an import makes of these places.
fn queue(view: &Snapshot<'_>) -> Result<HashMap<String, usize>> {
    let Some(plan) = plans::list(view)?.into_iter().find(|plan| plan.title == QUEUE) else { return Ok(HashMap::new()) };
    let stages = plans::get(view, plan.id)?.stages;
    let books = stages.into_iter().flat_map(|stage| stage.items).filter_map(|item| item.book);
    let mut places = HashMap::new();
    for book in books {
        let place = places.len() + 1;
        places.entry(book.id.to_string()).or_insert(place);
    }
    Ok(places)
}

fn cells(book: &Exported, now: Now, id: &str, place: Option<usize>) -> [String; 24] {
    let safe = |text: &str| guarded(text).into_owned();
    let isbn = Isbn::parse(&book.edition().isbn13).ok();
    let first = book.people.iter().find(|(.., role)| role == "author").or(book.people.first());
    let others = book.people.iter().filter(|person| Some(*person) != first).map(|(name, ..)| name.replace(',', ""));
    let shelf = match book.state.as_str() {
        "finished" => "read",
        "reading" => "currently-reading",
        "paused" => "paused",
        "abandoned" => "abandoned",
        _ => TO_READ,
    };
    let owned = book.tags.iter().any(|tag| tag == "owned");
    let mut shelves: Vec<String> =
        book.tags.iter().filter(|tag| *tag != "owned").map(|tag| tag.replace(',', " ")).collect();
    if shelf != "read" {
        shelves.push(shelf.to_owned());
    }
    [
        safe(id),
        safe(&titled(book)),
        safe(first.map_or("", |(name, ..)| name)),
        safe(first.map_or("", |(_, sorted, _)| sorted)),
        safe(&others.collect::<Vec<_>>().join(", ")),
        // As Goodreads does, so that a spreadsheet keeps the noughts: it is text and runs nothing.
        format!("=\"{}\"", isbn.as_ref().and_then(Isbn::isbn10).unwrap_or_default()),
        format!("=\"{}\"", isbn.as_ref().map_or("", Isbn::as_str)),
        book.rating.map_or(0, |half| half.div_ceil(2)).to_string(),
        String::new(),
        safe(&book.edition().publisher),
        binding(&book.edition().format).to_owned(),
        book.edition().pages.map(|pages| pages.to_string()).unwrap_or_default(),
        year(&book.edition().published),
        year(&book.first_published),
        last_read(book),
        day(book.added_at, now, "%Y/%m/%d"),
        safe(&shelves.join(", ")),
        place.filter(|_| shelf == TO_READ).map(|place| format!("{TO_READ} (#{place})")).unwrap_or_default(),
        shelf.to_owned(),
        safe(&html(&book.review)),
        String::new(),
        safe(&private(book)),
        book.times_read.to_string(),
        u8::from(owned).to_string(),
    ]
}

fn titled(book: &Exported) -> String {
    let title =
        if book.subtitle.is_empty() { book.title.clone() } else { format!("{}: {}", book.title, book.subtitle) };
    match (book.series.as_str(), book.series_number.as_str()) {
        ("", _) => title,
        (series, "") => format!("{title} ({series})"),
        (series, number) => format!("{title} ({series}, #{number})"),
    }
}

fn binding(format: &str) -> &'static str {
    match format {
        "paper" => "Paperback",
        "ebook" => "ebook",
        "audio" => "Audiobook",
        _ => "",
    }
}

/// The year of a date, where it has one year.
fn year(date: &str) -> String {
    let known = ImpreciseDate::parse(date).ok().and_then(|date| Some((date.earliest()?, date.latest()?)));
    let same = known.filter(|(first, last)| chrono::Datelike::year(first) == chrono::Datelike::year(last));
    same.map(|(first, _)| chrono::Datelike::year(&first).to_string()).unwrap_or_default()
}

/// The day on which it was finished last, where the day is known.
fn last_read(book: &Exported) -> String {
    let ends = book.reads.iter().filter(|read| read.state == "finished").filter_map(|read| read.ended.as_deref());
    let days = ends.filter_map(|date| ImpreciseDate::parse(date).ok()?.day());
    days.max().map(|day| day.date().format("%Y/%m/%d").to_string()).unwrap_or_default()
}

fn private(book: &Exported) -> String {
    let notes: Vec<String> =
        book.notes.iter().filter(|note| note.kind == NoteKind::Note).map(|note| html(&note.text)).collect();
    notes.join("<br/><br/>")
}

/// Text as HTML that says the same: what is no markup must not become one on the way back.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br/>")
}
