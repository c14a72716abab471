//! Notes from a folder or a JSON file into the library: first what it would mean, then, in one step, doing it.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use super::folder::Folder;
use super::json::{self, Document};
use super::model::{Clash, ImportReport, OnConflict};
use super::store::{self, Picture};
use super::taken::{self, Taken};
use super::{count, import_folder};
use crate::books::{self, BookDraft, EditionDraft};
use crate::library::{Snapshot, Tx};
use crate::notes::{self, Known, NoteRecord};
use crate::values::{BookId, Isbn, PersonName, Title, fold};
use crate::{Error, Moment, Now, Result};

/// The largest JSON file, in bytes: it is read whole.
const LARGEST: u64 = 1 << 30;

/// What an import comes to, before anything is written.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) report: ImportReport,
    pub(super) books: Vec<NewBook>,
    pub(super) pictures: Vec<Picture>,
    pub(super) notes: Vec<NoteRecord>,
    pub(super) taken: Vec<Taken>,
}

/// A book that the library does not know.
pub(super) struct NewBook {
    pub(super) id: BookId,
    pub(super) added_at: Moment,
    pub(super) draft: BookDraft,
    pub(super) editions: Vec<EditionDraft>,
}

/// What taking in a folder or a JSON file would do.
///
/// # Errors
/// `Io` where it cannot be read; `Invalid` for a file that is none of ours.
pub fn look_at_notes(view: &Snapshot<'_>, now: Now, from: &Path, on_conflict: OnConflict) -> Result<ImportReport> {
    let mut report = plan(view, now, from, on_conflict)?.0.report;
    report.dry_run = true;
    Ok(report)
}

/// Takes in a folder or a JSON file. A second time nothing changes.
///
/// # Errors
/// As [`look_at_notes`]; then nothing has changed.
pub fn import_notes(tx: &mut Tx<'_>, from: &Path, on_conflict: OnConflict) -> Result<ImportReport> {
    let (mut plan, folder) = plan(&tx.snapshot(), tx.now(), from, on_conflict)?;
    for book in &plan.books {
        books::add_as(tx, book.id, book.added_at, &book.draft, &book.editions)?;
    }
    for picture in &plan.pictures {
        store::put_picture(tx, picture)?;
    }
    for note in &plan.notes {
        notes::put(tx, note)?;
    }
    if let Some(folder) = folder.filter(|_| !plan.taken.is_empty()) {
        taken::mark(&tx.snapshot(), folder, &plan.taken, &mut plan.report);
    }
    let written = plan.notes.len();
    tx.about(format!("{written} {}", if written == 1 { "note" } else { "notes" }));
    Ok(plan.report)
}

/// What is to be done, and the folder that it comes from, where it is one.
fn plan(view: &Snapshot<'_>, now: Now, from: &Path, on_conflict: OnConflict) -> Result<(Plan, Option<Folder>)> {
    let (mut plan, folder) = match from.is_dir() {
        true => import_folder::plan(view, now, from, on_conflict).map(|(plan, folder)| (plan, Some(folder)))?,
        false => (document(view, from, on_conflict)?, None),
    };
    plan.report.books_added = count(plan.books.len());
    plan.report.pictures_added = count(plan.pictures.len());
    Ok((plan, folder))
}

fn document(view: &Snapshot<'_>, from: &Path, on_conflict: OnConflict) -> Result<Plan> {
    let failed = |error| Error::io(from, "Reading", error);
    let file = File::open(from).map_err(failed)?;
    if file.metadata().map_err(failed)?.len() > LARGEST {
        return Err(Error::invalid("file", "A file of notes can have a gigabyte; this one is larger."));
    }
    let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let not_ours = |why: String| Error::invalid("file", format!("{name} is no export of Lectern's notes: {why}."));
    let document: Document =
        serde_json::from_reader(BufReader::new(file)).map_err(|error| not_ours(error.to_string()))?;
    if document.format != json::FORMAT {
        return Err(not_ours(format!("its format is “{}”", document.format)));
    }
    if document.version > json::VERSION {
        return Err(not_ours(format!("it was written by a newer Lectern (version {})", document.version)));
    }
    take(view, &name, document, on_conflict)
}

