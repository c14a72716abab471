//! One walk along the notebook's columns: which rows a question finds, and what the facets count.

use rusqlite::OptionalExtension;

use super::columns::Columns;
use super::{HitKind, NoteQuery, Written};
use crate::Result;
use crate::library::Snapshot;
use crate::now::Now;
use crate::plans::PlanBooks;
use crate::search::Question;
use crate::settings::{self, Key};
use crate::values::{ReadingDay, RolloverHour};

/// The conditions of a question, as they are asked of a row.
struct Conditions {
    kinds: [bool; HitKind::ALL.len()],
    /// Keys of list rows, ascending.
    books: Option<Vec<i64>>,
    plans: Option<Vec<i64>>,
    /// For every set of tags whether it has those asked for.
    tag_sets: Option<Vec<bool>>,
    /// From when, and until before when, in UTC milliseconds.
    written: (i64, i64),
}

/// What a question finds.
pub(super) struct Found {
    pub(super) total: u32,
    /// How many rows have the words, whatever else was asked for.
    pub(super) hits: usize,
    /// One bit a row.
    bits: Vec<u64>,
    /// Found rows by kind, whatever kinds were asked for.
    pub(super) kinds: [u32; HitKind::ALL.len()],
    /// Found rows by their set of tags.
    pub(super) tag_sets: Vec<u32>,
    /// Rows by book, ascending by key.
    pub(super) runs: Vec<Run>,
}

/// The rows of one book.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// The key of its list row; 0 for no book.
    pub(super) book: i64,
    pub(super) first_row: u32,
    pub(super) found: u32,
    /// Found if no books were asked for.
    pub(super) of_any_book: u32,
    /// Found if no plans were asked for.
    pub(super) of_any_plan: u32,
}

impl Found {
    pub(super) fn has(&self, row: u32) -> bool {
        self.bits[row as usize / 64] & (1 << (row % 64)) != 0
    }

    /// In how many books.
    pub(super) fn books(&self) -> u32 {
        let books = self.runs.iter().filter(|run| run.book != 0 && run.found > 0).count();
        u32::try_from(books).unwrap_or(u32::MAX)
    }

    /// The rows of a run that were found.
    pub(super) fn rows(&self, columns: &Columns, run: &Run) -> Vec<u32> {
        let of_book = |row: &u32| (*row as usize) < columns.len() && columns.book(*row as usize) == run.book;
        (run.first_row..).take_while(of_book).filter(|row| self.has(*row)).collect()
    }
}

/// Asks the question of every row, or of those that its words find.
pub(super) fn sift(
    view: &Snapshot<'_>,
    now: Now,
    query: &NoteQuery,
    columns: &Columns,
    plans: &[PlanBooks],
) -> Result<Found> {
    let conditions = Conditions::of(view, now, query, columns, plans)?;
    let mut found = Found {
        total: 0,
        hits: columns.len(),
        bits: vec![0; columns.len() / 64 + 1],
        kinds: [0; HitKind::ALL.len()],
        tag_sets: vec![0; columns.tags.len()],
        runs: Vec::new(),
    };
    match crate::search::question(&query.text) {
        None => found.walk(columns, &conditions, 0..columns.len()),
        Some(question) => {
            let rows = rows_with(view, columns, &question)?;
            found.hits = rows.len();
            found.walk(columns, &conditions, rows);
        }
    }
    Ok(found)
}

/// The rows whose text, tags or book have the words.
fn rows_with(view: &Snapshot<'_>, columns: &Columns, question: &Question) -> Result<Vec<usize>> {
    let mut ask = view.sql(include_str!("sql/hits.sql"))?;
    let mut hits = ask.query([question.to_fts()])?;
    let (mut rows, mut from) = (Vec::new(), 0);
    while let Some(hit) = hits.next()? {
        let doc = hit.get(0)?;
        from = columns.row_from(from, doc);
        if from < columns.len() && columns.doc(from) == doc {
            rows.push(from);
        }
    }
    Ok(rows)
}

