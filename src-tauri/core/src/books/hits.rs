//! Which rows a search finds, in no order.

use crate::Result;
use crate::library::Snapshot;
use crate::search::Question;

/// The rows that a search finds, as a set of bits.
pub(super) struct Hits(Vec<u64>);

impl Hits {
    pub(super) fn read(view: &Snapshot<'_>, question: &Question) -> Result<Self> {
        let mut hits = Self(Vec::new());
        hits.add(view, include_str!("sql/hits.sql"), question)?;
        if question.is_selective() {
            hits.add(view, include_str!("sql/note_hits.sql"), question)?;
        }
        Ok(hits)
    }

    /// The trash is not in the index, so that nothing else finds it; it is short, and is read through.
    pub(super) fn in_trash(view: &Snapshot<'_>, question: &Question) -> Result<Self> {
        let mut hits = Self(Vec::new());
        let mut ask = view.sql(include_str!("sql/trash_words.sql"))?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            if question.fits(&row.get::<_, String>(1)?) {
                hits.put(row.get(0)?);
            }
        }
        Ok(hits)
    }

    fn add(&mut self, view: &Snapshot<'_>, ask: &str, question: &Question) -> Result<()> {
        let mut ask = view.sql(ask)?;
        let mut rows = ask.query([question.to_fts()])?;
        while let Some(row) = rows.next()? {
            self.put(row.get(0)?);
        }
        Ok(())
    }

    fn put(&mut self, doc: u32) {
        let doc = doc as usize;
        if self.0.len() <= doc / 64 {
            self.0.resize(doc / 64 + 1, 0);
        }
        self.0[doc / 64] |= 1 << (doc % 64);
    }

    pub(super) fn has(&self, doc: u32) -> bool {
        self.0.get(doc as usize / 64).is_some_and(|bits| bits & (1 << (doc % 64)) != 0)
    }
}
