//! The steps that were made, and walking along them.

use lectern_core::history::{self, Walked};
use lectern_core::{Error, Library, Now, Source};
use serde_json::json;

use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome};
use crate::table::Table;

const EXAMPLES: &str = "\
Examples:
  lectern-cli undo           the latest step
  lectern-cli undo 3         the latest three, one after the other
  lectern-cli redo           and one forward again
  lectern-cli history        what there is to undo

Steps of the window count too. A step is refused where its rows have changed since.";

/// What `undo` and `redo` take.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Steps {
    /// How many steps
    #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=500))]
    count: u32,
}

/// What `history` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct History {
    /// How many steps at the most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=500))]
    limit: u32,
}

/// Takes steps back.
pub(crate) fn undo(words: &Steps, door: &Door) -> Outcome {
    walk(words.count, door, "Undone", Library::undo)
}

/// Repeats steps.
pub(crate) fn redo(words: &Steps, door: &Door) -> Outcome {
    walk(words.count, door, "Done again", Library::redo)
}

type Walk = fn(&Library, Now, Source) -> lectern_core::Result<Walked>;

/// Walks until the count is reached, nothing is left, or a step is refused; what was walked before is said in each case.
fn walk(count: u32, door: &Door, verb: &str, walk: Walk) -> Outcome {
    let library = door.library()?;
    let mut steps = Vec::new();
    let mut trouble = None;
    for _ in 0..count {
        match walk(&library, door.now(), Source::CommandLine) {
            Ok(step) => steps.push(step),
            Err(Error::NoStep { .. }) if !steps.is_empty() => break,
            Err(error) if steps.is_empty() => return Err(error.into()),
            Err(error) => {
                trouble = Some(Failure::Core(error));
                break;
            }
        }
    }
    let said: Vec<String> = steps.iter().map(|step| format!("{verb}: {}.", step.label)).collect();
    let answer = Answer::new(json!({ "steps": steps }), said.join("\n"));
    Ok(match trouble {
        Some(trouble) => answer.but(trouble),
        None => answer,
    })
}

/// Lists steps, the latest first.
pub(crate) fn run(words: &History, door: &Door) -> Outcome {
    let library = door.library()?;
    let steps = library.read(|view| history::list(view, words.limit))?;
    let mut table = Table::new(["When (UTC)", "What", "Where", ""]);
    for step in &steps {
        let at = step.at.to_string();
        table.row([
            at.get(..16).unwrap_or(&at).replace('T', " "),
            step.label.clone(),
            step.source.replace('_', " "),
            if step.undone { "undone".to_owned() } else { String::new() },
        ]);
    }
    let said = if steps.is_empty() { "Nothing was changed yet.".to_owned() } else { table.text() };
    Ok(Answer::new(json!({ "steps": steps }), said))
}
