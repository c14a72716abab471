//! Reading lists as people keep them in Markdown: bullets, checklists, tables, under nested headings, in any script.
//!
//! Reading one makes *guesses*: which line is a book, who wrote it, why it is there. A guess is an offer to the reader,
//! who can correct each and leave any out; [`ListPreview::plan`] makes the plan of what they settled on. The rule
//! protected here: no line is dropped silently. What is no guess is *left*, with its line and the reason.
//!
//! Everything here is pure: text in, values out.

mod blocks;
mod choice;
mod guess;
mod inline;
mod model;
mod names;
mod number;
mod plan;
mod table;
#[cfg(test)]
mod tests;

pub use choice::ListChoice;
pub use model::{LeftLine, LeftReason, ListGuess, ListPreview, Sureness};

use super::file::MAX_FILE_BYTES;
use crate::{Error, Result};

/// Reads a list.
///
/// # Errors
/// `Invalid` for a text longer than a plan file may be.
pub fn preview(text: &str) -> Result<ListPreview> {
    if text.len() > MAX_FILE_BYTES {
        let rule = format!("This list has {} bytes; a list may have {MAX_FILE_BYTES} (64 MiB).", text.len());
        return Err(Error::invalid("file", rule));
    }
    // What Markdown shows for a character that is none.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace('\0', "\u{fffd}");
    Ok(blocks::read(&text))
}
