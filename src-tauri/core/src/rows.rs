//! Long answers in pieces: as many rows as a call may carry, and where to go on.

use std::convert::Infallible;

use serde::Serialize;

/// The most that the rows of one answer take, in bytes of JSON. What stands around them fits into the rest of 256 KiB.
pub const MOST_BYTES: usize = 192 * 1024;

/// Rows of a longer list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Rows<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// How many there are in all.
    pub total: u32,
    /// Where the next piece begins; none after the last.
    pub next: Option<u32>,
}

impl<T: Serialize> Rows<T> {
    /// The rows from `from` on, as many as an answer may carry; at least one where there is one.
    pub fn of(rows: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>, from: u32) -> Self {
        let rows = rows.into_iter();
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let numbered = (0..).zip(rows).skip(from as usize).map(Ok::<_, Infallible>);
        Self::numbered(numbered, total).unwrap_or_else(|never| match never {})
    }

    /// The first rows of a list of `total`, as many as an answer may carry; at least one where there is one. Each comes
    /// with its number, by which the list can be read from there on.
    ///
    /// # Errors
    /// The first of the rows that cannot be had.
    pub(crate) fn numbered<E>(rows: impl Iterator<Item = Result<(u32, T), E>>, total: u32) -> Result<Self, E> {
        let mut bytes = 0;
        let mut taken = Vec::new();
        for row in rows {
            let (number, row) = row?;
            bytes += serde_json::to_vec(&row).map_or(0, |text| text.len() + 1);
            if bytes > MOST_BYTES && !taken.is_empty() {
                return Ok(Self { rows: taken, total, next: Some(number) });
            }
            taken.push(row);
        }
        Ok(Self { rows: taken, total, next: None })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_pieces_one_after_another_are_the_list(lengths in proptest::collection::vec(0..80_000_usize, 0..12)) {
            let rows: Vec<String> = lengths.iter().map(|length| "x".repeat(*length)).collect();
            let (mut all, mut from) = (Vec::new(), Some(0));
            while let Some(next) = from {
                let page = Rows::of(rows.clone(), next);
                prop_assert!(serde_json::to_vec(&page).unwrap().len() <= MOST_BYTES + 1024 || page.rows.len() == 1);
                prop_assert_eq!(page.total as usize, rows.len());
                all.extend(page.rows);
                from = page.next;
            }
            prop_assert_eq!(all, rows);
        }
    }

    #[test]
    fn a_piece_beyond_the_end_is_empty() {
        assert_eq!(Rows::of(vec!["a"], 5), Rows { rows: vec![], total: 1, next: None });
    }
}
