//! A plan or an import of files, row by row, inside one change.

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
use super::report::{GAINS, MatchedBy, Outcome, Question, Report, RowReport};
use super::said_before::SaidBefore;
use super::shelf::Shelf;
use super::source::Source;
use super::store::{self, KeptRow};
use super::stretches::{self, Fate, Stretch};
use super::table::SourceRow;
use super::understood::called;
use super::watch::{Unwatched, Watch};
use crate::library::{Changed, Library, Op, Source as Door, Tx};
use crate::values::{BookId, SourceFileId, SourceRowId};
use crate::{Error, Now, Result, books};

/// How many rows go by between two looks at whether to go on.
const STRIDE: u64 = 64;

/// A book with its author, edition, read, tags and row is recorded in about so many bytes; its words twice, in their
/// columns and as the row they came in.
const RECORDED: usize = 1_500;

/// Says what an import would do, row by row, and writes nothing.
///
/// # Errors
/// As [`import`].
pub fn rehearse(
    library: &Library,
    now: Now,
    sources: &[Source],
    choices: &Choices,
    watch: &mut dyn Watch,
) -> Result<Vec<Report>> {
    library.rehearse(now, |tx| bring_in(tx, sources, choices, watch))
}

/// Imports files as one step.
///
/// # Errors
/// `Invalid` for an encoding that is only a guess, and for a file that breaks off; `Cancelled`; in every case nothing
/// has changed.
pub fn import(
    library: &Library,
    now: Now,
    door: Door,
    sources: &[Source],
    choices: &Choices,
    watch: &mut dyn Watch,
) -> Result<Changed<Vec<Report>>> {
    for source in sources {
        let guess = source.questions.iter().find(|question| matches!(question, Question::Encoding { .. }));
        if let Some(guess) = guess {
            return Err(Error::invalid("encoding", guess.words()));
        }
    }
    library.change(Op::ImportApply, now, door, |tx| bring_in(tx, sources, choices, watch))
}

/// Says what would become of the row that begins on a line of a file, as if it were the only one, and writes nothing.
///
/// # Errors
/// As [`rehearse`]; `NotFound` where no row begins there.
pub(super) fn rehearse_row(library: &Library, now: Now, source: &Source, line: u64) -> Result<RowReport> {
    let row = source.row_on(line)?;
    library.rehearse(now, |tx| {
        let Some(Ready { row, ids, record }) = ahead::prepared(source, row, tx.now(), tx.today()) else {
            let nothing = Done::unreadable(vec!["Nothing stands in it.".to_owned()]);
            return Ok(nothing.reported(line, String::new()));
        };
        let mut watch = Unwatched;
        let mut work = Work::of(tx, &Choices::Keep, &mut watch, 1);
        work.numbers.before_file(&work.tx.snapshot())?;
        work.row(source, &row, ids, record, &mut None, &mut Report::default())
    })
}

/// Brings the rows of files into the library: what both a plan and an import are.
///
/// # Errors
/// As [`import`].
pub fn bring_in(tx: &mut Tx<'_>, sources: &[Source], choices: &Choices, watch: &mut dyn Watch) -> Result<Vec<Report>> {
    let of = sources.iter().map(|source| source.rows).sum();
    tx.expects(usize::try_from(of).unwrap_or(usize::MAX))?;
    let mut work = Work::of(tx, choices, watch, of);
    let mut reports = sources.iter().map(|source| work.file(source)).collect::<Result<Vec<_>>>()?;
    let books = work.new + work.gained.len();
    let Work { tx, queues, .. } = work;
    let said = queues.write(tx)?;
    if let Some(last) = reports.last_mut() {
        last.warnings.extend(said);
    }
    tx.about(subject(&reports, books));
    Ok(reports)
}

/// "12 books from goodreads.csv". Of highlights many rows are one book.
fn subject(reports: &[Report], books: usize) -> String {
    let books = match books {
        0 => "nothing new".to_owned(),
        1 => "1 book".to_owned(),
        _ => format!("{books} books"),
    };
    match reports {
        [only] => format!("{books} from {}", only.file),
        many => format!("{books} from {} files", many.len()),
    }
}

struct Work<'a, 'tx> {
    tx: &'a mut Tx<'tx>,
    choices: &'a Choices,
    watch: &'a mut dyn Watch,
    shelf: Shelf,
    numbers: Numbers,
    before: SaidBefore,
    sibling: Sibling,
    queues: Queues,
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
    fn of(tx: &'a mut Tx<'tx>, choices: &'a Choices, watch: &'a mut dyn Watch, of: u64) -> Self {
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

    fn file(&mut self, source: &Source) -> Result<Report> {
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

    fn row(
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
            let waits = stretch.map_or(Ok(false), |stretch| self.log(book, &stretch, &mut done))?;
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

    /// Puts a stretch of reading into the log of the read that was under way. Answers whether it waits for the reader to
    /// say when that was: a row that is kept is never looked at again.
    fn log(&mut self, book: BookId, stretch: &Stretch, done: &mut Done) -> Result<bool> {
        let fate = stretches::look(&self.tx.snapshot(), book, self.tx.rollover(), stretch)?;
        let why = match fate {
            Fate::Known => None,
            Fate::NoRead(day) => {
                done.reasons.push(format!(
                    "Its reading is not logged: you have no read of this book on {day}. Say when you read it, and import \
                     the file again."
                ));
                return Ok(true);
            }
            // Only the reader says of a book of theirs that they read it.
            Fate::Unbegun(day) if done.outcome != Outcome::New => {
                done.reasons.push(format!(
                    "Its reading is not logged: you have not said that you read this book. Start it on {day} or before, or \
                     say when you read it, and import the file again."
                ));
                return Ok(true);
            }
            Fate::Unbegun(day) => {
                stretches::begin(self.tx, book, day)?;
                done.reasons.push(format!(
                    "You began to read it on {day}, when its first page was turned. Whether you finished it, the file does \
                     not say."
                ));
                return self.log(book, stretch, done);
            }
            Fate::Missing(missing) => {
                let refused = stretches::write(self.tx, &missing)?;
                if refused.is_none() {
                    done.outcome = if done.outcome == Outcome::Matched { Outcome::Changed } else { done.outcome };
                    done.reasons.push(format!("{GAINS}a session."));
                }
                refused
            }
        };
        done.reasons.extend(why.map(|why| format!("Its reading is not logged. {why}")));
        Ok(false)
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
