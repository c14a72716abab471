//! The product: books, editions, reads, sessions, notes and plans in one SQLite file.
//!
//! A door (the window, the command line, a test) opens a [`Library`], reads through a [`Snapshot`] and changes through
//! [`Library::change`]. Nothing here knows of windows. `README.md` beside `Cargo.toml` says how the rooms fit together.

pub mod backup;
pub mod books;
pub mod check;
pub mod error;
pub mod filters;
pub mod history;
pub mod library;
pub mod markdown;
pub mod merge;
pub mod notes;
pub mod now;
pub mod place;
pub mod plans;
pub mod reading;
pub mod rename;
pub mod rows;
pub mod search;
pub mod settings;
pub mod storage;
pub mod today;
pub mod transfer;
pub mod values;

pub use error::{Error, Result};
pub use library::{Changed, Library, LibraryChanged, Op, Snapshot, Source, Stale, Tx};
pub use now::{Moment, Now};
