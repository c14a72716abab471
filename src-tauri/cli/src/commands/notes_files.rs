//! Notes to files and back.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use lectern_core::Op;
use lectern_core::transfer;
use lectern_core::transfer::notes::{
    Clash, ExportQuestion, ExportReport, FileOutcome, ImportReport, NotesFormat, OnConflict, OnDeleted, Out, Run,
};

use super::notes::Which;
use super::signposts::refuse_for_notes;
use crate::door::Door;
use crate::failure::Failure;
use crate::interrupt;
use crate::output::{Answer, Outcome, document_of, merge};
use crate::words::{count, word};

const EXPORT_EXAMPLES: &str = "\
Examples:
  lectern-cli notes export Notes --dry-run           what it would write
  lectern-cli notes export Notes                     a folder of Markdown, one file a book
  lectern-cli notes export notes.html --format html  one page to read and print
  lectern-cli notes export - --format json           everything, to standard output
  lectern-cli notes export Notes --kind quote --tag lag

Run again over a folder that you edited: your lines stay, what both sides changed is listed (exit status 4) and
nothing is written over. Ctrl-C stops it (exit status 130): a single file is as it was, a folder's files are whole.

JSON holds notes, their pictures, and which books they are of. It does not hold reads, progress or plans: a note names
the read it was written in, and finds it again in the library that has that read.";

const IMPORT_EXAMPLES: &str = "\
Examples:
  lectern-cli notes import Notes --dry-run   what you changed in the folder
  lectern-cli notes import Notes             take it in, as one step that can be undone
  lectern-cli notes import notes.json

What both sides changed is listed (exit status 4) and left as it is, unless --on-conflict take says that the files count.";

/// What `notes export` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXPORT_EXAMPLES)]
pub(crate) struct Export {
    /// A folder for Markdown, else a file, or - for standard output
    #[arg(value_name = "DIR")]
    to: PathBuf,
    /// Only notes with these words
    query: Vec<String>,
    #[command(flatten)]
    which: Which,
    /// The form
    #[arg(long, default_value = "markdown")]
    format: Format,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// Where a file and the library changed the same part: keep both and list it, or take the library's
    #[arg(long, default_value = "keep")]
    on_conflict: Conflict,
    /// Write files again that you deleted
    #[arg(long)]
    restore: bool,
}

/// What `notes import` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = IMPORT_EXAMPLES)]
pub(crate) struct Import {
    /// A folder that notes were exported to, or a JSON file of notes
    #[arg(value_name = "DIR|FILE")]
    from: PathBuf,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// Where a file and the library changed the same part: keep both and list it, or take the file's
    #[arg(long, default_value = "keep")]
    on_conflict: Conflict,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Markdown,
    Html,
    Json,
    Readwise,
}

impl From<Format> for NotesFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Markdown => Self::Markdown,
            Format::Html => Self::Html,
            Format::Json => Self::Json,
            Format::Readwise => Self::Readwise,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Conflict {
    Keep,
    Take,
}

impl From<Conflict> for OnConflict {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::Keep => Self::Keep,
            Conflict::Take => Self::Take,
        }
    }
}

/// Something was changed on both sides.
const CONFLICT: u8 = 4;

/// Writes notes to files.
pub(crate) fn export(words: &Export, door: &Door) -> Outcome {
    let library = door.library()?;
    let run = if words.dry_run { Run::Dry } else { Run::Real };
    let to_standard_output = words.to == Path::new("-");
    if to_standard_output && words.format == Format::Markdown {
        return Err(Failure::Usage("Markdown files go to a folder: name one, or choose another --format.".to_owned()));
    }
    let report = library.read(|view| {
        let question = ExportQuestion {
            notes: words.which.question(view, &words.query)?,
            format: words.format.into(),
            on_conflict: words.on_conflict.into(),
            on_deleted: if words.restore { OnDeleted::Restore } else { OnDeleted::Leave },
        };
        let mut pressed = interrupt::watch();
        let mut watch = |done: u32, of: u32| pressed(done.into(), of.into());
        if !to_standard_output {
            return transfer::notes::export_notes_watched(view, door.now(), &words.to, &question, run, &mut watch);
        }
        let stream: &mut dyn Write = match run {
            Run::Dry => &mut io::sink(),
            Run::Real => &mut BufWriter::new(io::stdout().lock()),
        };
        let report =
            transfer::notes::write_notes(view, door.now(), &question, &mut Out::new(&words.to, stream, &mut watch))?;
        stream.flush().map_err(|error| lectern_core::Error::io(&words.to, "Writing", error))?;
        Ok(report)
    })?;
    if to_standard_output && !words.dry_run {
        return Ok(Answer::said());
    }
    let status = if report.conflicting > 0 { CONFLICT } else { 0 };
    Ok(Answer::new(&report, export_text(&report)).with_status(status))
}

