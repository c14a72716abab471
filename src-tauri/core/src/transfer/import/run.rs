//! A plan or an import of files, row by row, inside one change.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::ahead::{self, Ready};
use super::apply;
use super::book_notes::BookNotes;
use super::choices::Choices;
use super::matching::{self, Added, Found};
use super::merge::Merge;
use super::queues::Queues;
use super::record::Record;
use super::report::{Outcome, Question, Report, RowReport};
use super::source::Source;
use super::store::{self, KeptRow};
use super::stretches::{self, Fate, Stretch};
use super::table::SourceRow;
use super::understood::called;
use crate::library::{Changed, Library, Op, Source as Door, Tx};
use crate::values::{BookId, SourceFileId, SourceRowId};
use crate::{Error, Now, Result, books};

/// How many rows go by between two looks at whether to go on.
const STRIDE: u64 = 64;

/// What a caller sees of the work while it is done.
pub trait Watch {
    /// One row is done. `columns` and `cells` are as the file has them.
    ///
    /// # Errors
    /// Whatever stops the import, with nothing changed.
    fn row(&mut self, columns: &[String], cells: &[String], report: RowReport) -> Result<()>;

    /// So many rows of all are done; breaking off cancels, with nothing changed.
    fn progress(&mut self, done: u64, of: u64) -> ControlFlow<()>;
}

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

/// Brings the rows of files into the library: what both a plan and an import are.
///
/// # Errors
/// As [`import`].
pub fn bring_in(tx: &mut Tx<'_>, sources: &[Source], choices: &Choices, watch: &mut dyn Watch) -> Result<Vec<Report>> {
    let of = sources.iter().map(|source| source.rows).sum();
    tx.expects(usize::try_from(of).unwrap_or(usize::MAX))?;
    let mut work = Work {
        tx,
        choices,
        watch,
        added: Added::default(),
        queues: Queues::default(),
        notes: None,
        books: HashSet::new(),
        done: 0,
        of,
    };
    let mut reports = sources.iter().map(|source| work.file(source)).collect::<Result<Vec<_>>>()?;
    let Work { tx, queues, books, .. } = work;
    let said = queues.write(tx)?;
    if let Some(last) = reports.last_mut() {
        last.warnings.extend(said);
    }
    tx.about(subject(&reports, books.len()));
    Ok(reports)
}

/// "12 books from goodreads.csv". Of highlights many rows are one book.
fn subject(reports: &[Report], books: usize) -> String {
    let books = if books == 1 { "1 book".to_owned() } else { format!("{books} books") };
    match reports {
        [only] => format!("{books} from {}", only.file),
        many => format!("{books} from {} files", many.len()),
    }
}

struct Work<'a, 'tx> {
    tx: &'a mut Tx<'tx>,
    choices: &'a Choices,
    watch: &'a mut dyn Watch,
    added: Added,
    queues: Queues,
    /// The notes of the book that the last row was about: rows of one book mostly stand together.
    notes: Option<BookNotes>,
    /// The books that came or gained something.
    books: HashSet<BookId>,
    done: u64,
    of: u64,
}

/// What became of one row.
struct Done {
    outcome: Outcome,
    reasons: Vec<String>,
    book: Option<BookId>,
}

