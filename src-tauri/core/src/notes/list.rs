//! The notebook: windows of notes by words, kind, book, tag, plan and day, with counts of what else the answer holds.
//!
//! Which rows fit is known from columns kept in memory, so that any question costs one walk along them; only the rows of
//! the window are read from the file.

use rusqlite::{OptionalExtension, Row, named_params};

use super::columns::Columns;
use super::links;
use super::sift::{Found, sift};
use super::{Hit, HitId, HitKind, Note, NoteOrder, NotePage, NoteQuery, RemovedNotes, cache, facets};
use crate::books::{by_title, editions_of};
use crate::library::Snapshot;
use crate::now::Now;
use crate::reading::{PositionView, position_of};
use crate::search::{self, Question, mark};
use crate::values::{BookId, NoteId, Unit};
use crate::{Error, Result};

/// More hits than this are not ranked: words that stand nearly everywhere tell no note from another, and the latest is
/// the better guess.
const MOST_RANKED: usize = 10_000;

/// One window of the notes that match, `now` being when "the last days" end.
///
/// # Errors
/// `Storage` where the file cannot be read. Any text is a valid question.
pub fn list(view: &Snapshot<'_>, now: Now, query: &NoteQuery) -> Result<NotePage> {
    let (columns, plans) = (cache::columns(view)?, cache::plans(view)?);
    let found = sift(view, now, query, &columns, &plans)?;
    let question = search::question(&query.text);
    let mut notes = Vec::new();
    for row in window(view, query, question.as_ref(), &columns, &found)? {
        notes.extend(hit(view, &columns, row, question.as_ref())?);
    }
    Ok(NotePage {
        total: found.total,
        books: found.books(),
        notes,
        by_kind: facets::by_kind(&found),
        by_book: facets::by_book(view, &found, query)?,
        by_tag: facets::by_tag(&columns, &found, query),
        by_plan: facets::by_plan(&plans, &found, query),
    })
}

/// How many notes match.
///
/// # Errors
/// As [`list`].
pub fn count(view: &Snapshot<'_>, now: Now, query: &NoteQuery) -> Result<u32> {
    let (columns, plans) = (cache::columns(view)?, cache::plans(view)?);
    Ok(sift(view, now, query, &columns, &plans)?.total)
}

/// All notes that match, however many; what was written beside the log is not among them.
pub(super) fn all(view: &Snapshot<'_>, now: Now, query: &NoteQuery) -> Result<Vec<NoteId>> {
    let (columns, plans) = (cache::columns(view)?, cache::plans(view)?);
    let found = sift(view, now, query, &columns, &plans)?;
    let mut ask = view.sql(include_str!("sql/note_of_doc.sql"))?;
    let mut notes = Vec::with_capacity(found.total as usize);
    for row in columns.by_time() {
        if found.has(*row) && columns.kind(*row as usize) != HitKind::Session {
            notes.push(ask.query_row([columns.doc(*row as usize)], |row| row.get(0))?);
        }
    }
    Ok(notes)
}

/// The notes of a book, by place and then by time; without one at the end.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn of_book(view: &Snapshot<'_>, book: BookId) -> Result<Vec<Note>> {
    let mut ask = view.sql(include_str!("sql/of_book.sql"))?;
    let mut notes: Vec<Note> = ask.query_map([book], note)?.collect::<rusqlite::Result<_>>()?;
    notes.iter_mut().try_for_each(|note| finish(view, note))?;
    Ok(notes)
}

/// One note.
///
/// # Errors
/// `NotFound`.
pub fn get(view: &Snapshot<'_>, id: NoteId) -> Result<Note> {
    let found = view.sql(include_str!("sql/get.sql"))?.query_row([id], note).optional()?;
    let mut note = found.ok_or_else(|| Error::not_found("such note"))?;
    finish(view, &mut note)?;
    Ok(note)
}

/// The removed notes, the latest first: what can be brought back.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn removed(view: &Snapshot<'_>, offset: u32, limit: u32) -> Result<RemovedNotes> {
    let total = view.sql(include_str!("sql/count_removed.sql"))?.query_row([], |row| row.get(0))?;
    let mut ask = view.sql(include_str!("sql/removed.sql"))?;
    let window = named_params! { ":limit": limit.clamp(1, 500), ":offset": offset };
    let mut notes: Vec<Note> = ask.query_map(window, note)?.collect::<rusqlite::Result<_>>()?;
    notes.iter_mut().try_for_each(|note| finish(view, note))?;
    Ok(RemovedNotes { total, notes })
}

/// The rows of the window in their order.
fn window(
    view: &Snapshot<'_>,
    query: &NoteQuery,
    question: Option<&Question>,
    columns: &Columns,
    found: &Found,
) -> Result<Vec<usize>> {
    let (offset, limit) = (query.offset as usize, query.limit.clamp(1, 500) as usize);
    let is_found = |row: &u32| found.has(*row);
    let cut = |rows: &mut dyn Iterator<Item = u32>| rows.skip(offset).take(limit).map(|row| row as usize).collect();
    let told_apart = |question: &&Question| question.is_selective() && found.hits <= MOST_RANKED;
    match (query.order, question.filter(told_apart)) {
        (NoteOrder::Book, _) => by_book(view, columns, found, offset, limit),
        (NoteOrder::Best, Some(question)) => best(view, question, columns, found, offset, limit),
        (NoteOrder::Oldest, _) => Ok(cut(&mut columns.by_time().iter().copied().filter(is_found))),
        _ => Ok(cut(&mut columns.by_time().iter().rev().copied().filter(is_found))),
    }
}

