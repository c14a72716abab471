//! What turns files that are no tables into rows, one file a kind.

mod apple_books;
mod bibtex;
mod calibre;
mod foreign_sql;
mod json;
mod kindle;
mod kobo;
mod koreader;
mod markdown;
mod reference;
mod shelves;
mod tagged;
mod xml;

pub(super) use apple_books::{APPLE_ANNOTATIONS, APPLE_EXCERPTS, APPLE_LIBRARY, APPLE_MAIL};
pub(super) use bibtex::BIBTEX;
pub(super) use calibre::CALIBRE_DATABASE;
pub(super) use json::{
    ANY_JSON, BOOKWYRM_ARCHIVE, BOOKWYRM_JSON, CALIBRE_JSON, CSL_JSON, LIBRARYTHING_JSON, OPENREADS_BACKUP, RYOT_JSON,
};
pub(super) use kindle::KINDLE;
pub(super) use kobo::KOBO;
pub(super) use koreader::{KOREADER_JSON, KOREADER_OLD_STATISTICS, KOREADER_SIDECAR, KOREADER_STATISTICS};
pub(super) use markdown::MARKDOWN;
pub(super) use tagged::{ENDNOTE, NARROW_RIS, RIS};
pub(super) use xml::{COLLECTORZ, GOODREADS_FEED, OPF};

use crate::values::fold;

/// Words that programs write where they know no author.
const NOBODY: [&str; 9] =
    ["unknown", "unknown author", "n/a", "na", "unbekannt", "desconocido", "inconnu", "null", "none"];

/// A share of one in hundredths, to a tenth. Less than one of them is nothing: it would read as a share again.
fn percent_of(share: f64) -> String {
    let percent = (share * 1000.0).round() / 10.0;
    if (1.0..=100.0).contains(&percent) { percent.to_string() } else { String::new() }
}

/// Whether a name is a word for nobody.
fn is_nobody(name: &str) -> bool {
    let folded = fold(name.trim());
    folded.is_empty() || NOBODY.contains(&folded.as_str())
}
