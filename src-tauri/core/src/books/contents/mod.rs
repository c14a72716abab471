//! The contents of an edition: typed, pasted or taken from a file, one chapter a line.
//!
//! A line is read by itself (`line`, `label`), then all of them together (`outline`): how deep each stands, which number
//! it has, where it ends. The rule protected here: nothing that was understood is guessed twice. Contents as text read
//! back as the same chapters, and chapters that stay keep their rows, and with them what is ticked.

mod epub;
mod file;
mod label;
mod line;
mod matching;
mod outline;
mod text;

use rusqlite::named_params;
use serde::Serialize;

use super::{Chapter, Edition, editions, get};
use crate::library::{Snapshot, Tx, new_id};
use crate::values::{ChapterId, EditionId};
use crate::{Error, Result};

pub use file::contents_of_file;

/// A chapter, part or section as a line of contents says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Heading {
    /// 0 for what stands at the left; what it holds is one deeper.
    pub depth: u32,
    /// What "ch 3" means; none for parts, sections, a preface.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// The page it begins on.
    pub first_page: Option<u32>,
    /// The page it ends on.
    pub last_page: Option<u32>,
}

/// A line of contents and what was understood of it. With neither chapter nor problem it is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ContentsLine {
    /// Counted from 1.
    pub line: u32,
    /// As typed.
    pub text: String,
    /// What it says.
    pub chapter: Option<Heading>,
    /// Why it cannot be, as a sentence.
    pub problem: Option<String>,
}

/// Contents as they would be saved; blank lines are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ContentsPreview {
    /// Line by line.
    pub lines: Vec<ContentsLine>,
}

/// What contents mean, without saving them. With an edition the last chapter ends where its text ends.
///
/// # Errors
/// `NotFound` for an edition that is not there.
pub fn preview_contents(view: &Snapshot<'_>, edition: Option<EditionId>, text: &str) -> Result<ContentsPreview> {
    let ends = match edition {
        Some(id) => get::edition_of(view, id)?
            .map(|edition| ends_of(&edition))
            .ok_or_else(|| Error::not_found("such edition"))?,
        None => Vec::new(),
    };
    Ok(outline::parse(text, &ends))
}

/// Contents as text that reads back as the same chapters: editing starts from it.
#[must_use]
pub fn contents_text(chapters: &[Chapter]) -> String {
    chapters.iter().map(|chapter| text::text_of(&heading_of(chapter))).collect::<Vec<_>>().join("\n")
}

/// The contents of an edition as text that reads back as the same chapters.
///
/// # Errors
/// `NotFound`.
pub fn text_of_contents(view: &Snapshot<'_>, edition: EditionId) -> Result<String> {
    let edition = get::edition_of(view, edition)?.ok_or_else(|| Error::not_found("such edition"))?;
    Ok(contents_text(&edition.chapters))
}

/// Sets the contents from lines such as `1. Reliable systems ... 3`; an empty text takes them away. Chapters that are
/// still there keep their rows, whatever moved, was renamed or renumbered.
///
/// # Errors
/// `NotFound`; `Invalid` with the first line that cannot be.
pub fn set_contents(tx: &mut Tx<'_>, edition: EditionId, text: &str) -> Result<()> {
    let book = editions::book_of(tx, edition)?;
    let preview = preview_contents(&tx.snapshot(), Some(edition), text)?;
    if let Some((line, problem)) = preview.lines.iter().find_map(|line| Some((line.line, line.problem.as_ref()?))) {
        return Err(Error::invalid("contents", format!("Line {line}: {problem}")));
    }
    let headings: Vec<Heading> = preview.lines.into_iter().filter_map(|line| line.chapter).collect();
    tx.about(get::title_of(&tx.snapshot(), book)?);
    let known = known(tx, edition)?;
    let kept = matching::matched(&known, &headings);
    for gone in known.iter().filter(|known| !known.gone && !kept.contains(&Some(known.id))) {
        tx.sql(include_str!("../sql/remove_chapter.sql"))?
            .execute(named_params! { ":id": gone.id, ":now": tx.now().millis() })?;
    }
    for (at, (heading, kept)) in headings.iter().zip(kept).enumerate() {
        let id = match kept {
            Some(id) => id,
            None => new_id!(ChapterId, tx),
        };
        put(tx, edition, id, at + 1, heading)?;
    }
    Ok(())
}

/// Ends the chapters anew where the edition's own end has moved.
pub(super) fn end_anew(tx: &Tx<'_>, edition: EditionId) -> Result<()> {
    let Some(edition) = get::edition_of(&tx.snapshot(), edition)? else { return Ok(()) };
    let mut headings: Vec<Heading> = edition.chapters.iter().map(heading_of).collect();
    outline::ends(&mut headings, &ends_of(&edition));
    for (at, (chapter, heading)) in edition.chapters.iter().zip(&headings).enumerate() {
        put(tx, edition.id, chapter.id, at + 1, heading)?;
    }
    Ok(())
}

fn put(tx: &Tx<'_>, edition: EditionId, id: ChapterId, position: usize, heading: &Heading) -> Result<()> {
    tx.sql(include_str!("../sql/put_chapter.sql"))?.execute(named_params! {
        ":id": id,
        ":edition": edition,
        ":position": position,
        ":depth": heading.depth,
        ":number": heading.number,
        ":title": heading.title,
        ":first_page": heading.first_page,
        ":last_page": heading.last_page,
    })?;
    Ok(())
}

fn known(tx: &Tx<'_>, edition: EditionId) -> Result<Vec<matching::Known>> {
    let mut ask = tx.sql(include_str!("../sql/all_chapters.sql"))?;
    let known = ask.query_map([edition], |row| {
        Ok(matching::Known {
            id: row.get("id")?,
            number: row.get("number")?,
            title: row.get("title")?,
            gone: row.get("gone")?,
        })
    })?;
    Ok(known.collect::<rusqlite::Result<_>>()?)
}

fn heading_of(chapter: &Chapter) -> Heading {
    Heading {
        depth: chapter.depth,
        number: chapter.number,
        title: chapter.title.clone(),
        first_page: chapter.first_page,
        last_page: chapter.last_page,
    }
}

/// Where the text ends, and where the book does.
fn ends_of(edition: &Edition) -> Vec<u32> {
    [edition.last_page, edition.pages].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
