//! Stretches of reading that a device recorded, as entries of the log. They go to a read that the library has and that
//! was under way on their day. A book that comes with the file begins to be read with its first stretch, which a device
//! saw; no other read begins, and none ends by them. A stretch that grew since becomes the longer one, and one that the reader
//! logged in the same hour is that one.

use crate::library::{Snapshot, Tx};
use crate::now::LocalMoment;
use crate::reading::{self, ProgressDraft, Read, ReadState, Session};
use crate::values::{BookId, ImpreciseDate, ReadId, ReadingDay, RolloverHour, SessionId};
use crate::{Error, Moment, Now, Result};

use super::dates;
use super::done::Done;
use super::format::Rule;
use super::report::{GAINS, Outcome};

/// A stretch of reading as a row tells it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    pub(super) when: When,
    pub(super) minutes: Option<u32>,
    /// Hundredths of the text.
    pub(super) from: Option<f64>,
    pub(super) to: f64,
}

/// When a stretch was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    /// It began at this moment.
    Began(LocalMoment),
    /// Somewhen on the day of this moment.
    On(LocalMoment),
}

impl When {
    fn day(self, rollover: RolloverHour) -> ReadingDay {
        match self {
            Self::Began(at) | Self::On(at) => at.reading_day(rollover),
        }
    }
}

/// What the cells of a row say of a stretch.
#[derive(Debug, Default)]
pub(super) struct Told {
    when: Option<When>,
    minutes: Option<u32>,
    from: Option<f64>,
    to: Option<f64>,
}

impl Told {
    /// Takes a cell.
    pub(super) fn take(&mut self, rule: Rule, cell: &str, now: Now) -> std::result::Result<(), String> {
        let at = || dates::moment(cell, now).map(|moment| now.local_of(moment));
        match rule {
            Rule::StretchBegan => self.when = Some(When::Began(at()?)),
            Rule::StretchDay => self.when = Some(When::On(day(cell, now)?)),
            Rule::StretchMinutes => {
                self.minutes = Some(cell.parse().map_err(|_| format!("“{cell}” is no number of minutes"))?);
            }
            Rule::StretchFrom => self.from = Some(percent(cell)?),
            Rule::StretchTo => self.to = Some(percent(cell)?),
            _ => {}
        }
        Ok(())
    }

    /// The stretch, where the row says when it was and how far it led.
    pub(super) fn stretch(self) -> Option<Stretch> {
        let to = self.to?;
        // Who pages back has read nothing new, and corrects nothing.
        let from = self.from.map(|from| from.min(to));
        Some(Stretch { when: self.when?, minutes: self.minutes, from, to })
    }
}

/// A moment of the day that a cell says. Midnight is how programs write a day without a time, and no hour of reading.
fn day(cell: &str, now: Now) -> std::result::Result<LocalMoment, String> {
    const HALF_A_DAY: i64 = 12 * 60 * 60 * 1000;
    let bare = cell.get(..10).filter(|_| cell[10..].trim_start_matches(['T', ' ']).starts_with("00:00:00"));
    let at = now.local_of(dates::moment(bare.unwrap_or(cell), now)?);
    Ok(if at.clock() == "00:00" { now.local_of(Moment(at.at.0 + HALF_A_DAY)) } else { at })
}

/// A share of the text, of a hundred.
pub(super) fn percent(cell: &str) -> std::result::Result<f64, String> {
    let number: Option<f64> = cell.trim_end_matches(['%', ' ']).replace(',', ".").parse().ok();
    number.filter(|number| (0.0..=100.0).contains(number)).ok_or_else(|| format!("“{cell}” is no share of a hundred"))
}

/// A stretch that the log does not have.
#[derive(Debug, Clone)]
pub(super) struct Missing {
    read: ReadId,
    /// The entry that becomes this one.
    shorter: Option<SessionId>,
    draft: ProgressDraft,
}

/// What became of a row's stretch.
pub(super) enum Fate {
    /// There is nothing to write.
    Known,
    /// It is to be written.
    Missing(Box<Missing>),
    /// The book has no read at all, and its first page was turned on this day.
    Unbegun(ReadingDay),
    /// No read was under way on this day.
    NoRead(ReadingDay),
}

/// Looks for a stretch in the logs of a book.
pub(super) fn look(view: &Snapshot<'_>, book: BookId, rollover: RolloverHour, stretch: &Stretch) -> Result<Fate> {
    let day = stretch.when.day(rollover);
    let reads = reading::reads_of(view, book)?;
    let Some(read) = read_on(&reads, day) else {
        let was_seen = reads.is_empty() && matches!(stretch.when, When::Began(_));
        return Ok(if was_seen { Fate::Unbegun(day) } else { Fate::NoRead(day) });
    };
    let log = reading::sessions_of(view, read)?;
    let known = log.iter().find(|entry| is_same(entry, stretch, day));
    let shorter = match known {
        Some(entry) if grows(entry, stretch) => Some(entry.id),
        Some(_) => return Ok(Fate::Known),
        None => None,
    };
    Ok(Fate::Missing(Box::new(Missing { read, shorter, draft: draft(stretch, day) })))
}

