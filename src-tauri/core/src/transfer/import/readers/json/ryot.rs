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
        let place = Place::under("metadata");
        open(text, place, formats::RYOT.names(), rows)
    },
};

/// A book is one row, and so is each pass that was given up before the latest, which says where the book stands. They
/// stand before it: a pass that goes on is the last.
fn rows(item: &Value, line: u64) -> Vec<SourceRow> {
    let history = each(item, "seen_history");
    let earlier = history.iter().skip(1).rev().filter(|seen| is_dropped(seen));
    let rows = earlier.map(|seen| given_up(item, seen)).chain([cells(item, &history)]);
    rows.map(|cells| SourceRow::read(line, cells)).collect()
}

/// A pass that was given up, and of the book no more than which.
fn given_up(item: &Value, seen: &Value) -> Vec<String> {
    let mut cells = vec![String::new(); formats::RYOT.columns.len()];
    cells[..3].clone_from_slice(&named(item));
    "dropped".clone_into(&mut cells[3]);
    cells[5] = first(seen, &["started_on"]);
    cells[10] = first(seen, &["ended_on"]);
    cells[11] = percent(seen);
    cells
}

fn named(item: &Value) -> [String; 3] {
    [
        first(item, &["lot"]).replace('_', " "),
        first(item, &["source_id", "title", "identifier"]),
        first(item, &["source"]) + ":" + &first(item, &["identifier"]),
    ]
}

/// How far a pass went, of a hundred, where it did not come to the end.
fn percent(seen: &Value) -> String {
    let percent = seen.get("progress").map(cell).and_then(|text| text.parse::<f64>().ok());
    percent.filter(|percent| *percent >= 1.0 && !is_over(seen)).map(|percent| percent.to_string()).unwrap_or_default()
}

fn is_dropped(seen: &Value) -> bool {
    first(seen, &["state"]).eq_ignore_ascii_case("dropped")
}

/// The cells in the order of the format's columns.
fn cells(item: &Value, history: &[&Value]) -> Vec<String> {
    let [lot, title, id] = named(item);
    let reviews = each(item, "reviews");
    let latest = history.first();
    vec![
        lot,
        title,
        id,
        state(history).to_owned(),
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
        latest.filter(|seen| is_dropped(seen)).map(|seen| first(seen, &["ended_on"])).unwrap_or_default(),
        latest.map(|seen| percent(seen)).unwrap_or_default(),
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
