//! A plan or an import of files, row by row, inside one change.

use super::ahead::{self, Ready};
use super::choices::Choices;
use super::done::Done;
use super::report::{Question, Report, RowReport};
use super::source::Source;
use super::watch::{Unwatched, Watch};
use super::work::Work;
use crate::library::{Changed, Library, Op, Source as Door, Tx};
use crate::{Error, Now, Result};

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
    let books = work.books();
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
