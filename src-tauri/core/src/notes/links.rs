//! Links between notes and books by title: what a title means, what can be linked to, and who links here.
//!
//! A link is text, `[[Title]]`, so it survives any export. A title means the book of that title, else the note whose
//! first heading or first line it is; a title that two things share, or that holds brackets, is linked by the id with
//! the words after a bar: `[[<id>|Words]]`.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, named_params};

use super::{Backlink, LinkOffer, NoteLink};
use crate::Result;
use crate::books::{self, BookQuery, SortKey};
use crate::library::Snapshot;
use crate::markdown::{Place, Target, mentions, name_key, render_in};
use crate::search;
use crate::values::{BookId, NoteId};

/// How many books, and how many notes, are offered.
const MOST_OFFERED: usize = 8;

/// What would end a link, or be something else in it.
const NOT_IN_BRACKETS: [char; 5] = ['[', ']', '|', '\\', '`'];

/// What a title means to the note `from`, which never means itself.
pub(super) fn target(view: &Snapshot<'_>, title: &str, from: Option<NoteId>) -> Result<Option<Target>> {
    let title = title.trim();
    let book = |sql: &str, key: &str| -> Result<Option<Target>> {
        let found = view.sql(sql)?.query_row([key], |row| row.get("book_id")).optional()?;
        Ok(found.map(|id| Target::Book { id }))
    };
    let note = |sql: &str, key: &str| -> Result<Option<Target>> {
        let read = |row: &Row<'_>| Ok(Target::Note { id: row.get("note_id")?, book: row.get("book_id")? });
        let found = view.sql(sql)?.query_row(named_params! { ":key": key, ":from": from }, read).optional()?;
        Ok(found)
    };
    if BookId::parse(title).is_ok() {
        let id = title.to_lowercase();
        return match book(include_str!("sql/link_to_book_id.sql"), &id)? {
            Some(found) => Ok(Some(found)),
            None => note(include_str!("sql/link_to_note_id.sql"), &id),
        };
    }
    let key = name_key(title);
    match book(include_str!("sql/link_to_book.sql"), &key)? {
        Some(found) => Ok(Some(found)),
        None => note(include_str!("sql/link_to_note.sql"), &key),
    }
}

/// The note that is called so, as a link would mean it: none where a book has that title.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn called(view: &Snapshot<'_>, name: &str) -> Result<Option<NoteId>> {
    Ok(match target(view, name, None)? {
        Some(Target::Note { id, .. }) => Some(id),
        Some(Target::Book { .. }) | None => None,
    })
}

/// The note whose id begins so; none where nothing or more than one does.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn by_id(view: &Snapshot<'_>, beginning: &str) -> Result<Option<NoteId>> {
    if beginning.len() < 4 || !beginning.chars().all(|c| c.is_ascii_hexdigit() || c == '-') {
        return Ok(None);
    }
    let mut ask = view.sql(include_str!("sql/by_id_prefix.sql"))?;
    let found = ask.query_map([beginning.to_lowercase()], |row| row.get(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

/// Renders a note's Markdown with its links, and answers what they are.
pub(super) fn rendered(view: &Snapshot<'_>, text: &str, from: Option<NoteId>) -> Result<(String, Vec<NoteLink>)> {
    let mut links = Vec::new();
    for title in mentions(text).titles {
        links.push(NoteLink { target: target(view, &title, from)?, title });
    }
    let meant: HashMap<&str, Target> =
        links.iter().filter_map(|link| Some((link.title.as_str(), link.target?))).collect();
    let find = |title: &str| meant.get(title.trim()).copied();
    let id = from.map_or_else(|| "draft".to_owned(), |note| note.to_string());
    let html = render_in(text, Place { id: &id, target: Some(&find) });
    Ok((html, links))
}

/// Markdown as it will be shown, of a note that is being written.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn preview(view: &Snapshot<'_>, text: &str) -> Result<String> {
    Ok(rendered(view, text, None)?.0)
}

/// What `[[` and some letters can become: books and notes whose title begins so, then those that hold the words.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn complete(view: &Snapshot<'_>, typed: &str) -> Result<Vec<LinkOffer>> {
    let mut offers = begun(view, include_str!("sql/books_begun.sql"), typed, book_offer)?;
    let query = BookQuery {
        text: typed.to_owned(),
        sort: if typed.trim().is_empty() { SortKey::State } else { SortKey::Best },
        limit: MOST_OFFERED as u32,
        ..BookQuery::default()
    };
    for book in books::list(view, &query)?.books {
        let target = Target::Book { id: book.id };
        add(
            &mut offers,
            LinkOffer { target, title: book.title, detail: book.authors.join(", "), insert: String::new() },
        );
    }
    offers.truncate(MOST_OFFERED);
    let mut notes = begun(view, include_str!("sql/notes_begun.sql"), typed, note_offer)?;
    if let Some(question) = search::question(typed).filter(search::Question::is_selective) {
        let mut ask = view.sql(include_str!("sql/notes_holding.sql"))?;
        let found = ask.query_map((question.to_fts(), MOST_OFFERED as u32), note_offer)?;
        found.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().for_each(|offer| add(&mut notes, offer));
    }
    notes.truncate(MOST_OFFERED);
    offers.extend(notes);
    for offer in &mut offers {
        offer.insert = link_text(view, &offer.title, offer.target)?;
    }
    Ok(offers)
}

