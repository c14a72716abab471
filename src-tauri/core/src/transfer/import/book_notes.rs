//! The notes of a row beside those that the book has: what is there already is not written again, a highlight that was
//! made longer since becomes the longer one, and everything else is new.

use crate::library::{Snapshot, Tx, new_id};
use crate::notes::{self, NoteKind, NoteRecord};
use crate::reading;
use crate::values::{BookId, ImpreciseDate, NoteId, Position, ReadId, Unit};
use crate::{Error, Result};

use super::record::PastNote;
use super::same_words::{Overlap, Words, overlap};

/// Of two notes whose places cannot be compared, words of fewer letters than this are not taken for part of the other.
const FEW_LETTERS: usize = 12;

/// The notes of one book, kept up to date while rows bring more.
pub(super) struct BookNotes {
    pub(super) book: BookId,
    /// Each with its words as they are compared.
    notes: Vec<(NoteRecord, Words)>,
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

    /// The notes of a row that the book does not have.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read.
    pub(super) fn missing(&self, view: &Snapshot<'_>, told: &[PastNote]) -> Result<Vec<Missing>> {
        let mut missing = Vec::new();
        for note in told {
            let (anchor, remark) = self.place(view, note)?;
            let words = Words::of(&note.text);
            let found = |known: &(NoteRecord, Words)| {
                let overlap = lies_over(known, (note, &words), anchor.as_ref())?;
                Some((known.0.id, overlap))
            };
            let known = self.notes.iter().find_map(found);
            let shorter = match known {
                Some((known, Overlap::FirstInSecond)) => Some(known),
                Some(_) => continue,
                None => None,
            };
            missing.push(Missing { note: note.clone(), anchor, shorter, remark });
        }
        Ok(missing)
    }

    /// The first place that the book can have, and what to say where it has none of them.
    fn place(&self, view: &Snapshot<'_>, note: &PastNote) -> Result<(Option<Position>, Option<String>)> {
        let mut why = None;
        for typed in &note.places {
            match reading::anchor(view, self.book, typed) {
                Ok(anchor) => return Ok((anchor, None)),
                Err(Error::Invalid { rule, .. }) => why = why.or(Some(rule)),
                Err(error) => return Err(error),
            }
        }
        Ok((None, why.map(|why| format!("It is kept without its place. {why}"))))
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

/// How a note of the book and one of a row are the same; none where they are two.
fn lies_over(
    (known, known_words): &(NoteRecord, Words),
    (told, told_words): (&PastNote, &Words),
    anchor: Option<&Position>,
) -> Option<Overlap> {
    let near = is_near(known.anchor.as_ref(), anchor);
    if near == Some(false) {
        return None;
    }
    let is_quote = |kind| kind == NoteKind::Quote;
    match overlap(known_words, told_words) {
        Overlap::Same => Some(Overlap::Same),
        Overlap::None | Overlap::Part => None,
        _ if is_quote(known.kind) != is_quote(told.kind) => None,
        _ if near.is_none() && [known_words, told_words].iter().any(|words| words.is_shorter_than(FEW_LETTERS)) => None,
        part => Some(part),
    }
}

/// Whether two places can be those of one note whose beginning was moved; none where they cannot be compared.
fn is_near(one: Option<&Position>, other: Option<&Position>) -> Option<bool> {
    let (one, other) = one.zip(other).filter(|(one, other)| one.unit() == other.unit())?;
    let apart = match one.unit() {
        Unit::Location => 40.0,
        Unit::Page | Unit::Minute => 2.0,
        Unit::Percent => 1.0,
        Unit::Chapter => 0.0,
    };
    Some((one.value() - other.value()).abs() <= apart)
}