fn best(
    view: &Snapshot<'_>,
    question: &Question,
    columns: &Columns,
    found: &Found,
    offset: usize,
    limit: usize,
) -> Result<Vec<usize>> {
    let mut ask = view.sql(include_str!("sql/best.sql"))?;
    let mut ranked = ask.query([question.to_fts()])?;
    let (mut passed, mut rows) = (0, Vec::new());
    while rows.len() < limit
        && let Some(hit) = ranked.next()?
    {
        let row = columns.row_of(hit.get(0)?);
        let Some(row) = row.filter(|row| u32::try_from(*row).is_ok_and(|row| found.has(row))) else { continue };
        if passed < offset {
            passed += 1;
        } else {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// Books by title, notes of no book at the end; within a book by place.
fn by_book(view: &Snapshot<'_>, columns: &Columns, found: &Found, offset: usize, limit: usize) -> Result<Vec<usize>> {
    let run_of = |book: i64| found.runs.binary_search_by_key(&book, |run| run.book).ok().map(|at| found.runs[at]);
    let titles = by_title(view)?;
    let books = titles.iter().map(|doc| i64::from(*doc)).chain([0]);
    let (mut passed, mut rows) = (0, Vec::new());
    for run in books.filter_map(run_of).filter(|run| run.found > 0) {
        if passed + run.found as usize > offset {
            let mut of_book = found.rows(columns, &run);
            columns.sort_by_place(&mut of_book);
            let skipped = offset.saturating_sub(passed);
            rows.extend(of_book.into_iter().skip(skipped).take(limit - rows.len()).map(|row| row as usize));
        }
        passed += run.found as usize;
        if rows.len() == limit {
            break;
        }
    }
    Ok(rows)
}

fn hit(view: &Snapshot<'_>, columns: &Columns, row: usize, question: Option<&Question>) -> Result<Option<Hit>> {
    let doc = columns.doc(row);
    let mut hit = if columns.kind(row) == HitKind::Session {
        view.sql(include_str!("sql/remark.sql"))?.query_row([doc], remark).optional()?
    } else {
        view.sql(include_str!("sql/hit.sql"))?.query_row([doc], note).optional()?.map(Hit::from)
    };
    if let Some(hit) = &mut hit {
        (hit.html, hit.links) = links::rendered(view, &hit.text, hit.note())?;
        if let Some(note) = hit.note() {
            hit.linked_from = links::count_links_to(view, note, &hit.name)?;
        }
        if let Some(question) = question {
            hit.html = mark(&hit.html, question);
        }
        hit.chapter = chapter_of(view, hit.book, hit.anchor.as_ref())?;
    }
    Ok(hit)
}

fn parts(text: Option<String>, mark: &str) -> Vec<String> {
    text.unwrap_or_default().split(mark).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn note(row: &Row<'_>) -> rusqlite::Result<Note> {
    Ok(Note {
        id: row.get("id")?,
        book: row.get("book_id")?,
        book_title: row.get("book_title")?,
        book_authors: parts(row.get("book_authors")?, "; "),
        kind: row.get("kind")?,
        text: row.get("text")?,
        html: String::new(),
        anchor: position_of(row, "anchor")?,
        chapter: None,
        tags: parts(row.get("tags")?, ","),
        name: row.get("name")?,
        links: Vec::new(),
        linked_from: 0,
        created_at: row.get("created_at")?,
        edited_at: row.get("edited_at")?,
    })
}

fn remark(row: &Row<'_>) -> rusqlite::Result<Hit> {
    Ok(Hit {
        id: HitId::Session(row.get("id")?),
        book: row.get("book_id")?,
        book_title: row.get("book_title")?,
        book_authors: parts(row.get("book_authors")?, "; "),
        kind: HitKind::Session,
        text: row.get("text")?,
        html: String::new(),
        anchor: position_of(row, "to")?,
        chapter: None,
        name: String::new(),
        links: Vec::new(),
        linked_from: 0,
        tags: Vec::new(),
        created_at: row.get("created_at")?,
        edited_at: row.get("created_at")?,
    })
}

fn finish(view: &Snapshot<'_>, note: &mut Note) -> Result<()> {
    (note.html, note.links) = links::rendered(view, &note.text, Some(note.id))?;
    note.linked_from = links::count_links_to(view, note.id, &note.name)?;
    note.chapter = chapter_of(view, note.book, note.anchor.as_ref())?;
    Ok(())
}

fn chapter_of(view: &Snapshot<'_>, book: Option<BookId>, anchor: Option<&PositionView>) -> Result<Option<String>> {
    let Some((book, anchor)) = book.zip(anchor) else { return Ok(None) };
    let chapters = editions_of(view, book)?.into_iter().next().map(|edition| edition.chapters).unwrap_or_default();
    let found = chapters.into_iter().rev().find(|chapter| match anchor.unit {
        Unit::Page => chapter.first_page.is_some_and(|first| f64::from(first) <= anchor.value),
        Unit::Chapter => chapter.number.is_some_and(|number| f64::from(number) == anchor.value),
        Unit::Percent | Unit::Minute | Unit::Location => false,
    });
    Ok(found.map(|chapter| chapter.title))
}
