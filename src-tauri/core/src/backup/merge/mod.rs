//! Merging another library, or an older state of this one, into the library that is open.
//!
//! A row is found again by its id; a book, edition, read or plan that came into both libraries apart is found by what it
//! is. Where both sides say something of the same field, the side that wrote it later counts, and the reader is shown
//! both. Nothing that only one side has is lost. The rules protected here: merging a library with itself changes nothing;
//! merging twice is merging once; merging into an empty library gives the other library.

mod fields;
mod matching;
mod model;
mod rows;

use std::path::Path;

use super::staged::Staged;
use super::{Backup, Reason, before};
use crate::library::{Changed, Library, Op, Source, Tx};
use crate::{Now, Result};

pub use model::{Conflict, MatchedBook, MergeReport, Merged, Side};

/// Says what [`merge`] would change, and writes nothing.
///
/// # Errors
/// `NotFound`, `Foreign`, `LibraryTooNew` and `Damaged` for what cannot be merged.
pub fn preview_merge(library: &Library, from: &Path, now: Now) -> Result<MergeReport> {
    let staged = Staged::of(from)?;
    library.rehearse(now, |tx| rows::bring_in(tx, &staged))
}

/// Merges the library at `from` into this one, which is backed up first, as one step. Answers what changed, and the
/// backup.
///
/// # Errors
/// As [`preview_merge`], and whatever a backup fails with; in every case nothing has changed.
pub fn merge(library: &Library, from: &Path, now: Now, source: Source) -> Result<(Changed<MergeReport>, Backup)> {
    let staged = Staged::of(from)?;
    let kept = before(library, now, Reason::BeforeMerge, &mut super::unwatched)?;
    let changed = library.change(Op::LibraryMerge, now, source, |tx| named(tx, &staged, from))?;
    Ok((changed, kept))
}

/// The same inside a change that is under way, without a backup.
///
/// # Errors
/// As [`preview_merge`].
pub fn merge_within(tx: &mut Tx<'_>, from: &Path) -> Result<MergeReport> {
    named(tx, &Staged::of(from)?, from)
}

fn named(tx: &mut Tx<'_>, staged: &Staged, from: &Path) -> Result<MergeReport> {
    let report = rows::bring_in(tx, staged)?;
    tx.about(from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
    Ok(report)
}
