//! How files of the reader's own columns are read, as it was kept by name.

use lectern_core::Op;
use lectern_core::transfer::import;
use serde_json::json;

use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::table::Table;

const EXAMPLES: &str = "\
Examples:
  lectern-cli mappings                                             what was kept
  lectern-cli import books.csv --map books.json --keep-map \"My list\"    keeps one
  lectern-cli import more.csv --map \"My list\"                       uses it
  lectern-cli mappings --forget \"My list\"

They are kept in the library, so they are backed up and exported with it.";

/// What `mappings` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Mappings {
    /// Forget the one of this name
    #[arg(long, value_name = "NAME")]
    forget: Option<String>,
}

/// Lists them, or forgets one.
pub(crate) fn run(words: &Mappings, door: &Door) -> Outcome {
    let library = door.library()?;
    if let Some(name) = &words.forget {
        let changed = door.change(&library, Op::ImportMappingForget, |tx| import::forget_mapping(tx, name))?;
        return Ok(Answer::changed(&changed, json!({ "forgot": name }), format!("Forgot “{}”", name.trim())));
    }
    let kept = library.read(import::mappings)?;
    if kept.is_empty() {
        let text = "None are kept yet. Keep one: lectern-cli import FILE --map FILE --keep-map NAME".to_owned();
        return Ok(Answer::new(json!({ "mappings": kept }), text));
    }
    let mut table = Table::new(["Name", "Columns"]);
    for one in &kept {
        let columns: Vec<&str> = one.mapping.columns.keys().map(String::as_str).collect();
        table.row([one.name.clone(), columns.join(", ")]);
    }
    Ok(Answer::new(json!({ "mappings": kept }), table.text()))
}
