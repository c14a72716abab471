//! A row of Lectern's own table while its cells are taken.

use super::parts::{self, ToldRead, fitting};
use super::{Moment, Own, OwnNote, OwnRead, Rating, Reading, ToldSession, early, names};
use crate::books::{self, BookDraft, EditionDraft, Role};
use crate::notes::NoteKind;
use crate::reading::ReadStateKind;
use crate::transfer::entries::{self, told_local};
use crate::transfer::export::unguarded;
use crate::transfer::import::format::Habit;
use crate::transfer::import::merge_reads::judged;
use crate::transfer::import::record::{PastNote, Record};
use crate::transfer::import::states::{Standing, plain, standing};
use crate::transfer::import::texts::sentence;
use crate::values::BookId;

const LONGEST_TEXT: usize = 1 << 20;
const LONGEST_NOTE: usize = 200_000;

/// What the cells of a row told.
#[derive(Default)]
pub(in crate::transfer::import) struct Told {
    is_any: bool,
    is_early: bool,
    added: Option<Moment>,
    editions: Vec<EditionDraft>,
    reads: Vec<ToldRead>,
    sessions: Vec<(usize, ToldSession)>,
    notes: Vec<(PastNote, OwnNote)>,
    rating_before: Option<Rating>,
    review: String,
    review_before: String,
}

impl Told {
    /// Takes a cell of a column.
    pub(in crate::transfer::import) fn take(
        &mut self,
        column: &str,
        cell: &str,
        reading: &Reading<'_>,
        record: &mut Record,
    ) -> Result<(), String> {
        self.is_any = true;
        self.is_early = reading.habits.contains(&Habit::Early);
        // A spreadsheet may have put blanks around it, and no text of ours begins with one.
        let cell = unguarded(cell.trim());
        if cell.is_empty() {
            return Ok(());
        }
        let book = &mut record.book;
        match plain(column).as_str() {
            "authors" => {
                for name in names::parted(cell) {
                    book.authors.push(names::person(&name, Role::Author)?);
                }
            }
            "contributors" => {
                for said in names::parted(cell) {
                    let (person, place) = names::contributor(&said)?;
                    let at = place.and_then(|place| place.checked_sub(1)).unwrap_or(usize::MAX);
                    book.authors.insert(at.min(book.authors.len()), person);
                }
            }
            "series number" => book.series_number = of_book(cell, |draft, cell| draft.series_number = cell)?,
            "language" => book.language = of_book(cell, |draft, cell| draft.language = cell)?,
            "description" => book.description = of_book(cell, |draft, cell| draft.description = cell)?,
            "why added" => book.why_added = of_book(cell, |draft, cell| draft.why_added = cell)?,
            "first published" => book.first_published = of_book(cell, |draft, cell| draft.first_published = cell)?,
            "review" => self.review = fitting(cell, LONGEST_TEXT)?,
            "review before reading" => self.review_before = fitting(cell, LONGEST_TEXT)?,
            "rating before reading" => {
                let rating = Rating::parse(cell).map_err(|_| format!("“{cell}” is no rating"))?;
                self.rating_before = Some(rating);
            }
            "date added" => {
                let added = told_local(cell, reading.now);
                self.added = Some(added.ok_or_else(|| format!("“{}” is not a date", parts::beginning(cell)))?);
            }
            column => return self.take_parts(column, cell, record),
        }
        Ok(())
    }

    fn take_parts(&mut self, column: &str, cell: &str, record: &mut Record) -> Result<(), String> {
        let edition = &mut record.edition;
        match column {
            "minutes" => edition.minutes = of_edition(cell, |draft, cell| draft.minutes = cell)?,
            "last page" => edition.last_page = of_edition(cell, |draft, cell| draft.last_page = cell)?,
            "edition" => edition.name = of_edition(cell, |draft, cell| draft.name = cell)?,
            "edition language" => edition.language = of_edition(cell, |draft, cell| draft.language = cell)?,
            "published" => edition.published = of_edition(cell, |draft, cell| draft.published = cell)?,
            "other editions" => {
                for entry in entries::read(cell)? {
                    let draft = parts::edition(&entry);
                    check_edition(&draft)?;
                    self.editions.push(draft);
                }
            }
            "reads" if self.is_early => self.reads = early::reads(cell)?,
            "notes" if self.is_early => self.notes = early::notes(cell),
            "reads" => self.reads = each(cell, parts::read)?,
            "sessions" => self.sessions = each(cell, parts::session)?,
            "notes" => return self.take_notes(cell),
            _ => {}
        }
        Ok(())
    }

