//! A newer version of a built-in plan, as it came with a newer Lectern, waits until the reader looks at it.

use std::cmp::Ordering;

use serde::Serialize;

use super::compare;
use crate::Result;
use crate::library::Snapshot;
use crate::plans::{offer_plan, store};
use crate::values::PlanId;

/// A version that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct WaitingUpdate {
    /// The name of the built-in plan.
    pub key: String,
    /// The new version.
    pub version: String,
    /// How many entries it changes; what the reader declined is not counted.
    pub changes: u32,
}

/// What waits for a plan; none for one that did not come with Lectern, or is as new.
///
/// # Errors
/// `NotFound`.
pub fn waiting(view: &Snapshot<'_>, plan: PlanId) -> Result<Option<WaitingUpdate>> {
    let row = store::plan(view, plan)?;
    let Some(new) = row.source.as_deref().and_then(|key| offer_plan(key).ok()) else { return Ok(None) };
    if compare_versions(&new.version, row.version.as_deref().unwrap_or_default()) != Ordering::Greater {
        return Ok(None);
    }
    let changes = u32::try_from(compare(view, plan, &new)?.entries.len()).unwrap_or(u32::MAX);
    Ok((changes > 0).then_some(WaitingUpdate { key: new.id, version: new.version, changes }))
}

/// Versions as people count them: numbers by size, everything between them by letter. "2026.9" comes before "2026.12".
fn compare_versions(one: &str, other: &str) -> Ordering {
    pieces(one).cmp(&pieces(other))
}

/// Numbers with the text before each.
fn pieces(version: &str) -> Vec<(String, u64)> {
    let mut pieces = Vec::new();
    let mut rest = version;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (text, after) = rest.split_at(digits);
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (number, after) = after.split_at(end);
        pieces.push((text.to_lowercase(), number.parse().unwrap_or(if number.is_empty() { 0 } else { u64::MAX })));
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2026.12", "2026.9")]
    #[case("2026.11", "2026")]
    #[case("1.10.0", "1.9")]
    #[case("v2", "v1")]
    #[case("1", "")]
    fn a_newer_version_is_known_by_its_numbers(#[case] newer: &str, #[case] older: &str) {
        assert_eq!(compare_versions(newer, older), Ordering::Greater);
        assert_eq!(compare_versions(older, newer), Ordering::Less);
        assert_eq!(compare_versions(newer, newer), Ordering::Equal);
    }
}