impl Work<'_, '_> {
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
        let mut file = None;
        ahead::each(source, self.tx.now(), self.tx.today(), |ready| {
            if self.done.is_multiple_of(STRIDE) && self.watch.progress(self.done, self.of).is_break() {
                return Err(Error::Cancelled);
            }
            self.done += 1;
            let Some(Ready { row, id, record }) = ready else { return Ok(()) };
            let (title, done) = self.row(source, &row, id, record, &mut file, &mut report)?;
            report.count(done.outcome);
            if matches!(done.outcome, Outcome::New | Outcome::Changed) {
                self.books.extend(done.book);
            }
            let said =
                RowReport { line: row.line, outcome: done.outcome, title, reasons: done.reasons, book: done.book };
            self.watch.row(&source.columns, &row.cells, said)
        })?;
        let _end = self.watch.progress(self.done, self.of);
        report.close();
        Ok(report)
    }

    fn row(
        &mut self,
        source: &Source,
        row: &SourceRow,
        id: SourceRowId,
        record: Result<Record, Vec<String>>,
        file: &mut Option<SourceFileId>,
        report: &mut Report,
    ) -> Result<(String, Done)> {
        let mut record = match record {
            Ok(record) => record,
            Err(reasons) => {
                return Ok((called(source, row), Done { outcome: Outcome::Unreadable, reasons, book: None }));
            }
        };
        if let Some(word) = &record.unknown_state {
            report.unknown_state(word);
        }
        let found = match matching::find(&self.tx.snapshot(), &self.added, &record, id)? {
            Found::New(near) => match matching::turned(&self.tx.snapshot(), &self.added, &mut record)? {
                Some(origin) => Found::Same(origin),
                None => Found::New(near),
            },
            found => found,
        };
        let is_kept = matches!(found, Found::SameRow(_));
        let title = record.book.title.clone();
        let remarks = std::mem::take(&mut record.remarks);
        let stretch = record.stretch.filter(|_| match &found {
            Found::New(_) => true,
            Found::Same(origin) => !origin.is_in_trash,
            Found::SameRow(_) => false,
        });
        let mut done = match found {
            Found::New(near) => self.add(&record, near)?,
            Found::SameRow(origin) | Found::Same(origin) if origin.is_in_trash => Done {
                outcome: Outcome::Matched,
                reasons: vec!["The book is in your trash, and stays there.".to_owned()],
                book: Some(origin.book),
            },
            Found::SameRow(origin) => self.merge(origin.book, &record, true)?,
            Found::Same(origin) => self.merge(origin.book, &record, false)?,
        };
        if let Some(book) = done.book {
            if done.outcome == Outcome::New || done.outcome == Outcome::Changed {
                for (list, rank) in &record.queues {
                    self.queues.add(list, *rank, book);
                }
            }
            let waits = stretch.map_or(Ok(false), |stretch| self.log(book, &stretch, &mut done))?;
            if !waits && !is_kept {
                self.keep(source, row, id, file, &record, book)?;
            }
        }
        done.reasons.extend(remarks);
        Ok((title, done))
    }

    fn add(&mut self, record: &Record, near: Option<String>) -> Result<Done> {
        let (notes, remarks) = apply::add(self.tx, record)?;
        let book = notes.book;
        self.added.remember(record, book);
        self.notes = Some(notes);
        Ok(Done { outcome: Outcome::New, reasons: near.into_iter().chain(remarks).collect(), book: Some(book) })
    }

    /// A row that was taken before fills no gap again: what is missing since then, the reader took away.
    fn merge(&mut self, id: BookId, record: &Record, was_taken: bool) -> Result<Done> {
        let view = self.tx.snapshot();
        let book = books::get(&view, id)?;
        let mut notes = match self.notes.take().filter(|notes| notes.book == id) {
            Some(notes) => notes,
            None => BookNotes::of(&view, id)?,
        };
        let merge = Merge::of(&view, &book, &notes, record, self.choices)?;
        let gains = merge.is_something() && (!was_taken || *self.choices != Choices::Keep);
        let mut reasons = Vec::new();
        if gains {
            apply::merge(self.tx, &mut notes, &merge)?;
            reasons.extend(merge.notes.iter().filter_map(|note| note.remark.clone()));
            let fields: Vec<String> = merge.filled.iter().map(|field| field.name().replace('_', " ")).collect();
            reasons.insert(0, format!("Gains {}.", fields.join(", ")));
        }
        // A read that began or ended changes which read a note belongs to.
        self.notes = (merge.reads.is_empty() && merge.ends.is_none()).then_some(notes);
        let differs = !merge.kept.is_empty();
        reasons.extend(merge.kept.into_iter().map(|both| format!("{both}.")));
        let outcome = match (differs, gains) {
            (true, _) => Outcome::Conflicting,
            (false, true) => Outcome::Changed,
            (false, false) => Outcome::Matched,
        };
        Ok(Done { outcome, reasons, book: Some(id) })
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
            Fate::Unbegun(day) => {
                stretches::begin(self.tx, book, day)?;
                done.outcome = if done.outcome == Outcome::Matched { Outcome::Changed } else { done.outcome };
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
                    done.reasons.push("Gains a session.".to_owned());
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
        let foreign_id = record.foreign_id.as_deref();
        store::insert_row(self.tx, &KeptRow { id, file, line: row.line, book, foreign_id, cells: &row.cells })
    }
}