    /// Those that can be are taken; of the others the first is told. Words without a head are one note.
    fn take_notes(&mut self, cell: &str) -> Result<(), String> {
        let entries = match entries::read(cell) {
            Ok(entries) => entries,
            Err(why) => {
                let text = fitting(cell, LONGEST_NOTE)?;
                self.notes.push((PastNote { text, ..PastNote::of(NoteKind::Note) }, OwnNote::default()));
                return Err(format!("{why}; the cell is kept as one note"));
            }
        };
        let mut fault = None;
        for entry in entries {
            match parts::note(entry) {
                Ok(note) => self.notes.push(note),
                Err(why) => fault = fault.or(Some(why)),
            }
        }
        fault.map_or(Ok(()), Err)
    }

    /// Whether it is a row of such a table.
    pub(in crate::transfer::import) fn is_any(&self) -> bool {
        self.is_any
    }

    /// Whether the reads are told one by one: then they are not made out of a word for where the book stands.
    pub(in crate::transfer::import) fn has_reads(&self) -> bool {
        !self.reads.is_empty()
    }

    /// Gives the record all that was told; `state` is the word for where the book stands.
    pub(in crate::transfer::import) fn finish(self, record: &mut Record, state: Option<&str>) {
        if !self.is_any {
            return;
        }
        if check_edition(&record.edition).is_err() {
            let last = std::mem::take(&mut record.edition.last_page);
            record.remarks.push(format!("Last Page: the text cannot end on page {last} of fewer pages."));
        }
        let stands = state.and_then(standing);
        if self.has_reads() && stands.is_some_and(|stands| !self.reads.iter().any(|told| stands == of(told.read.state)))
        {
            let word = state.unwrap_or_default();
            record.remarks.push(format!("State: none of the reads is “{word}”; what the reads say counts."));
        }
        let mut own = Own {
            id: record.foreign_id.as_ref().and_then(|id| BookId::parse(id.split_once(':')?.1).ok()),
            added: self.added,
            editions: self.editions,
            ..Own::default()
        };
        record.review.clone_from(&self.review);
        if !self.reads.is_empty() {
            record.reads = self.reads.iter().map(|told| told.read).collect();
        }
        // Of reads that are not told one by one, what is said is said of the last.
        let is_plain = self.is_early || self.reads.is_empty();
        let latest = if is_plain { judged(&record.reads) } else { None };
        let rated = self.reads.iter().position(|told| told.is_rated).or(latest);
        let reviewed = self.reads.iter().position(|told| told.is_reviewed).or(latest);
        own.reads = self.reads.into_iter().map(|told| told.own).collect();
        own.reads.resize(record.reads.len(), OwnRead::default());
        match rated {
            Some(at) => (own.reads[at].rating, own.rating) = (record.rating, self.rating_before),
            None => own.rating = record.rating.or(self.rating_before),
        }
        match reviewed {
            Some(at) => (own.reads[at].review, own.review) = (self.review, self.review_before),
            None => own.review = if self.review.is_empty() { self.review_before } else { self.review },
        }
        let mut is_lost = false;
        for (at, session) in self.sessions {
            match own.reads.get_mut(at) {
                Some(read) => read.log.push(session),
                None => is_lost = true,
            }
        }
        if is_lost {
            record.remarks.push("Sessions: some belong to a read that is not told; they are left out.".to_owned());
        }
        (record.notes, own.notes) = self.notes.into_iter().unzip();
        record.own = Some(Box::new(own));
    }
}

fn of(state: ReadStateKind) -> Standing {
    match state {
        ReadStateKind::Reading => Standing::Reading,
        ReadStateKind::Paused => Standing::Paused,
        ReadStateKind::Finished => Standing::Finished,
        ReadStateKind::Abandoned => Standing::Abandoned,
    }
}

fn each<T>(cell: &str, part: impl Fn(&entries::Entry) -> Result<T, String>) -> Result<Vec<T>, String> {
    entries::read(cell)?.iter().map(part).collect()
}

/// A text that a book can have at its place.
fn of_book(cell: &str, set: impl Fn(&mut BookDraft, String)) -> Result<String, String> {
    let mut draft = BookDraft { title: "A book".to_owned(), ..BookDraft::default() };
    set(&mut draft, cell.to_owned());
    books::check(&draft, &EditionDraft::default()).map_err(|error| sentence(&error))?;
    Ok(cell.to_owned())
}

/// A text that an edition can have at its place.
fn of_edition(cell: &str, set: impl Fn(&mut EditionDraft, String)) -> Result<String, String> {
    let mut draft = EditionDraft::default();
    set(&mut draft, cell.to_owned());
    check_edition(&draft)?;
    Ok(cell.to_owned())
}

fn check_edition(draft: &EditionDraft) -> Result<(), String> {
    let book = BookDraft { title: "A book".to_owned(), ..BookDraft::default() };
    books::check(&book, draft).map_err(|error| sentence(&error))
}
