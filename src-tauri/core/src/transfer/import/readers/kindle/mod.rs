//! `My Clippings.txt`, in which a Kindle writes down everything that was ever marked on it, in the language it spoke
//! that day, and takes nothing back: a highlight that was made longer stands there twice, a note apart from the words
//! that it was written at. Here each is one row: the highlight with its notes, or a note by itself.

mod clippings;
mod heading;
mod line;
mod marks;
mod when;
mod words;

use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::reader::{Found, Reader, Text};
use crate::transfer::import::table::{SourceRow, refused};

/// A day in the words of a device, perhaps with a time.
pub(super) use when::read as day;

use clippings::Stray;
use line::Kind;
use marks::{LeftOut, Mark};

/// A Kindle's clippings.
pub(in crate::transfer::import) const KINDLE: Reader = Reader::Text { knows: clippings::begins, open };

fn open(text: Text<'_>) -> Result<Found<'_>> {
    let (clippings, strays) = clippings::read(&text.whole()?);
    if clippings.is_empty() && strays.iter().any(|stray| stray.is_foreign) {
        return Err(refused(
            "This looks like a Kindle’s clippings file, but every clipping in it is written in a language that is not \
             known here. Known are English, German, Spanish, French, Italian, Portuguese, Russian, Dutch, Japanese and \
             Chinese.",
        ));
    }
    let (marks, left_out) = marks::together(clippings);
    let strays = strays.iter().map(stray).collect::<Vec<_>>().into_iter();
    let rows = strays.chain(marks.into_iter().map(row)).map(Ok);
    Ok(Found { columns: formats::KINDLE.names(), said: said(left_out), rows: Box::new(rows) })
}

fn row(mark: Mark) -> SourceRow {
    let Mark { clipping, notes, noted } = mark;
    let line = clipping.line;
    let highlight = if line.kind == Kind::Highlight { clipping.text } else { String::new() };
    let location = line.location.map(|(from, to)| if from == to { from.to_string() } else { format!("{from}-{to}") });
    let noted = if noted == line.made { String::new() } else { noted };
    let cells = vec![
        clipping.heading.title,
        clipping.heading.authors,
        highlight,
        notes.join("\n\n"),
        line.page.unwrap_or_default(),
        location.unwrap_or_default(),
        line.made,
        clipping.first,
        noted,
    ];
    SourceRow::read(clipping.at, cells)
}

fn stray(stray: &Stray) -> SourceRow {
    let why = if stray.is_foreign {
        "It is a clipping in a language that is not known here."
    } else {
        "Its second line is none that a Kindle writes in any language known here."
    };
    SourceRow::faulty(stray.at, &stray.text, why)
}

/// What was left out, in sentences.
fn said(left_out: LeftOut) -> Vec<String> {
    let LeftOut { bookmarks, shorter, empty, limited } = left_out;
    let several = [
        (bookmarks, "bookmarks are left out: they mark a page and hold no words."),
        (shorter, "shorter forms of highlights that were made longer are left out."),
        (empty, "clippings without words are left out."),
        (limited, "highlights hold no words, because their publisher’s limit was reached; they are left out."),
    ];
    let one = [
        "One bookmark is left out: it marks a page and holds no words.",
        "One shorter form of a highlight that was made longer is left out.",
        "One clipping without words is left out.",
        "One highlight holds no words, because its publisher’s limit was reached; it is left out.",
    ];
    let counted = several.into_iter().zip(one).filter(|((count, _), _)| *count > 0);
    counted.map(|((count, many), one)| if count == 1 { one.to_owned() } else { format!("{count} {many}") }).collect()
}
