//! Brings in the files of other programs: shown first, written as one step, taken back by one undo.

use std::fs::{self, File};
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use lectern_core::backup::{self, Reason};
use lectern_core::transfer::export::is_library;
use lectern_core::transfer::import::{
    self, Choices, FailedRows, Field, Input, Mapping, Outcome as RowOutcome, Report, RowReport, SeenRows, Source,
};
use lectern_core::{Error, Library, Op, Source as By};
use serde_json::{Value, json};

use super::import_text::Remarkable;
use super::signposts::refuse_for_import;
use super::{import_library, import_text};
use crate::door::Door;
use crate::failure::Failure;
use crate::interrupt;
use crate::output::{Answer, Outcome, document_of};

const EXAMPLES: &str = "\
Examples:
  lectern-cli import goodreads_library_export.csv --dry-run    what would become of every row
  lectern-cli import goodreads_library_export.csv              the same, written; lectern-cli undo takes it back
  lectern-cli import ~/Calibre/metadata.db --dry-run           a Calibre library; it is looked into and not touched
  lectern-cli import references.bib                            BibTeX, RIS, EndNote or CSL-JSON
  lectern-cli import reading.md --dry-run                      the books of a list in Markdown; as a plan: plan import
  lectern-cli import books.csv --map books.json --dry-run      writes how the columns are read, to be corrected
  lectern-cli import books.csv --map books.json                reads them as corrected
  lectern-cli import plain.csv --no-header --map plain.json --dry-run    the same for a table whose first line is a book
  lectern-cli import books.csv --map books.json --keep-map \"My list\"    … and keeps that in the library
  lectern-cli import more.csv --map \"My list\"                as kept; lectern-cli mappings shows what there is
  lectern-cli import \"My Clippings.txt\"                        highlights and notes of a Kindle; again later, only what is new
  lectern-cli import old.csv --on-conflict take:rating,pages   the file's word counts for these two

Gaps are filled and nothing of yours is replaced, unless you say take. Importing a file twice changes nothing.";

/// What `import` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Import {
    /// The files, of one kind or several
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The format, where it is not to be found out: goodreads, bibtex, calibre-library, table, json, isbn …
    #[arg(long)]
    format: Option<String>,
    /// The encoding, where it is not to be found out: windows-1252, shift_jis …; utf-8-twice where é stands there as Ã©
    #[arg(long)]
    encoding: Option<String>,
    /// The first line of the table is a book already; its columns go by their places: Column 1, Column 2 …
    #[arg(long)]
    no_header: bool,
    /// Say what would become of every row, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Where the file and your library differ: keep, take, or take:FIELD,FIELD
    #[arg(long, value_name = "keep|take", default_value = "keep", value_parser = choices)]
    on_conflict: Choices,
    /// Save the rows that cannot be read as CSV, to be corrected and imported again; in a file that is not there yet
    #[arg(long, value_name = "FILE")]
    failed: Option<PathBuf>,
    /// How columns and words are to be read: a file, or a name that was kept; with --dry-run a file is written where
    /// there is none yet
    #[arg(long, value_name = "FILE|NAME")]
    map: Option<PathBuf>,
    /// Keep how the file was read under a name, for the next one of the same columns
    #[arg(long, value_name = "NAME")]
    keep_map: Option<String>,
}

fn choices(typed: &str) -> Result<Choices, String> {
    let field = |name: &str| Field::named(name).ok_or_else(|| format!("“{name}” is no field of a book"));
    match typed.split_once(':') {
        None if typed == "keep" => Ok(Choices::Keep),
        None if typed == "take" => Ok(Choices::Take),
        Some(("take", fields)) => {
            Ok(Choices::TakeSome(fields.split(',').map(|name| field(name.trim())).collect::<Result<_, _>>()?))
        }
        _ => Err("say keep, take, or take:rating,pages".to_owned()),
    }
}

