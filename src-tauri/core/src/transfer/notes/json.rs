//! Notes as one JSON document with everything entered.
//!
//! ```json
//! {
//!   "format": "lectern-notes", "version": 1, "exported_at": "2026-03-05T20:14:00.000Z",
//!   "books": [{ "id": "…", "draft": { "title": "…", "authors": […], … }, "editions": [{ "isbn": "…", … }], "added_at": "…" }],
//!   "pictures": [{ "id": "…", "name": "…", "media_type": "image/png", "bytes": "base64" }],
//!   "notes": [{ "id": "…", "book": "…", "read": null, "kind": "quote", "text": "…",
//!               "anchor": { "entered": "163", "unit": "page", "value": 163, "of": 560, "fraction": 0.29 },
//!               "tags": ["lag"], "created_at": "…", "edited_at": "…" }]
//! }
//! ```
//!
//! `draft` and `editions` are what the forms of a book take. The file holds notes, the pictures that they show, and of their
//! books what says which books they are. It does not hold reads, progress, entries of the log or plans: `read` names the
//! read that a note was written in, by its id; a library that has that read joins them again, any other leaves it out.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::store::{self, Picture};
use super::{Out, pictures};
use crate::books::{self, BookDraft, EditionDraft};
use crate::library::Snapshot;
use crate::notes::{self, NoteRecord};
use crate::values::{BookId, ImageId, NoteId};
use crate::{Error, Moment, Now, Result};

pub(super) const FORMAT: &str = "lectern-notes";

/// Whether a file begins as notes do that left as JSON.
#[must_use]
pub fn is_notes(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(64).read_to_end(&mut beginning));
    let text: String = String::from_utf8_lossy(&beginning).chars().filter(|c| !c.is_whitespace()).collect();
    read.is_ok() && text.starts_with(&format!("{{\"format\":\"{FORMAT}\""))
}
pub(super) const VERSION: u32 = 1;

/// A book as the document has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct BookRecord {
    pub(super) id: BookId,
    pub(super) draft: BookDraft,
    #[serde(default)]
    pub(super) editions: Vec<EditionDraft>,
    pub(super) added_at: Moment,
}

/// A picture as the document has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct PictureRecord {
    pub(super) id: ImageId,
    pub(super) name: String,
    pub(super) media_type: String,
    pub(super) bytes: String,
}

/// The document. What it does not know of a newer version is passed over.
#[derive(Debug, Deserialize)]
pub(super) struct Document {
    pub(super) format: String,
    pub(super) version: u32,
    #[serde(default)]
    pub(super) books: Vec<BookRecord>,
    #[serde(default)]
    pub(super) pictures: Vec<PictureRecord>,
    #[serde(default)]
    pub(super) notes: Vec<NoteRecord>,
}

/// Writes the document note by note; answers how many pictures stand in it.
pub(super) fn write(
    view: &Snapshot<'_>,
    now: Now,
    ids: &[(NoteId, Option<BookId>)],
    out: &mut Out<'_, '_>,
) -> Result<u32> {
    let at = now.moment();
    out.put(&format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"exported_at\": \"{at}\",\n\"books\": ["
    ))?;
    let books = ids.chunk_by(|(_, a), (_, b)| a == b).filter_map(|group| group[0].1);
    array(out, books, |out, id| out.json(&book_record(view, id)?))?;
    out.put("],\n\"pictures\": [")?;
    let mut seen = HashMap::new();
    for (id, _) in ids {
        out.pace.step(0)?;
        for picture in pictures::named(&notes::record(view, *id)?.text) {
            seen.entry(picture).or_insert_with(|| ());
        }
    }
    let mut count = 0;
    let mut known: Vec<ImageId> = seen.into_keys().collect();
    known.sort_unstable();
    let mut stored = Vec::new();
    for id in known {
        stored.extend(store::media_type(view, id)?.map(|_| id));
    }
    array(out, stored.into_iter(), |out, id| {
        let picture = store::picture(view, id)?.ok_or_else(|| Error::not_found("such picture"))?;
        count += 1;
        out.json(&PictureRecord::from(picture))
    })?;
    out.put("],\n\"notes\": [")?;
    array(out, ids.iter(), |out, (id, _)| {
        out.json(&notes::record(view, *id)?)?;
        out.pace.step(1)
    })?;
    out.put("]\n}\n")?;
    Ok(count)
}

fn array<T>(
    out: &mut Out<'_, '_>,
    items: impl Iterator<Item = T>,
    mut each: impl FnMut(&mut Out<'_, '_>, T) -> Result<()>,
) -> Result<()> {
    for (number, item) in items.enumerate() {
        out.put(if number == 0 { "\n" } else { ",\n" })?;
        each(out, item)?;
    }
    Ok(())
}

fn book_record(view: &Snapshot<'_>, id: BookId) -> Result<BookRecord> {
    let book = books::get(view, id)?;
    let editions = book.editions.iter().map(books::edition_draft_of).collect();
    Ok(BookRecord { id, draft: books::draft_of(&book), editions, added_at: book.added_at })
}

impl From<Picture> for PictureRecord {
    fn from(picture: Picture) -> Self {
        let bytes = STANDARD.encode(&picture.bytes);
        Self { id: picture.id, name: picture.name, media_type: picture.media_type, bytes }
    }
}

impl PictureRecord {
    /// The picture, if its bytes are one.
    pub(super) fn picture(&self) -> Option<Picture> {
        let bytes = STANDARD.decode(&self.bytes).ok()?;
        let media_type = pictures::media_type(&bytes)?.to_owned();
        let name: String = self.name.chars().filter(|c| !c.is_control()).take(300).collect();
        let name = if name.is_empty() { "Picture".to_owned() } else { name };
        Some(Picture { id: self.id, name, media_type, bytes })
    }
}