fn begun(
    view: &Snapshot<'_>,
    sql: &str,
    typed: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<LinkOffer>,
) -> Result<Vec<LinkOffer>> {
    let key = name_key(typed);
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let mut ask = view.sql(sql)?;
    let found = ask.query_map((key, MOST_OFFERED as u32), read)?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

fn add(offers: &mut Vec<LinkOffer>, offer: LinkOffer) {
    if !offer.title.is_empty() && offers.iter().all(|known| known.target != offer.target) {
        offers.push(offer);
    }
}

fn book_offer(row: &Row<'_>) -> rusqlite::Result<LinkOffer> {
    let target = Target::Book { id: row.get("book_id")? };
    let authors: String = row.get("authors")?;
    Ok(LinkOffer { target, title: row.get("title")?, detail: authors.replace("; ", ", "), insert: String::new() })
}

fn note_offer(row: &Row<'_>) -> rusqlite::Result<LinkOffer> {
    let target = Target::Note { id: row.get("note_id")?, book: row.get("book_id")? };
    let book: Option<String> = row.get("book_title")?;
    Ok(LinkOffer { target, title: row.get("name")?, detail: book.unwrap_or_default(), insert: String::new() })
}

/// What stands between the brackets: the title where it means this and nothing else, else the id and the words.
fn link_text(view: &Snapshot<'_>, title: &str, meant: Target) -> Result<String> {
    let is_alone = target(view, title, None)? == Some(meant);
    Ok(if is_alone && is_plain(title) { title.to_owned() } else { by_id_and_words(title, meant) })
}

/// Whether a title can stand between brackets as it is.
pub(super) fn is_plain(title: &str) -> bool {
    !title.contains(NOT_IN_BRACKETS)
}

/// A link that means this whatever is called so.
pub(super) fn by_id_and_words(title: &str, meant: Target) -> String {
    let id = match meant {
        Target::Book { id } => id.to_string(),
        Target::Note { id, .. } => id.to_string(),
    };
    let words = title.replace(NOT_IN_BRACKETS, " ");
    format!("{id}|{}", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The notes that link to a book, the latest first, at most two hundred.
///
/// # Errors
/// `NotFound` for the book.
pub fn links_to_book(view: &Snapshot<'_>, book: BookId) -> Result<Vec<Backlink>> {
    let title = books::title_of(view, book)?;
    backlinks(view, &name_key(&title), &book.to_string(), None)
}

/// The notes that link to a note, the latest first, at most two hundred.
///
/// # Errors
/// `Storage` where the file cannot be read; of a note that is not there nobody is known.
pub fn links_to_note(view: &Snapshot<'_>, note: NoteId) -> Result<Vec<Backlink>> {
    let name: Option<String> =
        view.sql(include_str!("sql/name_of.sql"))?.query_row([note], |row| row.get(0)).optional()?;
    let meant = name.map_or(Ok(None), |name| named_so(view, note, &name))?;
    backlinks(view, &meant.unwrap_or_default(), &note.to_string(), Some(note))
}

/// The key under which a note is linked to; none where its name means something else.
fn named_so(view: &Snapshot<'_>, note: NoteId, name: &str) -> Result<Option<String>> {
    let means = target(view, name, None)?;
    Ok(matches!(means, Some(Target::Note { id, .. }) if id == note).then(|| name_key(name)))
}

/// How many notes link to one.
pub(super) fn count_links_to(view: &Snapshot<'_>, note: NoteId, name: &str) -> Result<u32> {
    let key = name_key(name);
    let count = |key: &str| -> Result<u32> {
        let values = named_params! { ":key": key, ":id": note.to_string(), ":from": note };
        Ok(view.sql(include_str!("sql/count_links.sql"))?.query_row(values, |row| row.get(0))?)
    };
    // Most notes are linked to by nobody, and whose name it is need not be asked.
    match count(&key)? {
        0 => Ok(0),
        found if named_so(view, note, name)?.is_some() => Ok(found),
        _ => count(""),
    }
}

fn backlinks(view: &Snapshot<'_>, key: &str, id: &str, from: Option<NoteId>) -> Result<Vec<Backlink>> {
    let mut ask = view.sql(include_str!("sql/links_to.sql"))?;
    let read = |row: &Row<'_>| {
        Ok(Backlink {
            note: row.get("note_id")?,
            kind: row.get("kind")?,
            name: row.get("name")?,
            book: row.get("book_id")?,
            book_title: row.get("book_title")?,
        })
    };
    let found = ask.query_map(named_params! { ":key": key, ":id": id, ":from": from }, read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
