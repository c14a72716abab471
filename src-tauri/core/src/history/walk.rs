//! Undo and redo: the two directions along the steps.

use rusqlite::session::invert_strm;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior};
use serde::Serialize;

use super::apply::{self, Rest};
use super::no_step;
use super::packed::Changeset;
use crate::library::{Library, Op, Source, Stale, stale_of, tick};
use crate::storage::{Following, Room, Touched};
use crate::{Error, Now, Result};

/// Fewer bytes than any row takes in a changeset: two ids and what is about them.
const SHORTEST_ROW: usize = 80;

/// Which way to walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Take the latest step back.
    Undo,
    /// Repeat the step that was taken back last.
    Redo,
}

impl Direction {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

/// What walking one step did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Walked {
    /// The step that was taken back or repeated.
    pub op: Op,
    /// It as an English sentence: "Finished Express in Action".
    pub label: String,
    /// What is old on a screen now.
    pub stale: Vec<Stale>,
}

struct Found {
    seq: i64,
    op: Op,
    subject: String,
    changeset: Vec<u8>,
}

impl Library {
    /// Takes the latest step back.
    ///
    /// # Errors
    /// `NoStep` where there is none; `Conflict` where a row has changed since, with its name. Nothing is changed then.
    pub fn undo(&self, now: Now, source: Source) -> Result<Walked> {
        self.walk(Direction::Undo, None, now, source)
    }

    /// Takes the step at this place back, which must be the latest: what was built on it is not undone unseen.
    ///
    /// # Errors
    /// As [`Library::undo`]; `Conflict` where another step came after it, or it is no longer there.
    pub fn undo_step(&self, seq: u32, now: Now, source: Source) -> Result<Walked> {
        self.walk(Direction::Undo, Some(seq), now, source)
    }

    /// Repeats the step that was taken back last.
    ///
    /// # Errors
    /// As [`Library::undo`].
    pub fn redo(&self, now: Now, source: Source) -> Result<Walked> {
        self.walk(Direction::Redo, None, now, source)
    }

    fn walk(&self, direction: Direction, only: Option<u32>, now: Now, source: Source) -> Result<Walked> {
        let (walked, touched) = self.with_writer(|db| {
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if let Some(seq) = only {
                refuse_unless_latest(&tx, seq)?;
            }
            let done = step(&tx, direction, now)?;
            tx.commit()?;
            Ok(done)
        })?;
        self.after_commit(Some(touched), Some(walked.op), source, &walked.stale);
        Ok(walked)
    }
}

/// Refuses a step that others stand on, with how many they are.
fn refuse_unless_latest(db: &Connection, seq: u32) -> Result<()> {
    let (there, later): (bool, u32) =
        db.prepare_cached(include_str!("sql/stands_on.sql"))?.query_row([seq], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let what = match (there, later) {
        (true, 0) => return Ok(()),
        (true, 1) => "One more step came after this one. Take that one back first: History shows both.".to_owned(),
        (true, later) => format!("{later} more steps came after this one. Take those back first: History shows them."),
        (false, _) => {
            "This step was taken back already, or a later one took it in. History shows what is left.".to_owned()
        }
    };
    Err(Error::conflict(what))
}

fn step(db: &Connection, direction: Direction, now: Now) -> Result<(Walked, Touched)> {
    let question = match direction {
        Direction::Undo => include_str!("sql/next_to_undo.sql"),
        Direction::Redo => include_str!("sql/next_to_redo.sql"),
    };
    let found = db.prepare_cached(question)?.query_row([], found).optional()?.ok_or_else(|| no_step(direction))?;
    let mut touched = carry_out(db, direction, found.seq, found.changeset)?;
    db.prepare_cached("UPDATE local_history SET undone = ?1, clock = ?2 WHERE seq = ?3")?.execute((
        direction == Direction::Undo,
        tick(db, now)?,
        found.seq,
    ))?;
    touched.seal(db, now)?;
    let stale = stale_of(touched.tables().iter().copied());
    Ok((Walked { op: found.op, label: found.op.label(&found.subject), stale }, touched))
}

/// Walks the parts of a step in its order or against it; all of one that is no longer than most there is its last.
fn carry_out(db: &Connection, direction: Direction, seq: i64, last: Vec<u8>) -> Result<Touched> {
    let mut parts = super::parts(db, seq)?;
    let rows = if parts.is_empty() { last.len() / SHORTEST_ROW } else { usize::MAX };
    let _room = Room::for_rows(db, rows)?;
    let mut following = Following::of(parts.len() + 1);
    let mut walk = |changeset: Vec<u8>, rest: Rest| following.add(db, carry_out_part(db, direction, changeset, rest)?);
    match direction {
        Direction::Redo => {
            for part in parts {
                walk(super::part(db, part)?, Rest::Follows)?;
            }
            walk(last, Rest::None)?;
        }
        Direction::Undo => {
            walk(last, if parts.is_empty() { Rest::None } else { Rest::Follows })?;
            while let Some(part) = parts.pop() {
                walk(super::part(db, part)?, if parts.is_empty() { Rest::None } else { Rest::Follows })?;
            }
        }
    }
    following.end(db)
}

fn carry_out_part(db: &Connection, direction: Direction, changeset: Vec<u8>, rest: Rest) -> Result<Touched> {
    let changeset = turned(changeset, direction)?;
    // Rows that the step takes away are looked up while they are still there, so that lists can drop them.
    let before = Touched::read(db, &changeset)?;
    apply::apply(db, &changeset, direction, rest)?;
    if before.only_went() { Ok(before) } else { Ok(Touched::read(db, &changeset)?.and(before)) }
}

/// The changeset as it is applied in a direction. What was recorded is let go, so that a long part is in memory once.
fn turned(recorded: Vec<u8>, direction: Direction) -> Result<Vec<u8>> {
    match direction {
        Direction::Redo => Ok(recorded),
        Direction::Undo => {
            let mut inverse = Vec::with_capacity(recorded.len());
            invert_strm(&mut recorded.as_slice(), &mut inverse)?;
            Ok(inverse)
        }
    }
}

fn found(row: &Row<'_>) -> rusqlite::Result<Found> {
    let word: String = row.get("op")?;
    Ok(Found {
        seq: row.get("seq")?,
        op: Op::parse_word(&word).ok_or(rusqlite::types::FromSqlError::InvalidType)?,
        subject: row.get("subject")?,
        changeset: row.get::<_, Changeset>("changeset")?.0,
    })
}
