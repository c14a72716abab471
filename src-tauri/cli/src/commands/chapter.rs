//! Chapters are ticked, in any order.

use lectern_core::books::{self, Chapter};
use lectern_core::library::Snapshot;
use lectern_core::reading;
use lectern_core::values::{BookId, ChapterId, fold};
use lectern_core::{Error, Op, Result};
use serde_json::json;

use super::changed_book;
use crate::door::Door;
use crate::output::Outcome;

const EXAMPLES: &str = "\
Examples:
  lectern-cli chapter Emma tick 1 2 7-9
  lectern-cli chapter Emma untick 8
  lectern-cli chapter Emma tick \"Box Hill\"          by its title
  lectern-cli chapter Emma tick \"Volume II\"         with all that it holds";

/// What `chapter` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Mark {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
    book: String,
    /// What to do
    #[arg(value_enum)]
    action: Action,
    /// Which: 3, 3-5, or words of a title
    #[arg(required = true, value_name = "N")]
    chapters: Vec<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Action {
    Tick,
    Untick,
}

/// Ticks chapters or takes their ticks away.
pub(crate) fn run(words: &Mark, door: &Door) -> Outcome {
    let library = door.library()?;
    let changed = door.change(&library, Op::ChapterTick, |tx| {
        let book = books::find(&tx.snapshot(), &words.book)?;
        let chapters = find(&tx.snapshot(), book, &words.chapters)?;
        let read = match words.action {
            Action::Tick => reading::tick(tx, book, &chapters)?,
            Action::Untick => reading::untick(tx, book, &chapters)?,
        };
        Ok((book, read))
    })?;
    let (book, read) = changed.value;
    let contents = library.read(|view| reading::chapters_of(view, read))?;
    changed_book(&library, book, &changed, json!({ "read": read, "contents": contents }), "")
}

/// The chapters that words name, in the first edition with contents.
pub(super) fn find(view: &Snapshot<'_>, book: BookId, names: &[String]) -> Result<Vec<ChapterId>> {
    let own = reading::open_read(view, book)?.and_then(|read| read.edition);
    let editions = books::editions_of(view, book)?;
    let with_contents = || editions.iter().filter(|edition| !edition.chapters.is_empty());
    let edition = with_contents().find(|edition| Some(edition.id) == own).or_else(|| with_contents().next());
    let Some(edition) = edition else {
        return Err(Error::not_found("contents of this book; set them with lectern-cli contents BOOK --set TEXT"));
    };
    let mut found = Vec::new();
    for name in names {
        found.extend(named(&edition.chapters, name)?);
    }
    Ok(found)
}

fn named(chapters: &[Chapter], name: &str) -> Result<Vec<ChapterId>> {
    let ids = |fits: &dyn Fn(&Chapter) -> bool| -> Vec<ChapterId> {
        chapters.iter().filter(|chapter| fits(chapter)).map(|chapter| chapter.id).collect()
    };
    let (first, last) = name.split_once(['-', '–']).unwrap_or((name, name));
    let missing = || Error::not_found(format!("chapter “{name}” in the contents"));
    if let (Ok(first), Ok(last)) = (first.trim().parse::<u32>(), last.trim().parse::<u32>()) {
        let found = ids(&|chapter| chapter.number.is_some_and(|number| (first..=last).contains(&number)));
        return if found.is_empty() { Err(missing()) } else { Ok(found) };
    }
    let wanted = fold(name.trim());
    let exact = ids(&|chapter| fold(&chapter.title) == wanted);
    let found = if exact.is_empty() { ids(&|chapter| fold(&chapter.title).contains(&wanted)) } else { exact };
    match found.as_slice() {
        [] => Err(missing()),
        [_] => Ok(found),
        many => Err(Error::Ambiguous {
            given: name.to_owned(),
            candidates: chapters
                .iter()
                .filter(|chapter| many.contains(&chapter.id))
                .take(20)
                .map(|chapter| chapter.title.clone())
                .collect(),
        }),
    }
}
