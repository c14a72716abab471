//! What KOReader's exporter writes as JSON: one book, or several under `documents`.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::document::{Document, Mark, has_pages};

/// Whether a text begins as such a file does.
pub(super) fn knows(head: &str) -> bool {
    let has = |name: &str| head.contains(&format!("\"{name}\""));
    head.trim_start().starts_with('{') && has("entries") && (has("documents") || has("created_on") || has("md5sum"))
        || (head.trim_start().starts_with('{') && has("documents") && has("created_on"))
}

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Several { documents: Vec<Book> },
    One(Box<Book>),
}

#[derive(Deserialize)]
struct Book {
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    author: Option<String>,
    #[serde(default)]
    file: Option<String>,
    #[serde(default)]
    md5sum: Option<String>,
    #[serde(default)]
    number_of_pages: Value,
    entries: Vec<Value>,
    /// What nobody understands.
    #[serde(flatten)]
    more: Map<String, Value>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    chapter: Option<String>,
    #[serde(default)]
    page: Value,
    #[serde(default)]
    time: Value,
    #[serde(default)]
    sort: Option<String>,
}

/// Reads the books of a file; with them, how many plain bookmarks were passed over.
///
/// # Errors
/// What is wrong with the JSON.
pub(super) fn read(text: &str) -> Result<(Vec<Document>, usize), serde_json::Error> {
    let books = match serde_json::from_str(text.trim_start_matches('\u{feff}'))? {
        File::Several { documents } => documents,
        File::One(book) => vec![*book],
    };
    let mut bookmarks = 0;
    let documents = books.into_iter().map(|book| document(book, &mut bookmarks)).collect::<Result<_, _>>()?;
    Ok((documents, bookmarks))
}

fn document(book: Book, bookmarks: &mut usize) -> Result<Document, serde_json::Error> {
    let file = book.file.unwrap_or_default();
    let is_fixed = has_pages(&file);
    let mut marks = Vec::new();
    for entry in book.entries {
        let (raw, entry) = (entry.to_string(), Entry::deserialize(entry)?);
        let (quote, note) = (entry.text.unwrap_or_default(), entry.note.unwrap_or_default());
        if entry.sort.as_deref() == Some("bookmark") || (quote.trim().is_empty() && note.trim().is_empty()) {
            *bookmarks += 1;
            continue;
        }
        let chapter = entry.chapter.unwrap_or_default();
        marks.push(Mark { quote, note, page: number(&entry.page), is_fixed, chapter, time: time(&entry.time), raw });
    }
    let raw = if book.more.is_empty() { String::new() } else { Value::Object(book.more).to_string() };
    Ok(Document {
        md5: book.md5sum.unwrap_or_default(),
        title: book.title.unwrap_or_default(),
        authors: book.author.unwrap_or_default(),
        pages: number(&book.number_of_pages),
        file,
        marks,
        raw,
        ..Document::default()
    })
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number| number.is_finite())
}

/// Seconds since 1970 as a moment in UTC; a text as it stands.
fn time(value: &Value) -> String {
    if let Some(text) = value.as_str() {
        return text.to_owned();
    }
    let seconds = value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64));
    let moment = seconds.and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
    moment.map(|moment| moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ONE: &str = r#"{ "title": "Tides", "author": "Ada Quill", "file": "/books/Tides.epub", "number_of_pages": 200,
        "created_on": 1714816800, "version": "json/1.0.0", "entries": [
        { "text": "The tide turned.", "note": "why", "chapter": "Ebb", "page": 50, "time": 1714813200, "sort": "highlight", "drawer": "lighten" },
        { "text": "Only words." }, { "text": "", "page": 3, "sort": "bookmark" } ] }"#;

    #[test]
    fn one_book_and_several_are_read_and_an_entry_may_hold_only_its_text() {
        assert!(knows(ONE));
        let several = format!(r#"{{ "created_on": 1, "documents": [{ONE}, {ONE}] }}"#);
        assert!(knows(&several));
        let (documents, bookmarks) = read(&several).unwrap();
        assert_eq!((documents.len(), bookmarks), (2, 2));
        let rows = documents[0].rows(1);
        assert_eq!(rows[1].cells[9..15], ["The tide turned.", "why", "", "25.0", "Ebb", "2024-05-04T09:00:00Z"]);
        assert_eq!(rows[2].cells[9..15], ["Only words.", "", "", "", "", ""]);
    }

    #[test]
    fn what_nobody_understands_of_a_book_and_of_a_highlight_is_kept_with_them() {
        let rows = read(ONE).unwrap().0[0].rows(1);
        assert_eq!(rows[0].raw.as_deref(), Some(r#"{"created_on":1714816800,"version":"json/1.0.0"}"#));
        assert!(rows[1].raw.as_deref().unwrap().contains(r#""drawer":"lighten""#));
    }

    #[test]
    fn json_of_others_is_not_known() {
        assert!(!knows(r#"{ "entries": [] }"#) && !knows(r#"[{ "title": "Emma" }]"#));
        assert!(read(r#"{ "created_on": 1 }"#).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_failing(text in any::<String>()) {
            let _ = (knows(&text), read(&text));
        }

        #[test]
        fn any_part_of_a_file_is_read_without_failing(end in 0_usize..400) {
            let _ = read(ONE.get(..end).unwrap_or_default());
        }
    }
}
