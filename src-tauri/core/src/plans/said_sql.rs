//! The rows of what a list says of its items: facts, and the books that they may be.

use rusqlite::Row;
use rusqlite::types::Null;

use super::store::{all, listed};
use super::{Annotations, Candidate};
use crate::Result;
use crate::library::Snapshot;
use crate::values::*;

/// The books that the list thinks possible for the items of a plan.
pub(super) fn candidates(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<(ItemId, Candidate)>> {
    all(view, include_str!("sql/candidates.sql"), (plan, Null), candidate_row)
}

/// The books that the list thinks possible for these items of a plan.
pub(super) fn candidates_among(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Vec<(ItemId, Candidate)>> {
    all(view, include_str!("sql/candidates.sql"), (plan, listed(ids)), candidate_row)
}

fn candidate_row(row: &Row<'_>) -> rusqlite::Result<(ItemId, Candidate)> {
    let authors: String = row.get("authors")?;
    let candidate = Candidate {
        id: row.get("id")?,
        title: row.get("title")?,
        authors: authors.split("; ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        year: row.get("year")?,
        publisher: row.get("publisher")?,
        pages: row.get("pages")?,
        isbn13: row.get("isbn13")?,
        note: row.get("note")?,
        in_library: row.get("in_library")?,
    };
    Ok((row.get("item_id")?, candidate))
}

/// What a list says of an item: the kind of fact, and its text.
type Said = (ItemId, String, String);

/// The annotations of every item of a plan.
pub(super) fn annotations(view: &Snapshot<'_>, plan: PlanId) -> Result<Vec<Said>> {
    all(view, include_str!("sql/annotations.sql"), (plan, Null), said_row)
}

/// The annotations of these items of a plan.
pub(super) fn annotations_among(view: &Snapshot<'_>, plan: PlanId, ids: &[ItemId]) -> Result<Vec<Said>> {
    all(view, include_str!("sql/annotations.sql"), (plan, listed(ids)), said_row)
}

fn said_row(row: &Row<'_>) -> rusqlite::Result<Said> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

/// The annotations of one item.
pub(super) fn annotations_of(view: &Snapshot<'_>, item: ItemId) -> Result<Vec<(String, String)>> {
    all(view, include_str!("sql/annotations_of_item.sql"), [item], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Puts one stored fact into its typed place.
pub(super) fn annotate(annotations: &mut Annotations, kind: &str, text: String) {
    match kind {
        "why" => annotations.why = Some(text),
        "topic" => annotations.topic = Some(text),
        "level" => annotations.level = Some(text),
        "audience" => annotations.audience.push(text),
        "role" => annotations.role.push(text),
        "must_read" => annotations.must_read = true,
        "classic" => annotations.classic = true,
        "covers" => annotations.covers.push(text),
        "focus_on" => annotations.focus_on.push(text),
        "skip" => annotations.skip.push(text),
        "project" => annotations.project = Some(text),
        "caution" => annotations.caution.push(text),
        "outdated_since" => annotations.outdated_since = Some(text),
        "author_hint" => annotations.author_hint = Some(text),
        "recommended_by" => annotations.recommended_by.push(text),
        other => tracing::warn!(kind = other, "an annotation of a kind that this version does not know"),
    }
}
