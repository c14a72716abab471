//! What became of one row, while it is found out.

use super::report::{Difference, MatchedBy, Outcome, RowReport};
use crate::values::BookId;

/// What became of one row.
pub(super) struct Done {
    pub(super) outcome: Outcome,
    pub(super) reasons: Vec<String>,
    pub(super) differences: Vec<Difference>,
    pub(super) matched_by: Option<MatchedBy>,
    pub(super) book: Option<BookId>,
}

impl Done {
    pub(super) fn of(outcome: Outcome, book: Option<BookId>) -> Self {
        Self { outcome, reasons: Vec::new(), differences: Vec::new(), matched_by: None, book }
    }

    pub(super) fn unreadable(reasons: Vec<String>) -> Self {
        Self { reasons, ..Self::of(Outcome::Unreadable, None) }
    }

    pub(super) fn reported(self, line: u64, title: String) -> RowReport {
        let Self { outcome, reasons, differences, matched_by, book } = self;
        RowReport { line, outcome, title, reasons, differences, matched_by, book }
    }
}
