//! What turns files that are no tables into rows, one file a kind.

mod bibtex;
mod reference;
mod tagged;

pub(super) use bibtex::BIBTEX;
pub(super) use tagged::{ENDNOTE, RIS};
