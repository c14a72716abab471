//! What goes in and out: files of other programs, and the reader's notes and plans to files and back.

mod entries;
pub mod export;
pub mod import;
pub mod notes;
pub mod plans;
mod whole;
