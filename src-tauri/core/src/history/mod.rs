//! The steps a reader can walk back and forth: kept in the file, so that they outlive the program.
//!
//! A *step* is one op with the changeset that SQLite's session recorded. No operation writes its own inverse: undo
//! applies the changeset inverted, redo applies it again. The rule protected here: a step is applied only onto rows that
//! are exactly as it left them; otherwise it is refused and says which row stands in the way.

mod apply;
mod field_times;
mod packed;
mod pieces;
mod walk;

use rusqlite::session::Changegroup;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;

use self::packed::Changeset;
use crate::library::{Op, Snapshot, Source, tick};
use crate::now::Moment;
use crate::{Error, Now, Result};

pub(crate) use apply::name_of;
pub(crate) use field_times::{FieldTimes, field_times};
pub use walk::{Direction, Walked};

/// Steps older than the newest five hundred are forgotten.
const KEPT_STEPS: i64 = 500;
/// Steps older than ninety days are forgotten.
const KEPT_MILLIS: i64 = 90 * 24 * 60 * 60 * 1000;
/// Steps with the same key join within a minute.
const JOIN_MILLIS: i64 = 60 * 1000;

/// One line of the history page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Step {
    /// Its place in the history; larger is later.
    pub seq: u32,
    /// What it did.
    pub op: Op,
    /// What it was about.
    pub subject: String,
    /// Both as an English sentence.
    pub label: String,
    /// Through which door it came: "window" or "command_line".
    pub source: String,
    /// When.
    pub at: Moment,
    /// Undone, and can be redone.
    pub undone: bool,
}

/// A change that has just been made inside the current transaction.
pub(crate) struct NewStep<'a> {
    pub(crate) op: Op,
    pub(crate) subject: &'a str,
    pub(crate) source: Source,
    pub(crate) coalesce: Option<&'a str>,
    /// Its place, where parts of it were recorded before.
    pub(crate) begun: Option<i64>,
    pub(crate) changeset: Vec<u8>,
}

/// Stores a step: undone ones can no longer be redone, and one that joins the last one replaces it. Answers its place;
/// none where both together changed nothing.
pub(crate) fn record(db: &Connection, now: Now, step: NewStep<'_>) -> Result<Option<u32>> {
    if let Some(seq) = step.begun {
        finish(db, now, seq, step)?;
        forget_old(db, now)?;
        return Ok(u32::try_from(seq).ok());
    }
    forget_undone(db)?;
    let changeset = match joined(db, now, &step)? {
        Some((seq, both)) => {
            db.prepare_cached("DELETE FROM local_history WHERE seq = ?1")?.execute([seq])?;
            both
        }
        None => step.changeset,
    };
    let mut seq = None;
    if !changeset.is_empty() {
        db.prepare_cached(include_str!("sql/record.sql"))?.execute(named_params! {
            ":op": step.op.as_str(),
            ":subject": step.subject,
            ":source": step.source.as_str(),
            ":at": now.millis(),
            ":clock": tick(db, now)?,
            ":coalesce": step.coalesce,
            ":changeset": Changeset(changeset),
        })?;
        seq = u32::try_from(db.last_insert_rowid()).ok();
    }
    forget_old(db, now)?;
    Ok(seq)
}

/// Begins a step that is recorded in parts. Answers its place.
pub(crate) fn begin(db: &Connection, now: Now, op: Op, source: Source) -> Result<i64> {
    forget_undone(db)?;
    db.prepare_cached(include_str!("sql/record.sql"))?.execute(named_params! {
        ":op": op.as_str(),
        ":subject": "",
        ":source": source.as_str(),
        ":at": now.millis(),
        ":clock": 0,
        ":coalesce": None::<&str>,
        ":changeset": Changeset(Vec::new()),
    })?;
    Ok(db.last_insert_rowid())
}

/// Puts a part of a step behind those before it.
pub(crate) fn add_part(db: &Connection, seq: i64, changeset: Vec<u8>) -> Result<()> {
    let question = "INSERT INTO local_history_part (seq, changeset) VALUES (?1, ?2)";
    db.prepare_cached(question)?.execute((seq, Changeset(changeset)))?;
    Ok(())
}

/// The parts of a step in the order in which they were recorded, but for the last, which stands with the step.
pub(crate) fn parts(db: &Connection, seq: i64) -> Result<Vec<i64>> {
    let mut ask = db.prepare_cached("SELECT id FROM local_history_part WHERE seq = ?1 ORDER BY id")?;
    Ok(ask.query_map([seq], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// One of them.
pub(crate) fn part(db: &Connection, id: i64) -> Result<Vec<u8>> {
    let mut ask = db.prepare_cached("SELECT changeset FROM local_history_part WHERE id = ?1")?;
    Ok(ask.query_row([id], |row| row.get::<_, Changeset>(0))?.0)
}

/// Ends a step that was recorded in parts.
fn finish(db: &Connection, now: Now, seq: i64, step: NewStep<'_>) -> Result<()> {
    db.prepare_cached("UPDATE local_history SET subject = ?2, clock = ?3, changeset = ?4 WHERE seq = ?1")?
        .execute((seq, step.subject, tick(db, now)?, Changeset(step.changeset)))?;
    Ok(())
}

fn forget_undone(db: &Connection) -> Result<()> {
    db.prepare_cached("DELETE FROM local_history WHERE undone = 1")?.execute([])?;
    Ok(())
}

/// The last step's place and the changeset of it and this one together, where they join.
fn joined(db: &Connection, now: Now, step: &NewStep<'_>) -> Result<Option<(i64, Vec<u8>)>> {
    let Some(key) = step.coalesce else { return Ok(None) };
    let since = now.millis() - JOIN_MILLIS;
    let last: Option<(i64, Changeset)> = db
        .prepare_cached(include_str!("sql/last_to_join.sql"))?
        .query_row(named_params! { ":key": key, ":since": since }, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((seq, Changeset(before))) = last else { return Ok(None) };
    let mut group = Changegroup::new()?;
    group.add_stream(&mut before.as_slice())?;
    group.add_stream(&mut step.changeset.as_slice())?;
    let mut both = Vec::new();
    group.output_strm(&mut both)?;
    Ok(Some((seq, both)))
}

fn forget_old(db: &Connection, now: Now) -> Result<()> {
    db.prepare_cached(include_str!("sql/forget_old.sql"))?
        .execute(named_params! { ":kept": KEPT_STEPS, ":before": now.millis() - KEPT_MILLIS })?;
    Ok(())
}

/// The latest steps, newest first.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn list(view: &Snapshot<'_>, limit: u32) -> Result<Vec<Step>> {
    let mut ask = view.sql(include_str!("sql/list.sql"))?;
    let steps = ask.query_map([limit.clamp(1, 500)], step)?.collect::<rusqlite::Result<_>>()?;
    Ok(steps)
}

fn step(row: &Row<'_>) -> rusqlite::Result<Step> {
    let word: String = row.get("op")?;
    let op = Op::parse_word(&word).ok_or(rusqlite::types::FromSqlError::InvalidType)?;
    let subject: String = row.get("subject")?;
    Ok(Step {
        seq: row.get("seq")?,
        op,
        label: op.label(&subject),
        subject,
        source: row.get("source")?,
        at: row.get("at")?,
        undone: row.get("undone")?,
    })
}

fn no_step(direction: Direction) -> Error {
    Error::NoStep { direction: direction.as_str() }
}
