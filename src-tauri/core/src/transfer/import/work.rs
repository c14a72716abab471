//! The rows of files, taken one after the other: each finds its book, adds it or says what it has that the book lacks.

use std::collections::HashSet;

use super::ahead::{self, Ready, RowIds};
use super::apply;
use super::book_notes::{BookNotes, Taken};
use super::choices::{Choices, Field, RowChoices};
use super::done::Done;
use super::matching::{self, Found, Known, Sibling};
use super::merge::Merge;
use super::numbers::Numbers;
use super::queues::Queues;
use super::record::Record;
use super::report::{MatchedBy, Outcome, Report, RowReport};
use super::said_before::SaidBefore;
use super::shelf::Shelf;
use super::source::Source;
use super::store::{self, KeptRow};
use super::stretches;
use super::table::SourceRow;
use super::understood::called;
use super::watch::Watch;
use crate::library::Tx;
use crate::values::{BookId, SourceFileId, SourceRowId};
use crate::{Error, Result, books};

/// How many rows go by between two looks at whether to go on.
const STRIDE: u64 = 64;

/// A book with its author, edition, read, tags and row is recorded in about so many bytes; its words twice, in their
/// columns and as the row they came in.
const RECORDED: usize = 1_500;

/// An import while its rows go by.
pub(super) struct Work<'a, 'tx> {
    pub(super) tx: &'a mut Tx<'tx>,
    choices: &'a Choices,
    watch: &'a mut dyn Watch,
    shelf: Shelf,
    pub(super) numbers: Numbers,
    before: SaidBefore,
    sibling: Sibling,
    pub(super) queues: Queues,
    /// The notes of the book that the last row was about: rows of one book mostly stand together.
    notes: Option<BookNotes>,
    /// The notes that rows of the file have told.
    taken: Taken,
    /// How many books came, and the first of those that got a new id: the ids of one change sort as they are made.
    new: usize,
    first: Option<BookId>,
    /// The books that were there before and gained something.
    gained: HashSet<BookId>,
    done: u64,
    of: u64,
}

impl<'a, 'tx> Work<'a, 'tx> {
    pub(super) fn of(tx: &'a mut Tx<'tx>, choices: &'a Choices, watch: &'a mut dyn Watch, of: u64) -> Self {
        Self {
            tx,
            choices,
            watch,
            shelf: Shelf::default(),
            numbers: Numbers::default(),
            before: SaidBefore::default(),
            sibling: Sibling::default(),
            queues: Queues::default(),
            notes: None,
            taken: Taken::default(),
            new: 0,
            first: None,
            gained: HashSet::new(),
            done: 0,
            of,
        }
    }

    /// Takes the rows of a file.
    pub(super) fn file(&mut self, source: &Source) -> Result<Report> {
        let mut report = Report {
            file: source.input.name(),
            format: source.format.name.to_owned(),
            called: source.format.called.to_owned(),
            encoding: source.encoding().to_owned(),
            warnings: source.warnings.clone(),
            questions: source.questions.clone(),
            mapping: source.found_mapping(),
            ..Report::default()
        };
        self.taken = Taken::by_file(self.tx)?;
        self.numbers.before_file(&self.tx.snapshot())?;
        let mut file = None;
        let gained = self.gained.len();
        ahead::each(source, self.tx.now(), self.tx.today(), |ready| {
            if self.done.is_multiple_of(STRIDE) && self.watch.progress(self.done, self.of).is_break() {
                return Err(Error::Cancelled);
            }
            self.done += 1;
            let Some(Ready { row, ids, record }) = ready else { return Ok(()) };
            let said = self.row(source, &row, ids, record, &mut file, &mut report)?;
            report.count(said.outcome);
            self.tx.wrote(RECORDED + 2 * row.cells.iter().map(String::len).sum::<usize>())?;
            // What is no row has no cells under the columns: its text stands behind them.
            let mut cells = row.cells;
            if row.fault.is_some() && !source.is_table() {
                cells.splice(0..0, vec![String::new(); source.columns.len()]);
            }
            self.watch.row(&source.columns, &cells, said)
        })?;
        let _end = self.watch.progress(self.done, self.of);
        report.gaining = (self.gained.len() - gained) as u64;
        report.close();
        Ok(report)
    }

    /// Takes a row that says something.
    pub(super) fn row(
        &mut self,
        source: &Source,
        row: &SourceRow,
        ids: RowIds,
        record: Result<Record, Vec<String>>,
        file: &mut Option<SourceFileId>,
        report: &mut Report,
    ) -> Result<RowReport> {
        let mut record = match record {
            Ok(record) => record,
            Err(reasons) => return Ok(Done::unreadable(reasons).reported(row.line, called(source, row))),
        };
        if let Some(word) = &record.unknown_state {
            report.unknown_state(word);
        }
        let (found, is_kept) = self.find(source, row, ids, &mut record)?;
        self.sibling.remember(&record, &found);
        let title = record.book.title.clone();
        let remarks = std::mem::take(&mut record.remarks);
        let stretch = record.stretch.filter(|_| match &found {
            Found::New(_) => true,
            Found::Same(origin, _) => !origin.is_in_trash && !is_kept,
        });
        let is_in_trash = matches!(&found, Found::Same(origin, _) if origin.is_in_trash);
        let mut done = match found {
            Found::New(near) => self.add(&record, near)?,
            Found::Same(origin, by) if origin.is_in_trash => Done {
                reasons: vec!["The book is in your trash, and stays there.".to_owned()],
                matched_by: Some(by),
                ..Done::of(Outcome::Matched, Some(origin.book))
            },
            Found::Same(origin, by) => {
                let choices = RowChoices::of(self.choices, &source.picks, row.line);
                // What is missing since a row was taken, the reader took away: it fills no gap again.
                let choices = if is_kept { choices.without_gaps() } else { choices };
                self.merge(origin.book, &mut record, choices, by)?
            }
        };
        if let Some(book) = done.book {
            if !is_kept && !is_in_trash {
                self.numbers.remember(&record.edition.asin, book);
                for (list, rank) in &record.queues {
                    self.queues.add(list, *rank, book);
                }
            }
            let waits = stretch.map_or(Ok(false), |stretch| stretches::log(self.tx, book, &stretch, &mut done))?;
            if !waits && !is_kept {
                self.keep(source, row, ids.id, file, &record, book)?;
            }
        }
        done.reasons.extend(remarks);
        Ok(done.reported(row.line, title))
    }

