//! What a row tells of reading, as reads. Nothing is filled in that the row does not say: a read without a date has an
//! unknown one, never today's and never that of another column.

use super::cells::Span;
use super::record::{PastRead, Record};
use super::same_reads::in_order;
use super::states::{Standing, plain, standing};
use crate::reading::ReadStateKind;
use crate::values::{ImpreciseDate, ReadingDay};

/// More reads of one book than this are a slip of a finger.
const MOST_READS: u32 = 100;
/// Shelves that every book of a program stands on.
const SAYS_NOTHING: [&str; 3] = ["your library", "all", "default"];

/// What the cells of a row told of reading.
#[derive(Default)]
pub(super) struct Told {
    pub(super) state: Option<String>,
    pub(super) state_name: Option<String>,
    pub(super) was_read: bool,
    pub(super) started: Option<ImpreciseDate>,
    pub(super) ended: Vec<ImpreciseDate>,
    pub(super) stopped: Vec<ImpreciseDate>,
    pub(super) spans: Vec<Span>,
    pub(super) count: u32,
    /// How far the reader is, of a hundred.
    pub(super) progress: Option<f64>,
    /// On which page the reader is.
    pub(super) page: Option<u32>,
    pub(super) spoils: bool,
    pub(super) shelves: Vec<String>,
    pub(super) ranks: Vec<(String, u32)>,
}

impl Told {
    /// Gives the record its reads and places; what is left of the shelves are tags.
    pub(super) fn into_record(
        self,
        record: &mut Record,
        states: impl Fn(&str) -> Option<Standing>,
        today: ReadingDay,
    ) -> Vec<String> {
        let known = |word: &str| states(word).or_else(|| standing(word));
        let mut tags: Vec<String> = Vec::new();
        let mut now = self.state.as_deref().and_then(known);
        for shelf in self.shelves.iter().filter(|shelf| !SAYS_NOTHING.contains(&plain(shelf).as_str())) {
            match standing(shelf) {
                Some(standing) => now = now.or(Some(standing)),
                None => tags.push(shelf.clone()),
            }
        }
        if let (Some(word), None) = (&self.state, now) {
            let name = self.state_name.as_ref().unwrap_or(word);
            record.unknown_state = Some(name.clone());
            tags.push(name.clone());
        }
        let now = now.unwrap_or_else(|| self.inferred());
        if now == Standing::Unread {
            let queued = |(shelf, _): &&(String, u32)| known(shelf) == Some(Standing::Unread);
            record.queues.extend(self.ranks.iter().find(queued).map(|(_, rank)| ("To read".to_owned(), *rank)));
        }
        record.reads = self.reads(now, record, today);
        tags
    }

    /// Where a book stands of which only the dates speak.
    fn inferred(&self) -> Standing {
        match () {
            () if !self.ended.is_empty() || self.was_read || self.count > 0 => Standing::Finished,
            () if self.spans.iter().any(|(_, end)| end.is_some()) => Standing::Finished,
            () if !self.stopped.is_empty() => Standing::Abandoned,
            () if self.progress.is_some_and(|percent| percent >= 100.0) => Standing::Finished,
            () if self.started.is_some() || self.progress.is_some_and(|percent| percent > 0.0) => Standing::Reading,
            () => Standing::Unread,
        }
    }

