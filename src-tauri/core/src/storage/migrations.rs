//! The numbered shapes of the file. A migration is added, never edited: somebody's library has already passed it.

use rusqlite_migration::{M, Migrations};

/// The first shape: what readers share, then what is one machine's own.
const FIRST: &str = concat!(include_str!("migrations/0001_first.sql"), include_str!("migrations/0001_local.sql"));

/// Prerequisites, groups and parts of the reader's own, and where each item stands.
const NEEDS: &str = include_str!("migrations/0002_needs.sql");

/// The rows of files in the order of their coming.
const ROWS: &str = include_str!("migrations/0003_rows.sql");

/// Long steps in parts.
const PARTS: &str = include_str!("migrations/0004_parts.sql");

/// Authors and tags in the order of their coming, told by their indexes alone.
const COVERING: &str = include_str!("migrations/0005_covering.sql");

const STEPS: &[M<'_>] = &[M::up(FIRST), M::up(NEEDS), M::up(ROWS), M::up(PARTS), M::up(COVERING)];

/// The newest format this program knows: the number of migrations, which is the file's `user_version`.
pub const FORMAT: i32 = 5;

pub(super) const ALL: Migrations<'_> = Migrations::from_slice(STEPS);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_number_is_the_number_of_migrations() {
        assert_eq!(usize::try_from(FORMAT).ok(), Some(STEPS.len()));
        assert_eq!(ALL.validate(), Ok(()));
    }
}
