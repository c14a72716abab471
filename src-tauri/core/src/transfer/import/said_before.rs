//! Rows that say nothing new: one of their book said all of it when it was taken. Programs put their readers' average
//! rating and the like into every export; a row that differs from the one before in such columns alone is the same row, and
//! what the reader took away since does not come back with it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::format::Rule;
use super::record::Record;
use super::source::Source;
use super::store;
use super::table::SourceRow;
use crate::Result;
use crate::library::Snapshot;
use crate::values::{BookId, SourceFileId};

/// The columns of files that came before, each asked for once.
#[derive(Default)]
pub(super) struct SaidBefore {
    columns: HashMap<SourceFileId, Vec<String>>,
}

impl SaidBefore {
    /// Whether a row of this book that was taken says in the columns that mean something what this one says.
    pub(super) fn has(
        &mut self,
        view: &Snapshot<'_>,
        source: &Source,
        row: &SourceRow,
        record: &Record,
        book: BookId,
    ) -> Result<bool> {
        // Where every column means something, a row that says the same is the very same row.
        if !source.rules.contains(&Rule::Kept) {
            return Ok(false);
        }
        for (file, cells) in store::rows_of_book(view, book, record.name_there())? {
            let columns = match self.columns.entry(file) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert(store::columns_of_file(view, file)?),
            };
            if says_the_same(source, row, columns, &cells) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn says_the_same(source: &Source, row: &SourceRow, columns: &[String], cells: &[String]) -> bool {
    let cell = |cells: &[String], at: usize| cells.get(at).cloned().unwrap_or_default();
    let means = source.columns.iter().zip(&source.rules).enumerate().filter(|(_, (_, rule))| **rule != Rule::Kept);
    let mut said = means.map(|(at, (name, _))| {
        let before = columns.iter().position(|column| column == name).map(|at| cell(cells, at));
        before.unwrap_or_default() == cell(&row.cells, at)
    });
    said.all(|is_same| is_same)
}
