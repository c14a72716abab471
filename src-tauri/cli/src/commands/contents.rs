//! The contents of a book: shown, looked over before they are kept, set from text or a file.

use std::path::PathBuf;

use lectern_core::books::{self, Edition, EditionDraft};
use lectern_core::library::Snapshot;
use lectern_core::values::{BookId, EditionId};
use lectern_core::{Op, Result};
use serde_json::{Value, json};

use super::{edition, note};
use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome};
use crate::table::Table;
use crate::words::{count, maybe};

const EXAMPLES: &str = "\
Examples:
  lectern-cli contents Emma                                   the contents, as lines that can be set again
  lectern-cli contents Emma --set \"$(pbpaste)\" --preview      what is understood of pasted lines
  lectern-cli contents Emma --set -                           from standard input
  lectern-cli contents Emma --from emma.epub

A line is a title with or without a number in front and a page behind: \"3. Hartfield ..... 21\", \"Part II\",
\"2.1 A section 33\", \"| 4 | Highbury | 30 |\". Indented lines belong to the one above. Chapters that stay keep
their ticks.";

/// What `contents` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Contents {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
    book: String,
    /// The edition: its number, name, ISBN or id; without it the first one with contents
    #[arg(long, value_name = "EDITION")]
    edition: Option<String>,
    /// Set the contents from these lines; - reads standard input
    #[arg(long, value_name = "TEXT", conflicts_with = "from", allow_hyphen_values = true)]
    set: Option<String>,
    /// Set the contents from a text file or the table of contents of an EPUB
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Only say what would be understood
    #[arg(long)]
    preview: bool,
}

/// Shows, previews or sets contents.
pub(crate) fn run(words: &Contents, door: &Door) -> Outcome {
    let library = door.library()?;
    let named = |view: &Snapshot<'_>| -> Result<(BookId, Option<Edition>)> {
        let book = books::find(view, &words.book)?;
        Ok((book, edition_of(view, book, words.edition.as_deref())?))
    };
    let Some(text) = given(words)? else {
        let (book, edition) = library.read(named)?;
        return Ok(shown(book, edition.as_ref()));
    };
    if words.preview {
        let preview = library.read(|view| {
            let edition = named(view)?.1.map(|edition| edition.id);
            books::preview_contents(view, edition, &text)
        })?;
        return Ok(looked_over(&preview));
    }
    let changed = door.change(&library, Op::ContentsSet, |tx| {
        let (book, edition) = named(&tx.snapshot())?;
        let id: EditionId = match edition {
            Some(edition) => edition.id,
            None => books::add_edition(tx, book, &EditionDraft::default())?,
        };
        books::set_contents(tx, id, &text)?;
        Ok((book, id))
    })?;
    let (book, id) = changed.value;
    let edition = library.read(|view| books::edition_of(view, id))?;
    let chapters = edition.map(|edition| edition.chapters).unwrap_or_default();
    let said = count(chapters.len(), "line");
    Ok(Answer::changed(&changed, json!({ "id": book, "edition": id, "chapters": chapters }), said))
}

/// The text to set, from the words or from a file; none where contents are only asked for.
fn given(words: &Contents) -> Result<Option<String>, Failure> {
    match (&words.set, &words.from) {
        (Some(typed), _) if typed == "-" => note::from_input().map(Some).map_err(Failure::Input),
        (Some(typed), _) => Ok(Some(typed.clone())),
        (None, Some(path)) => Ok(Some(books::contents_of_file(path)?)),
        (None, None) if words.preview => {
            Err(Failure::Usage("Say what to look over: --set TEXT or --from FILE.".to_owned()))
        }
        (None, None) => Ok(None),
    }
}

/// The named edition; without a name the first that has contents, else the first.
fn edition_of(view: &Snapshot<'_>, book: BookId, name: Option<&str>) -> Result<Option<Edition>> {
    let mut editions = books::editions_of(view, book)?;
    let at = match name {
        Some(name) => {
            let id = edition::find(view, book, name)?;
            editions.iter().position(|edition| edition.id == id)
        }
        None => {
            editions.iter().position(|edition| !edition.chapters.is_empty()).or((!editions.is_empty()).then_some(0))
        }
    };
    Ok(at.map(|at| editions.swap_remove(at)))
}

fn shown(book: BookId, edition: Option<&Edition>) -> Answer {
    let chapters = edition.map(|edition| edition.chapters.as_slice()).unwrap_or_default();
    let text = books::contents_text(chapters);
    let document =
        json!({ "id": book, "edition": edition.map(|edition| edition.id), "chapters": chapters, "text": text });
    let said = if text.is_empty() {
        "No contents yet. Set them: lectern-cli contents BOOK --set TEXT".to_owned()
    } else {
        text
    };
    Answer::new(document, said)
}

fn looked_over(preview: &books::ContentsPreview) -> Answer {
    let mut table = Table::new(["Line", "Number", "Title", "Pages", ""]);
    let mut problems = 0;
    for line in &preview.lines {
        problems += usize::from(line.problem.is_some());
        let (number, title, pages) = match &line.chapter {
            Some(chapter) => {
                let pages = [chapter.first_page, chapter.last_page].into_iter().flatten().map(|page| page.to_string());
                // No table keeps spaces in front of a cell.
                let title = format!("{}{}", "· ".repeat(chapter.depth as usize), chapter.title);
                (maybe(chapter.number), title, pages.collect::<Vec<_>>().join("–"))
            }
            None => (String::new(), line.text.clone(), String::new()),
        };
        let remark = match (&line.problem, &line.chapter) {
            (Some(problem), _) => problem.clone(),
            (None, None) => "passed over".to_owned(),
            (None, Some(_)) => String::new(),
        };
        table.row([line.line.to_string(), number, title, pages, remark]);
    }
    let document: Value = json!({ "lines": preview.lines, "problems": problems });
    Answer::new(document, table.text()).with_status(u8::from(problems > 0))
}
