//! The notebook: windows of notes by words, kind, book and tag, with counts of what else the answer holds.

use rusqlite::{OptionalExtension, Row, ToSql};

use super::links;
use super::{Facet, Note, NoteKind, NoteOrder, NotePage, NoteQuery};
use crate::books::editions_of;
use crate::library::Snapshot;
use crate::reading::{PositionView, position_of};
use crate::search::{self, Question, mark};
use crate::values::{BookId, NoteId, Unit};
use crate::{Error, Result};

/// One window of the notes that match.
///
/// # Errors
/// `Storage` where the file cannot be read. Any text is a valid question.
pub fn list(view: &Snapshot<'_>, query: &NoteQuery) -> Result<NotePage> {
    let question = search::question(&query.text);
    let filter = Filter::new(query, question.as_ref());
    let order = match query.order {
        NoteOrder::Newest => "l.created_at DESC, l.doc DESC",
        NoteOrder::Oldest => "l.created_at, l.doc",
        NoteOrder::Book => "b.title_key, l.book_id, n.anchor_fraction, l.created_at, l.doc",
        NoteOrder::Best if question.as_ref().is_some_and(Question::is_selective) => "s.rank, l.doc",
        NoteOrder::Best => "l.created_at DESC, l.doc DESC",
    };
    let limit = query.limit.clamp(1, 500);
    let window = filter.select(WINDOW, &format!("ORDER BY {order} LIMIT {limit} OFFSET {}", query.offset));
    let mut notes = filter.rows(view, &window, note)?;
    for note in &mut notes {
        finish(view, note, question.as_ref())?;
    }
    let (total, books) = filter.counts(view)?;
    Ok(NotePage {
        total,
        books,
        notes,
        kinds: filter.without_kinds().rows(view, &filter.without_kinds().select(BY_KIND, BY_KIND_END), kind_facet)?,
        by_book: filter.rows(view, &filter.select(BY_BOOK, BY_BOOK_END), facet)?,
        by_tag: filter.rows(view, &filter.select(BY_TAG, BY_TAG_END), facet)?,
    })
}

/// All notes that match, however many.
pub(super) fn all(view: &Snapshot<'_>, _now: crate::Now, query: &NoteQuery) -> Result<Vec<NoteId>> {
    let question = search::question(&query.text);
    let filter = Filter::new(query, question.as_ref());
    filter.rows(view, &filter.select(ALL, ""), |row| row.get(0))
}

/// The notes of a book, by place and then by time; without one at the end.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn of_book(view: &Snapshot<'_>, book: BookId) -> Result<Vec<Note>> {
    let mut ask = view.sql(include_str!("sql/of_book.sql"))?;
    let mut notes: Vec<Note> = ask.query_map([book], note)?.collect::<rusqlite::Result<_>>()?;
    notes.iter_mut().try_for_each(|note| finish(view, note, None))?;
    Ok(notes)
}

/// One note.
///
/// # Errors
/// `NotFound`.
pub fn get(view: &Snapshot<'_>, id: NoteId) -> Result<Note> {
    let found = view.sql(include_str!("sql/get.sql"))?.query_row([id], note).optional()?;
    let mut note = found.ok_or_else(|| Error::not_found("such note"))?;
    finish(view, &mut note, None)?;
    Ok(note)
}

const WINDOW: &str = include_str!("sql/window.sql");
const ALL: &str = include_str!("sql/all_ids.sql");
const COUNTS: &str = include_str!("sql/counts.sql");
const BY_KIND: &str = include_str!("sql/by_kind.sql");
const BY_KIND_END: &str = "GROUP BY l.kind";
const BY_BOOK: &str = include_str!("sql/by_book.sql");
const BY_BOOK_END: &str = "AND l.book_id IS NOT NULL GROUP BY l.book_id ORDER BY 2 DESC, 1 LIMIT 50\n) AS most";
const BY_TAG: &str = include_str!("sql/by_tag.sql");
const BY_TAG_END: &str = "GROUP BY t.id ORDER BY 3 DESC, 2 LIMIT 50";