    /// The book of a row, and whether all that it says was taken before.
    fn find(&mut self, source: &Source, row: &SourceRow, ids: RowIds, record: &mut Record) -> Result<(Found, bool)> {
        let view = self.tx.snapshot();
        if let Some(uncorrected) = ids.uncorrected
            && store::of_row(&view, ids.id)?.is_none()
            && let Some(origin) = store::of_row(&view, uncorrected)?
        {
            return Ok((Found::Same(origin, MatchedBy::Row), false));
        }
        let known = Known { shelf: &self.shelf, numbers: &self.numbers, sibling: &self.sibling };
        let found = match matching::find(&view, known, record, ids.id)? {
            Found::New(near) => match matching::turned(&view, &self.shelf, record)? {
                Some(origin) => Found::Same(origin, MatchedBy::Title),
                None => Found::New(near),
            },
            found => found,
        };
        if let (Found::New(_), Some(own)) = (&found, &mut record.own) {
            own.id = own.id.filter(|id| books::title_of(&view, *id).is_err());
        }
        Ok(match found {
            Found::Same(_, MatchedBy::Row) => (found, true),
            Found::Same(origin, _)
                if ids.uncorrected.is_none() && self.before.has(&view, source, row, record, origin.book)? =>
            {
                (Found::Same(origin, MatchedBy::Row), true)
            }
            found => (found, false),
        })
    }

    /// How many books came, or were there and gained something.
    pub(super) fn books(&self) -> usize {
        self.new + self.gained.len()
    }

    fn add(&mut self, record: &Record, near: Option<String>) -> Result<Done> {
        let (notes, remarks) = apply::add(self.tx, record, &mut self.taken)?;
        let book = notes.book;
        self.shelf.remember(record, book);
        self.notes = Some(notes);
        self.new += 1;
        if record.own_id() == Some(book) {
            self.shelf.bring(book);
        } else {
            self.first.get_or_insert(book);
        }
        Ok(Done { reasons: near.into_iter().chain(remarks).collect(), ..Done::of(Outcome::New, Some(book)) })
    }

    fn merge(&mut self, id: BookId, record: &mut Record, choices: RowChoices<'_>, by: MatchedBy) -> Result<Done> {
        let view = self.tx.snapshot();
        let book = books::get(&view, id)?;
        let mut notes = match self.notes.take().filter(|notes| notes.book == id) {
            Some(notes) => notes,
            None => BookNotes::of(&view, id)?,
        };
        matching::turn_towards(&book, record);
        let missing = if choices.fills(Field::Notes) {
            if record.own.is_some() {
                record.notes = notes.without_own(&record.notes, &mut self.taken);
            }
            notes.missing(&view, self.tx.now().moment(), &record.notes, &mut self.taken)?
        } else {
            notes.take(&record.notes, &mut self.taken);
            Vec::new()
        };
        let merge = Merge::of(&view, &book, missing, record, choices)?;
        let mut done = Done { matched_by: Some(by), ..Done::of(Outcome::Matched, Some(id)) };
        if merge.is_something() {
            apply::merge(self.tx, &mut notes, &merge)?;
            done.reasons.extend(merge.sentences());
            done.outcome = Outcome::Changed;
            if !self.shelf.has_brought(id) && self.first.is_none_or(|first| id < first) {
                self.gained.insert(id);
            }
        }
        // A read that began or ended changes which read a note belongs to.
        self.notes = (merge.reads.is_empty() && merge.edits.is_empty() && merge.ends.is_none()).then_some(notes);
        if !merge.kept.is_empty() || !merge.firm.is_empty() {
            done.outcome = Outcome::Conflicting;
        }
        done.reasons.extend(merge.firm);
        done.differences = merge.kept;
        Ok(done)
    }

    fn keep(
        &self,
        source: &Source,
        row: &SourceRow,
        id: SourceRowId,
        file: &mut Option<SourceFileId>,
        record: &Record,
        book: BookId,
    ) -> Result<()> {
        let file = match *file {
            Some(file) => file,
            None => {
                *file.insert(store::insert_file(self.tx, &source.input.name(), source.format.name, &source.columns)?)
            }
        };
        let foreign_id = record.name_there();
        let cells = row.kept(source.columns.len());
        store::insert_row(self.tx, &KeptRow { id, file, line: row.line, book, foreign_id, cells: &cells })
    }
}
