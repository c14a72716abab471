//! The columns of a file, each with what it is read as and a few of its cells, so that a reader can say what they mean:
//! also of a file that cannot be imported yet, because nobody has said which column is the title.

use std::path::Path;

use serde::Serialize;

use super::format::Rule;
use super::input::Input;
use super::look::ImportQuestion;
use super::mapping::Mapping;
use super::source::Source;
use crate::Result;

/// So many rows give an example of what is in a column.
const EXAMPLES: usize = 3;
/// A cell is shown as far as it says what kind of thing it is, in characters.
const LONGEST_EXAMPLE: usize = 80;

/// How a file is laid out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FileColumns {
    /// The file's name.
    pub file: String,
    /// The encoding it was read as.
    pub encoding: String,
    /// Whether the encoding is a guess, so that the names may be wrong too.
    pub is_guess: bool,
    /// Whether the first line names the columns; nothing where the file is no table with a first line.
    pub has_header: Option<bool>,
    /// The columns in the order of the file.
    pub columns: Vec<FileColumn>,
    /// How the file is read; corrected, it can be given back.
    pub mapping: Mapping,
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FileColumn {
    /// Its name in the file; where it has none of its own, one that tells it from the others.
    pub name: String,
    /// What it is read as.
    pub rule: Rule,
    /// Cells of the first rows, shortened; empty ones are left out.
    pub examples: Vec<String>,
}

/// The columns of a file, whether or not one of them is known to be the title.
///
/// # Errors
/// `Invalid` for a file that is no table at all, with what it seems to be; `Io` where it cannot be opened.
pub fn columns(question: &ImportQuestion) -> Result<FileColumns> {
    let (source, _) = Source::laid_open(question.input(), question.mapping.clone())?;
    let named = source.columns.iter().zip(&source.rules);
    let mut columns: Vec<FileColumn> =
        named.map(|(name, rule)| FileColumn { name: name.clone(), rule: *rule, examples: Vec::new() }).collect();
    let mut rows = source.rows()?;
    for _ in 0..EXAMPLES {
        let Some(row) = rows.next()? else { break };
        for (column, cell) in columns.iter_mut().zip(&row.cells) {
            let cell = cell.trim();
            if !cell.is_empty() {
                column.examples.push(cell.chars().take(LONGEST_EXAMPLE).collect());
            }
        }
    }
    drop(rows);
    Ok(FileColumns {
        file: source.input.name(),
        encoding: source.encoding().to_owned(),
        is_guess: !source.is_sure(),
        has_header: source.is_table().then_some(source.has_header),
        columns,
        mapping: source.found_mapping(),
    })
}

/// How a file would be read, whether or not one of its columns is known to be the title.
///
/// # Errors
/// As [`columns`].
pub fn layout(file: &Path, mapping: &Mapping) -> Result<Mapping> {
    let (source, _) = Source::laid_open(Input::Path(file.to_owned()), mapping.clone())?;
    Ok(source.found_mapping())
}
