//! What the notebook filters, sorts and counts by, in memory: some 25 bytes a note, so that any question about two
//! hundred thousand notes is one walk along arrays.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row};

use super::HitKind;
use crate::Result;
use crate::library::Snapshot;
use crate::values::fold;

/// One array a fact, all in the order of the rows' keys: by book, then as they came.
#[derive(Clone, Default)]
pub(super) struct Columns {
    docs: Vec<i64>,
    created: Vec<i64>,
    kinds: Vec<HitKind>,
    /// How far into the book; infinite where nobody knows, so that it sorts last.
    places: Vec<f32>,
    tag_sets: Vec<u32>,
    /// The rows by when they were written.
    by_time: Vec<u32>,
    pub(super) tags: TagSets,
}

/// Which tags there are, and which of them occur together.
#[derive(Clone, Default)]
pub(super) struct TagSets {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    sets: Vec<Vec<u32>>,
    set_numbers: HashMap<String, u32>,
}

/// One row as it is read.
struct Read {
    doc: i64,
    created: i64,
    kind: HitKind,
    place: f32,
    tag_set: u32,
}

impl Columns {
    pub(super) fn read(view: &Snapshot<'_>) -> Result<Self> {
        let mut columns = Self::default();
        let mut ask = view.sql(include_str!("sql/columns.sql"))?;
        let mut found = ask.query([])?;
        let mut rows: Vec<Read> = Vec::new();
        while let Some(row) = found.next()? {
            rows.push(read(row, &mut columns.tags)?);
        }
        // They come by time.
        let mut by_doc: Vec<u32> = (0..count(rows.len())).collect();
        by_doc.sort_unstable_by_key(|at| rows[*at as usize].doc);
        columns.by_time = vec![0; rows.len()];
        for (row, at) in by_doc.iter().enumerate() {
            columns.by_time[*at as usize] = count(row);
            columns.put(row, &rows[*at as usize]);
        }
        Ok(columns)
    }

    /// Reads rows anew; those that are gone go.
    pub(super) fn read_again(&mut self, view: &Snapshot<'_>, docs: &[i64]) -> Result<()> {
        let mut ask = view.sql(include_str!("sql/column.sql"))?;
        for doc in docs {
            if let Some(at) = self.row_of(*doc) {
                self.remove(at);
            }
            let tags = &mut self.tags;
            let found = ask.query_row([doc], |row| read(row, tags)).optional()?;
            if let Some(read) = found {
                self.insert(&read);
            }
        }
        Ok(())
    }

    fn put(&mut self, row: usize, read: &Read) {
        self.docs.insert(row, read.doc);
        self.created.insert(row, read.created);
        self.kinds.insert(row, read.kind);
        self.places.insert(row, read.place);
        self.tag_sets.insert(row, read.tag_set);
    }

    fn insert(&mut self, read: &Read) {
        let row = self.docs.partition_point(|doc| *doc < read.doc);
        let when = self.when(read.created, read.doc);
        self.by_time.iter_mut().filter(|other| **other as usize >= row).for_each(|other| *other += 1);
        self.by_time.insert(when, count(row));
        self.put(row, read);
    }

    fn remove(&mut self, row: usize) {
        let when = self.when(self.created[row], self.docs[row]);
        self.by_time.remove(when);
        self.by_time.iter_mut().filter(|other| **other as usize > row).for_each(|other| *other -= 1);
        self.docs.remove(row);
        self.created.remove(row);
        self.kinds.remove(row);
        self.places.remove(row);
        self.tag_sets.remove(row);
    }

    /// Where a row of that moment stands, or would stand, by time.
    fn when(&self, created: i64, doc: i64) -> usize {
        let key = |row: &u32| (self.created[*row as usize], self.docs[*row as usize]);
        self.by_time.partition_point(|row| key(row) < (created, doc))
    }

    pub(super) fn len(&self) -> usize {
        self.docs.len()
    }

