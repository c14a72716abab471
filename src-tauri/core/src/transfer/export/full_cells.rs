//! The cells of Lectern's own table that hold several things.

use std::borrow::Cow;

use super::log::ExportedSession;
use super::store::{Exported, ExportedEdition};
use super::table::stars;
use crate::Moment;
use crate::now::LocalMoment;
use crate::transfer::entries::{self, PlaceWords, offset_words};

/// Which reads the columns Rating and Review speak of, by their places; of none it is the book itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct SpokenOf {
    pub(super) rating: Option<usize>,
    pub(super) review: Option<usize>,
}

/// Which reads the columns speak of: the latest of which they say what it says.
pub(super) fn spoken_of(book: &Exported) -> SpokenOf {
    let rating = book.rating.and_then(|rating| book.reads.iter().rposition(|read| read.rating == Some(rating)));
    SpokenOf { rating, review: book.reads.iter().rposition(|read| !read.review.is_empty()) }
}

/// Who wrote it, a semicolon between two.
pub(super) fn authors(book: &Exported) -> String {
    let mut cell = String::new();
    for (name, ..) in book.people.iter().filter(|(.., role)| role == "author") {
        if !cell.is_empty() {
            cell.push_str("; ");
        }
        cell.push_str(&escaped(name));
    }
    cell
}

/// Who else had a part in it, with what they did; with their place among all where an author stands behind them.
pub(super) fn contributors(book: &Exported) -> String {
    let last_author = book.people.iter().rposition(|(.., role)| role == "author");
    let others = book.people.iter().enumerate().filter(|(_, (.., role))| role != "author");
    let said = others.map(|(at, (name, _, role))| match last_author {
        Some(last) if at < last => format!("{} ({role}, {})", escaped(name), at + 1),
        _ => format!("{} ({role})", escaped(name)),
    });
    said.collect::<Vec<_>>().join("; ")
}

fn escaped(name: &str) -> Cow<'_, str> {
    if name.contains(['\\', ';']) { name.replace('\\', "\\\\").replace(';', "\\;").into() } else { name.into() }
}

/// All editions but the first, as far as anything is known of them or of one behind them, or a read names them.
pub(super) fn other_editions(book: &Exported) -> String {
    let mut cell = String::new();
    let is_known =
        |edition: &ExportedEdition| *edition != ExportedEdition { id: edition.id, ..ExportedEdition::default() };
    let is_read =
        |edition: &ExportedEdition| book.reads.iter().any(|read| read.edition.is_some() && read.edition == edition.id);
    let count =
        book.editions.iter().rposition(|edition| is_known(edition) || is_read(edition)).map_or(0, |last| last + 1);
    for (at, edition) in book.editions.iter().enumerate().take(count).skip(1) {
        let mut entry = entries::begin(&mut cell);
        entry.fact(format_args!("edition {}", at + 1));
        for (name, words) in [
            ("name", &edition.name),
            ("ISBN", &edition.isbn13),
            ("ASIN", &edition.asin),
            ("publisher", &edition.publisher),
            ("published", &edition.published),
            ("language", &edition.language),
            ("format", &edition.format),
        ] {
            if !words.is_empty() {
                entry.fact(format_args!("{name} {words}"));
            }
        }
        for (name, number) in [("pages", edition.pages), ("last page", edition.last_page), ("minutes", edition.minutes)]
        {
            if let Some(number) = number {
                entry.fact(format_args!("{name} {number}"));
            }
        }
        entry.end("");
    }
    cell
}

/// The reads in the order in which they were entered.
pub(super) fn reads(book: &Exported, about: SpokenOf) -> String {
    let mut cell = String::new();
    for (at, read) in book.reads.iter().enumerate() {
        let mut entry = entries::begin(&mut cell);
        let (started, ended) = (read.started.as_deref().unwrap_or_default(), read.ended.as_deref().unwrap_or_default());
        entry.fact(format_args!("{} {started}/{ended}", read.state));
        let edition = read.edition.and_then(|id| book.editions.iter().position(|known| known.id == Some(id)));
        if let Some(at) = edition {
            entry.fact(format_args!("edition {}", at + 1));
        }
        if let Some(day) = &read.paused_since {
            entry.fact(format_args!("since {day}"));
        }
        if let Some(day) = &read.resume_on {
            entry.fact(format_args!("resume {day}"));
        }
        if !read.reason.is_empty() {
            entry.fact(format_args!("because {}", read.reason));
        }
        if about.rating == Some(at) {
            entry.fact("see Rating");
        } else if let Some(half) = read.rating {
            entry.fact(format_args!("rating {}", stars(half)));
        }
        let is_above = about.review == Some(at);
        if is_above {
            entry.fact("see Review");
        }
        entry.end(if is_above { "" } else { &read.review });
    }
    cell
}

/// The logs of all reads.
pub(super) fn sessions(book: &Exported, log: &[ExportedSession]) -> String {
    let mut cell = String::new();
    for (at, read) in book.reads.iter().enumerate() {
        for session in log.iter().filter(|session| session.read == read.id) {
            let mut entry = entries::begin(&mut cell);
            entry.fact(format_args!("read {}", at + 1));
            entry.fact(format_args!("day {}", session.day));
            if let Some(began) = session.started_at {
                let began = LocalMoment { at: Moment(began), offset: session.utc_offset };
                entry.fact(format_args!("began {}", offset_words(began)));
            }
            if let Some(minutes) = session.minutes {
                entry.fact(format_args!("minutes {minutes}"));
            }
            if let Some(from) = &session.from {
                entry.fact(format_args!("from {}", PlaceWords(from)));
            }
            if let Some(to) = &session.to {
                entry.fact(format_args!("to {}", PlaceWords(to)));
            }
            entry.fact(format_args!("logged {}", Moment(session.log_at)));
            entry.end(&session.note);
        }
    }
    cell
}

/// The notes in the order in which they were written.
pub(super) fn notes(book: &Exported) -> String {
    // About what their heads take besides.
    let mut cell = String::with_capacity(book.notes.iter().map(|note| note.text.len() + 128).sum());
    for note in &book.notes {
        let mut entry = entries::begin(&mut cell);
        entry.fact(note.kind.as_str());
        if let Some(place) = &note.place {
            entry.fact(format_args!("at {}", PlaceWords(place)));
        }
        if !note.tags.is_empty() {
            entry.fact(format_args!("tags {}", note.tags.join(", ")));
        }
        let read = note.read.and_then(|id| book.reads.iter().position(|read| read.id == id));
        if let Some(at) = read {
            entry.fact(format_args!("read {}", at + 1));
        }
        entry.fact(format_args!("written {}", Moment(note.created_at)));
        if note.edited_at != note.created_at {
            entry.fact(format_args!("changed {}", Moment(note.edited_at)));
        }
        entry.end(&note.text);
    }
    cell
}
