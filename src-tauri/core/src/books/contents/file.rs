//! Contents from a file: lines of text, or the table of contents of an e-book.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::epub;
use crate::{Error, Result};

/// Lines of text beyond this are no contents.
const LONGEST_TEXT: u64 = 4 << 20;

/// The contents that a file holds, as text to look over and save.
///
/// # Errors
/// `Io`; `Invalid` in words for a file that holds no contents.
pub fn contents_of_file(path: &Path) -> Result<String> {
    let opening = |source| Error::io(path, "Opening", source);
    let mut file = File::open(path).map_err(opening)?;
    let mut beginning = Vec::new();
    file.by_ref().take(4).read_to_end(&mut beginning).map_err(opening)?;
    if beginning.starts_with(b"PK\x03\x04") {
        return epub::contents(File::open(path).map_err(opening)?);
    }
    if beginning.starts_with(b"%PDF") {
        return Err(refused("This is a PDF. Copy its table of contents and paste it as text."));
    }
    let mut bytes = beginning;
    file.take(LONGEST_TEXT + 1).read_to_end(&mut bytes).map_err(|source| Error::io(path, "Reading", source))?;
    if bytes.len() as u64 > LONGEST_TEXT {
        return Err(refused("This file is larger than 4 MB: it holds more than a table of contents."));
    }
    if bytes.contains(&0) {
        return Err(refused("This file is neither text nor an EPUB."));
    }
    Ok(decoded(&bytes))
}

pub(super) fn refused(rule: &str) -> Error {
    Error::invalid("file", rule)
}

/// UTF-8; what is not, is one byte a letter, as older programs wrote it.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
