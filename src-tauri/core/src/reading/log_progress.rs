//! Progress is recorded: one field, any unit.

use serde::Serialize;

use super::log_sql;
use super::store::{self, ReadRow};
use super::{Again, PositionView, ProgressDraft, ReadStateKind, again, dates, pause, sessions};
use crate::library::Tx;
use crate::values::{BookId, EditionId, Position, ReadId, SessionId};
use crate::{Result, books};

/// What recording progress did.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Logged {
    /// The entry.
    pub session: SessionId,
    /// The read it belongs to.
    pub read: ReadId,
    /// Where the reader is now.
    pub position: PositionView,
    /// The text ends here: "Finished" can be offered.
    pub at_the_end: bool,
}

/// Records where the reader is in `book`. A book that nobody was reading is started on that day; a paused one goes on.
///
/// # Errors
/// `NotFound`; `Invalid` for an entry that cannot be understood; `BeyondTheEnd` where page or count must be wrong;
/// `StartAgain` where it may be a correction or another read, and the draft does not say which.
pub fn log_progress(tx: &mut Tx<'_>, book: BookId, draft: &ProgressDraft) -> Result<Logged> {
    let title = books::title_of(&tx.snapshot(), book)?;
    let read = match (standing(tx, book)?, draft.again) {
        (Some(read), Some(Again::NewRead)) => {
            again::close(tx, read)?;
            begun(tx, book, draft.edition, &draft.day)?
        }
        (Some(read), _) => read,
        (None, _) => begun(tx, book, draft.edition, &draft.day)?,
    };
    let (id, session) = sessions::added(tx, &read, draft)?;
    if draft.again.is_none() {
        again::ask(&title, &read, session.from.as_ref(), &session.to)?;
    }
    let read = going_on(tx, read)?;
    tx.about(format!("{} of {title}", session.to.words()));
    Logged::of(tx, read.id, id, &session.to)
}

impl Logged {
    /// An entry that ended at `to`; the reader is further where it was entered afterwards.
    pub(super) fn of(tx: &Tx<'_>, read: ReadId, session: SessionId, to: &Position) -> Result<Self> {
        let here = log_sql::latest(&tx.snapshot(), read)?;
        let here = here.as_ref().unwrap_or(to);
        let at_the_end = here.fraction().is_some_and(|fraction| fraction >= 1.0);
        Ok(Self { session, read, position: PositionView::from(here), at_the_end })
    }
}

/// The read that reading `book` belongs to: the open one, gone on with where it was paused, else a new one.
pub(super) fn read_for(tx: &mut Tx<'_>, book: BookId, day: &str) -> Result<ReadRow> {
    match store::open(&tx.snapshot(), book)? {
        Some(open) => going_on(tx, open),
        None => begun(tx, book, None, day),
    }
}

/// The read that an entry may belong to: the open one, else the latest where that was finished.
fn standing(tx: &Tx<'_>, book: BookId) -> Result<Option<ReadRow>> {
    match store::open(&tx.snapshot(), book)? {
        Some(open) => Ok(Some(open)),
        None => again::finished(tx, book),
    }
}

/// The read under way again, if it was paused or finished.
fn going_on(tx: &Tx<'_>, read: ReadRow) -> Result<ReadRow> {
    if read.state == ReadStateKind::Reading {
        return Ok(read);
    }
    let read = ReadRow { ended: None, ..pause::resumed(read) };
    store::put_read(tx, &read)?;
    Ok(read)
}

fn begun(tx: &mut Tx<'_>, book: BookId, edition: Option<EditionId>, day: &str) -> Result<ReadRow> {
    let edition = store::own_edition(&tx.snapshot(), book, edition)?;
    let started = Some(dates::of_action(tx, "day", day)?);
    let read = ReadRow { edition, started, ..ReadRow::new(tx, book)? };
    store::put_read(tx, &read)?;
    Ok(read)
}
