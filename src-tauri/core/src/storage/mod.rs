//! The file: how it is recognised, opened and migrated, and how values become columns.
//!
//! The rule protected here: a file that is foreign, newer or visibly damaged is refused before SQLite may write a byte.

mod changed_row;
mod columns;
mod copy;
mod derive_books;
mod derive_items;
mod derive_notes;
mod following;
mod functions;
mod guard;
mod inspect;
mod item_reading;
mod log;
mod look;
mod migrations;
mod open;
mod order_key;
mod room;
mod rows;
mod schema;
mod sound;
mod table;
mod touched;
mod words;

pub(crate) use columns::word_column;
pub use copy::Progress;
pub(crate) use copy::{Untouched, beside, copy_pages, make_plain, open_untouched, replace_pages};
pub(crate) use following::Following;
pub(crate) use guard::refuse_over_database;
pub(crate) use inspect::nothing_at;
pub use inspect::{Inspection, inspect};
pub(crate) use item_reading::{ItemReading, readings_of_items};
pub(crate) use log::cut_log;
pub(crate) use look::Look;
pub use migrations::FORMAT;
pub(crate) use open::{make_of_format, open_reader, open_writer, prepare_copy};
pub(crate) use order_key::{key_after, key_between};
pub(crate) use room::Room;
pub(crate) use rows::{Column, Row, Shape, text};
pub(crate) use schema::{columns_of, mend_schema};
pub(crate) use sound::{Faults, faults};
pub(crate) use table::Table;
pub(crate) use touched::{Touched, rederive_all};

/// "Lect" as SQLite's application id: says whose file it is.
pub const APPLICATION_ID: i32 = 0x4C65_6374;

/// The tables that belong to one machine and stand outside history and exchange carry this prefix.
pub(crate) const LOCAL_PREFIX: &str = "local_";
