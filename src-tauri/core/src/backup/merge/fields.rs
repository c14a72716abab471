//! Of two words for one field, which counts.

use rusqlite::types::Value;

use super::Side;
use crate::Moment;
use crate::history::FieldTimes;
use crate::storage::Table;

/// The most of a text that is shown.
const SHOWN: usize = 200;

/// A row that both sides have, by its key on each.
pub(super) struct Keys<'a> {
    pub(super) table: Table,
    pub(super) here: &'a str,
    pub(super) there: &'a str,
}

/// Whose word counts. What was written later does, where the kept steps tell; a field that no kept step wrote is older
/// than all of them. Where that says nothing, a word counts before none, and then the library that was changed last.
/// `marks` is for a field such as the day of removal, where no word is an answer too.
pub(super) fn later(
    keys: &Keys<'_>,
    (column, marks): (usize, bool),
    (here, there): (&Value, &Value),
    (ours, theirs): (&FieldTimes, &FieldTimes),
) -> Side {
    let here_at = ours.of(keys.table, keys.here, column);
    let there_at = theirs.of(keys.table, keys.there, column);
    let known = match (here_at, there_at) {
        (Some(a), Some(b)) if a != b => Some(if b > a { Side::There } else { Side::Here }),
        (Some(a), None) if a > theirs.horizon => Some(Side::Here),
        (None, Some(b)) if b > ours.horizon => Some(Side::There),
        _ => None,
    };
    match (known, here, there) {
        (Some(side), _, _) => side,
        (None, Value::Null, _) if !marks => Side::There,
        (None, _, Value::Null) if !marks => Side::Here,
        _ if theirs.clock > ours.clock => Side::There,
        _ => Side::Here,
    }
}

/// A value as a person reads it.
pub(super) fn shown(column: &str, value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Integer(at) if column.ends_with("_at") => Moment(*at).to_string(),
        Value::Integer(stars) if column == "rating" => format!("{}.{} stars", stars / 2, stars % 2 * 5),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) if text.chars().count() > SHOWN => {
            format!("{}…", text.chars().take(SHOWN).collect::<String>())
        }
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}
