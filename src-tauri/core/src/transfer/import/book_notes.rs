//! The notes of a row beside those that the book has: what is there already is not written again, a highlight that was
//! made longer since becomes the longer one, and everything else is new.
//!
//! The rule protected here: what one file tells as several marks stays several. A mark of the book is at most one of
//! them, and none of them takes the place of another.

use std::collections::HashSet;

use crate::library::{Snapshot, Tx, new_id};
use crate::notes::{self, NoteKind, NoteRecord};
use crate::reading;
use crate::values::{BookId, ImpreciseDate, NoteId, Position, ReadId};
use crate::{Error, Moment, Result};

use super::record::PastNote;
use super::same_mark::{self, Known, Same, Told};
use super::same_words::Words;

/// The notes of one book, kept up to date while rows bring more.
pub(super) struct BookNotes {
    pub(super) book: BookId,
    /// Each with its words as they are compared.
    notes: Vec<Known>,
    /// The open read, and the day on which it began.
    read: Option<(ReadId, Option<ImpreciseDate>)>,
}

/// A note of a row that the book does not have.
#[derive(Debug, Clone)]
pub(super) struct Missing {
    note: PastNote,
    anchor: Option<Position>,
    /// The note that becomes this one: it has part of its words.
    shorter: Option<NoteId>,
    /// Why it stands at none of its places.
    pub(super) remark: Option<String>,
}

/// What became of the highlight that the notes of a row were written at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// The row has none.
    Nothing,
    /// The book does not have it.
    New,
    /// The book has it here.
    Known(usize),
}

/// The notes that rows of one file have taken: each is told by one row.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Those that the file brought: the ids of one change sort as they are made.
    from: Option<NoteId>,
    before: HashSet<NoteId>,
}

impl Taken {
    /// None are, of the notes that there are before a file.
    ///
    /// # Errors
    /// `Storage`.
    pub(super) fn by_file(tx: &Tx<'_>) -> Result<Self> {
        Ok(Self { from: Some(new_id!(NoteId, tx)), before: HashSet::new() })
    }

    fn has(&self, note: NoteId) -> bool {
        self.from.is_some_and(|from| note >= from) || self.before.contains(&note)
    }

    fn take(&mut self, note: NoteId) {
        if !self.has(note) {
            self.before.insert(note);
        }
    }
}

impl BookNotes {
    /// The notes of a book as they are now.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read.
    pub(super) fn of(view: &Snapshot<'_>, book: BookId) -> Result<Self> {
        let read = reading::open_read(view, book)?.map(|read| (read.id, read.started));
        let compared = |note: NoteRecord| {
            let words = Words::of(&note.text);
            (note, words)
        };
        let notes = notes::records_of_book(view, book)?.into_iter().map(compared).collect();
        Ok(Self { book, notes, read })
    }

    /// The notes of a book that has come just now and has none.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read.
    pub(super) fn of_new(view: &Snapshot<'_>, book: BookId, has_open_read: bool) -> Result<Self> {
        if has_open_read {
            return Self::of(view, book);
        }
        Ok(Self { book, notes: Vec::new(), read: None })
    }

    /// The notes of a row that the book does not have; the others are taken by it.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read.
    pub(super) fn missing(
        &self,
        view: &Snapshot<'_>,
        now: Moment,
        told: &[PastNote],
        taken: &mut Taken,
    ) -> Result<Vec<Missing>> {
        let mut missing = Vec::new();
        let mut beside = Beside::Nothing;
        // A highlight first: whether a note is known depends on what it was written at.
        let (quotes, others): (Vec<_>, Vec<_>) = told.iter().partition(|note| note.kind == NoteKind::Quote);
        for note in quotes.into_iter().chain(others) {
            let (told, remark) = self.told(view, note)?;
            let found = self.find(&told, beside, now, taken);
            if note.kind == NoteKind::Quote && beside == Beside::Nothing {
                beside = found.map_or(Beside::New, |(at, _)| Beside::Known(at));
            }
            let known = found.map(|(at, same)| (self.notes[at].0.id, same));
            if let Some((id, _)) = known {
                taken.take(id);
            }
            let shorter = match known {
                Some((id, Same::MadeLonger)) => Some(id),
                Some(_) => continue,
                None => None,
            };
            missing.push(Missing { note: note.clone(), anchor: told.places.into_iter().next(), shorter, remark });
        }
        Ok(missing)
    }

    /// The notes of a row without those that the book has exactly so, each of which is one of them: what left this library
    /// and comes back is nothing new.
    pub(super) fn without_own(&self, told: &[PastNote], taken: &mut Taken) -> Vec<PastNote> {
        let mut met = HashSet::new();
        let mut others = Vec::new();
        for note in told {
            let is_it = |known: &&Known| {
                let is_same = known.0.kind == note.kind && known.0.text == note.text;
                is_same && note.made == Some(known.0.created_at) && !met.contains(&known.0.id)
            };
            match self.notes.iter().find(is_it).map(|known| known.0.id) {
                Some(id) => {
                    met.insert(id);
                    taken.take(id);
                }
                None => others.push(note.clone()),
            }
        }
        others
    }

