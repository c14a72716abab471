//! Cells as texts that fit: titles, lines, tags, reviews.

use super::plain_text;
use crate::values::{TagName, Title};

/// Of more text than this in one review or note the rest stays with the source row alone.
const LONGEST_TEXT: usize = 200_000;

/// An address as Markdown: a link where it is one, else its words.
pub(super) fn link(cell: &str) -> String {
    let is_web = cell.starts_with("https://") || cell.starts_with("http://");
    let is_whole = !cell.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
    if is_web && is_whole { format!("<{cell}>") } else { plain_text::to_markdown(cell) }
}

/// A text as far as it fits.
pub(super) fn long(text: String, remarks: &mut Vec<String>) -> String {
    match text.chars().count() {
        0..=LONGEST_TEXT => text,
        length => {
            remarks.push(format!(
                "A text in it has {length} characters, and {LONGEST_TEXT} is the most; the rest of it is left out."
            ));
            text.chars().take(LONGEST_TEXT).collect()
        }
    }
}

pub(super) fn tag_names<'a>(names: impl Iterator<Item = &'a str>) -> Result<Vec<String>, String> {
    let names = names.map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| TagName::parse(name).map(|tag| tag.as_str().to_owned()).map_err(|error| sentence(&error)))
        .collect()
}

pub(super) fn titled(cell: &str) -> Result<String, String> {
    Title::parse(cell).map(|title| title.as_str().to_owned()).map_err(|error| sentence(&error))
}

/// A text of one line that fits, or how much too long it is.
pub(super) fn line(cell: &str, most: usize) -> Result<String, String> {
    let one = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    fitting(one, most)
}

pub(super) fn fitting(text: String, most: usize) -> Result<String, String> {
    match text.chars().count() {
        length if length > most => Err(format!("{length} characters, and {most} is the most; it is left out")),
        _ => Ok(text),
    }
}

/// A rule of a value as the end of a remark.
pub(super) fn sentence(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    text.trim_end_matches('.').to_owned()
}