impl Found {
    fn walk(&mut self, columns: &Columns, asked: &Conditions, rows: impl IntoIterator<Item = usize>) {
        let mut of_books = false;
        let mut of_plans = false;
        for row in rows {
            let book = columns.book(row);
            if self.runs.last().is_none_or(|run| run.book != book) {
                let has = |books: &Option<Vec<i64>>| books.as_ref().is_none_or(|it| it.binary_search(&book).is_ok());
                (of_books, of_plans) = (has(&asked.books), has(&asked.plans));
                #[allow(clippy::cast_possible_truncation, reason = "there are fewer than four thousand million notes")]
                self.runs.push(Run { book, first_row: row as u32, found: 0, of_any_book: 0, of_any_plan: 0 });
            }
            if asked.take(columns, row) {
                self.count(columns, row, asked.kinds[columns.kind(row) as usize], of_books, of_plans);
            }
        }
    }

    fn count(&mut self, columns: &Columns, row: usize, of_kind: bool, of_books: bool, of_plans: bool) {
        let run = self.runs.last_mut().expect("BUG: a row is counted within the run of its book");
        run.of_any_book += u32::from(of_kind && of_plans);
        run.of_any_plan += u32::from(of_kind && of_books);
        self.kinds[columns.kind(row) as usize] += u32::from(of_books && of_plans);
        if of_kind && of_books && of_plans {
            run.found += 1;
            self.total += 1;
            self.tag_sets[columns.tag_set(row) as usize] += 1;
            self.bits[row / 64] |= 1 << (row % 64);
        }
    }
}

impl Conditions {
    fn of(view: &Snapshot<'_>, now: Now, query: &NoteQuery, columns: &Columns, plans: &[PlanBooks]) -> Result<Self> {
        let mut kinds = HitKind::ALL.map(|kind| query.kinds.contains(&kind));
        if query.kinds.is_empty() {
            kinds = HitKind::ALL.map(|kind| kind != HitKind::Session);
        }
        let mut of_plans: Vec<i64> =
            plans.iter().filter(|plan| query.plans.contains(&plan.id)).flat_map(|plan| plan.docs.clone()).collect();
        of_plans.sort_unstable();
        Ok(Self {
            kinds,
            books: if query.books.is_empty() { None } else { Some(docs(view, query)?) },
            plans: (!query.plans.is_empty()).then_some(of_plans),
            tag_sets: (!query.tags.is_empty()).then(|| columns.tags.with_all(&query.tags)),
            written: bounds(view, now, query.written)?,
        })
    }

    /// Whether a row has the tags and was written when asked for. These are never left out of a count.
    fn take(&self, columns: &Columns, row: usize) -> bool {
        let (from, until) = self.written;
        (from..until).contains(&columns.created(row))
            && self.tag_sets.as_ref().is_none_or(|sets| sets[columns.tag_set(row) as usize])
    }
}

/// The list rows of the books asked for, ascending.
fn docs(view: &Snapshot<'_>, query: &NoteQuery) -> Result<Vec<i64>> {
    let mut ask = view.sql(include_str!("sql/doc_of_book.sql"))?;
    let mut docs = Vec::new();
    for book in &query.books {
        docs.extend(ask.query_row([book], |row| row.get::<_, i64>(0)).optional()?);
    }
    docs.sort_unstable();
    Ok(docs)
}

/// The instants between which the asked reading days lie, by the reader's clocks.
fn bounds(view: &Snapshot<'_>, now: Now, written: Written) -> Result<(i64, i64)> {
    let rollover = settings::get::<RolloverHour>(view, Key::RolloverHour)?;
    let (from, to) = match written {
        Written::Anytime => (None, None),
        Written::Last { days } => (now.reading_day(rollover).plus_days(1 - i64::from(days)), None),
        Written::Between { from, to } => (from, to),
    };
    let hour = u32::from(rollover.hour());
    let begins = |day: ReadingDay| {
        // Where the clocks skip the hour, the day begins at the next.
        let at = now.at_clock(day, rollover, hour, 0).or_else(|| now.at_clock(day, rollover, hour + 1, 0));
        at.map(|local| local.at.0)
    };
    let from = from.and_then(begins).unwrap_or(i64::MIN);
    let until = to.and_then(|day| day.plus_days(1)).and_then(begins).unwrap_or(i64::MAX);
    Ok((from, until))
}