    /// The notes of a row that was taken before, as far as they still are what it told, are taken by it.
    pub(super) fn take(&self, told: &[PastNote], taken: &mut Taken) {
        for note in told {
            let words = Words::of(&note.text);
            let same = self.notes.iter().map(|(known, text)| (known, *text == words && !taken.has(known.id)));
            let same = same.filter(|(known, is_same)| *is_same && known.kind == note.kind).map(|(known, _)| known);
            let found = same.min_by_key(|known| note.made != Some(known.created_at)).map(|known| known.id);
            if let Some(id) = found {
                taken.take(id);
            }
        }
    }

    /// Which note of the book a told one is, and how.
    fn find(&self, told: &Told<'_>, beside: Beside, now: Moment, taken: &Taken) -> Option<(usize, Same)> {
        let is_quote = told.note.kind == NoteKind::Quote;
        let same = |known: &Known| {
            if taken.has(known.0.id) {
                let is_twin = (is_quote || beside != Beside::New) && same_mark::is_twin(known, told, now);
                return is_twin.then_some(Same::Exactly);
            }
            match beside {
                _ if is_quote => same_mark::highlight(known, told),
                _ if known.0.kind == NoteKind::Quote => None,
                Beside::Known(at) => self.note_at(known, told, &self.notes[at]),
                _ => same_mark::note(known, told, beside == Beside::New, || self.is_alone(&known.0)),
            }
        };
        let found = self.notes.iter().enumerate().filter_map(|(at, known)| Some((at, same(known)?)));
        found.min_by_key(|(_, same)| *same)
    }

    fn note_at(&self, known: &Known, told: &Told<'_>, quote: &Known) -> Option<Same> {
        let is_only = || self.quotes().filter(|other| same_mark::begin_together(other, &quote.0)).count() == 1;
        same_mark::belongs(known, quote, told, is_only).then(|| same_mark::note_at(known, told)).flatten()
    }

    /// Whether a note was written at no highlight.
    fn is_alone(&self, note: &NoteRecord) -> bool {
        !self.quotes().any(|quote| quote.created_at == note.created_at && same_mark::begin_together(quote, note))
    }

    fn quotes(&self) -> impl Iterator<Item = &NoteRecord> {
        self.notes.iter().map(|(note, _)| note).filter(|note| note.kind == NoteKind::Quote)
    }

    /// A note with the places that the book can have, and what to say where it has none of them.
    fn told<'a>(&self, view: &Snapshot<'_>, note: &'a PastNote) -> Result<(Told<'a>, Option<String>)> {
        if let Some(anchor) = &note.anchor {
            return Ok((Told { note, words: Words::of(&note.text), places: vec![anchor.clone()] }, None));
        }
        let (mut places, mut why) = (Vec::<Position>::new(), None);
        for typed in &note.places {
            match reading::anchor(view, self.book, typed) {
                Ok(anchor) => places.extend(anchor),
                Err(Error::Invalid { rule, .. }) => why = why.or(Some(rule)),
                Err(error) => return Err(error),
            }
        }
        let remark = why.filter(|_| places.is_empty()).map(|why| format!("It is kept without its place. {why}"));
        Ok((Told { note, words: Words::of(&note.text), places }, remark))
    }

    /// Writes what is missing.
    ///
    /// # Errors
    /// `Storage` where the file cannot be written.
    pub(super) fn write(&mut self, tx: &mut Tx<'_>, missing: &[Missing]) -> Result<()> {
        for one in missing {
            let known = one.shorter.and_then(|id| self.notes.iter().position(|(known, _)| known.id == id));
            let at = known.unwrap_or(self.notes.len());
            let words = Words::of(&one.note.text);
            if known.is_none() {
                self.notes.push((self.fresh(tx, one)?, words));
            } else {
                let (note, compared) = &mut self.notes[at];
                note.text.clone_from(&one.note.text);
                note.edited_at = tx.now().moment();
                *compared = words;
            }
            notes::put(tx, &self.notes[at].0)?;
        }
        Ok(())
    }

    fn fresh(&self, tx: &mut Tx<'_>, missing: &Missing) -> Result<NoteRecord> {
        let Missing { note, anchor, .. } = missing;
        let made = note.made.unwrap_or(tx.now().moment());
        // A sign in the book's words is no tag of the reader's.
        let said = if note.kind == NoteKind::Quote { "" } else { note.text.as_str() };
        Ok(NoteRecord {
            id: new_id!(NoteId, tx),
            book: Some(self.book),
            read: self.read_at(tx, note),
            kind: note.kind,
            text: note.text.clone(),
            anchor: anchor.clone(),
            tags: notes::tags_of(&note.tags, said)?,
            created_at: made,
            edited_at: made,
        })
    }

    /// The open read, unless the note is older than that.
    fn read_at(&self, tx: &Tx<'_>, note: &PastNote) -> Option<ReadId> {
        let (read, begun) = self.read?;
        let begun = begun.and_then(ImpreciseDate::earliest);
        let made = note.made.map(|made| tx.now().local_of(made).reading_day(tx.rollover()).date());
        let is_older = made.zip(begun).is_some_and(|(made, begun)| made < begun);
        (!is_older).then_some(read)
    }
}
