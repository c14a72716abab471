//! Lists of any length.

use lectern_core::plans::file::{PlanFile, parse};
use serde_json::json;

/// A version of a list “To read” of so many recommendations, none of which names a book; no two versions share one.
///
/// # Panics
/// For more than a plan may have.
#[must_use]
pub fn numbered(version: &str, items: usize) -> PlanFile {
    let item = |at: usize| {
        json!({
            "id": format!("v{version}-{at}"), "asks_for": format!("Volume {at} of {version}"),
            "identification": { "confidence": "none", "basis": "The list gives a number." },
        })
    };
    let stage = json!({ "id": "all", "title": "All", "items": (0..items).map(item).collect::<Vec<_>>() });
    let plan = json!({
        "lectern_plan": 1, "id": "long", "title": "To read", "version": version, "language": "en", "stages": [stage],
    });
    parse(&plan.to_string()).expect("a plan file")
}