/// Takes notes in from files.
pub(crate) fn import(words: &Import, door: &Door) -> Outcome {
    refuse_for_notes(&words.from)?;
    let library = door.library()?;
    let on_conflict = words.on_conflict.into();
    let status = |report: &ImportReport| if report.conflicting > 0 { CONFLICT } else { 0 };
    if words.dry_run {
        let report = library.read(|view| transfer::notes::look_at_notes(view, door.now(), &words.from, on_conflict))?;
        return Ok(Answer::new(&report, import_text(&report)).with_status(status(&report)));
    }
    let changed =
        door.change(&library, Op::NotesImport, |tx| transfer::notes::import_notes(tx, &words.from, on_conflict))?;
    let mut document = document_of(&changed.value);
    merge(&mut document, serde_json::json!({ "dry_run": false }));
    Ok(Answer::changed(&changed, document, import_text(&changed.value)).with_status(status(&changed.value)))
}

fn export_text(report: &ExportReport) -> String {
    let would = if report.dry_run { "would be " } else { "" };
    let mut lines: Vec<String> = report
        .files
        .iter()
        .map(|entry| match &entry.renamed_from {
            Some(before) => format!("{:<12} {} (was {before})", word(entry.outcome), entry.file),
            None => format!("{:<12} {}", word(entry.outcome), entry.file),
        })
        .collect();
    lines.extend(report.conflicts.iter().map(clash));
    let counts = [
        (FileOutcome::Written, report.written),
        (FileOutcome::Unchanged, report.unchanged),
        (FileOutcome::Merged, report.merged),
        (FileOutcome::Kept, report.kept),
        (FileOutcome::Conflicting, report.conflicting),
        (FileOutcome::Deleted, report.deleted),
    ];
    let counts =
        counts.iter().filter(|(_, number)| *number > 0).map(|(outcome, number)| format!("{number} {}", word(outcome)));
    let counts = counts.collect::<Vec<_>>().join(", ");
    let notes = count(report.notes as usize, "note");
    let files = if counts.is_empty() { "nothing to write".to_owned() } else { format!("files {would}{counts}") };
    lines.push(format!("{notes} in {}: {files}", count(report.books as usize, "book")));
    lines.join("\n")
}

fn import_text(report: &ImportReport) -> String {
    let mut lines: Vec<String> = report.conflicts.iter().map(clash).collect();
    lines.extend(
        report.gone.iter().map(|gone| format!("missing      {}: {} (it stays in the library)", gone.file, gone.text)),
    );
    lines.extend(report.unreadable.iter().map(|row| format!("not read     {}: {}", row.file, row.reason)));
    lines.push(format!(
        "{} in {}: {} new, {} changed, {} as they were, {} changed on both sides, {} missing",
        count(report.notes as usize, "note"),
        count(report.files as usize, "file"),
        report.added,
        report.updated,
        report.unchanged,
        report.conflicting,
        report.missing,
    ));
    lines.join("\n")
}

fn clash(clash: &Clash) -> String {
    let side = |name: &str, text: &str| {
        let text = if text.is_empty() { "(not there)" } else { text.trim_end() };
        format!("  {name}\n    {}", text.replace('\n', "\n    "))
    };
    let note = clash.note.map(|note| format!(", note {note}")).unwrap_or_default();
    let (outside, library) = (side("in the file:", &clash.outside), side("in the library:", &clash.library));
    format!("changed on both sides: {}{note}\n{outside}\n{library}", clash.file)
}
