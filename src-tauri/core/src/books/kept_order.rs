//! An order that an open library keeps, and how it follows the rows that changes touch.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rusqlite::OptionalExtension;
use rusqlite::types::Value;

use super::SortKey;
use crate::Result;
use crate::library::Snapshot;

/// How a list is sorted, and whether it is the trash.
pub(super) type Kind = (SortKey, bool);

/// All rows of a list, in its order.
#[derive(Default)]
pub(super) struct Order {
    pub(super) docs: Vec<u32>,
    /// How many of them have a value to sort by; the rest follow by key.
    pub(super) known: usize,
    /// Rows that changes touched since.
    pub(super) moved: Vec<u32>,
}

impl Order {
    pub(super) fn read(view: &Snapshot<'_>, kind: Kind) -> Result<Self> {
        let docs = |text: &str| -> Result<Vec<u32>> {
            let mut ask = view.sql(text)?;
            let docs = ask.query_map([kind.1], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            Ok(docs)
        };
        let mut all = docs(kind.0.ascending())?;
        let known = all.len();
        if let Some(unknown) = kind.0.unknown() {
            all.extend(docs(unknown)?);
        }
        Ok(Self { docs: all, known, moved: Vec::new() })
    }

    /// Puts the rows that moved where they belong now. All are taken out before the first is put back: a row that still
    /// stands at its old place, with what it says now, would lead the search astray.
    pub(super) fn catch_up(&mut self, view: &Snapshot<'_>, kind: Kind) -> Result<()> {
        if self.moved.is_empty() {
            return Ok(());
        }
        let moved: BTreeSet<u32> = std::mem::take(&mut self.moved).into_iter().collect();
        self.known -= self.docs[..self.known].iter().filter(|doc| moved.contains(doc)).count();
        self.docs.retain(|doc| !moved.contains(doc));
        for doc in moved {
            let Some(place) = Place::of(view, kind, doc)? else { continue };
            if place.is_unknown() {
                let at = self.known + self.docs[self.known..].partition_point(|other| *other < doc);
                self.docs.insert(at, doc);
            } else {
                let at = self.search(view, kind, &place)?;
                self.docs.insert(at, doc);
                self.known += 1;
            }
        }
        Ok(())
    }

    fn search(&self, view: &Snapshot<'_>, kind: Kind, place: &Place) -> Result<usize> {
        let (mut low, mut high) = (0, self.known);
        while low < high {
            let middle = low + (high - low) / 2;
            let before = match Place::of(view, kind, self.docs[middle])? {
                Some(other) => other.cmp(place) == Ordering::Less,
                // A row that is gone since then is among those that move next.
                None => true,
            };
            if before {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(low)
    }
}

/// What a row is sorted by, compared as the index compares.
struct Place {
    key: [Value; 2],
    latest_first: bool,
    doc: u32,
}

impl Place {
    fn of(view: &Snapshot<'_>, kind: Kind, doc: u32) -> Result<Option<Self>> {
        let mut ask = view.sql(kind.0.place())?;
        let key = ask.query_row((doc, kind.1), |row| Ok([row.get(0)?, row.get(1)?])).optional()?;
        Ok(key.map(|key| Self { key, latest_first: kind.0 == SortKey::State, doc }))
    }

    fn is_unknown(&self) -> bool {
        self.key[0] == Value::Null
    }

    fn cmp(&self, other: &Self) -> Ordering {
        let second = compare(&self.key[1], &other.key[1]);
        compare(&self.key[0], &other.key[0])
            .then(if self.latest_first { second.reverse() } else { second })
            .then(self.doc.cmp(&other.doc))
    }
}

fn compare(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Integer(a), Value::Integer(b)) => a.cmp(b),
        (Value::Real(a), Value::Real(b)) => a.total_cmp(b),
        (Value::Text(a), Value::Text(b)) => a.as_bytes().cmp(b.as_bytes()),
        _ => Ordering::Equal,
    }
}
