//! Makes a library.

use clap::builder::PossibleValuesParser;
use lectern_core::plans::{self, file::builtin};
use lectern_core::{Library, Op};
use serde_json::json;

use crate::door::Door;
use crate::output::{Answer, Outcome};

const EXAMPLES: &str = "\
Examples:
  lectern-cli init
  lectern-cli init --plan backend-engineering --plan backend-canon
  lectern-cli init --library ~/reading.lectern

A library that is there already is kept as it is; plans that it lacks are taken into it.";

/// What `init` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Init {
    /// A built-in plan to begin with; may be given more than once
    #[arg(long = "plan", value_name = "PLAN", value_parser = keys())]
    plans: Vec<String>,
}

fn keys() -> PossibleValuesParser {
    PossibleValuesParser::new(builtin::all().map(|plan| plan.key))
}

/// Makes the file where there is none, and takes the plans that it lacks.
pub(crate) fn run(words: &Init, door: &Door) -> Outcome {
    let created = lectern_core::storage::inspect(door.path())? == lectern_core::storage::Inspection::Absent;
    let library = Library::open(door.path(), door.now())?;
    let mut taken = Vec::new();
    let mut said = vec![if created {
        format!("Made the library {}.", door.path().display())
    } else {
        format!("The library {} is there already.", door.path().display())
    }];
    for key in &words.plans {
        let has = library.read(|view| plans::offers(Some(view)))?.into_iter().find(|offer| offer.key == *key);
        let (id, title, new) = match has.and_then(|offer| Some((offer.taken?, offer.title))) {
            Some((id, title)) => (id, title, false),
            None => {
                let plan = plans::offer_plan(key)?;
                let id = door.change(&library, Op::PlanTake, |tx| plans::take(tx, &plan))?.value;
                (id, plan.title, true)
            }
        };
        said.push(if new { format!("Took the plan {title}.") } else { format!("It has the plan {title} already.") });
        taken.push(json!({ "key": key, "id": id, "title": title, "taken": new }));
    }
    if created && words.plans.is_empty() {
        said.push("Add a book: lectern-cli add \"Title\"".to_owned());
    } else if !words.plans.is_empty() {
        said.push("See what is ready: lectern-cli plan ready".to_owned());
    }
    library.close()?;
    Ok(Answer::new(
        json!({ "path": door.path().to_string_lossy(), "created": created, "plans": taken }),
        said.join("\n"),
    ))
}
