//! What a record tells of reading and of what the reader thought, beside the reads that the library has.

use super::choices::Field;
use super::merge::Merge;
use super::own::OwnRead;
use super::record::{PastRead, Record};
use super::report::{Difference, GAINS};
use super::same_reads::{in_order, pair, sharper};
use crate::books::Book;
use crate::reading::{self, Read, ReadDraft, ReadState};
use crate::values::{ImpreciseDate, Rating};

/// A read that the library does not have, with what is said of it.
pub(super) struct NewRead {
    pub(super) read: PastRead,
    pub(super) rating: Option<Rating>,
    pub(super) review: String,
    /// What else is said of it.
    pub(super) own: OwnRead,
}

/// Of what a rating and a review speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    /// The book, or the read that it stands for.
    Book,
    /// A read of the library, by its place.
    Here(usize),
    /// A read that is added, by its place.
    Added(usize),
    /// A read that the reader took away.
    Gone,
}

/// The read that a rating and a review of a record belong to: the last that ended, or else the one under way.
pub(super) fn judged(told: &[PastRead]) -> Option<usize> {
    let ended = told.iter().enumerate().filter(|(_, read)| !read.state.is_open());
    let last = ended.max_by_key(|(at, read)| (read.ended.and_then(ImpreciseDate::latest), *at));
    last.map(|(at, _)| at).or(told.len().checked_sub(1))
}

