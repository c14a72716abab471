//! What the reader said of a file that it does not say by itself. A row that is read otherwise than before is a row that
//! nobody has seen: it may fill gaps again.

use std::sync::OnceLock;

use super::dates::DayOrder;
use super::format::Rule;
use super::source::Source;

/// What the reader said of a file, found out when it is asked for.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// How its dates are meant without a word of the reader.
    pub(super) order_without: DayOrder,
    corrections: OnceLock<Option<String>>,
}

impl Source {
    /// What the mapping says otherwise than the file would be read without it, in one text; none where it says nothing.
    pub(super) fn corrections(&self) -> Option<&str> {
        self.said.corrections.get_or_init(|| self.corrected_by_mapping()).as_deref()
    }

    fn corrected_by_mapping(&self) -> Option<String> {
        let mapping = &self.mapping;
        let mut said: Vec<String> = Vec::new();
        if mapping.dates != DayOrder::Unknown && mapping.dates != self.said.order_without {
            said.push(json(&mapping.dates));
        }
        for column in &self.columns {
            let rule = mapping.rule(column).filter(|rule| *rule != self.format.rule(column).unwrap_or(Rule::Kept));
            said.extend(rule.map(|rule| format!("{column}={}", json(&rule))));
        }
        if !mapping.states.is_empty() {
            said.push(json(&mapping.states));
        }
        (!said.is_empty()).then(|| said.join("\n"))
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("BUG: a mapping has text for keys")
}
