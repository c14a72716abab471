//! The notes of a row beside those that the book has: what is there already is not written again, a highlight that was
//! made longer since becomes the longer one, and everything else is new.

use crate::library::{Snapshot, Tx, new_id};
use crate::notes::{self, NoteKind, NoteRecord};
use crate::reading;
use crate::values::{BookId, ImpreciseDate, NoteId, Position, ReadId, Unit};
use crate::{Error, Result};

use super::record::PastNote;
use super::same_words::{Overlap, overlap};

/// Of two notes whose places cannot be compared, words of fewer letters than this are not taken for part of the other.
const FEW_LETTERS: usize = 12;

/// The notes of one book, kept up to date while rows bring more.
pub(super) struct BookNotes {
    pub(super) book: BookId,
    notes: Vec<NoteRecord>,
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
        Ok(Self { book, notes: notes::records_of_book(view, book)?, read })
    }

    /// The notes of a row that the book does not have.
    ///
    /// # Errors
    /// `Storage` where the file cannot be read.
    pub(super) fn missing(&self, view: &Snapshot<'_>, told: &[PastNote]) -> Result<Vec<Missing>> {
        let mut missing = Vec::new();
        for note in told {
            let (anchor, remark) = self.place(view, note)?;
            let lies_over = |known: &&NoteRecord| lies_over(known, note, anchor.as_ref());
            let known = self.notes.iter().find_map(|known| Some((known, lies_over(&known)?)));
            let shorter = match known {
                Some((known, Overlap::FirstInSecond)) => Some(known.id),
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
            let known = one.shorter.and_then(|id| self.notes.iter().position(|known| known.id == id));
            let at = known.unwrap_or(self.notes.len());
            if known.is_none() {
                self.notes.push(self.fresh(tx, one)?);
            } else {
                self.notes[at].text.clone_from(&one.note.text);
                self.notes[at].edited_at = tx.now().moment();
            }
            notes::put(tx, &self.notes[at])?;
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
fn lies_over(known: &NoteRecord, told: &PastNote, anchor: Option<&Position>) -> Option<Overlap> {
    let near = is_near(known.anchor.as_ref(), anchor);
    if near == Some(false) {
        return None;
    }
    let is_quote = |kind| kind == NoteKind::Quote;
    match overlap(&known.text, &told.text) {
        Overlap::Same => Some(Overlap::Same),
        Overlap::None | Overlap::Part => None,
        _ if is_quote(known.kind) != is_quote(told.kind) => None,
        _ if near.is_none() && known.text.chars().count().min(told.text.chars().count()) < FEW_LETTERS => None,
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
