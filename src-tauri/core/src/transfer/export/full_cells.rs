//! The cells of Lectern's own table that hold several things.

use super::more_sql::More;
use super::store::{Exported, ExportedEdition};
use super::table::stars;
use crate::Moment;
use crate::now::LocalMoment;
use crate::transfer::entries::{self, offset_words, place_of};

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
    let names: Vec<String> = book.named("author").into_iter().map(escaped).collect();
    names.join("; ")
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

fn escaped(name: &str) -> String {
    if name.contains(['\\', ';']) { name.replace('\\', "\\\\").replace(';', "\\;") } else { name.to_owned() }
}

/// All editions but the first, as far as anything is known of them or of one behind them, or a read names them.
pub(super) fn other_editions(book: &Exported) -> String {
    let mut cell = String::new();
    let is_known = |edition: &ExportedEdition| {
        *edition != ExportedEdition { id: edition.id.clone(), ..ExportedEdition::default() }
    };
    let is_read = |edition: &ExportedEdition| book.reads.iter().any(|read| read.edition.as_ref() == Some(&edition.id));
    let count =
        book.editions.iter().rposition(|edition| is_known(edition) || is_read(edition)).map_or(0, |last| last + 1);
    for (at, edition) in book.editions.iter().enumerate().take(count).skip(1) {
        let mut facts = vec![format!("edition {}", at + 1)];
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let said = [
            ("name", edition.name.clone()),
            ("ISBN", edition.isbn13.clone()),
            ("ASIN", edition.asin.clone()),
            ("publisher", edition.publisher.clone()),
            ("published", edition.published.clone()),
            ("language", edition.language.clone()),
            ("format", edition.format.clone()),
            ("pages", number(edition.pages)),
            ("last page", number(edition.last_page)),
            ("minutes", number(edition.minutes)),
        ];
        facts.extend(said.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, it)| format!("{name} {it}")));
        entries::write(&mut cell, &facts, "");
    }
    cell
}

/// The reads in the order in which they were entered.
pub(super) fn reads(book: &Exported, about: SpokenOf) -> String {
    let mut cell = String::new();
    for (at, read) in book.reads.iter().enumerate() {
        let date = |date: &Option<String>| date.clone().unwrap_or_default();
        let mut facts = vec![format!("{} {}/{}", read.state, date(&read.started), date(&read.ended))];
        let edition = read.edition.as_ref().and_then(|id| book.editions.iter().position(|known| known.id == *id));
        facts.extend(edition.map(|at| format!("edition {}", at + 1)));
        facts.extend(read.paused_since.as_ref().map(|day| format!("since {day}")));
        facts.extend(read.resume_on.as_ref().map(|day| format!("resume {day}")));
        facts.extend(Some(&read.reason).filter(|why| !why.is_empty()).map(|why| format!("because {why}")));
        if about.rating == Some(at) {
            facts.push("see Rating".to_owned());
        } else {
            facts.extend(read.rating.map(|half| format!("rating {}", stars(half))));
        }
        let is_above = about.review == Some(at);
        facts.extend(is_above.then(|| "see Review".to_owned()));
        entries::write(&mut cell, &facts, if is_above { "" } else { &read.review });
    }
    cell
}

/// The logs of all reads.
pub(super) fn sessions(book: &Exported, more: &More) -> String {
    let mut cell = String::new();
    for (at, read) in book.reads.iter().enumerate() {
        for session in more.sessions.iter().filter(|session| session.read == read.id) {
            let mut facts = vec![format!("read {}", at + 1), format!("day {}", session.day)];
            facts.extend(session.started_at.map(|began| {
                format!("began {}", offset_words(LocalMoment { at: Moment(began), offset: session.utc_offset }))
            }));
            facts.extend(session.minutes.map(|minutes| format!("minutes {minutes}")));
            facts.extend(session.from.as_ref().map(|from| format!("from {}", place_of(from))));
            facts.extend(session.to.as_ref().map(|to| format!("to {}", place_of(to))));
            facts.push(format!("logged {}", Moment(session.log_at)));
            entries::write(&mut cell, &facts, &session.note);
        }
    }
    cell
}

/// The notes in the order in which they were written.
pub(super) fn notes(book: &Exported, more: &More) -> String {
    let mut cell = String::new();
    for note in &book.notes {
        let mut facts = vec![note.kind.clone()];
        facts.extend(note.place.as_ref().map(|place| format!("at {}", place_of(place))));
        facts.extend(more.note_tags.get(&note.id).map(|tags| format!("tags {}", tags.join(", "))));
        let read = note.read.as_ref().and_then(|id| book.reads.iter().position(|read| read.id == *id));
        facts.extend(read.map(|at| format!("read {}", at + 1)));
        facts.push(format!("written {}", Moment(note.created_at)));
        if note.edited_at != note.created_at {
            facts.push(format!("changed {}", Moment(note.edited_at)));
        }
        entries::write(&mut cell, &facts, &note.text);
    }
    cell
}
