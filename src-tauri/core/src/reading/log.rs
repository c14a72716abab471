//! The order of a read's log, and the rule that holds it together: an entry begins where the one before it ended,
//! unless the reader said otherwise, and keeps doing so when entries come, go and change before it. Where an entry
//! ended never moves by itself.

use super::log_sql::{self, LogPlace, Neighbour, SessionRow, StoredSession};
use crate::Result;
use crate::library::{Snapshot, Tx};
use crate::values::{Position, ReadId, SessionId};

/// The entries on both sides of a place of the log.
pub(super) struct Neighbours {
    pub(super) before: Option<Neighbour>,
    after: Option<Neighbour>,
}

impl Neighbours {
    pub(super) fn of(view: &Snapshot<'_>, read: ReadId, place: LogPlace) -> Result<Self> {
        Ok(Self { before: log_sql::entry_before(view, read, place)?, after: log_sql::entry_after(view, read, place)? })
    }

    /// Where the reader was at this place of the log.
    pub(super) fn standing(&self) -> Option<&Position> {
        self.before.as_ref().map(|before| &before.to)
    }

    fn are(&self, other: &Self) -> bool {
        let id = |neighbour: &Option<Neighbour>| neighbour.as_ref().map(|neighbour| neighbour.id);
        id(&self.before) == id(&other.before) && id(&self.after) == id(&other.after)
    }

    /// Lets the entry after this place begin at `now`, if it began where the one before it ended until now, at `was`.
    fn follow(&self, tx: &Tx<'_>, was: Option<&Position>, now: Option<&Position>) -> Result<()> {
        match &self.after {
            Some(after) if after.from.as_ref() == was => log_sql::move_from(tx, after.id, now),
            _ => Ok(()),
        }
    }
}

/// Puts a new entry at its place.
pub(super) fn insert(tx: &Tx<'_>, read: ReadId, id: SessionId, session: &SessionRow) -> Result<()> {
    let around = Neighbours::of(&tx.snapshot(), read, session.place(id))?;
    log_sql::insert_session(tx, read, id, session)?;
    around.follow(tx, around.standing(), Some(&session.to))
}

/// Makes an entry what it should be, at its new place.
pub(super) fn replace(tx: &Tx<'_>, old: &StoredSession, session: &SessionRow) -> Result<()> {
    let view = tx.snapshot();
    let left = Neighbours::of(&view, old.read, old.row.place(old.id))?;
    let reached = Neighbours::of(&view, old.read, session.place(old.id))?;
    log_sql::update_session(tx, old.id, session)?;
    if left.are(&reached) {
        return left.follow(tx, Some(&old.row.to), Some(&session.to));
    }
    left.follow(tx, Some(&old.row.to), left.standing())?;
    reached.follow(tx, reached.standing(), Some(&session.to))
}

/// Takes an entry out.
pub(super) fn remove(tx: &Tx<'_>, old: &StoredSession) -> Result<()> {
    let around = Neighbours::of(&tx.snapshot(), old.read, old.row.place(old.id))?;
    log_sql::remove_session(tx, old.id)?;
    around.follow(tx, Some(&old.row.to), around.standing())
}
