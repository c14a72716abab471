//! A row of Lectern's own table beside a book that the library has: it says more of each read than other tables, and tells
//! all editions.

use std::collections::BTreeSet;

use super::choices::Field;
use super::merge::Merge;
use super::merge_reads::Judged;
use super::own::{self, Own};
use super::record::Record;
use super::report::GAINS;
use super::same_reads::pair;
use crate::books::{self, Book, EditionDraft};
use crate::reading::{self, Read, ReadDraft};

impl Merge<'_> {
    /// Compares the reads one by one, each with its own stars and review. A read that the library has keeps its log;
    /// where that is empty it gets the one that is told.
    pub(super) fn own_reading(&mut self, book: &Book, ours: &[Read], record: &Record, own: &Own) {
        let pairs = pairs(ours, record, own);
        let became = self.past(ours, &record.reads, &pairs);
        for (told, became) in own.reads.iter().zip(became) {
            self.judgement(book, ours, told.rating, &told.review, became);
            match became {
                Judged::Added(at) => self.reads[at].own = told.clone(),
                Judged::Here(at)
                    if ours[at].sessions == 0 && !told.log.is_empty() && self.choices.fills(Field::Reads) =>
                {
                    self.logs.push((ours[at].id, told.log.clone()));
                    self.note_gain(Field::Reads, true);
                    self.said.push(format!("{GAINS}the log of a read."));
                }
                _ => {}
            }
        }
        if ours.is_empty() {
            self.judgement(book, ours, own.rating, &own.review, Judged::Book);
        }
        // Of several reads that differ one is enough to ask by.
        let mut told = BTreeSet::new();
        self.kept.retain(|difference| told.insert(difference.field));
    }

    /// Editions beside the first that the library does not have.
    pub(super) fn printings(&mut self, book: &Book, record: &Record) {
        let Some(own) = &record.own else { return };
        let ours: Vec<EditionDraft> = book.editions.iter().map(books::edition_draft_of).collect();
        let is_known = |told: &EditionDraft| {
            ours.iter().any(|known| known == told || (!told.isbn.is_empty() && known.isbn == told.isbn))
        };
        let nothing = EditionDraft::default();
        for told in own.editions.iter().filter(|told| **told != nothing && !is_known(told)) {
            if self.choices.fills(Field::Isbn) {
                self.more_editions.push(told.clone());
                self.note_gain(Field::Isbn, true);
            }
        }
    }

    /// A text of which only a gap is filled.
    pub(super) fn gap(&mut self, field: Field, ours: &mut String, theirs: &str) {
        if ours.is_empty() && !theirs.is_empty() && self.choices.fills(field) {
            theirs.clone_into(ours);
            self.note_gain(field, true);
        }
    }
}

/// Which read of the library each one is: those that are the very same first, then as with any table.
fn pairs(ours: &[Read], record: &Record, own: &Own) -> Vec<Option<usize>> {
    let known: Vec<ReadDraft> =
        ours.iter().map(|read| ReadDraft { edition: None, ..reading::draft_of(read) }).collect();
    let mut pairs = vec![None; record.reads.len()];
    let mut is_free = vec![true; ours.len()];
    for (at, (read, told)) in record.reads.iter().zip(&own.reads).enumerate() {
        let draft = own::draft(*read, told, None);
        if let Some(our) = (0..ours.len()).rev().find(|our| is_free[*our] && known[*our] == draft) {
            (pairs[at], is_free[our]) = (Some(our), false);
        }
    }
    let here: Vec<usize> = (0..ours.len()).filter(|our| is_free[*our]).collect();
    let there: Vec<usize> = (0..pairs.len()).filter(|at| pairs[*at].is_none()).collect();
    let rest: Vec<Read> = here.iter().map(|our| ours[*our].clone()).collect();
    let told: Vec<_> = there.iter().map(|at| record.reads[*at]).collect();
    for (at, our) in there.into_iter().zip(pair(&rest, &told)) {
        pairs[at] = our.map(|our| here[our]);
    }
    pairs
}
