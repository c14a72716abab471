//! What an open library keeps in memory between questions, so that long lists answer from what they know.

use crate::books::OrderCache;
use crate::notes::NoteCache;
use crate::storage::Touched;

/// Everything that is kept.
#[derive(Default)]
pub(crate) struct Kept {
    pub(crate) orders: OrderCache,
    pub(crate) notes: NoteCache,
}

impl Kept {
    /// Takes note of what a commit touched.
    pub(crate) fn follow(&self, touched: &Touched) {
        self.orders.follow(touched);
        self.notes.follow(touched);
    }

    /// Somebody else wrote: nothing kept is sure any more.
    pub(crate) fn forget(&self) {
        self.orders.forget();
        self.notes.forget();
    }
}
