//! Progress is recorded: one field, any unit.

use serde::Serialize;

use super::store::{self, ReadRow};
use super::{PositionView, ProgressDraft, ReadStateKind, dates, pause, sessions};
use crate::library::Tx;
use crate::values::{BookId, ReadId, SessionId};
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
/// `NotFound`; `Invalid` for an entry that cannot be understood; `BeyondTheEnd` where page or count must be wrong.
pub fn log_progress(tx: &mut Tx<'_>, book: BookId, draft: &ProgressDraft) -> Result<Logged> {
    let title = books::title_of(&tx.snapshot(), book)?;
    let read = read_for(tx, book, draft)?;
    let current = store::latest(&tx.snapshot(), read.id, None)?;
    let measure = store::measure(&tx.snapshot(), book, read.edition)?;
    let session = sessions::filled(tx, draft, &measure, current)?;
    let id = store::insert_session(tx, read.id, &session)?;
    tx.about(format!("{} of {title}", session.to.words()));
    Ok(Logged {
        session: id,
        read: read.id,
        at_the_end: session.to.fraction().is_some_and(|fraction| fraction >= 1.0),
        position: PositionView::from(&session.to),
    })
}

fn read_for(tx: &mut Tx<'_>, book: BookId, draft: &ProgressDraft) -> Result<ReadRow> {
    match store::open(&tx.snapshot(), book)? {
        Some(open) if open.state == ReadStateKind::Paused => {
            let read = pause::resumed(open);
            store::update_read(tx, &read)?;
            Ok(read)
        }
        Some(open) => Ok(open),
        None => {
            let started = Some(dates::of_action(tx, "day", &draft.day)?);
            let read = ReadRow { started, ..ReadRow::new(tx, book)? };
            store::insert_read(tx, &read)?;
            Ok(read)
        }
    }
}
