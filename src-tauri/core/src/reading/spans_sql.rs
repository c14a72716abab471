//! Rows of ticks, and the stretches of the text that chapters are.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, named_params};

use super::coverage::Stretch;
use crate::Result;
use crate::library::{Snapshot, Tx};
use crate::values::{ChapterId, ChapterReadId, ReadId, SessionId};

/// The stretch of the text that a chapter is, where that is known.
pub(super) fn span(view: &Snapshot<'_>, chapter: ChapterId) -> Result<Option<Stretch>> {
    let ends = view
        .sql(include_str!("sql/span.sql"))?
        .query_row([chapter], |row| Ok((row.get::<_, Option<f64>>(0)?, row.get::<_, Option<f64>>(1)?)))
        .optional()?;
    Ok(ends.and_then(|(from, to)| Some(Stretch { from: from?.clamp(0.0, 1.0), to: to?.clamp(0.0, 1.0) })))
}

/// The chapters that a read has ticked.
pub(super) fn ticked(view: &Snapshot<'_>, read: ReadId) -> Result<Vec<ChapterId>> {
    let mut ask = view.sql(include_str!("sql/ticked.sql"))?;
    let ticked = ask.query_map([read], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(ticked)
}

/// The chapters that each entry of a read's log names, in the order of the contents.
pub(super) fn named(view: &Snapshot<'_>, read: ReadId) -> Result<HashMap<SessionId, Vec<ChapterId>>> {
    let mut named: HashMap<SessionId, Vec<ChapterId>> = HashMap::new();
    let mut ask = view.sql(include_str!("sql/named.sql"))?;
    for row in ask.query_map([read], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (session, chapter) = row?;
        named.entry(session).or_default().push(chapter);
    }
    Ok(named)
}

pub(super) fn tick(tx: &Tx<'_>, read: ReadId, chapter: ChapterId, session: Option<SessionId>) -> Result<()> {
    let by = session.map(|session| session.to_string()).unwrap_or_default();
    let id = ChapterReadId::natural(&[&read.to_string(), &chapter.to_string(), &by]);
    tx.sql(include_str!("sql/tick_chapter.sql"))?.execute(named_params! {
        ":id": id, ":read": read, ":chapter": chapter, ":session": session, ":now": tx.now().millis(),
    })?;
    Ok(())
}

pub(super) fn untick(tx: &Tx<'_>, read: ReadId, chapter: ChapterId) -> Result<()> {
    tx.sql(include_str!("sql/untick_chapter.sql"))?
        .execute(named_params! { ":read": read, ":chapter": chapter, ":now": tx.now().millis() })?;
    Ok(())
}

/// Takes away what an entry of the log ticked.
pub(super) fn untick_session(tx: &Tx<'_>, session: SessionId) -> Result<()> {
    tx.sql(include_str!("sql/untick_session.sql"))?
        .execute(named_params! { ":session": session, ":now": tx.now().millis() })?;
    Ok(())
}
