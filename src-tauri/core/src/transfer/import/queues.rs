//! The reader's own order of what to read next becomes a plan, its books in that order.

use std::collections::{BTreeMap, HashSet};

use crate::library::Tx;
use crate::plans::file::MAX_ITEMS;
use crate::plans::{self, PlanDraft};
use crate::values::BookId;
use crate::{Result, books};

/// So many of the first places of a list are held: twice what a plan takes, since a book may stand there twice.
const HELD: usize = 2 * MAX_ITEMS;

/// Lists with the places of books on them.
#[derive(Default)]
pub(super) struct Queues(BTreeMap<String, Queue>);

/// The first places of a list, and how many more it has.
#[derive(Default)]
struct Queue {
    places: Vec<(u32, BookId)>,
    beyond: usize,
}

impl Queue {
    fn add(&mut self, rank: u32, book: BookId) {
        self.places.push((rank, book));
        if self.places.len() >= 2 * HELD {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.places.sort_by_key(|(rank, _)| *rank);
        self.beyond += self.places.len().saturating_sub(HELD);
        self.places.truncate(HELD);
    }
}

impl Queues {
    /// Notes a book's place.
    pub(super) fn add(&mut self, list: &str, rank: u32, book: BookId) {
        self.0.entry(list.to_owned()).or_default().add(rank, book);
    }

    /// Puts every list into the plan of its name, made where there is none. Books that stand there already stay where
    /// the reader has them, and those that a full plan has no room for stay out. Answers what there is to say.
    pub(super) fn write(self, tx: &mut Tx<'_>) -> Result<Vec<String>> {
        let mut said = Vec::new();
        for (name, mut queue) in self.0 {
            queue.cut();
            let mut books: Vec<BookId> = Vec::new();
            let mut seen = HashSet::new();
            for (_, book) in queue.places {
                if seen.insert(book) && books::title_of(&tx.snapshot(), book).is_ok() {
                    books.push(book);
                }
            }
            let plan = plans::list(&tx.snapshot())?.into_iter().find(|plan| plan.title == name);
            let plan = match plan {
                Some(plan) => plan.id,
                None => plans::create(tx, &PlanDraft { title: name.clone(), ..PlanDraft::default() })?,
            };
            match plans::fill(tx, plan, &books)? + queue.beyond {
                0 => {}
                out => said.push(format!(
                    "“{name}” has {} books; the last {out} of them stay out, because a plan may have {MAX_ITEMS} items.",
                    books.len() + queue.beyond,
                )),
            }
        }
        Ok(said)
    }
}
