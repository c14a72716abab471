//! How far the reader has taken an item: read, worked through, able to explain it.

use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use super::store;
use crate::Result;
use crate::library::Tx;
use crate::storage::word_column;
use crate::values::ItemId;

/// How far the reader has taken an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum Depth {
    /// Read through.
    Read,
    /// Worked through, with its exercises.
    WorkedThrough,
    /// The reader can explain it to somebody.
    CanExplain,
}

impl Depth {
    const ALL: [Depth; 3] = [Self::Read, Self::WorkedThrough, Self::CanExplain];

    /// The word in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::WorkedThrough => "worked_through",
            Self::CanExplain => "can_explain",
        }
    }

    /// The depth of a word in the file.
    #[must_use]
    pub fn parse_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }
}
word_column!(Depth);

/// Says how far an item was taken; none takes it back. It is the reader's own and no version of a plan touches it.
///
/// # Errors
/// `NotFound`.
pub fn set_depth(tx: &mut Tx<'_>, item: ItemId, depth: Option<Depth>) -> Result<()> {
    let (_, title) = store::item(&tx.snapshot(), item)?;
    let words = match depth {
        Some(Depth::Read) => "as read through",
        Some(Depth::WorkedThrough) => "as worked through",
        Some(Depth::CanExplain) => "as something you can explain",
        None => "as not yet taken further",
    };
    tx.about(format!("{title} {words}"));
    store::ensure_overlay(tx, item)?;
    tx.sql(include_str!("sql/set_depth.sql"))?.execute(named_params! { ":item": item, ":depth": depth })?;
    Ok(())
}
