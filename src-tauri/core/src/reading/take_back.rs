//! A book was never begun: its latest read is taken back, and the book stands where it stood before.

use super::log_sql;
use super::store::{self, ReadRow};
use super::{TakeBack, list, spans_sql};
use crate::library::Tx;
use crate::values::BookId;
use crate::{Error, Result, books};

/// Takes the latest read of each of `books` back, as if it had not begun: a book begun by mistake is to be read again, a
/// second read leaves the first. Books without a read stay as they are.
///
/// # Errors
/// `NotFound`; `WouldLose` where a read holds more than its dates and that was not asked for. Nothing is changed then.
pub fn take_back(tx: &mut Tx<'_>, books: &[BookId], with: TakeBack) -> Result<()> {
    for book in books {
        let title = books::title_of(&tx.snapshot(), *book)?;
        if let Some(read) = latest(tx, *book)? {
            if with == TakeBack::IfEmpty {
                refuse_to_lose(tx, &read, &title)?;
            }
            store::remove_read(tx, read.id)?;
        }
        tx.about(title);
    }
    if let [first, _, ..] = books {
        let title = books::title_of(&tx.snapshot(), *first)?;
        tx.about(books::several(books.len(), &title));
    }
    Ok(())
}

/// The read that lists speak of: the open one, else the one that ended last.
fn latest(tx: &Tx<'_>, book: BookId) -> Result<Option<ReadRow>> {
    match list::reads_of(&tx.snapshot(), book)?.first() {
        Some(read) => store::read(&tx.snapshot(), read.id).map(Some),
        None => Ok(None),
    }
}

fn refuse_to_lose(tx: &Tx<'_>, read: &ReadRow, title: &str) -> Result<()> {
    let (_, entries) = log_sql::totals(&tx.snapshot(), read.id)?;
    let log = match entries {
        0 => None,
        1 => Some("1 entry in its log".to_owned()),
        many => Some(format!("{many} entries in its log")),
    };
    let ticked = match spans_sql::ticked(&tx.snapshot(), read.id)?.len() {
        0 => None,
        1 => Some("1 ticked chapter".to_owned()),
        many => Some(format!("{many} ticked chapters")),
    };
    let stars = read.rating.map(|rating| format!("{} stars", rating.stars()));
    let review = read.review.as_ref().map(|_| "a review".to_owned());
    let held: Vec<String> = [log, ticked, stars, review].into_iter().flatten().collect();
    if held.is_empty() {
        return Ok(());
    }
    let held = held.join(", ");
    Err(Error::WouldLose { question: format!("This read of “{title}” has {held}. Take that away too?") })
}
