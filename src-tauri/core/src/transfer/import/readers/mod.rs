//! What turns files that are no tables into rows, one file a kind.

mod bibtex;
mod foreign_sql;
mod kindle;
mod kobo;
mod koreader;
mod reference;
mod tagged;

pub(super) use bibtex::BIBTEX;
pub(super) use kindle::KINDLE;
pub(super) use kobo::KOBO;
pub(super) use koreader::{KOREADER_JSON, KOREADER_SIDECAR};
pub(super) use tagged::{ENDNOTE, RIS};

use crate::values::fold;

/// Words that programs write where they know no author.
const NOBODY: [&str; 9] =
    ["unknown", "unknown author", "n/a", "na", "unbekannt", "desconocido", "inconnu", "null", "none"];

/// Whether a name is a word for nobody.
fn is_nobody(name: &str) -> bool {
    let folded = fold(name.trim());
    folded.is_empty() || NOBODY.contains(&folded.as_str())
}
