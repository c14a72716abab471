//! The entries of cells that hold several things: reads, entries of logs, notes, editions.

use super::{ImpreciseDate, Moment, OwnNote, OwnRead, PastRead, Rating, ReadingDay, ToldSession};
use crate::books::{EditionDraft, Format};
use crate::notes::NoteKind;
use crate::reading::ReadStateKind;
use crate::transfer::entries::{Entry, told_offset, told_place};
use crate::transfer::import::record::PastNote;

/// Of more words than this in one review the library has none.
const LONGEST_REVIEW: usize = 1 << 20;
const LONGEST_REASON: usize = 100_000;

/// A read, with what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ToldRead {
    pub(super) read: PastRead,
    pub(super) own: OwnRead,
    /// The column Rating speaks of it.
    pub(super) is_rated: bool,
    /// The column Review speaks of it.
    pub(super) is_reviewed: bool,
}

/// `finished 2019-05-01/2019-06-02`: the state, the beginning and the end.
pub(super) fn past(words: &str) -> Result<PastRead, String> {
    let wrong = || format!("“{}” is no read, as finished 2019-05-01/2019-06-02", beginning(words));
    let (state, dates) = words.trim().split_once(' ').ok_or_else(wrong)?;
    let state = ReadStateKind::parse_word(state).ok_or_else(wrong)?;
    let (started, ended) = dates.split_once('/').ok_or_else(wrong)?;
    let date = |words: &str| match words.trim() {
        "" => Ok(None),
        words => ImpreciseDate::parse(words).map(Some).map_err(|_| format!("“{}” is not a date", beginning(words))),
    };
    let (started, ended) = (date(started)?, date(ended)?);
    let ended = if state.is_open() { None } else { ended.or(Some(ImpreciseDate::unknown())) };
    Ok(PastRead { state, started, ended, paused_since: None })
}

/// A read of an entry.
pub(super) fn read(entry: &Entry) -> Result<ToldRead, String> {
    let mut read = past(entry.facts.first().map(String::as_str).unwrap_or_default())?;
    read.paused_since = entry.fact("since").map(day).transpose()?;
    let rating = entry.fact("rating").map(|stars| Rating::parse(stars).map_err(|_| format!("“{stars}” is no rating")));
    let own = OwnRead {
        edition: place(entry, "edition"),
        resume_on: entry.fact("resume").map(day).transpose()?,
        reason: fitting(entry.fact("because").unwrap_or_default().trim(), LONGEST_REASON)?,
        rating: rating.transpose()?,
        review: fitting(entry.text.trim(), LONGEST_REVIEW)?,
        log: Vec::new(),
    };
    Ok(ToldRead { read, own, is_rated: entry.says("see Rating"), is_reviewed: entry.says("see Review") })
}

/// An entry of a log, and the place of its read.
pub(super) fn session(entry: &Entry) -> Result<(usize, ToldSession), String> {
    let wrong = || format!("“{}” is no entry of a log", beginning(&entry.facts.join(" | ")));
    let on = day(entry.fact("day").ok_or_else(wrong)?)?;
    let started = entry.fact("began").map(|began| told_offset(began).ok_or_else(wrong)).transpose()?;
    let minutes = entry.fact("minutes").map(|minutes| minutes.parse::<u32>().map_err(|_| wrong())).transpose()?;
    let from = entry.fact("from").map(|from| told_place(from).ok_or_else(wrong)).transpose()?;
    let to = entry.fact("to").and_then(told_place).ok_or_else(wrong)?;
    let logged = entry.fact("logged").and_then(told_offset).map(|logged| logged.at);
    let noon = on.date().and_hms_opt(12, 0, 0).map(|noon| Moment(noon.and_utc().timestamp_millis()));
    let session = ToldSession {
        day: on,
        started,
        minutes: minutes.filter(|minutes| *minutes <= 100_000),
        from,
        to,
        note: fitting(entry.text.trim(), LONGEST_REASON)?,
        logged: logged.or(noon).ok_or_else(wrong)?,
    };
    Ok((place(entry, "read").ok_or_else(wrong)?, session))
}

/// A note of an entry.
pub(super) fn note(entry: Entry) -> Result<(PastNote, OwnNote), String> {
    let kind = entry.facts.first().map(String::as_str).unwrap_or_default();
    let kind = NoteKind::parse_word(kind).ok_or_else(|| format!("“{}” is no kind of note", beginning(kind)))?;
    crate::notes::fits(&entry.text).map_err(|error| super::super::texts::sentence(&error))?;
    let anchor = entry.fact("at").map(|at| told_place(at).ok_or_else(|| format!("“{}” is no place", beginning(at))));
    let anchor = anchor.transpose()?;
    let moment = |word| entry.fact(word).and_then(told_offset).map(|told| told.at);
    let own = OwnNote { read: place(&entry, "read"), changed: moment("changed") };
    let note = PastNote {
        kind,
        places: anchor.iter().map(|anchor| anchor.entered().to_owned()).collect(),
        tags: entry.fact("tags").map(tags).unwrap_or_default(),
        made: moment("written"),
        anchor,
        text: entry.text,
    };
    Ok((note, own))
}

/// An edition of an entry.
pub(super) fn edition(entry: &Entry) -> EditionDraft {
    let said = |word: &str| entry.fact(word).unwrap_or_default().to_owned();
    EditionDraft {
        name: said("name"),
        isbn: said("ISBN"),
        asin: said("ASIN"),
        publisher: said("publisher"),
        published: said("published"),
        language: said("language"),
        format: entry.fact("format").and_then(Format::parse_word),
        pages: said("pages"),
        last_page: said("last page"),
        minutes: said("minutes"),
    }
}

/// A place among others, which the table counts from 1.
fn place(entry: &Entry, word: &str) -> Option<usize> {
    entry.fact(word)?.parse::<usize>().ok()?.checked_sub(1)
}

fn tags(cell: &str) -> Vec<String> {
    cell.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

fn day(words: &str) -> Result<ReadingDay, String> {
    ReadingDay::parse(words).map_err(|_| format!("“{}” is no day", beginning(words)))
}

pub(super) fn fitting(text: &str, most: usize) -> Result<String, String> {
    // Bytes are never fewer than signs.
    if text.len() > most && text.chars().count() > most {
        return Err(format!("a text in it is longer than {most} characters; it is left out"));
    }
    Ok(text.to_owned())
}

pub(super) fn beginning(words: &str) -> String {
    words.chars().take(60).collect()
}