    pub(super) fn row_of(&self, doc: i64) -> Option<usize> {
        self.docs.binary_search(&doc).ok()
    }

    /// The first row from `from` on whose key is not below `doc`. Keys that come in their order cost a step or two each,
    /// however many rows there are.
    pub(super) fn row_from(&self, from: usize, doc: i64) -> usize {
        let (mut low, mut step) = (from, 1);
        while self.docs.get(low + step).is_some_and(|known| *known < doc) {
            low += step;
            step *= 2;
        }
        let high = self.len().min(low + step);
        low + self.docs[low..high].partition_point(|known| *known < doc)
    }

    pub(super) fn doc(&self, row: usize) -> i64 {
        self.docs[row]
    }

    /// The key of the book's list row; 0 for none.
    pub(super) fn book(&self, row: usize) -> i64 {
        self.docs[row] >> 24
    }

    pub(super) fn kind(&self, row: usize) -> HitKind {
        self.kinds[row]
    }

    pub(super) fn created(&self, row: usize) -> i64 {
        self.created[row]
    }

    pub(super) fn tag_set(&self, row: usize) -> u32 {
        self.tag_sets[row]
    }

    /// The rows, the earliest written first.
    pub(super) fn by_time(&self) -> &[u32] {
        &self.by_time
    }

    /// Puts rows of one book in the order of their places, then of time; those without a place come last.
    pub(super) fn sort_by_place(&self, rows: &mut [u32]) {
        rows.sort_unstable_by(|a, b| {
            let (a, b) = (*a as usize, *b as usize);
            let time = |row: usize| (self.created[row], self.docs[row]);
            self.places[a].total_cmp(&self.places[b]).then(time(a).cmp(&time(b)))
        });
    }
}

impl TagSets {
    /// The set of these tags, joined with commas.
    fn number(&mut self, joined: &str) -> u32 {
        if let Some(known) = self.set_numbers.get(joined) {
            return *known;
        }
        let set = joined.split(',').filter(|name| !name.is_empty()).map(|name| self.tag(name)).collect();
        let number = count(self.sets.len());
        self.sets.push(set);
        self.set_numbers.insert(joined.to_owned(), number);
        number
    }

    fn tag(&mut self, name: &str) -> u32 {
        let (next, names) = (count(self.names.len()), &mut self.names);
        *self.numbers.entry(fold(name)).or_insert_with(|| {
            names.push(name.to_owned());
            next
        })
    }

    /// How many sets there are.
    pub(super) fn len(&self) -> usize {
        self.sets.len()
    }

    /// For every set whether it has all of these tags.
    pub(super) fn with_all(&self, tags: &[String]) -> Vec<bool> {
        let numbers: Vec<Option<u32>> = tags.iter().map(|tag| self.numbers.get(&fold(tag)).copied()).collect();
        let has_all = |set: &Vec<u32>| numbers.iter().all(|tag| tag.is_some_and(|tag| set.contains(&tag)));
        self.sets.iter().map(has_all).collect()
    }

    /// How often each tag occurs, given how often each set does.
    pub(super) fn counted(&self, sets: &[u32]) -> Vec<(&str, u32)> {
        let mut counts = vec![0; self.names.len()];
        for (set, times) in self.sets.iter().zip(sets) {
            for tag in set {
                counts[*tag as usize] += times;
            }
        }
        self.names.iter().map(String::as_str).zip(counts).collect()
    }
}

fn read(row: &Row<'_>, tags: &mut TagSets) -> rusqlite::Result<Read> {
    #[allow(clippy::cast_possible_truncation, reason = "seven digits tell any two places of a book apart")]
    let place = row.get::<_, Option<f64>>(4)?.map_or(f32::INFINITY, |place| place as f32);
    Ok(Read {
        doc: row.get(0)?,
        created: row.get(1)?,
        kind: row.get(2)?,
        tag_set: tags.number(row.get_ref(3)?.as_str()?),
        place,
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