/// Shows or imports.
pub(crate) fn run(words: &Import, door: &Door) -> Outcome {
    if let [only] = words.files.as_slice()
        && is_library(only)
    {
        return import_library::run(only, words.dry_run, door);
    }
    refuse_for_import(&words.files)?;
    let library = door.library()?;
    let mapping = mapping(words, &library)?;
    refuse_to_keep_several(words)?;
    refuse_to_write_over(words)?;
    let sources = words.files.iter().map(|file| Source::open(Input::Path(file.clone()), mapping.clone()));
    let sources: Vec<Source> =
        sources.collect::<Result<_, _>>().map_err(|error| unexplained(words, &mapping, error))?;
    refuse_to_mix(words, &sources)?;
    let mut seen = Seen::new(words, door)?;
    let (reports, label) = if words.dry_run {
        (import::rehearse(&library, door.now(), &sources, &words.on_conflict, &mut seen)?, None)
    } else {
        backup::before(&library, door.now(), Reason::BeforeImport, &mut seen.goes_on)?;
        let by = By::CommandLine;
        let changed = import::import(&library, door.now(), by, &sources, &words.on_conflict, &mut seen)?;
        (changed.value, changed.label)
    };
    let failed = seen.failed.map(FailedRows::finish).transpose()?;
    if let (Some(path), Some(0)) = (&words.failed, failed) {
        leave_nothing_empty(path)?;
    }
    if let (Some(path), true, [only]) = (&words.map, words.dry_run, reports.as_slice())
        && !path.exists()
    {
        only.mapping.save(path)?;
    }
    if let (Some(name), false, [only]) = (&words.keep_map, words.dry_run, reports.as_slice()) {
        door.change(&library, Op::ImportMappingKeep, |tx| import::keep_mapping(tx, name, &only.mapping))?;
    }
    let said = import_text::Said {
        reports: &reports,
        rows: &seen.remarkable,
        label: label.as_deref(),
        takes: words.on_conflict != Choices::Keep,
        failed,
    };
    let answer = Answer::new(document(words, &reports, label.as_deref()), said.words(words.dry_run));
    Ok(match seen.rows {
        Some(rows) => answer.with_list("details", rows.into_list(ALL)),
        None => answer,
    })
}

fn mapping(words: &Import, library: &Library) -> Result<Mapping, Failure> {
    let mut mapping = match &words.map {
        None => Mapping::default(),
        Some(path) if path.exists() => Mapping::open(path)?,
        Some(path) => match library.read(|view| import::mapping_named(view, &path.to_string_lossy())) {
            Err(Error::NotFound { .. }) if is_a_file(path) && words.dry_run => Mapping::default(),
            Err(Error::NotFound { .. }) if is_a_file(path) => Mapping::open(path)?,
            kept => kept?,
        },
    };
    mapping.format = words.format.clone().or(mapping.format);
    mapping.encoding = words.encoding.clone().or(mapping.encoding);
    mapping.header = words.no_header.then_some(false).or(mapping.header);
    Ok(mapping)
}

/// A table that lacks only a word about its columns: how it is read goes where the mapping belongs, to be corrected.
fn unexplained(words: &Import, mapping: &Mapping, error: Error) -> Failure {
    let (Error::Invalid { field, rule }, [file]) = (&error, words.files.as_slice()) else { return error.into() };
    if field != "columns" {
        return error.into();
    }
    let headless = if words.no_header { "" } else { " If its first line is a book already, add --no-header." };
    let written = words.map.as_deref().filter(|path| words.dry_run && is_a_file(path) && !path.exists());
    let how = match written {
        None => "To say which column it is, add --map columns.json --dry-run: that writes them down.".to_owned(),
        Some(path) => match import::layout(file, mapping).and_then(|found| found.save(path)) {
            Err(unwritten) => return unwritten.into(),
            Ok(()) => format!(
                "Its columns are now in {}: say there which is the “title”, and of others that they are “authors”, \
                 “isbn”, “state” and so on; then import with it.",
                path.display()
            ),
        },
    };
    Error::invalid(field, format!("{rule} {how}{headless}")).into()
}

/// A name has no ending and no folder; what has is meant as a file.
fn is_a_file(path: &Path) -> bool {
    path.extension().is_some() || path.components().count() > 1
}

fn refuse_to_keep_several(words: &Import) -> Result<(), Failure> {
    match (&words.keep_map, words.files.len()) {
        (Some(_), 2..) => {
            Err(Failure::Usage("Only how one file is read can be kept. Import them one by one.".to_owned()))
        }
        _ => Ok(()),
    }
}

