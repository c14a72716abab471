//! The reader's own order of what to read next becomes a plan, its books in that order.

use std::collections::{BTreeMap, HashSet};

use crate::library::Tx;
use crate::plans::file::MAX_ITEMS;
use crate::plans::{self, PlanDraft};
use crate::values::BookId;
use crate::{Result, books};

/// Lists with the places of books on them.
#[derive(Default)]
pub(super) struct Queues(BTreeMap<String, Vec<(u32, BookId)>>);

impl Queues {
    /// Notes a book's place.
    pub(super) fn add(&mut self, list: &str, rank: u32, book: BookId) {
        self.0.entry(list.to_owned()).or_default().push((rank, book));
    }

    /// Puts every list into the plan of its name, made where there is none. Books that stand there already stay where
    /// the reader has them, and those that a full plan has no room for stay out. Answers what there is to say.
    pub(super) fn write(self, tx: &mut Tx<'_>) -> Result<Vec<String>> {
        let mut said = Vec::new();
        for (name, mut places) in self.0 {
            places.sort_by_key(|(rank, _)| *rank);
            let mut books: Vec<BookId> = Vec::new();
            let mut seen = HashSet::new();
            for (_, book) in places {
                if seen.insert(book) && books::title_of(&tx.snapshot(), book).is_ok() {
                    books.push(book);
                }
            }
            let plan = plans::list(&tx.snapshot())?.into_iter().find(|plan| plan.title == name);
            let plan = match plan {
                Some(plan) => plan.id,
                None => plans::create(tx, &PlanDraft { title: name.clone(), ..PlanDraft::default() })?,
            };
            match plans::fill(tx, plan, &books)? {
                0 => {}
                out => said.push(format!(
                    "“{name}” has {} books; the last {out} of them stay out, because a plan may have {MAX_ITEMS} items.",
                    books.len(),
                )),
            }
        }
        Ok(said)
    }
}
