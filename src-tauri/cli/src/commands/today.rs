//! What to read today.

use lectern_core::today::{self, Because, NextItem, OpenBook, Today, TodaysEntry};

use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::table::Table;
use crate::words::{joined, percent, position, where_in};

/// What is being read, what was recorded, and what could be begun next.
pub(crate) fn run(door: &Door) -> Outcome {
    let library = door.library()?;
    let page = library.read(|view| today::get(view, door.now()))?;
    let said = text(&page);
    Ok(Answer::new(page, said))
}

fn text(page: &Today) -> String {
    let mut text = format!("{}\n", page.day.date().format("%A, %Y-%m-%d"));
    let sections = [
        ("Reading", books(&page.reading)),
        ("Paused", books(&page.paused)),
        ("Recorded today", recorded(&page.recorded)),
        ("Ready next", next(&page.next)),
    ];
    for (title, body) in sections.iter().filter(|(_, body)| !body.is_empty()) {
        text.push_str(&format!("\n{title}\n{body}"));
    }
    if page.reading.is_empty() && page.next.is_empty() {
        text.push_str("\nNothing is being read. Begin a book: lectern-cli read BOOK start\n");
    }
    text
}

fn books(open: &[OpenBook]) -> String {
    let mut table = Table::new(["", "", "", ""]).indented(2);
    for OpenBook { book, read, edition } in open {
        let left = edition.as_ref().and_then(|edition| Some((edition.last_page.or(edition.pages)?, book.position?)));
        let left = left.filter(|(_, at)| at.unit == lectern_core::values::Unit::Page);
        table.row([
            book.title.clone(),
            book.authors.join(", "),
            joined([where_in(book)], ""),
            match left {
                Some((last, at)) => format!("{} pages left", (f64::from(last) - at.value).max(0.0)),
                None => read.started.map(|day| format!("begun {}", day.words())).unwrap_or_default(),
            },
        ]);
    }
    table.text()
}

fn recorded(entries: &[TodaysEntry]) -> String {
    let mut table = Table::new(["", "", ""]).indented(2);
    for TodaysEntry { title, session, .. } in entries {
        let from = session.from.as_ref().map(|from| format!("{} to ", position(from))).unwrap_or_default();
        let time = session.minutes.map(|minutes| format!("{minutes} min")).unwrap_or_default();
        table.row([
            title.clone(),
            joined([format!("{from}{}", position(&session.to)), percent(session.to.fraction)], ", "),
            time,
        ]);
    }
    table.text()
}

fn next(items: &[NextItem]) -> String {
    let mut table = Table::new(["", "", ""]).indented(2);
    for next in items {
        let because = match &next.because {
            Because::NothingBefore => "nothing stands before it".to_owned(),
            Because::NeedsAreDone { titles } => format!("{} is done", titles.join(", ")),
        };
        let authors = next.item.book.as_ref().map(|book| book.authors.join(", ")).unwrap_or_default();
        table.row([next.item.title.clone(), authors, format!("{}: {because}", next.plan_title)]);
    }
    table.text()
}
