//! A place far before the end, from somebody who was near the end or through: a slip corrected, or another read?

use super::store::{self, ReadRow};
use super::{ReadStateKind, list};
use crate::library::Tx;
use crate::values::{BookId, ImpreciseDate, Position};
use crate::{Error, Result};

/// From here on the end is near.
const NEAR_THE_END: f64 = 0.9;
/// A place before this share of the way there is far back.
const FAR_BACK: f64 = 0.5;

/// Asks which of the two it is, where it may be either: after a finished read always, in one that goes on only for a
/// place far before the end that was near.
///
/// # Errors
/// `StartAgain` with the question.
pub(super) fn ask(title: &str, read: &ReadRow, current: Option<&Position>, to: &Position) -> Result<()> {
    let stood = match read.state {
        ReadStateKind::Finished => format!("You have finished “{title}”."),
        _ if is_far_back(current, to) => format!("You were near the end of “{title}”."),
        _ => return Ok(()),
    };
    let question = format!("{stood} Correct the place to {}, or start again?", to.words());
    Err(Error::StartAgain { question })
}

fn is_far_back(current: Option<&Position>, to: &Position) -> bool {
    let shares = current.and_then(Position::fraction).zip(to.fraction());
    shares.is_some_and(|(was, now)| was >= NEAR_THE_END && now <= was * FAR_BACK)
}

/// The latest read of a book, where it was finished.
pub(super) fn finished(tx: &Tx<'_>, book: BookId) -> Result<Option<ReadRow>> {
    match list::reads_of(&tx.snapshot(), book)?.first() {
        Some(read) => Ok(Some(store::read(&tx.snapshot(), read.id)?).filter(|it| it.state == ReadStateKind::Finished)),
        None => Ok(None),
    }
}

/// Finishes a read that was left open near its end, since another one begins: on the day of the entry that reached the
/// end; if none did, nobody knows when.
pub(super) fn close(tx: &Tx<'_>, read: ReadRow) -> Result<()> {
    if read.state == ReadStateKind::Finished {
        return Ok(());
    }
    let log = list::sessions_of(&tx.snapshot(), read.id)?;
    let last = log.first().filter(|entry| entry.to.fraction.is_some_and(|share| share >= 1.0));
    let ended = last.map_or(ImpreciseDate::unknown(), |entry| entry.day.into());
    store::put_read(tx, &ReadRow { state: ReadStateKind::Finished, ended: Some(ended), ..super::pause::resumed(read) })
}
