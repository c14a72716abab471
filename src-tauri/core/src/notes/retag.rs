//! Tags are put on notes and taken off, whatever other tags they have.

use rusqlite::{OptionalExtension, named_params};
use serde::Serialize;

use super::{NoteChoice, choice, tags};
use crate::Result;
use crate::books::{ensure_tag, tag_id};
use crate::library::Tx;
use crate::values::{NoteId, NoteTagId, TagId, TagName};

/// What tagging several notes did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Tagged {
    /// Notes that were meant.
    pub notes: u32,
    /// Times a tag stayed on a note because its text says it, as #tag.
    pub written: u32,
}

/// Puts tags on notes and takes others off. A tag that stands in a note's own text stays: the text is the reader's.
///
/// # Errors
/// `NotFound`; `Invalid` for a text that cannot be a tag.
pub fn tag(tx: &mut Tx<'_>, notes: &NoteChoice, add: &[String], remove: &[String]) -> Result<Tagged> {
    let (add, remove) = (tags::parse(add, "")?, tags::parse(remove, "")?);
    let notes = choice::chosen(tx, notes)?;
    let subject = choice::named(tx, &notes)?;
    let mut done = Tagged { notes: u32::try_from(notes.len()).unwrap_or(u32::MAX), written: 0 };
    if notes.is_empty() {
        return Ok(done);
    }
    for name in &add {
        let tag = ensure_tag(tx, name)?;
        for (place, note) in places(&notes, tag) {
            put_at(tx, place, note, tag)?;
        }
    }
    for name in &remove {
        for (place, _) in places(&notes, tag_id(name)) {
            done.written += u32::from(!take(tx, place, name)?);
        }
    }
    tx.about(subject);
    Ok(done)
}

pub(super) fn put(tx: &Tx<'_>, note: NoteId, tag: TagId) -> Result<()> {
    put_at(tx, place(note, tag), note, tag)
}

fn put_at(tx: &Tx<'_>, place: NoteTagId, note: NoteId, tag: TagId) -> Result<()> {
    tx.sql(include_str!("sql/put_tag.sql"))?.execute(named_params! { ":id": place, ":note": note, ":tag": tag })?;
    Ok(())
}

/// Takes a tag off; false where it stays because the text says it.
fn take(tx: &Tx<'_>, id: NoteTagId, name: &TagName) -> Result<bool> {
    let text: Option<String> =
        tx.sql(include_str!("sql/tagged_text.sql"))?.query_row([id], |row| row.get(0)).optional()?;
    let Some(text) = text else { return Ok(true) };
    if tags::parse(&[], &text)?.iter().any(|written| written.key() == name.key()) {
        return Ok(false);
    }
    tx.sql(include_str!("sql/take_tag.sql"))?.execute(named_params! { ":id": id, ":now": tx.now().millis() })?;
    Ok(true)
}

/// Where the tag stands, or would stand, with each note, in the order of the table: a hundred thousand rows written in
/// the order of the notes would each touch another page.
fn places(notes: &[NoteId], tag: TagId) -> Vec<(NoteTagId, NoteId)> {
    let mut places: Vec<_> = notes.iter().map(|note| (place(*note, tag), *note)).collect();
    places.sort_unstable();
    places
}

fn place(note: NoteId, tag: TagId) -> NoteTagId {
    NoteTagId::natural(&[&note.to_string(), &tag.to_string()])
}
