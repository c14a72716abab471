//! CSL-JSON, what Zotero, Pandoc and Mendeley give to one another.

use serde_json::Value;

use super::elements::Place;
use super::value::{cell, each, first};
use super::{has_names, open};
use crate::transfer::import::contents::begins_as_json;
use crate::transfer::import::formats;
use crate::transfer::import::reader::Reader;
use crate::transfer::import::readers::reference::{Reference, page_count, published};

/// CSL-JSON: an array of entries with types.
pub(in crate::transfer::import) const CSL_JSON: Reader = Reader::Text {
    knows: |head| {
        let says = |name: &&str| head.contains(&format!("\"{name}\""));
        begins_as_json(head)
            && has_names(head, &["type", "id"])
            && ["date-parts", "family", "container-title"].iter().any(says)
    },
    open: |text| {
        open(text, Place::Outermost, formats::CSL.names(), |entry, line| vec![understood(entry).into_row(line)])
    },
};

fn understood(entry: &Value) -> Reference {
    let own = |name: &str| first(entry, &[name]);
    let mut reference = Reference {
        key: own("id"),
        kind: own("type"),
        title: first(entry, &["title", "container-title"]),
        publisher: own("publisher"),
        published: date(entry.get("issued").unwrap_or(&Value::Null)),
        isbn: vec![own("ISBN").replace(' ', ",")],
        pages: page_count(&own("number-of-pages")),
        language: own("language"),
        series: own("collection-title"),
        volume: first(entry, &["volume", "collection-number"]),
        edition: own("edition"),
        summary: own("abstract"),
        keywords: own("keyword")
            .split([',', ';'])
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect(),
        notes: Some(own("note")).filter(|note| !note.is_empty()).into_iter().collect(),
        doi: own("DOI"),
        url: own("URL"),
        ..Reference::default()
    };
    for (name, did) in [("author", None), ("editor", Some("Editor")), ("translator", Some("Translator"))] {
        each(entry, name).into_iter().for_each(|person| reference.add_person(&spoken(person), did));
    }
    reference
}

/// A person's name as it is spoken.
fn spoken(person: &Value) -> String {
    let names =
        ["given", "non-dropping-particle", "dropping-particle", "family", "suffix"].map(|name| first(person, &[name]));
    let spoken = names.iter().filter(|name| !name.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    if spoken.is_empty() { first(person, &["literal", "name"]) } else { spoken }
}

/// `{"date-parts": [[1986, 7]]}`, with numbers or texts; else as it is written.
fn date(issued: &Value) -> String {
    let parts = issued.get("date-parts").and_then(|ranges| ranges.get(0)).and_then(Value::as_array);
    match parts {
        Some(parts) => published(&parts.iter().map(cell).collect::<Vec<_>>().join("-")),
        None => published(&first(issued, &["literal", "raw"])),
    }
}