/// Begins the first read of a book on the day of its first stretch.
pub(super) fn begin(tx: &mut Tx<'_>, book: BookId, day: ReadingDay) -> Result<()> {
    reading::start(tx, book, &day.to_string(), None).map(drop)
}

/// Writes a stretch; answers why it could not be.
pub(super) fn write(tx: &mut Tx<'_>, missing: &Missing) -> Result<Option<String>> {
    let Missing { read, shorter, draft } = missing;
    let written = match shorter {
        Some(entry) => reading::edit_session(tx, *entry, draft),
        None => reading::add_session(tx, *read, draft).map(drop),
    };
    match written {
        Ok(()) => Ok(None),
        Err(Error::Invalid { rule, .. }) => Ok(Some(rule)),
        Err(error) => Err(error),
    }
}

fn draft(stretch: &Stretch, day: ReadingDay) -> ProgressDraft {
    let at = match stretch.when {
        When::Began(at) => at.clock(),
        When::On(_) => String::new(),
    };
    ProgressDraft {
        entry: format!("{}%", stretch.to),
        from: stretch.from.map(|from| format!("{from}%")).unwrap_or_default(),
        day: day.to_string(),
        at,
        minutes: stretch.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        ..ProgressDraft::default()
    }
}

/// The read that was under way on a day: one whose dates say so before one that says nothing of dates.
fn read_on(reads: &[Read], day: ReadingDay) -> Option<ReadId> {
    let day = day.date();
    let ended = |read: &Read| match &read.state {
        ReadState::Finished { on } | ReadState::Abandoned { on, .. } => Some(*on),
        ReadState::Reading | ReadState::Paused { .. } => None,
    };
    let began_by = |read: &&Read| read.started.and_then(ImpreciseDate::earliest).is_none_or(|from| from <= day);
    let not_over = |read: &&Read| ended(read).and_then(ImpreciseDate::latest).is_none_or(|to| day <= to);
    let says = |read: &Read| read.started.and_then(ImpreciseDate::earliest).is_some();
    let fitting: Vec<&Read> = reads.iter().filter(began_by).filter(not_over).collect();
    fitting.iter().find(|read| says(read)).or(fitting.first()).map(|read| read.id)
}

/// Whether an entry of the log is this stretch: one at the same time, or on the same day where only that is known.
fn is_same(entry: &Session, stretch: &Stretch, day: ReadingDay) -> bool {
    let When::Began(began) = stretch.when else {
        return entry.day == day && entry.to.fraction.is_none_or(|to| to * 100.0 + 0.1 >= stretch.to);
    };
    let Some(known) = entry.started_at else { return false };
    let end = |from: Moment, minutes: Option<u32>| from.0 + i64::from(minutes.unwrap_or(0).max(1)) * 60_000;
    // The log counts in whole minutes.
    let begin = Moment(began.at.0 - began.at.0.rem_euclid(60_000));
    known.0 < end(begin, stretch.minutes) && begin.0 < end(known, entry.minutes)
}

/// Whether the stretch is the entry, gone on since. What the reader logged at another minute is theirs.
fn grows(entry: &Session, stretch: &Stretch) -> bool {
    let When::Began(began) = stretch.when else { return false };
    let same_minute = entry.started_at.is_some_and(|known| (began.at.0 - known.0).abs() < 60_000);
    same_minute && entry.minutes < stretch.minutes
}

/// Puts a stretch of reading into the log of the read that was under way. Answers whether it waits for the reader to
/// say when that was: a row that is kept is never looked at again.
pub(super) fn log(tx: &mut Tx<'_>, book: BookId, stretch: &Stretch, done: &mut Done) -> Result<bool> {
    let fate = look(&tx.snapshot(), book, tx.rollover(), stretch)?;
    let why = match fate {
        Fate::Known => None,
        Fate::NoRead(day) => {
            done.reasons.push(format!(
                "Its reading is not logged: you have no read of this book on {day}. Say when you read it, and import \
                 the file again."
            ));
            return Ok(true);
        }
        // Only the reader says of a book of theirs that they read it.
        Fate::Unbegun(day) if done.outcome != Outcome::New => {
            done.reasons.push(format!(
                "Its reading is not logged: you have not said that you read this book. Start it on {day} or before, or \
                 say when you read it, and import the file again."
            ));
            return Ok(true);
        }
        Fate::Unbegun(day) => {
            begin(tx, book, day)?;
            done.reasons.push(format!(
                "You began to read it on {day}, when its first page was turned. Whether you finished it, the file does \
                 not say."
            ));
            return log(tx, book, stretch, done);
        }
        Fate::Missing(missing) => {
            let refused = write(tx, &missing)?;
            if refused.is_none() {
                done.outcome = if done.outcome == Outcome::Matched { Outcome::Changed } else { done.outcome };
                done.reasons.push(format!("{GAINS}a session."));
            }
            refused
        }
    };
    done.reasons.extend(why.map(|why| format!("Its reading is not logged. {why}")));
    Ok(false)
}
