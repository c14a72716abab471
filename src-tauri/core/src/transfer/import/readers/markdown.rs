//! A reading list in Markdown, as books: a row for each line that is taken for one. The same list can come in as a plan,
//! which keeps its order and its headings; the guesses are the same there.
//!
//! No line is dropped silently. An entry without a title is a row with that fault, to be corrected; whatever is no entry
//! at all is told with its lines.

use crate::Result;
use crate::plans::file;
use crate::plans::lists::{self, LeftLine, LeftReason, ListGuess, ListPreview, Sureness};
use crate::transfer::import::contents;
use crate::transfer::import::formats;
use crate::transfer::import::reader::{Found, Reader, Text};
use crate::transfer::import::table::{SourceRow, refused};

/// A list in Markdown. One that begins like a table of another kind is tried as that first.
pub(in crate::transfer::import) const MARKDOWN: Reader =
    Reader::Text { knows: contents::begins_in_markdown, open: opened };

/// More lines than these are not told one by one.
const TOLD: usize = 8;

fn opened(text: Text<'_>) -> Result<Found<'_>> {
    let text = text.whole()?;
    if file::is_meant(&text) {
        return Err(refused(
            "This is a plan of Lectern. It comes in with its books where plans are imported; in the terminal by lectern-cli plan import.",
        ));
    }
    let list = lists::preview(&text)?;
    let said = said(&list.left);
    let mut rows = rows(list);
    rows.sort_by_key(|row| row.line);
    Ok(Found { columns: formats::MARKDOWN.names(), said, rows: Box::new(rows.into_iter().map(Ok)) })
}

fn rows(list: ListPreview) -> Vec<SourceRow> {
    let untitled = list
        .left
        .into_iter()
        .filter(|left| left.reason == LeftReason::NoTitle)
        .map(|left| SourceRow::faulty(left.line.into(), &left.text, "No title could be found in this entry."));
    list.guesses.into_iter().map(row).chain(untitled).collect()
}

/// The cells in the order of the format's columns.
fn row(guess: ListGuess) -> SourceRow {
    let remark = (guess.sureness == Sureness::Unsure).then(|| {
        let stands = guess.source.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("It may be something else than a book. The line is “{}”.", beginning(&stands))
    });
    let cells = vec![
        guess.title,
        guess.authors.join("; "),
        guess.year.map(|year| year.to_string()).unwrap_or_default(),
        guess.isbn.unwrap_or_default(),
        guess.link.unwrap_or_default(),
        guess.reason,
        guess.format,
        if guess.done { "yes".to_owned() } else { String::new() },
        guess.stage,
    ];
    SourceRow { remark, ..SourceRow::read(guess.line.into(), cells) }
}

fn beginning(text: &str) -> String {
    const MOST: usize = 200;
    text.char_indices().nth(MOST).map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", &text[..end]))
}

/// What is no entry, with its lines, and the other door.
fn said(left: &[LeftLine]) -> Vec<String> {
    const KINDS: [(LeftReason, &str, &str); 4] = [
        (LeftReason::Prose, "paragraph is", "paragraphs are"),
        (LeftReason::Contents, "line of a table of contents is", "lines of a table of contents are"),
        (LeftReason::Html, "piece of HTML is", "pieces of HTML are"),
        (LeftReason::Code, "piece of code is", "pieces of code are"),
    ];
    let mut said = vec![
        "These are the list’s books alone. As a plan it keeps its order and headings as well: open it where plans are \
         imported, or lectern-cli plan import."
            .to_owned(),
    ];
    for (reason, one, many) in KINDS {
        let lines: Vec<String> =
            left.iter().filter(|line| line.reason == reason).map(|line| line.line.to_string()).collect();
        let more = if lines.len() > TOLD { " …" } else { "" };
        match lines.as_slice() {
            [] => {}
            [only] => said.push(format!("1 {one} left out, on line {only}.")),
            all => {
                let told = all[..all.len().min(TOLD)].join(", ");
                said.push(format!("{} {many} left out, on lines {told}{more}.", all.len()));
            }
        }
    }
    said
}