impl Merge<'_> {
    /// Compares the reads of a record with those of a book.
    pub(super) fn reading(&mut self, book: &Book, ours: &[Read], record: &Record) {
        if let Some(own) = record.own.as_ref().filter(|_| !record.reads.is_empty()) {
            return self.own_reading(book, ours, record, own);
        }
        let pairs = pair(ours, &record.reads);
        let judged = judged(&record.reads).map(|last| (last, &record.reads[last]));
        let became = self.past(ours, &record.reads, &pairs);
        let judged = match judged {
            Some((last, read)) if read.ended.is_some_and(|ended| !ended.is_unknown()) => became[last],
            Some((last, read)) if !read.state.is_open() => of_no_day(ours, became[last]),
            Some((last, _)) => before_the_open_one(ours, became[last]),
            None => before_the_open_one(ours, Judged::Book),
        };
        self.judgement(book, ours, record.rating, &record.review, judged);
    }

    /// Reads that the library does not have yet are added, and what it does not know of one is filled in. An open one
    /// that the file ended is a difference. Answers what became of each.
    pub(super) fn past(&mut self, ours: &[Read], told: &[PastRead], pairs: &[Option<usize>]) -> Vec<Judged> {
        let open = ours.iter().position(is_open).filter(|open| !pairs.contains(&Some(*open)));
        let last = judged(told);
        let mut all = Vec::new();
        for (at, read) in told.iter().enumerate() {
            let is_judged = last == Some(at);
            let became = match (pairs[at], open) {
                (Some(our), _) => {
                    self.dates(&ours[our], read);
                    Judged::Here(our)
                }
                // The library knows better how the read goes on.
                (None, Some(our)) if read.state.is_open() => Judged::Here(our),
                (None, Some(our)) if is_judged && can_end(&ours[our], read) => {
                    self.end(read);
                    Judged::Book
                }
                (None, _) if self.choices.fills(Field::Reads) => {
                    let (review, own) = (String::new(), OwnRead::default());
                    self.reads.push(NewRead { read: *read, rating: None, review, own });
                    self.note_gain(Field::Reads, true);
                    Judged::Added(self.reads.len() - 1)
                }
                (None, _) => Judged::Gone,
            };
            all.push(became);
        }
        all
    }

    /// What the file knows of when a read was, and the library does not.
    fn dates(&mut self, ours: &Read, told: &PastRead) {
        if !self.choices.fills(Field::Reads) {
            return;
        }
        let on = match &ours.state {
            ReadState::Finished { on } | ReadState::Abandoned { on, .. } => Some(*on),
            ReadState::Reading | ReadState::Paused { .. } => None,
        };
        // The file knows of an end only what the library has said already.
        if on.is_some() && told.state.is_open() {
            return;
        }
        let ended = on.and_then(|on| sharper(Some(on), told.ended));
        let over = ended.or(on);
        let begins = sharper(ours.started, told.started);
        let started = begins.filter(|_| over.is_none_or(|over| in_order(begins, over)));
        // A day that is known now may lie before the beginning that stands here.
        let ended = ended.filter(|ended| in_order(started.or(ours.started), *ended));
        if started.is_none() && ended.is_none() {
            return;
        }
        let draft = self.draft(ours);
        draft.started = started.map_or(std::mem::take(&mut draft.started), |date| date.to_string());
        draft.ended = ended.map_or(std::mem::take(&mut draft.ended), |date| date.to_string());
        self.said.push(format!("{GAINS}when you read it."));
    }

    /// The read that is open here has ended there.
    fn end(&mut self, read: &PastRead) {
        let difference = Difference::new(Field::State, "reading", read.state.as_str());
        if self.choices.takes(Field::State) {
            self.ends = Some(*read);
            self.replaced.push(difference);
        } else {
            self.kept.push(difference);
        }
    }

    /// Stars and a review go to the read that they speak of.
    pub(super) fn judgement(
        &mut self,
        book: &Book,
        ours: &[Read],
        told: Option<Rating>,
        written: &str,
        judged: Judged,
    ) {
        let own = match judged {
            Judged::Book => (book.rating, book.review.clone()),
            Judged::Here(at) => (ours[at].rating, ours[at].review.clone()),
            Judged::Added(_) | Judged::Gone => (None, None),
        };
        // What was said of the book before it was read counts until something is said of a read.
        let rating = own.0.or(book.rating.filter(|_| ours.iter().all(|read| read.rating.is_none())));
        let mut review = own.1.or(book.review.clone().filter(|_| ours.iter().all(|read| read.review.is_none())));
        let takes = |field| self.choices.takes(field);
        if judged == Judged::Gone && !takes(Field::Rating) && !takes(Field::Review) {
            return;
        }
        if let Some(rating) = self.rated(rating, told) {
            match judged {
                Judged::Book | Judged::Gone => self.rating = Some(rating),
                Judged::Here(at) => self.draft(&ours[at]).rating = Some(rating),
                Judged::Added(at) => self.reads[at].rating = Some(rating),
            }
        }
        let mut said = review.take().unwrap_or_default();
        let before = said.clone();
        self.text(Field::Review, &mut said, written);
        if said != before {
            match judged {
                Judged::Book | Judged::Gone => self.review = Some(said),
                Judged::Here(at) => self.draft(&ours[at]).review = said,
                Judged::Added(at) => self.reads[at].review = said,
            }
        }
    }

    /// The stars to be given, where there are any.
    fn rated(&mut self, ours: Option<Rating>, theirs: Option<Rating>) -> Option<Rating> {
        let theirs = theirs.filter(|theirs| ours != Some(*theirs))?;
        let Some(ours) = ours else {
            let fills = self.choices.fills(Field::Rating);
            self.note_gain(Field::Rating, fills);
            return fills.then_some(theirs);
        };
        let difference = Difference::new(Field::Rating, &ours.to_string(), &theirs.to_string());
        let takes = self.choices.takes(Field::Rating);
        let list = if takes { &mut self.replaced } else { &mut self.kept };
        list.push(difference);
        takes.then_some(theirs)
    }

    /// The read as it will be.
    fn draft(&mut self, read: &Read) -> &mut ReadDraft {
        let at = match self.edits.iter().position(|(id, _)| *id == read.id) {
            Some(at) => at,
            None => {
                self.edits.push((read.id, reading::draft_of(read)));
                self.edits.len() - 1
            }
        };
        &mut self.edits[at].1
    }
}

fn is_open(read: &Read) -> bool {
    matches!(read.state, ReadState::Reading | ReadState::Paused { .. })
}

/// Whether the open read can be the one that ended there: it had begun by then.
fn can_end(open: &Read, told: &PastRead) -> bool {
    told.ended.is_none_or(|ended| in_order(open.started, ended))
}

/// What is said of a read without a day is compared with what was said last, whichever read that is of.
fn of_no_day(ours: &[Read], judged: Judged) -> Judged {
    ours.iter().position(|read| !is_open(read) && says(read)).map_or(judged, Judged::Here)
}

/// A book that is read again is judged by the read before, until something is said of this one.
fn before_the_open_one(ours: &[Read], judged: Judged) -> Judged {
    match ours.iter().position(|read| !is_open(read)) {
        Some(ended) if !ours.iter().any(|read| is_open(read) && says(read)) => Judged::Here(ended),
        _ => judged,
    }
}

fn says(read: &Read) -> bool {
    read.rating.is_some() || read.review.is_some()
}
