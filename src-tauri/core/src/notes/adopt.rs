//! The notes of a book go over to another book, when the two turn out to be one.

use std::collections::HashMap;

use rusqlite::named_params;

use crate::Result;
use crate::library::Tx;
use crate::values::{BookId, ReadId};

/// Moves all notes of `other` to `keep`, and those of reads that became one to the one that stays.
pub(crate) fn adopt(tx: &Tx<'_>, keep: BookId, other: BookId, reads: &HashMap<ReadId, ReadId>) -> Result<()> {
    tx.sql(include_str!("sql/adopt.sql"))?.execute(named_params! { ":keep": keep, ":other": other })?;
    for (gone, kept) in reads {
        tx.sql(include_str!("sql/change_read.sql"))?.execute(named_params! { ":keep": kept, ":other": gone })?;
    }
    Ok(())
}
