//! Saved filters: questions that a reader asks of the notebook again and again, by name and with how many notes they
//! find now.
//!
//! The rule protected here: a filter keeps what was asked, not what was found, so "the last 30 days" are the last thirty
//! whenever it is looked at; and no two filters have one name, so that a name is enough to ask.

mod edit;
mod list;
mod model;
mod remove;
mod save;

pub use edit::{edit, move_before, rename};
pub use list::{find, id_of, list};
pub use model::*;
pub use remove::remove;
pub use save::save;