fn take(view: &Snapshot<'_>, file: &str, document: Document, on_conflict: OnConflict) -> Result<Plan> {
    let mut plan = Plan::default();
    plan.report.files = 1;
    let mut placed = std::collections::HashMap::new();
    for book in document.books {
        let printing = book.editions.first();
        let isbn = printing.map(|edition| edition.isbn.as_str()).unwrap_or_default();
        let authors: Vec<&str> = book.draft.authors.iter().map(|author| author.name.as_str()).collect();
        match resolve(view, book.id, &book.draft.title, isbn, &authors)? {
            Some(id) => drop(placed.insert(book.id, id)),
            None => {
                placed.insert(book.id, book.id);
                let (draft, editions) = (book.draft, book.editions);
                plan.books.push(NewBook { id: book.id, added_at: book.added_at, draft, editions });
            }
        }
    }
    for record in document.notes {
        plan.report.notes += 1;
        let book = record.book.map(|id| placed.get(&id).copied().unwrap_or(id));
        if let Some(id) = book.filter(|id| !placed.values().any(|known| known == id)) {
            plan.report.refuse(file, format!("note {} is about a book {id} that the file does not hold", record.id));
            continue;
        }
        plan.note(view, file, NoteRecord { book, ..record }, on_conflict)?;
    }
    for picture in document.pictures {
        if store::media_type(view, picture.id)?.is_some() {
            continue;
        }
        match picture.picture() {
            Some(picture) => plan.pictures.push(picture),
            None => plan.report.refuse(file, format!("picture {} is no picture", picture.id)),
        }
    }
    Ok(plan)
}

impl Plan {
    /// A note with everything entered, of which nobody knows what both sides knew last.
    fn note(&mut self, view: &Snapshot<'_>, file: &str, record: NoteRecord, on_conflict: OnConflict) -> Result<()> {
        if let Err(error) = notes::fits(&record.text).and_then(|()| notes::tags_of(&record.tags, "").map(drop)) {
            self.report.refuse(file, format!("note {}: {error}", record.id));
            return Ok(());
        }
        let library = match notes::known(view, record.id)? {
            Known::Never => {
                self.report.added += 1;
                self.notes.push(record);
                return Ok(());
            }
            Known::There(known) if same(&known, &record) => {
                self.report.unchanged += 1;
                return Ok(());
            }
            Known::There(known) => known.text,
            Known::Removed => String::new(),
        };
        if on_conflict == OnConflict::Take {
            self.report.updated += 1;
            self.notes.push(record);
        } else {
            self.report.clash(Clash { file: file.to_owned(), note: Some(record.id), outside: record.text, library });
        }
        Ok(())
    }
}

fn same(known: &NoteRecord, record: &NoteRecord) -> bool {
    let sorted = |tags: &[String]| {
        let mut tags: Vec<String> = tags.iter().map(|tag| fold(tag)).collect();
        tags.sort_unstable();
        tags
    };
    (known.kind, &known.text, &known.anchor, known.book) == (record.kind, &record.text, &record.anchor, record.book)
        && sorted(&known.tags) == sorted(&record.tags)
}

/// The book of the library that a file means: of its id, else of its ISBN, else of its title by one of its authors.
pub(super) fn resolve(
    view: &Snapshot<'_>,
    id: BookId,
    title: &str,
    isbn: &str,
    authors: &[&str],
) -> Result<Option<BookId>> {
    if books::title_of(view, id).is_ok() {
        return Ok(Some(id));
    }
    if let Ok(isbn) = Isbn::parse(isbn)
        && let Some(found) = books::by_isbn(view, &isbn)?.first()
    {
        return Ok(Some(*found));
    }
    let Ok(title) = Title::parse(title) else { return Ok(None) };
    let people: Vec<PersonName> = authors.iter().filter_map(|name| PersonName::parse(name).ok()).collect();
    for found in books::matching(view, &title)? {
        let known = books::row_of(view, found)?.authors;
        let shared = known
            .iter()
            .filter_map(|name| PersonName::parse(name).ok())
            .any(|name| people.iter().any(|it| it.agrees_with(&name)));
        if shared || known.is_empty() || authors.is_empty() {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
