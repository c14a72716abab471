//! Tags of notes: those given beside the text and every #tag in it.

use rusqlite::named_params;

use super::retag;
use crate::books::ensure_tag;
use crate::library::Tx;
use crate::values::{NoteId, TagName};
use crate::{Error, Result};

/// All tags of a draft, each once.
pub(super) fn parse(given: &[String], text: &str) -> Result<Vec<TagName>> {
    let mut tags: Vec<TagName> = Vec::new();
    for name in given.iter().filter(|name| !name.trim().is_empty()) {
        tags.push(TagName::parse(name).map_err(|error| Error::invalid("tags", error))?);
    }
    tags.extend(written(text).filter_map(|word| TagName::parse(word).ok()));
    let mut seen = std::collections::HashSet::new();
    tags.retain(|tag| seen.insert(tag.key()));
    Ok(tags)
}

/// The words of a text that begin with # and a letter, outside code.
fn written(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').step_by(2).flat_map(str::split_whitespace).filter_map(|word| {
        let body = word.trim_start_matches(['(', '[', '"', '“']).strip_prefix('#')?;
        let end = body.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '/')).unwrap_or(body.len());
        let name = body[..end].trim_end_matches(['-', '_', '/']);
        name.starts_with(char::is_alphabetic).then_some(name)
    })
}

/// Makes the tags of a note exactly these.
pub(super) fn set(tx: &Tx<'_>, note: NoteId, tags: &[TagName]) -> Result<()> {
    tx.sql(include_str!("sql/forget_tags.sql"))?.execute(named_params! { ":note": note, ":now": tx.now().millis() })?;
    for name in tags {
        retag::put(tx, note, ensure_tag(tx, name)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_from_the_text_and_code_and_headings_are_not() {
        let text = "# Heading\nAsk about #lag, (#replication) and `#define X` on page #5. #a/b-c!";
        assert_eq!(written(text).collect::<Vec<_>>(), ["lag", "replication", "a/b-c"]);
    }
}
