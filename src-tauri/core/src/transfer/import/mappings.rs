//! Mappings that the reader keeps under names, in the library itself: so they are backed up, exported and undone like
//! everything else, and are at hand wherever the library is.

use std::collections::BTreeSet;

use serde::Serialize;

use super::mapping::Mapping;
use super::states::plain;
use crate::library::{Snapshot, Tx};
use crate::settings::kept::{self, Kind};
use crate::{Error, Result};

const MAPPINGS: Kind = Kind("import_mapping");

/// A mapping and its name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct KeptMapping {
    /// What the reader calls it.
    pub name: String,
    /// How a file is read.
    pub mapping: Mapping,
}

impl KeptMapping {
    /// Whether it speaks of these columns and of no others.
    #[must_use]
    pub fn fits(&self, columns: &[String]) -> bool {
        let theirs: BTreeSet<String> = columns.iter().map(|column| plain(column)).collect();
        self.mapping.columns.keys().map(|column| plain(column)).collect::<BTreeSet<_>>() == theirs
    }
}

/// Keeps a mapping under a name; one of the same name is replaced.
///
/// # Errors
/// `Invalid` for a name that is empty or longer than sixty characters, and for a mapping of no columns.
pub fn keep_mapping(tx: &mut Tx<'_>, name: &str, mapping: &Mapping) -> Result<()> {
    if mapping.columns.is_empty() {
        return Err(Error::invalid("mapping", "This file has no columns that could mean something else."));
    }
    let value = serde_json::to_value(mapping).expect("BUG: a mapping has text for keys");
    tx.about(name.trim());
    kept::keep(tx, MAPPINGS, name, &value)
}

/// Forgets a mapping.
///
/// # Errors
/// `NotFound`.
pub fn forget_mapping(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    tx.about(name.trim());
    kept::forget(tx, MAPPINGS, name)
}

/// All of them, by name. One that a newer program kept and this one cannot read is left out.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn mappings(view: &Snapshot<'_>) -> Result<Vec<KeptMapping>> {
    let known = kept::kept(view, MAPPINGS)?.into_iter();
    Ok(known
        .filter_map(|(name, value)| Some(KeptMapping { name, mapping: serde_json::from_value(value).ok()? }))
        .collect())
}

/// Those that were kept for a file of these columns; all of them where it is not known which columns it has.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn mappings_for(view: &Snapshot<'_>, columns: &[String]) -> Result<Vec<KeptMapping>> {
    let mut fitting = mappings(view)?;
    fitting.retain(|kept| columns.is_empty() || kept.fits(columns));
    Ok(fitting)
}

/// The mapping of a name; where none is written so, the one that differs in its case alone.
///
/// # Errors
/// `NotFound`.
pub fn mapping_named(view: &Snapshot<'_>, name: &str) -> Result<Mapping> {
    let (name, known) = (name.trim(), mappings(view)?);
    let exact = known.iter().position(|kept| kept.name == name);
    let found = exact.or_else(|| known.iter().position(|kept| plain(&kept.name) == plain(name)));
    let found = found.and_then(|at| known.into_iter().nth(at));
    found.map(|kept| kept.mapping).ok_or_else(|| Error::not_found(format!("mapping “{name}”")))
}
