//! The books that a row may mean by a number that several programs know: the one at Goodreads stands in a Calibre
//! catalogue too, and Amazon's in the exports of most.
//!
//! The library keeps one name of each row by an index, its own program's. What its cells say beside that, and the numbers
//! of Amazon, are looked through once, when the first row asks: a file without such numbers costs nothing.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::elsewhere::Elsewhere;
use super::format::Format;
use super::store::{self, KeptFile, Origin};
use crate::Result;
use crate::books;
use crate::library::Snapshot;
use crate::values::{BookId, SourceFileId, SourceRowId};

/// Rows and books by the hash of such a number. Hashes may meet: whoever asks looks again.
#[derive(Default)]
pub(super) struct Numbers {
    /// The files that were there before this one and whose rows tell names of other programs. Two rows of one file are
    /// told apart by its own program, which knows better.
    files: Vec<(SourceFileId, Elsewhere)>,
    rows: OnceCell<Vec<(u64, SourceRowId)>>,
    asins: OnceCell<Vec<(u64, BookId)>>,
    /// Those of Amazon that this import brought after the others were looked through.
    added: BTreeSet<(u64, BookId)>,
}

/// A book that a row of another program names, and what else that row says of it.
pub(super) struct Told {
    pub(super) origin: Origin,
    pub(super) cells: Vec<String>,
}

impl Numbers {
    /// Goes on to the next file: what those before it brought counts from now on.
    ///
    /// # Errors
    /// `Storage` where the library cannot be read.
    pub(super) fn before_file(&mut self, view: &Snapshot<'_>) -> Result<()> {
        let told = |file: KeptFile| {
            let elsewhere = Elsewhere::of(Format::named(&file.format)?, &file.columns());
            (!elsewhere.is_empty()).then_some((file.id, elsewhere))
        };
        self.files = store::files(view)?.into_iter().filter_map(told).collect();
        self.rows = OnceCell::new();
        Ok(())
    }

    /// The books that kept rows of other programs call by this name.
    ///
    /// # Errors
    /// As [`Self::before_file`].
    pub(super) fn told(&self, view: &Snapshot<'_>, name: &str) -> Result<Vec<Told>> {
        if self.files.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self.rows(view)?;
        let hash = hash(name);
        let first = rows.partition_point(|(of, _)| *of < hash);
        let mut found = Vec::new();
        for (_, row) in rows[first..].iter().take_while(|(of, _)| *of == hash) {
            let Some((file, origin, cells)) = store::told_by_row(view, *row)? else { continue };
            let told = self.files.iter().find(|(id, _)| *id == file);
            if told.is_some_and(|(_, elsewhere)| elsewhere.names(&cells).iter().any(|it| it == name)) {
                found.push(Told { origin, cells });
            }
        }
        // Those in the library before those in the trash.
        found.sort_by_key(|told| (told.origin.is_in_trash, told.origin.book));
        Ok(found)
    }

    /// The books of the library with this number of Amazon's.
    ///
    /// # Errors
    /// As [`Self::before_file`].
    pub(super) fn by_asin(&self, view: &Snapshot<'_>, asin: &str) -> Result<Vec<BookId>> {
        let asins = match self.asins.get() {
            Some(asins) => asins,
            None => {
                let mut asins = Vec::new();
                books::each_asin(view, |book, asin| asins.push((hash(asin), book)))?;
                asins.sort_unstable();
                self.asins.get_or_init(|| asins)
            }
        };
        let hash = hash(asin);
        let first = asins.partition_point(|(of, _)| *of < hash);
        let mut found: Vec<BookId> =
            asins[first..].iter().take_while(|(of, _)| *of == hash).map(|(_, book)| *book).collect();
        let least = (hash, BookId::from_parts(0, [0; 10]));
        found.extend(self.added.range(least..).take_while(|(of, _)| *of == hash).map(|(_, book)| *book));
        found.dedup();
        Ok(found)
    }

    /// Remembers that a book has a number of Amazon's now.
    pub(super) fn remember(&mut self, asin: &str, book: BookId) {
        // Before the first question they are all in the library.
        if !asin.is_empty() && self.asins.get().is_some() {
            self.added.insert((hash(asin), book));
        }
    }

    fn rows(&self, view: &Snapshot<'_>) -> Result<&Vec<(u64, SourceRowId)>> {
        if let Some(rows) = self.rows.get() {
            return Ok(rows);
        }
        let mut rows = Vec::new();
        for (file, elsewhere) in &self.files {
            store::each_row_of_file(view, *file, |row, cells| {
                rows.extend(elsewhere.names(&cells).iter().map(|name| (hash(name), row)));
            })?;
        }
        rows.sort_unstable();
        Ok(self.rows.get_or_init(|| rows))
    }
}

fn hash(number: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    hasher.finish()
}
