//! Plans and files: a plan becomes one, a file becomes a plan, a file is looked over.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use lectern_core::plans::file::{self, MAX_FILE_BYTES, PlanFile, PlanFileError};
use lectern_core::plans::{self, Layers};
use lectern_core::{Error, Op};
use serde_json::{Value, json};

use super::plan::found;
use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome};
use crate::words::count;

/// What `plan export` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// The plan; needed where there is more than one
    plan: Option<String>,
    /// json: a plan file; md: the same plan as a page for any code host; html: a page for any browser and for paper
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// With your own order, decisions, matches and dates
    #[arg(long)]
    with_mine: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    Md,
    Html,
}

/// What `plan import` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// A plan file, as JSON or Markdown; - is standard input
    file: PathBuf,
    /// Say what would come, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Writes the plan to standard output.
pub(super) fn export(words: &Export, door: &Door) -> Outcome {
    let library = door.library()?;
    let layers = if words.with_mine { Layers::WithMine } else { Layers::Curator };
    let plan = library.read(|view| plans::export(view, found(view, words.plan.as_deref())?, layers))?;
    let (format, text) = match words.format {
        Format::Json => ("json", file::print(&plan)),
        Format::Md => ("md", file::print_markdown(&plan)),
        Format::Html => ("html", file::print_html(&plan)),
    };
    let document =
        json!({ "id": plan.id, "title": plan.title, "version": plan.version, "format": format, "text": text });
    Ok(Answer::new(document, text))
}

/// Takes the plan of a file.
pub(super) fn import(words: &Import, door: &Door) -> Outcome {
    let plan = read(&words.file)?;
    let library = door.library()?;
    if words.dry_run {
        let said = format!("{}: {}. Nothing was written.", plan.title, counted(&plan));
        return Ok(Answer::new(counts(&plan), said));
    }
    let changed = door.change(&library, Op::PlanTake, |tx| plans::take(tx, &plan))?;
    let mut more = counts(&plan);
    more["id"] = json!(changed.value);
    Ok(Answer::changed(&changed, more, counted(&plan)))
}

/// Looks a file over without a library.
pub(super) fn check(path: &Path) -> Outcome {
    match text_of(path).map(|text| file::parse_any(&text))? {
        Ok(plan) => {
            let mut document = counts(&plan);
            document["clean"] = json!(true);
            Ok(Answer::new(document, format!("{} is a plan file: {}.", plan.title, counted(&plan))))
        }
        Err(error) => {
            let problems: Vec<Value> = match &error {
                PlanFileError::Problems(problems) => {
                    problems.iter().map(|it| json!({ "place": it.place, "message": it.message })).collect()
                }
                other => vec![json!({ "place": "file", "message": other.to_string() })],
            };
            let document = json!({ "clean": false, "problems": problems });
            Ok(Answer::new(document, error.to_string()).with_status(1))
        }
    }
}

fn counts(plan: &PlanFile) -> Value {
    json!({
        "source": plan.id, "title": plan.title, "version": plan.version,
        "stages": plan.stages.len(), "items": plan.items().count(),
        "unidentified": plan.items().filter(|item| item.book.is_none()).count(),
    })
}

fn counted(plan: &PlanFile) -> String {
    format!("{}, {}", count(plan.stages.len(), "stage"), count(plan.items().count(), "item"))
}

/// The plan of a file, whichever of the two forms it has.
pub(super) fn read(path: &Path) -> Result<PlanFile, Failure> {
    Ok(file::parse_any(&text_of(path)?).map_err(|error| Error::invalid("file", error))?)
}

/// The text of a file, or of standard input, no longer than a plan file may be.
pub(super) fn text_of(path: &Path) -> Result<String, Failure> {
    let most = MAX_FILE_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(Failure::Input)?;
    } else {
        let opened = std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
        opened.map_err(|error| Error::io(path, "Reading", error))?;
    }
    let text = String::from_utf8(bytes);
    Ok(text.map_err(|_| Error::invalid("file", "This file is not text in UTF-8. Save it as UTF-8 and try again."))?)
}
