//! Topics that plans ask for, and those you know already.

use lectern_core::{Op, plans};
use serde_json::json;

use crate::door::Door;
use crate::output::{Answer, Outcome};
use crate::table::Table;

const EXAMPLES: &str = "\
Examples:
  lectern-cli topics                        what plans ask for, and what you know
  lectern-cli topics know \"some JavaScript\"
  lectern-cli topics forget \"some JavaScript\"

What you know counts in every plan: items that need the topic may be read.
To make an item need a topic: lectern-cli item ITEM needs add --topic WORDS";

/// What `topics` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Topics {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// You know this
    Know(Topic),
    /// You do not, after all
    Forget(Topic),
}

#[derive(Debug, clap::Args)]
struct Topic {
    /// In words, in any case of its letters
    topic: String,
}

/// Shows topics, or says which are known.
pub(crate) fn run(words: &Topics, door: &Door) -> Outcome {
    let library = door.library()?;
    let changed = match &words.what {
        None => None,
        Some(What::Know(Topic { topic })) => {
            Some(door.change(&library, Op::TopicKnow, |tx| plans::know_topic(tx, topic))?)
        }
        Some(What::Forget(Topic { topic })) => {
            Some(door.change(&library, Op::TopicKnow, |tx| plans::forget_topic(tx, topic))?)
        }
    };
    let topics = library.read(plans::topics)?;
    let document = json!({ "topics": topics });
    if let Some(changed) = changed {
        return Ok(Answer::changed(&changed, document, ""));
    }
    let mut table = Table::new(["Topic", "Known", "Needed by"]);
    for topic in &topics {
        let known = if topic.is_known { "yes" } else { "" };
        table.row([topic.topic.clone(), known.to_owned(), topic.needed_by.to_string()]);
    }
    let said = if topics.is_empty() { "No plan asks for a topic.".to_owned() } else { table.text() };
    Ok(Answer::new(document, said))
}
