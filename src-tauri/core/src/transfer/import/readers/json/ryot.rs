//! Ryot's complete export. Books are among films, shows and games, which are left out.

use serde_json::Value;

use super::elements::Place;
use super::value::{cell, each, first};
use super::{has_names, open};
use crate::transfer::import::formats;
use crate::transfer::import::reader::Reader;
use crate::transfer::import::table::SourceRow;

/// Ryot's complete export.
pub(in crate::transfer::import) const RYOT_JSON: Reader = Reader::Text {
    knows: |head| has_names(head, &["lot", "seen_history"]),
    open: |text| {
        let place = Place::Under("metadata".to_owned());
        open(text, place, formats::RYOT.names(), |item, line| vec![SourceRow::read(line, cells(item))])
    },
};

/// The cells in the order of the format's columns.
fn cells(item: &Value) -> Vec<String> {
    let history = each(item, "seen_history");
    let reviews = each(item, "reviews");
    vec![
        first(item, &["lot"]).replace('_', " "),
        first(item, &["source_id", "title", "identifier"]),
        first(item, &["source"]) + ":" + &first(item, &["identifier"]),
        state(&history).to_owned(),
        history.iter().copied().filter(|seen| is_over(seen)).map(span).collect::<Vec<_>>().join(";"),
        history
            .iter()
            .copied()
            .find(|seen| !is_over(seen))
            .map(|seen| first(seen, &["started_on"]))
            .unwrap_or_default(),
        reviews.iter().map(|review| stars(review)).find(|stars| !stars.is_empty()).unwrap_or_default(),
        reviews
            .iter()
            .map(|review| first(review, &["review.text"]))
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n"),
        reviews.iter().any(|review| review.pointer("/review/spoiler") == Some(&Value::Bool(true))).to_string(),
        each(item, "collections")
            .into_iter()
            .map(|list| first(list, &["collection_name"]) + &cell(list))
            .collect::<Vec<_>>()
            .join(", "),
    ]
}

/// Where the book stands, as its latest pass says: the first of the list.
fn state(history: &[&Value]) -> &'static str {
    let Some(latest) = history.first() else { return "" };
    match first(latest, &["state"]).to_ascii_lowercase().as_str() {
        "dropped" => "dropped",
        "on_a_hold" => "on hold",
        _ if is_over(latest) => "completed",
        _ => "in progress",
    }
}

/// Whether a pass came to its end.
fn is_over(seen: &Value) -> bool {
    let progress = seen.get("progress").map(cell).and_then(|text| text.parse::<f64>().ok());
    let is_dropped = matches!(first(seen, &["state"]).to_ascii_lowercase().as_str(), "dropped" | "on_a_hold");
    !is_dropped && (progress.is_some_and(|percent| percent >= 100.0) || !first(seen, &["ended_on"]).is_empty())
}

/// `from|to|`; a pass without an end in the calendar ended on a day that nobody knows.
fn span(seen: &Value) -> String {
    let ended = first(seen, &["ended_on"]);
    format!("{}|{}|", first(seen, &["started_on"]), if ended.is_empty() { "?".to_owned() } else { ended })
}

/// Whatever scale a reader chose there, Ryot keeps ratings of a hundred, and its exporter writes them as they are kept.
fn stars(review: &Value) -> String {
    let percent = review.get("rating").map(cell).and_then(|text| text.parse::<f64>().ok());
    percent.map(|percent| (percent / 20.0).to_string()).unwrap_or_default()
}