/// The conditions of a question and their bound values.
#[derive(Clone)]
struct Filter {
    words: Option<String>,
    kinds: Vec<NoteKind>,
    book: Option<BookId>,
    tag: Option<String>,
}

impl Filter {
    fn new(query: &NoteQuery, question: Option<&Question>) -> Self {
        Self {
            words: question.map(Question::to_fts),
            kinds: query.kinds.clone(),
            book: query.book,
            tag: query.tag.as_deref().map(crate::values::fold),
        }
    }

    fn without_kinds(&self) -> Self {
        Self { kinds: Vec::new(), ..self.clone() }
    }

    /// A statement: its head, the search index where words are asked for, the conditions, its end.
    fn select(&self, head: &str, end: &str) -> String {
        let mut text = head.to_owned();
        if self.words.is_some() {
            text.push_str("\nJOIN local_note_search s ON s.rowid = l.doc");
        }
        text.push_str("\nWHERE true");
        let mut condition = |sql: &str| {
            text.push_str("\n  AND ");
            text.push_str(sql.trim_end());
        };
        if self.words.is_some() {
            condition("local_note_search MATCH ?");
        }
        if !self.kinds.is_empty() {
            let alternatives = vec!["l.kind = ?"; self.kinds.len()].join(" OR ");
            condition(&format!("({alternatives})"));
        }
        if self.book.is_some() {
            condition("l.book_id = ?");
        }
        if self.tag.is_some() {
            condition(include_str!("sql/has_tag.sql"));
        }
        text.push('\n');
        text.push_str(end);
        text
    }

    fn values(&self) -> Vec<Box<dyn ToSql>> {
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        if let Some(words) = &self.words {
            values.push(Box::new(words.clone()));
        }
        for kind in &self.kinds {
            values.push(Box::new(*kind));
        }
        if let Some(book) = self.book {
            values.push(Box::new(book));
        }
        if let Some(tag) = &self.tag {
            values.push(Box::new(tag.clone()));
        }
        values
    }

    fn rows<T>(
        &self,
        view: &Snapshot<'_>,
        text: &str,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut ask = view.sql(text)?;
        let rows = ask.query_map(rusqlite::params_from_iter(self.values()), read)?.collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    fn counts(&self, view: &Snapshot<'_>) -> Result<(u32, u32)> {
        let found = self.rows(view, &self.select(COUNTS, ""), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.first().copied().unwrap_or_default())
    }
}

fn note(row: &Row<'_>) -> rusqlite::Result<Note> {
    let parts = |text: Option<String>, mark: &str| -> Vec<String> {
        text.unwrap_or_default().split(mark).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
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

fn finish(view: &Snapshot<'_>, note: &mut Note, question: Option<&Question>) -> Result<()> {
    (note.html, note.links) = links::rendered(view, &note.text, Some(note.id))?;
    note.linked_from = links::count_links_to(view, note.id, &note.name)?;
    if let Some(question) = question {
        note.html = mark(&note.html, question);
    }
    note.chapter = match (note.book, &note.anchor) {
        (Some(book), Some(anchor)) => chapter_at(view, book, anchor)?,
        _ => None,
    };
    Ok(())
}

fn chapter_at(view: &Snapshot<'_>, book: BookId, anchor: &PositionView) -> Result<Option<String>> {
    let chapters = editions_of(view, book)?.into_iter().next().map(|edition| edition.chapters).unwrap_or_default();
    let found = chapters.into_iter().rev().find(|chapter| match anchor.unit {
        Unit::Page => chapter.first_page.is_some_and(|first| f64::from(first) <= anchor.value),
        Unit::Chapter => f64::from(chapter.number) == anchor.value,
        Unit::Percent | Unit::Minute | Unit::Location => false,
    });
    Ok(found.map(|chapter| chapter.title))
}

fn facet(row: &Row<'_>) -> rusqlite::Result<Facet> {
    Ok(Facet { key: row.get(0)?, name: row.get(1)?, count: row.get(2)? })
}

fn kind_facet(row: &Row<'_>) -> rusqlite::Result<Facet> {
    let kind: String = row.get(0)?;
    Ok(Facet { key: kind.clone(), name: kind, count: row.get(1)? })
}
