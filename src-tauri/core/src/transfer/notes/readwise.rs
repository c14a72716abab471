//! Notes as a table in the shape of Readwise's. A cell that a spreadsheet would run is made text by an apostrophe.

use super::{Out, shelfmark};
use crate::books;
use crate::library::Snapshot;
use crate::notes::{self, NoteKind};
use crate::values::{BookId, NoteId, Position, Unit};
use crate::{Error, Result};

const COLUMNS: [&str; 11] = [
    "Highlight",
    "Book Title",
    "Book Author",
    "Amazon Book ID",
    "Note",
    "Color",
    "Tags",
    "Location Type",
    "Location",
    "Highlighted at",
    "Document tags",
];

/// Writes one row a note. What is no quote of the book's carries its kind among its tags.
pub(super) fn write(view: &Snapshot<'_>, ids: &[(NoteId, Option<BookId>)], out: &mut Out<'_, '_>) -> Result<()> {
    let (to, pace) = (out.to, &mut out.pace);
    let failed = |error: csv::Error| Error::io(to, "Writing", error.into());
    let mut table = csv::Writer::from_writer(&mut *out.out);
    table.write_record(COLUMNS).map_err(failed)?;
    for group in ids.chunk_by(|(_, a), (_, b)| a == b) {
        let book = group[0].1.map(|id| books::get(view, id)).transpose()?;
        let authors = book.as_ref().map(|book| shelfmark::authors(book).collect::<Vec<_>>().join(", "));
        let asin = book.as_ref().and_then(|book| book.editions.iter().find_map(|edition| edition.asin.clone()));
        let shelf = book.as_ref().map(|book| book.tags.join(",")).unwrap_or_default();
        for (id, _) in group {
            let note = notes::record(view, *id)?;
            let kind = (note.kind != NoteKind::Quote).then(|| note.kind.as_str().to_owned());
            let tags = note.tags.iter().cloned().chain(kind).collect::<Vec<_>>().join(",");
            let (location_type, location) = location(note.anchor.as_ref());
            let cells = [
                note.text.as_str(),
                shelfmark::title(book.as_ref()),
                authors.as_deref().unwrap_or_default(),
                asin.as_deref().unwrap_or_default(),
                "",
                "",
                &tags,
                location_type,
                &location,
                &time(&note.created_at.to_string()),
                &shelf,
            ];
            table.write_record(cells.map(neutral)).map_err(failed)?;
            pace.step(1)?;
        }
    }
    table.flush().map_err(|error| Error::io(to, "Writing", error))
}

fn location(anchor: Option<&Position>) -> (&'static str, String) {
    match anchor {
        Some(anchor) if anchor.unit() == Unit::Page => ("page", anchor.value().to_string()),
        Some(anchor) if anchor.unit().as_str() == "location" => ("location", anchor.value().to_string()),
        Some(anchor) => ("order", anchor.value().round().to_string()),
        None => ("", String::new()),
    }
}

/// `2026-03-05T20:14:00.000Z` as Readwise writes it: `2026-03-05 20:14:00+00:00`.
fn time(moment: &str) -> String {
    let day_and_time = moment.get(..19).unwrap_or(moment);
    format!("{}+00:00", day_and_time.replace('T', " "))
}

/// A cell that no spreadsheet runs.
fn neutral(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}