    fn reads(&self, now: Standing, record: &mut Record, today: ReadingDay) -> Vec<PastRead> {
        let finished = |started, ended| read(ReadStateKind::Finished, started, Some(ended));
        let mut reads: Vec<PastRead> = match self.spans.as_slice() {
            [] => self.ended.iter().map(|ended| finished(None, *ended)).collect(),
            spans => spans.iter().filter_map(|(from, to)| to.map(|to| finished(*from, to))).collect(),
        };
        // The latest last: ratings and the state belong to it.
        reads.sort_by_key(|read| read.ended);
        let mut given_up = self.stopped.clone();
        given_up.sort();
        let opened = self.spans.iter().find(|(_, to)| to.is_none()).and_then(|(from, _)| *from);
        let mut begun = self.started.or(opened);
        match now {
            Standing::Unread => {
                begin_the_last(&mut reads, &mut begun);
                self.count_up(&mut reads, 0, record);
            }
            Standing::Finished => {
                self.count_up(&mut reads, 0, record);
                if reads.is_empty() {
                    reads.push(finished(None, ImpreciseDate::unknown()));
                }
                if let Some(latest) = reads.last_mut().filter(|latest| latest.started.is_none()) {
                    latest.started = begun;
                }
            }
            Standing::Abandoned => {
                let (started, ended) = match (given_up.pop(), &mut reads) {
                    (Some(on), _) => (None, Some(on)),
                    (None, reads) => reads.pop().map_or((None, None), |read| (read.started, read.ended)),
                };
                let ended = ended.or(Some(ImpreciseDate::unknown()));
                self.count_up(&mut reads, 1, record);
                reads.push(read(ReadStateKind::Abandoned, started.or(begun), ended));
            }
            Standing::Reading | Standing::Paused => {
                begin_the_last(&mut reads, &mut begun);
                self.count_up(&mut reads, 1, record);
                reads.push(match now {
                    // What was stopped last, and goes on, was put aside.
                    Standing::Paused => PastRead {
                        paused_since: given_up.pop().and_then(ImpreciseDate::day),
                        ..read(ReadStateKind::Paused, begun, None)
                    },
                    _ => read(ReadStateKind::Reading, begun, None),
                });
            }
        }
        put_between(&mut reads, given_up);
        for told in &mut reads {
            put_in_order(told, record, today);
        }
        reads
    }

    /// As many finished reads as the row counts, of which so many are not finished; those without a date have an unknown
    /// one.
    fn count_up(&self, reads: &mut Vec<PastRead>, unfinished: usize, record: &mut Record) {
        if self.count > MOST_READS {
            record.remarks.push(format!("It was read {} times there; {MOST_READS} reads are the most.", self.count));
        }
        let counted = (self.count.min(MOST_READS) as usize).saturating_sub(unfinished);
        let missing = counted.saturating_sub(reads.len());
        if missing > 0 && unfinished > 0 {
            record.remarks.push(format!(
                "It was read {} times there: this time is taken for one of them, and of {missing} it is not said when.",
                self.count
            ));
        }
        let unknown = read(ReadStateKind::Finished, None, Some(ImpreciseDate::unknown()));
        reads.splice(0..0, std::iter::repeat_n(unknown, missing));
    }
}

/// Reads that were given up stand among the others by their days.
fn put_between(reads: &mut Vec<PastRead>, given_up: Vec<ImpreciseDate>) {
    for ended in given_up {
        let later = |read: &PastRead| read.ended.is_none_or(|on| on > ended);
        // The one that says where the book stands stays the last.
        let at = reads.iter().position(later).unwrap_or(reads.len().saturating_sub(1));
        reads.insert(at, read(ReadStateKind::Abandoned, None, Some(ended)));
    }
}

/// What began before the last read ended is that read, and not one that came after it.
fn begin_the_last(reads: &mut [PastRead], begun: &mut Option<ImpreciseDate>) {
    let Some(latest) = reads.last_mut() else { return };
    if latest.started.is_none() && begun.is_some() && latest.ended.is_some_and(|ended| in_order(*begun, ended)) {
        latest.started = begun.take();
    }
}

fn read(state: ReadStateKind, started: Option<ImpreciseDate>, ended: Option<ImpreciseDate>) -> PastRead {
    PastRead { state, started, ended, paused_since: None }
}

/// A read that ends before it begins loses its beginning: one of the two is wrong, and the end is what counts.
fn put_in_order(read: &mut PastRead, record: &mut Record, today: ReadingDay) {
    let begun = read.started.and_then(ImpreciseDate::earliest);
    let over = read.ended.map_or(Some(today.date()), ImpreciseDate::latest);
    if let (Some(begun), Some(over)) = (begun, over)
        && over < begun
    {
        record.remarks.push(format!("It ends on {over}, before it begins on {begun}; the beginning is left out."));
        read.started = None;
    }
}
