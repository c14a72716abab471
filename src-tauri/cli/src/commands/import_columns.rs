//! How the columns of a file were read, in a line of words.

use lectern_core::transfer::import::{Report, Rule};
use serde_json::Value;

/// Each column of a file that no program is known for, with what it was read as; none for one that is known.
pub(super) fn read_as(report: &Report) -> Option<String> {
    let is_anybodys = ["table", "json"].contains(&report.format.as_str());
    let understood = report.mapping.columns.iter().filter(|(_, rule)| **rule != Rule::Kept);
    let columns: Vec<String> = understood.map(|(name, rule)| format!("{name} as {}", word(*rule))).collect();
    (is_anybodys && !columns.is_empty()).then(|| format!("Read: {}.", columns.join(", ")))
}

/// The word of a mapping for it, as it is read.
fn word(rule: Rule) -> String {
    match serde_json::to_value(rule) {
        Ok(Value::String(word)) => word.replace('_', " "),
        _ => String::new(),
    }
}
