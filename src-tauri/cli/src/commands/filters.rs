//! Saved filters of the notebook.

use lectern_core::{Op, filters};
use serde_json::json;

use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::table::Table;

const EXAMPLES: &str = "\
Examples:
  lectern-cli filters
  lectern-cli notes --kind question --save-as \"Open questions\"
  lectern-cli filters rename \"Open questions\" \"To find out\"
  lectern-cli filters remove \"To find out\"

A filter is named as you wrote it; capitals and accents do not count. Removing one leaves its notes as they are, and undo
brings it back.";

/// What `filters` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Filters {
    #[command(subcommand)]
    deed: Option<Deed>,
}

/// What can be done to a saved filter.
#[derive(Debug, clap::Subcommand)]
enum Deed {
    /// Give a filter another name
    Rename {
        /// The filter
        name: String,
        /// Its new name
        new_name: String,
    },
    /// Take a filter away; its notes stay
    Remove {
        /// The filter
        name: String,
    },
}

/// Lists the saved filters, or changes one.
pub(crate) fn run(words: &Filters, door: &Door) -> Outcome {
    let library = door.library()?;
    let (name, changed) = match &words.deed {
        None => return list(door),
        Some(Deed::Rename { name, new_name }) => {
            let id = library.read(|view| filters::id_of(view, name))?;
            (new_name, door.change(&library, Op::FilterEdit, |tx| filters::rename(tx, id, new_name))?)
        }
        Some(Deed::Remove { name }) => {
            let id = library.read(|view| filters::id_of(view, name))?;
            (name, door.change(&library, Op::FilterRemove, |tx| filters::remove(tx, id))?)
        }
    };
    Ok(Answer::changed(&changed, json!({ "name": name }), ""))
}

/// The saved filters, and how many notes each finds now.
fn list(door: &Door) -> Outcome {
    let library = door.library()?;
    let saved = library.read(|view| filters::list(view, door.now()))?;
    if saved.is_empty() {
        let words = "No saved filters. Save one: lectern-cli notes --kind question --save-as \"Open questions\"";
        return Ok(Answer::new(json!({ "filters": saved }), words));
    }
    let mut table = Table::new(["Filter", "Notes"]);
    for filter in &saved {
        table.row([filter.name.clone(), filter.count.to_string()]);
    }
    let said = table.text();
    Ok(Answer::new(json!({ "filters": saved }), said))
}
