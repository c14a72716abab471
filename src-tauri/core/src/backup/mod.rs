//! Backups: whole copies of a library that were opened and checked before they got their name, and the ways back.
//!
//! Words: a *backup* is a file that Lectern made and named; its *tag* says of which library; *keeping* is the law of which
//! stay. The rules protected here: a backup is made by SQLite's own backup and never as a copy of a live file; what could
//! not be opened and checked is not called a backup; the newest is always kept, and no file that Lectern did not make is
//! ever removed.
//!
//! One is made after each day with changes: when the library is opened or while a window is open, not when it is closed,
//! since a program that is closing has no time and one that is killed has none at all. And one is made before everything
//! that changes much at once: an upgrade, an import, a restore, a merge.

mod before;
mod due;
mod keeping;
mod list;
mod make;
mod merge;
mod merge_sql;
mod model;
mod name;
mod place;
mod restore;
mod salvage;
mod staged;
mod store;

pub use before::before;
pub(crate) use before::before_upgrade;
pub use due::{due, make_if_due};
pub use keeping::kept;
pub use list::{beside_library, list, newest_good, status};
pub use make::{make, make_at, unwatched, verify};
pub use merge::{Conflict, MatchedBook, MergeReport, Merged, Side, merge, merge_within, preview_merge};
pub use model::{Backup, BackupStatus, Reason, Verified};
pub use restore::{Replaced, Replacement, preview, put_in_place, restore};
pub use salvage::{Damage, Harm, Salvage, Saved, look_at_damage, salvage};
