//! Writes the library to a file or to standard output.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use lectern_core::Error;
use lectern_core::transfer::export::{self, ExportFormat};
use serde_json::json;

use crate::door::Door;
use crate::interrupt;
use crate::output::{Answer, Outcome};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  lectern-cli export library.json                    everything; lectern-cli import library.json reads it back
  lectern-cli export books.csv --format goodreads    for Goodreads and what reads its files
  lectern-cli export books.bib --format bibtex
  lectern-cli export books.csv                       every book with its reads, sessions and notes; import reads it back
  lectern-cli export - --format csv | head           to standard output

Formats: json (whole), csv (everything about each book; no plans, pictures, contents of editions or notes about no book),
goodreads, markdown, bibtex, ris, ics (days as a calendar). Without --format the file's
ending says which. A file that is there already is replaced once the new one is whole; a library or a backup never is.
Ctrl-C leaves it as it was. Cells that a spreadsheet would run begin with an apostrophe; an import takes it away.";

/// What `export` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Export {
    /// The file, or - for standard output
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The format, where the file's ending does not say it
    #[arg(long, value_parser = format)]
    format: Option<ExportFormat>,
}

fn format(typed: &str) -> Result<ExportFormat, String> {
    let known = ExportFormat::ALL.into_iter().find(|format| format.as_str() == typed);
    known.ok_or_else(|| {
        let names: Vec<&str> = ExportFormat::ALL.iter().map(|format| format.as_str()).collect();
        format!("say {}", names.join(", "))
    })
}

/// Writes it.
pub(crate) fn run(words: &Export, door: &Door) -> Outcome {
    let library = door.library()?;
    let progress = &mut interrupt::watch();
    let format = words.format.or_else(|| by_ending(&words.file)).unwrap_or(ExportFormat::Json);
    if words.file.as_os_str() == "-" {
        let mut out = BufWriter::new(std::io::stdout().lock());
        library.read(|view| {
            export::write(view, door.now(), format, &mut out, progress)?;
            out.flush().map_err(|error| Error::io(&words.file, "Writing to standard output,", error))
        })?;
        return Ok(Answer::said());
    }
    let written = library.read(|view| export::export(view, door.now(), format, &words.file, progress))?;
    let mut said = format!("Wrote {} to {}", count(written.rows as usize, "row"), words.file.display());
    if written.rounded > 0 {
        let ratings = count(written.rounded as usize, "rating");
        said.push_str(&format!("\nGoodreads knows whole stars only: {ratings} with half a star rounded up."));
    }
    let document = json!({
        "format": format, "path": words.file.display().to_string(), "rows": written.rows, "rounded": written.rounded,
    });
    Ok(Answer::new(document, said))
}

fn by_ending(file: &std::path::Path) -> Option<ExportFormat> {
    match file.extension()?.to_str()?.to_lowercase().as_str() {
        "csv" => Some(ExportFormat::Csv),
        "md" => Some(ExportFormat::Markdown),
        "bib" => Some(ExportFormat::Bibtex),
        "ris" => Some(ExportFormat::Ris),
        "ics" => Some(ExportFormat::Ics),
        _ => None,
    }
}
