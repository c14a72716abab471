//! KOReader: the settings beside a book, the highlights that it exports as JSON, and when which page was read.
//!
//! A book becomes a row with what is said of it as a whole, and one for each highlight. Pages of a text that flows are
//! those of one font on one screen, so a place there is a share of the text; pages of a PDF are pages.

mod document;
mod json;
mod lua;
mod sidecar;
mod statistics;
mod statistics_sql;

use crate::Result;
use crate::transfer::import::formats;
use crate::transfer::import::reader::{Found, Reader, Text};
use crate::transfer::import::table::refused;

use document::Document;

/// `metadata.epub.lua` and its like.
pub(in crate::transfer::import) const KOREADER_SIDECAR: Reader =
    Reader::Text { knows: sidecar::knows, open: open_sidecar };

/// What the exporter writes.
pub(in crate::transfer::import) const KOREADER_JSON: Reader = Reader::Text { knows: json::knows, open: open_json };

/// The turns of pages.
pub(in crate::transfer::import) const KOREADER_STATISTICS: Reader =
    Reader::Database { tables: &["book", "page_stat_data"], open: statistics::open };

/// The turns of pages before 2020.
pub(in crate::transfer::import) const KOREADER_OLD_STATISTICS: Reader =
    Reader::Database { tables: &["book", "page_stat"], open: statistics::open };

fn open_sidecar(text: Text<'_>) -> Result<Found<'_>> {
    let (document, bookmarks) = sidecar::read(&text.whole()?).map_err(|refusal| {
        let lua::Refusal { line, why } = refusal;
        refused(format!(
            "This looks like KOReader’s settings of a book, but line {line} is not what it should be: {why}."
        ))
    })?;
    Ok(found(vec![document], bookmarks))
}

fn open_json(text: Text<'_>) -> Result<Found<'_>> {
    let (documents, bookmarks) = json::read(&text.whole()?).map_err(|error| {
        refused(format!("This looks like KOReader’s highlights, but the JSON cannot be read: {error}."))
    })?;
    Ok(found(documents, bookmarks))
}

fn found(documents: Vec<Document>, bookmarks: usize) -> Found<'static> {
    let said = match bookmarks {
        0 => None,
        1 => Some("One bookmark is left out: it marks a page and holds no words.".to_owned()),
        many => Some(format!("{many} bookmarks are left out: they mark a page and hold no words.")),
    };
    let rows = documents.into_iter().flat_map(|document| document.rows(1)).map(Ok);
    Found { columns: formats::KOREADER.names(), said: said.into_iter().collect(), rows: Box::new(rows) }
}
