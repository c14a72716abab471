//! Applies a changeset, or refuses it whole and names the row in the way.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::session::{ChangesetItem, ConflictAction, ConflictType};
use rusqlite::{Connection, OptionalExtension};

use super::pieces::each_piece;
use super::walk::Direction;
use crate::storage::Table;
use crate::{Error, Result};

/// A row that is not as the step left it.
#[derive(Debug, Clone)]
struct InTheWay {
    table: String,
    key: Option<String>,
}

/// Applies `changeset` to rows that are exactly as it expects them.
///
/// # Errors
/// `Conflict` with the row that has changed since; nothing is applied then.
pub(super) fn apply(db: &Connection, changeset: &[u8], direction: Direction, rest: Rest) -> Result<()> {
    if changeset.is_empty() {
        return Ok(());
    }
    each_piece(changeset, direction, |piece, is_last| {
        apply_piece(db, piece, if is_last { rest } else { Rest::Follows })
    })
}

/// Whether more of the same step comes: until then a row may point at one that is not there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    Follows,
    None,
}

fn apply_piece(db: &Connection, piece: &[u8], rest: Rest) -> Result<()> {
    let found = Arc::new(Mutex::new(None));
    let seen = Arc::clone(&found);
    let mut input = piece;
    let applied =
        db.apply_strm(&mut input, None::<fn(&str) -> bool>, move |kind: ConflictType, item: ChangesetItem| {
            if kind == ConflictType::SQLITE_CHANGESET_FOREIGN_KEY && rest == Rest::Follows {
                return ConflictAction::SQLITE_CHANGESET_OMIT;
            }
            *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(in_the_way(&item));
            ConflictAction::SQLITE_CHANGESET_ABORT
        });
    let row = found.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (applied, row) {
        (Ok(()), _) => Ok(()),
        (Err(_), Some(row)) => Err(refusal(db, &row)?),
        (Err(error), None) => Err(error.into()),
    }
}

fn in_the_way(item: &ChangesetItem) -> InTheWay {
    let table = item.op().map_or_else(|_| String::new(), |op| op.table_name().to_owned());
    let key = [item.old_value(0), item.new_value(0)]
        .into_iter()
        .flatten()
        .find_map(|value| value.as_str().ok().map(str::to_owned));
    InTheWay { table, key }
}

fn refusal(db: &Connection, row: &InTheWay) -> Result<Error> {
    let what = match Table::named(&row.table) {
        Ok(table) => name_of(db, table, row.key.as_deref())?,
        Err(_) => "something".to_owned(),
    };
    Ok(Error::conflict(format!(
        "This step cannot be taken back or repeated: {what} has changed since. Nothing was changed."
    )))
}

/// How a person would call the row.
pub(crate) fn name_of(db: &Connection, table: Table, key: Option<&str>) -> Result<String> {
    let (words, titled) = match table {
        Table::Book => ("the book", Some("SELECT title FROM book WHERE id = ?1")),
        Table::Edition => ("an edition of", Some(include_str!("sql/title_of_edition.sql"))),
        Table::Read => ("a read of", Some(include_str!("sql/title_of_read.sql"))),
        Table::Session => ("an entry of", Some(include_str!("sql/title_of_session.sql"))),
        Table::ChapterRead => ("a chapter that was read", None),
        Table::Timer => ("the timer", None),
        Table::Note | Table::NoteTag | Table::NoteReview => ("a note", None),
        Table::Image => ("a picture", None),
        Table::SavedFilter => ("the saved filter", Some("SELECT name FROM saved_filter WHERE id = ?1")),
        Table::Plan => ("the plan", Some("SELECT title FROM plan WHERE id = ?1")),
        Table::Stage => ("the stage", Some("SELECT title FROM stage WHERE id = ?1")),
        Table::Item | Table::Overlay => ("an item of a plan,", Some("SELECT asks_for FROM item WHERE id = ?1")),
        Table::Setting => ("the setting", Some("SELECT key FROM setting WHERE key = ?1")),
        Table::Person | Table::Authorship => ("an author", None),
        Table::Tag | Table::BookTag => ("a tag", None),
        Table::Chapter => ("a chapter", None),
        Table::SourceFile | Table::SourceRow => ("a row of an imported file", None),
        Table::KnownTopic => ("the topic", Some("SELECT topic FROM known_topic WHERE id = ?1")),
        Table::Requires | Table::OwnNeed => ("a prerequisite", None),
        Table::ItemGroup | Table::Candidate | Table::Annotation | Table::PlanDeclined => ("a part of a plan", None),
    };
    let title: Option<String> = match (titled, key) {
        (Some(question), Some(key)) => db.query_row(question, [key], |row| row.get(0)).optional()?,
        _ => None,
    };
    Ok(title.map_or_else(|| words.trim_end_matches(" of").to_owned(), |title| format!("{words} “{title}”")))
}
