//! Fractional indexes: where a row stands in a list that a reader orders, so that moving it writes that row alone.

use fractional_index::FractionalIndex;

/// A key after all others of a list.
pub(crate) fn key_after(last: Option<&str>) -> String {
    match last.map(FractionalIndex::from_string) {
        Some(Ok(last)) => FractionalIndex::new_after(&last).to_string(),
        _ => FractionalIndex::default().to_string(),
    }
}

/// A key between two neighbours; none where they leave no room.
pub(crate) fn key_between(before: Option<&str>, after: Option<&str>) -> Option<String> {
    let parse = |key: Option<&str>| key.map(FractionalIndex::from_string).transpose().ok();
    let (before, after) = (parse(before)?, parse(after)?);
    let key = match (&before, &after) {
        (None, None) => FractionalIndex::default(),
        (Some(before), None) => FractionalIndex::new_after(before),
        (None, Some(after)) => FractionalIndex::new_before(after),
        (Some(before), Some(after)) => FractionalIndex::new_between(before, after)?,
    };
    Some(key.to_string())
}