/// The rows that fail never take the place of the file that they come from.
fn refuse_to_write_over(words: &Import) -> Result<(), Failure> {
    let Some(failed) = words.failed.as_deref().and_then(|path| path.canonicalize().ok()) else { return Ok(()) };
    match words.files.iter().find(|file| file.canonicalize().is_ok_and(|file| file == failed)) {
        Some(file) => {
            let why = format!("{} is what is imported. Name another file for the rows that fail.", file.display());
            Err(Error::invalid("failed", why).into())
        }
        None => Ok(()),
    }
}

/// A table has one line of names.
fn refuse_to_mix(words: &Import, sources: &[Source]) -> Result<(), Failure> {
    let differ = sources.windows(2).any(|pair| pair[0].columns() != pair[1].columns());
    if words.failed.is_some() && differ {
        let why =
            "These files have different columns, so their rows cannot be saved in one table. Import them one by one.";
        return Err(Error::invalid("failed", why).into());
    }
    Ok(())
}

/// Where no row failed, no file is left.
fn leave_nothing_empty(path: &Path) -> Result<(), Failure> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_file() && meta.len() == 0 => {
            fs::remove_file(path).map_err(|error| Error::io(path, "Removing", error).into())
        }
        _ => Ok(()),
    }
}

/// The list of all rows in the order of the files.
const ALL: u8 = 0;

/// What goes by while files are brought in.
struct Seen {
    failed: Option<FailedRows<BufWriter<File>>>,
    remarkable: Remarkable,
    /// All rows, where the answer has them.
    rows: Option<SeenRows>,
    is_trial: bool,
    goes_on: Box<dyn FnMut(u64, u64) -> ControlFlow<()>>,
}

impl Seen {
    fn new(words: &Import, door: &Door) -> Result<Self, Failure> {
        Ok(Self {
            failed: words.failed.as_deref().map(FailedRows::create).transpose()?,
            remarkable: Remarkable::default(),
            rows: door.answers_in_json().then(SeenRows::new).transpose()?,
            is_trial: words.dry_run,
            goes_on: Box::new(interrupt::watch()),
        })
    }
}

impl import::Watch for Seen {
    fn row(&mut self, columns: &[String], cells: &[String], mut report: RowReport) -> lectern_core::Result<()> {
        // What differs is a reason like the others; beside it, JSON has it field by field.
        report.reasons = report.sentences().collect();
        // What is only tried leaves no book behind.
        report.book = report.book.filter(|_| !self.is_trial || report.outcome != RowOutcome::New);
        if let (Some(failed), RowOutcome::Unreadable) = (&mut self.failed, report.outcome) {
            failed.add(columns, cells, &report)?;
        }
        if let Some(rows) = &mut self.rows {
            rows.add(ALL, &report)?;
        }
        self.remarkable.see(report);
        Ok(())
    }

    fn progress(&mut self, done: u64, of: u64) -> ControlFlow<()> {
        (self.goes_on)(done, of)
    }
}

/// One file's report; of several the sums, with each file's own beside them.
fn document(words: &Import, reports: &[Report], label: Option<&str>) -> Value {
    let sum = |count: fn(&Report) -> u64| reports.iter().map(count).sum::<u64>();
    let warnings: Vec<String> = reports.iter().flat_map(import_text::warnings).collect();
    let formats: Vec<&str> = reports.iter().map(|report| report.format.as_str()).collect();
    let mut document = json!({
        "format": if formats.iter().all(|format| *format == formats[0]) { formats[0] } else { "several" },
        "dry_run": words.dry_run,
        "label": label,
        "rows": sum(|report| report.rows),
        "new": sum(|report| report.new),
        "matched": sum(|report| report.matched),
        "changed": sum(|report| report.changed),
        "conflicting": sum(|report| report.conflicting),
        "unreadable": sum(|report| report.unreadable),
        "warnings": warnings,
    });
    if let [only] = reports {
        document["encoding"] = json!(only.encoding);
        document["questions"] = document_of(&only.questions);
        document["mapping"] = document_of(&only.mapping);
    } else {
        document["files"] = document_of(reports);
    }
    document
}
