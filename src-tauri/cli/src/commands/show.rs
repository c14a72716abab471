//! Shows one book or note whole.

use lectern_core::Error;
use lectern_core::books::{self, Author, Book, BookRow, Chapter};
use lectern_core::library::{Library, Snapshot};
use lectern_core::notes::{self, Backlink, Note};
use lectern_core::plans::{self, BookPlan};
use lectern_core::reading::{self, ChapterRead, Read, Session};
use lectern_core::values::{BookId, NoteId};
use serde_json::{Value, json};

use super::plan::item_document;
use super::show_text;
use crate::door::Door;
use crate::output::{Answer, Outcome, document_of, merge};

const EXAMPLES: &str = "\
Examples:
  lectern-cli show Emma
  lectern-cli show 9781449373320 --json
  lectern-cli show \"Replication lag\"

Where no book is meant, a note may be: by its id, the beginning of one, or its first heading or line.";

/// What `show` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Show {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one; or a note
    book: String,
}

/// A book and everything that hangs on it.
pub(super) struct Whole {
    pub(super) row: BookRow,
    pub(super) book: Book,
    pub(super) reads: Vec<Read>,
    /// Of the latest read.
    pub(super) chapters: Vec<ChapterRead>,
    pub(super) sessions: Vec<Session>,
    pub(super) notes: Vec<Note>,
    pub(super) mentioned_in: Vec<Backlink>,
    pub(super) plans: Vec<BookPlan>,
}

/// The book with editions, reads, log, notes and plans; or the note with its links.
pub(crate) fn run(words: &Show, door: &Door) -> Outcome {
    let library = door.library()?;
    if let Some(id) = library.read(|view| notes::called(view, &words.book))? {
        return note(&library, id);
    }
    match library.read(|view| whole(view, books::find(view, &words.book)?)) {
        Err(missing @ Error::NotFound { .. }) => match library.read(|view| notes::by_id(view, &words.book))? {
            Some(id) => note(&library, id),
            None => Err(missing.into()),
        },
        whole => whole.map(|whole| Answer::new(document(&whole), show_text::text(&whole))).map_err(Into::into),
    }
}

fn note(library: &Library, id: NoteId) -> Outcome {
    let (note, from) = library.read(|view| Ok((notes::get(view, id)?, notes::links_to_note(view, id)?)))?;
    let mut document = document_of(&note);
    merge(&mut document, json!({ "mentioned_in": from }));
    Ok(Answer::new(document, show_text::one_note(&note, &from)))
}

fn whole(view: &Snapshot<'_>, id: BookId) -> lectern_core::Result<Whole> {
    let reads = reading::reads_of(view, id)?;
    let mut sessions = Vec::new();
    for read in &reads {
        sessions.extend(reading::sessions_of(view, read.id)?);
    }
    let chapters = match reads.first() {
        Some(read) => reading::chapters_of(view, read.id)?,
        None => Vec::new(),
    };
    Ok(Whole {
        chapters,
        row: books::row_of(view, id)?,
        book: books::get(view, id)?,
        reads,
        sessions,
        notes: notes::of_book(view, id)?,
        mentioned_in: notes::links_to_book(view, id)?,
        plans: plans::plans_of_book(view, id)?,
    })
}

/// The row of the list, with the book's own facts, and lists in place of counts. `authors` stay names, as in the list;
/// `people` have their roles.
fn document(whole: &Whole) -> Value {
    let mut document = document_of(&whole.book);
    merge(&mut document, document_of(&whole.row));
    let people: &[Author] = &whole.book.authors;
    let plans: Vec<Value> = whole
        .plans
        .iter()
        .map(|place| {
            json!({
                "plan": place.plan,
                "plan_title": place.plan_title,
                "stage_title": place.stage_title,
                "item": item_document(&place.item),
            })
        })
        .collect();
    merge(
        &mut document,
        json!({ "people": people, "reads": whole.reads, "sessions": whole.sessions, "contents": contents(whole),
               "notes": whole.notes, "mentioned_in": whole.mentioned_in, "plans": plans }),
    );
    document
}

/// The chapters of the latest read's edition with what is read of them; before the first read those of the first
/// edition that has any.
pub(super) fn read_of_each(whole: &Whole) -> Vec<(&Chapter, Option<&ChapterRead>)> {
    let all = whole.book.editions.iter().flat_map(|edition| &edition.chapters);
    if whole.reads.is_empty() {
        let first = whole.book.editions.iter().find(|edition| !edition.chapters.is_empty());
        return first.into_iter().flat_map(|edition| &edition.chapters).map(|chapter| (chapter, None)).collect();
    }
    let read_of = |id| whole.chapters.iter().find(|read| read.chapter == id);
    all.filter_map(|chapter| Some((chapter, Some(read_of(chapter.id)?)))).collect()
}

fn contents(whole: &Whole) -> Vec<Value> {
    let document = |(chapter, read): (&Chapter, Option<&ChapterRead>)| {
        let mut document = document_of(chapter);
        if let Some(read) = read {
            merge(&mut document, json!({ "ticked": read.ticked, "share": read.share, "pages_read": read.pages_read }));
        }
        document
    };
    read_of_each(whole).into_iter().map(document).collect()
}
