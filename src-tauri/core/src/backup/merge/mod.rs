//! Merging another library, or an older state of this one, into the library that is open.
//!
//! A row is found again by its id; a book, edition, read or plan that came into both libraries apart is found by what it
//! is. Where both sides say something of the same field, the side that wrote it later counts, and the reader is shown
//! both. Nothing that only one side has is lost. The rules protected here: merging a library with itself changes nothing;
//! merging twice is merging once; merging into an empty library gives the other library.

mod fields;
mod links;
mod matching;
mod model;
mod rows;

use std::path::Path;

use super::staged::Staged;
use super::{Backup, Reason, before, unwatched};
use crate::library::{Changed, Library, Op, Source, Tx};
use crate::storage::Progress;
use crate::{Now, Result};

pub use model::{Conflict, MatchedBook, MergeReport, Merged, Side};

/// Says what [`merge`] would change, and writes nothing.
///
/// # Errors
/// `NotFound`, `Foreign`, `LibraryTooNew` and `Damaged` for what cannot be merged; `Cancelled`.
pub fn preview_merge(library: &Library, from: &Path, now: Now, progress: &mut Progress<'_>) -> Result<MergeReport> {
    let staged = Staged::of(from, progress)?;
    library.rehearse(now, |tx| bring_in(tx, &staged, progress))
}

/// Merges the library at `from` into this one, which is backed up first, as one step. Answers what changed, and the
/// backup.
///
/// # Errors
/// As [`preview_merge`], and whatever a backup fails with; in every case nothing has changed.
pub fn merge(
    library: &Library,
    from: &Path,
    now: Now,
    source: Source,
    progress: &mut Progress<'_>,
) -> Result<(Changed<MergeReport>, Backup)> {
    let staged = Staged::of(from, progress)?;
    let kept = before(library, now, Reason::BeforeMerge, progress)?;
    let changed = library.change(Op::LibraryMerge, now, source, |tx| named(tx, &staged, from, progress))?;
    Ok((changed, kept))
}

/// The same inside a change that is under way, without a backup.
///
/// # Errors
/// As [`preview_merge`].
pub fn merge_within(tx: &mut Tx<'_>, from: &Path) -> Result<MergeReport> {
    named(tx, &Staged::of(from, &mut unwatched)?, from, &mut unwatched)
}

fn named(tx: &mut Tx<'_>, staged: &Staged, from: &Path, progress: &mut Progress<'_>) -> Result<MergeReport> {
    let report = bring_in(tx, staged, progress)?;
    tx.about(from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
    Ok(report)
}

/// Brings the rows in; links to books that have another title afterwards go along.
fn bring_in(tx: &Tx<'_>, staged: &Staged, progress: &mut Progress<'_>) -> Result<MergeReport> {
    let (report, crossed) = rows::bring_in(tx, staged, progress)?;
    links::follow(tx, staged, &crossed)?;
    Ok(report)
}
