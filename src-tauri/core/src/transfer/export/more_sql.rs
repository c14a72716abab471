//! What only the full table says of a book besides: the logs of its reads and the tags of its notes. They are walked
//! beside the books like the rest.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, Statement};

use super::store::{Beside, place, text};
use crate::Result;
use crate::transfer::entries::Place;

pub(super) const SESSIONS: &str = include_str!("sql/sessions.sql");
pub(super) const NOTE_TAGS: &str = include_str!("sql/note_tags.sql");

/// An entry of a log.
#[derive(Debug, Clone)]
pub(super) struct ExportedSession {
    pub(super) read: String,
    pub(super) day: String,
    pub(super) started_at: Option<i64>,
    /// Minutes that the clock was ahead of UTC.
    pub(super) utc_offset: i32,
    pub(super) minutes: Option<u32>,
    pub(super) note: String,
    pub(super) log_at: i64,
    pub(super) id: String,
    pub(super) from: Option<Place>,
    pub(super) to: Option<Place>,
}

/// What the full table says of one book besides.
#[derive(Debug, Default)]
pub(super) struct More {
    /// In the order of their days.
    pub(super) sessions: Vec<ExportedSession>,
    /// By the id of the note, in the order of their names.
    pub(super) note_tags: BTreeMap<String, Vec<String>>,
}

/// The questions, asked once for all books.
pub(super) struct MoreAsked<'db> {
    sessions: Statement<'db>,
    note_tags: Statement<'db>,
}

/// The answers, book by book.
pub(super) struct MoreOf<'a> {
    sessions: Beside<'a>,
    note_tags: Beside<'a>,
}

impl<'db> MoreAsked<'db> {
    pub(super) fn new(db: &'db Connection) -> Result<Self> {
        Ok(Self { sessions: db.prepare(SESSIONS)?, note_tags: db.prepare(NOTE_TAGS)? })
    }

    pub(super) fn answers(&mut self) -> Result<MoreOf<'_>> {
        Ok(MoreOf { sessions: Beside::new(&mut self.sessions)?, note_tags: Beside::new(&mut self.note_tags)? })
    }
}

impl MoreOf<'_> {
    /// What there is of a book. Books are asked for in the order of their ids.
    pub(super) fn book(&mut self, book: &str) -> Result<More> {
        let mut more = More::default();
        self.sessions.of(book, |row| {
            more.sessions.push(session(row)?);
            Ok(())
        })?;
        more.sessions.sort_by(|one, other| (&one.day, one.log_at, &one.id).cmp(&(&other.day, other.log_at, &other.id)));
        self.note_tags.of(book, |row| {
            more.note_tags.entry(row.get(1)?).or_default().push(row.get(2)?);
            Ok(())
        })?;
        more.note_tags.values_mut().for_each(|tags| tags.sort_unstable());
        Ok(more)
    }
}

fn session(row: &Row<'_>) -> rusqlite::Result<ExportedSession> {
    let at = |typed: usize| -> rusqlite::Result<Option<Place>> {
        let place = place(row, typed + 1)?;
        place.map(|place| Ok(Place { entered: text(row, typed)?, ..place })).transpose()
    };
    Ok(ExportedSession {
        read: row.get(1)?,
        day: row.get(2)?,
        started_at: row.get(3)?,
        utc_offset: row.get::<_, Option<i32>>(4)?.unwrap_or_default(),
        minutes: row.get(5)?,
        note: text(row, 6)?,
        log_at: row.get(7)?,
        id: row.get(8)?,
        from: at(9)?,
        to: at(14)?,
    })
}
