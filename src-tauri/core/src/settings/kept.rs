//! Values that the reader keeps under names of their own, for slices that come later: each is a row, so that two
//! libraries that are merged have what either kept.

use serde_json::Value;

use crate::library::{Snapshot, Tx};
use crate::{Error, Result};

/// The longest name, in characters.
const LONGEST: usize = 60;

/// A kind of values; the beginning of the rows' keys.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind(pub(crate) &'static str);

impl Kind {
    fn key(self, name: &str) -> String {
        format!("{} {name}", self.0)
    }
}

/// Keeps a value; one of the same name is replaced.
///
/// # Errors
/// `Invalid` for a name that is empty or too long.
pub(crate) fn keep(tx: &Tx<'_>, kind: Kind, name: &str, value: &Value) -> Result<()> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST || name.chars().any(char::is_control) {
        return Err(Error::invalid("name", format!("A name has 1 to {LONGEST} characters.")));
    }
    tx.sql(include_str!("sql/set.sql"))?.execute((kind.key(name), value.to_string()))?;
    Ok(())
}

/// Forgets one.
///
/// # Errors
/// `NotFound`.
pub(crate) fn forget(tx: &Tx<'_>, kind: Kind, name: &str) -> Result<()> {
    match tx.sql(include_str!("sql/forget.sql"))?.execute([kind.key(name.trim())])? {
        0 => Err(Error::not_found(format!("“{name}” among what was kept"))),
        _ => Ok(()),
    }
}

/// All of a kind, by name.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub(crate) fn kept(view: &Snapshot<'_>, kind: Kind) -> Result<Vec<(String, Value)>> {
    let mut ask = view.sql(include_str!("sql/kept.sql"))?;
    let beginning = kind.key("");
    let rows = ask.query_map([&beginning], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut kept = Vec::new();
    for row in rows {
        let (key, text) = row?;
        let name = key.strip_prefix(&beginning).unwrap_or(&key).to_owned();
        // The table holds nothing but JSON.
        kept.extend(serde_json::from_str(&text).ok().map(|value| (name, value)));
    }
    Ok(kept)
}
