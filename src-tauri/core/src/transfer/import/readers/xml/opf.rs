//! The package file of an e-book, as Calibre keeps one beside each book: `metadata.opf`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Elements, Node};
use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::reader::{Found, Reader, SourceRows, Text};
use crate::transfer::import::readers::json;
use crate::transfer::import::table::refused;

/// What Calibre calls the columns that the reader made.
const OWN: &str = "calibre:user_metadata";
/// More of them are not looked at.
const MOST_OWN: usize = 400;

/// A package file of an e-book.
pub(in crate::transfer::import) const OPF: Reader =
    Reader::Text { knows: |head| head.contains("<package") && head.contains("http://www.idpf.org/2007/opf"), open };

fn open(text: Text<'_>) -> Result<Found<'_>> {
    let found = Elements::of(text.read()?, "metadata").next()?;
    let metadata = found.ok_or_else(|| refused("This is a package of an e-book without a word about the book."))?;
    let book = Book::of(&metadata.node);
    let mut columns = formats::CALIBRE_LIBRARY.names();
    columns.extend(book.own.keys().filter(|name| !columns.contains(name)).take(MOST_OWN).cloned().collect::<Vec<_>>());
    let cells: Vec<String> = columns.iter().map(|column| book.cell(column)).collect();
    let rows: SourceRows<'static> = Box::new(std::iter::once(Ok(metadata.into_row(|_| cells))));
    Ok(Found { columns, said: Vec::new(), rows })
}

struct Book<'a> {
    told: &'a Node,
    /// The reader's own columns, each as Calibre writes it.
    own: BTreeMap<String, Value>,
}

impl<'a> Book<'a> {
    fn of(told: &'a Node) -> Self {
        let mut book = Self { told, own: BTreeMap::new() };
        // In the later age of the format all stand in one.
        if let Ok(Value::Object(all)) = serde_json::from_str(&book.meta(&[OWN])) {
            book.own.extend(all);
        }
        for meta in told.all("meta") {
            let name = meta.attribute("name").strip_prefix(OWN).and_then(|name| name.strip_prefix(':'));
            if let (Some(name), Ok(column)) = (name, serde_json::from_str(meta.attribute("content"))) {
                book.own.entry(name.to_owned()).or_insert(column);
            }
        }
        book.own.retain(|name, _| name.starts_with('#'));
        book
    }

    fn cell(&self, column: &str) -> String {
        match column {
            "uuid" => self.ids().into_iter().find(|(name, _)| name == "uuid").map(|(_, id)| id).unwrap_or_default(),
            "title" => self.first("title"),
            "people" => self.people().join("|"),
            "series" => self.meta(&["calibre:series", "belongs-to-collection"]),
            "series_index" => self.meta(&["calibre:series_index", "group-position"]),
            "identifiers" => self.ids().iter().map(|(name, id)| format!("{name}:{id}")).collect::<Vec<_>>().join(","),
            "publisher" => self.first("publisher"),
            "pubdate" => self.first("date").chars().take(10).collect(),
            "languages" => self.first("language"),
            "tags" => {
                self.told.all("subject").map(|tag| tag.text.trim().replace(',', " ")).collect::<Vec<_>>().join("|||||")
            }
            "rating" => {
                self.meta(&["calibre:rating"]).parse().map(|twice: f64| (twice / 2.0).to_string()).unwrap_or_default()
            }
            "comments" => self.first("description"),
            "timestamp" => self.meta(&["calibre:timestamp"]).chars().take(10).collect(),
            own if own.starts_with('#') => self.own(own),
            _ => String::new(),
        }
    }

    fn first(&self, name: &str) -> String {
        self.told.all(name).map(|node| node.text.trim().to_owned()).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// What a `meta` says, in its text or in its attribute: the two ages of the format.
    fn meta(&self, names: &[&str]) -> String {
        let said = |meta: &Node| {
            if meta.attribute("content").is_empty() {
                meta.text.trim().to_owned()
            } else {
                meta.attribute("content").to_owned()
            }
        };
        let is = |meta: &&Node, name: &str| meta.attribute("name") == name || meta.attribute("property") == name;
        names.iter().find_map(|name| self.told.all("meta").find(|meta| is(meta, name))).map(said).unwrap_or_default()
    }

    /// Everybody with what they did, the program that packed the book apart.
    fn people(&self) -> Vec<String> {
        let people = ["creator", "contributor"].into_iter().flat_map(|name| self.told.all(name));
        let people = people.filter_map(|person| {
            let name = person.text.trim().replace('|', " ");
            match self.role(person).as_str() {
                _ if name.is_empty() || name == "Unknown" => None,
                "aut" | "" if person.name == "creator" => Some(name),
                "trl" => Some(format!("{name} (Translator)")),
                "edt" => Some(format!("{name} (Editor)")),
                "ill" => Some(format!("{name} (Illustrator)")),
                "nrt" => Some(format!("{name} (Narrator)")),
                "aui" => Some(format!("{name} (Foreword)")),
                _ => None,
            }
        });
        people.collect()
    }

    fn role(&self, person: &Node) -> String {
        let refines = format!("#{}", person.attribute("id"));
        let later = |meta: &&Node| meta.attribute("refines") == refines && meta.attribute("property") == "role";
        let told = Some(person.attribute("role")).filter(|role| !role.is_empty()).map(str::to_owned);
        told.or_else(|| self.told.all("meta").find(later).map(|meta| meta.text.trim().to_owned())).unwrap_or_default()
    }

    /// Ids by the names of who gives them: `opf:scheme="ISBN"`, `ISBN:978…`, `urn:isbn:978…`.
    fn ids(&self) -> Vec<(String, String)> {
        let ids = self.told.all("identifier").chain(self.told.all("source")).filter_map(|node| {
            let (text, scheme) = (node.text.trim(), node.attribute("scheme"));
            let (name, id) =
                if scheme.is_empty() { text.trim_start_matches("urn:").split_once(':')? } else { (scheme, text) };
            Some((name.to_lowercase(), id.trim().replace(',', " ")))
        });
        ids.collect()
    }

    /// A column of the reader's own.
    fn own(&self, column: &str) -> String {
        let Some(said) = self.own.get(column) else { return String::new() };
        let is_rating = said.get("datatype").and_then(Value::as_str) == Some("rating");
        match said.get("#value#") {
            Some(Value::Number(twice)) if is_rating => (twice.as_f64().unwrap_or_default() / 2.0).to_string(),
            // A day is wrapped as {"__value__": "2019-05-03T00:00:00+00:00"}.
            Some(value) => json::cell(value.get("__value__").unwrap_or(value)),
            None => String::new(),
        }
    }
}
