//! The reads of a book go over to another book, when the two turn out to be one.

use std::collections::HashMap;

use rusqlite::named_params;

use super::ReadStateKind;
use super::store::{self, ReadRow};
use crate::Result;
use crate::books::Moved;
use crate::library::Tx;
use crate::values::{BookId, ImpreciseDate, ReadId};

/// Moves all reads of `other` with their logs to `keep`. Where both are being read the two passes become one, since a
/// book has at most one open read: the log tells what was read when. Answers that read, if there was one.
pub(crate) fn move_to(
    tx: &mut Tx<'_>,
    keep: BookId,
    other: BookId,
    editions: &Moved,
) -> Result<HashMap<ReadId, ReadId>> {
    let mut joined = HashMap::new();
    // A read without an edition stays measured by the one it was measured by.
    tx.sql(include_str!("sql/name_edition.sql"))?
        .execute(named_params! { ":book": other, ":edition": editions.first })?;
    if let (Some(own), Some(second)) = (store::open(&tx.snapshot(), keep)?, store::open(&tx.snapshot(), other)?) {
        join(tx, &own, &second)?;
        joined.insert(second.id, own.id);
    }
    tx.sql(include_str!("sql/move_reads.sql"))?.execute(named_params! { ":keep": keep, ":other": other })?;
    for (gone, kept) in &editions.same {
        tx.sql(include_str!("sql/change_edition.sql"))?.execute(named_params! { ":keep": kept, ":other": gone })?;
    }
    Ok(joined)
}

fn join(tx: &Tx<'_>, own: &ReadRow, second: &ReadRow) -> Result<()> {
    for statement in
        [include_str!("sql/move_sessions.sql"), include_str!("sql/move_ticks.sql"), include_str!("sql/move_timer.sql")]
    {
        tx.sql(statement)?.execute(named_params! { ":keep": own.id, ":other": second.id })?;
    }
    let reading = [own, second].into_iter().find(|read| read.state == ReadStateKind::Reading).unwrap_or(own);
    let earlier = |date: &ImpreciseDate| date.earliest();
    let read = ReadRow {
        started: [own.started, second.started].into_iter().flatten().min_by_key(earlier),
        state: reading.state,
        paused_since: reading.paused_since,
        resume_on: reading.resume_on,
        reason: reading.reason.clone(),
        edition: own.edition.or(second.edition),
        rating: own.rating.or(second.rating),
        review: own.review.clone().or_else(|| second.review.clone()),
        ..own.clone()
    };
    store::put_read(tx, &read)?;
    store::remove_read(tx, second.id)
}
