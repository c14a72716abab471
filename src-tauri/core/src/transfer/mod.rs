//! What goes in and out: files of other programs.

pub mod import;
