//! Plans and files: a plan becomes one, a file becomes a plan, a file is looked over.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use lectern_core::plans::file::{self, MAX_FILE_BYTES, PlanFile, PlanFileError};
use lectern_core::plans::lists::{self, ListPreview, Sureness};
use lectern_core::plans::{self, Layers};
use lectern_core::transfer::plans::{PlanFormat, PlanSource};
use lectern_core::{Error, Op};
use serde_json::{Value, json};

use super::plan::found;
use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome};
use crate::words::{count, joined, word};

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
    /// A plan file, as JSON or Markdown, or any list of books in Markdown; - is standard input
    file: PathBuf,
    /// Say what would come, and write nothing. For a list, what each line was taken for
    #[arg(long)]
    dry_run: bool,
    /// What the lines of the list are, as --dry-run --json gives it and you corrected it
    #[arg(long, value_name = "FILE")]
    guesses: Option<PathBuf>,
    /// The plan's title, where the list has none
    #[arg(long)]
    title: Option<String>,
}

/// Writes the plan to standard output.
pub(super) fn export(words: &Export, door: &Door) -> Outcome {
    let library = door.library()?;
    let layers = if words.with_mine { Layers::WithMine } else { Layers::Curator };
    let plan = library.read(|view| plans::export(view, found(view, words.plan.as_deref())?, layers))?;
    let (name, format) = match words.format {
        Format::Json => ("json", PlanFormat::Json),
        Format::Md => ("md", PlanFormat::Markdown),
        Format::Html => ("html", PlanFormat::Html),
    };
    let text = format.print(&plan);
    let document = json!({ "id": plan.id, "title": plan.title, "version": plan.version, "format": name, "text": text });
    Ok(Answer::new(document, text))
}

/// Takes the plan of a file.
pub(super) fn import(words: &Import, door: &Door) -> Outcome {
    let text = text_of(&words.file)?;
    let (plan, list) = if file::is_meant(&text) {
        (file::parse_any(&text).map_err(|error| Error::invalid("file", error))?, None)
    } else {
        let list = listed(words, &text)?;
        (list.plan(&title_of(words))?, Some(list))
    };
    let library = door.library()?;
    if let Some(list) = list.as_ref().filter(|_| words.dry_run) {
        return Ok(Answer::new(list, guessed(list)));
    }
    if plan.items().next().is_none() {
        return Err(Error::invalid("file", "No book was found in this list. --dry-run says what was.").into());
    }
    if words.dry_run {
        let said = format!("{}: {}. Nothing was written.", plan.title, counted(&plan));
        return Ok(Answer::new(counts(&plan), said));
    }
    let changed = door.change(&library, Op::PlanTake, |tx| plans::take(tx, &plan))?;
    let mut more = counts(&plan);
    more["id"] = json!(changed.value);
    let left = list.as_ref().map_or(0, |list| list.left.len());
    more["left"] = json!(left);
    let said = if left == 0 {
        counted(&plan)
    } else {
        format!("{}; {} not taken for books", counted(&plan), count(left, "line"))
    };
    Ok(Answer::changed(&changed, more, said))
}

/// What the lines of the list were taken for, or what the reader says that they are.
fn listed(words: &Import, text: &str) -> Result<ListPreview, Failure> {
    let Some(path) = &words.guesses else { return Ok(lists::preview(text)?) };
    let corrected = serde_json::from_str(&text_of(path)?);
    Ok(corrected
        .map_err(|error| Error::invalid("guesses", format!("This is not what --dry-run --json gives: {error}.")))?)
}

/// A list without a title is called as its file.
fn title_of(words: &Import) -> String {
    let name = words.file.file_stem().map(|name| name.to_string_lossy().into_owned());
    words.title.clone().or(name.filter(|name| name != "-")).unwrap_or_else(|| "Reading list".to_owned())
}

/// Each line that was taken for a book, then each that was not.
fn guessed(list: &ListPreview) -> String {
    let mut text = String::new();
    let mut stage = None;
    for guess in &list.guesses {
        if stage != Some(&guess.stage) {
            text.push_str(&format!("\n{}\n", if guess.stage.is_empty() { "To read" } else { &guess.stage }));
            stage = Some(&guess.stage);
        }
        let year = guess.year.map(|year| year.to_string()).unwrap_or_default();
        let mark = if guess.sureness == Sureness::Unsure { "?" } else { "" };
        let facts = [guess.title.clone(), guess.authors.join(", "), year, guess.reason.replace('\n', " ")];
        text.push_str(&format!("  {:>5}  {mark}{}\n", guess.line, joined(facts, " · ")));
    }
    if !list.left.is_empty() {
        text.push_str("\nNot taken for books:\n");
    }
    for left in &list.left {
        let first: String = left.text.lines().next().unwrap_or_default().chars().take(100).collect();
        text.push_str(&format!("  {:>5}  {}: {first}\n", left.line, word(left.reason)));
    }
    text.push_str(&format!(
        "\n{}, {} left. Nothing was written.",
        count(list.guesses.len(), "book"),
        count(list.left.len(), "line")
    ));
    text
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
    if path != Path::new("-") {
        return Ok(PlanSource::File { path: path.to_string_lossy().into_owned() }.text()?);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(Failure::Input)?;
    let text = String::from_utf8(bytes);
    Ok(text.map_err(|_| Error::invalid("file", "This file is not text in UTF-8. Save it as UTF-8 and try again."))?)
}
