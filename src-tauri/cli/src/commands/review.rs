//! Questions and takeaways that are back.

use clap::ValueEnum;
use lectern_core::notes::{self, Due, DueNote, Note, ReviewAnswer};
use lectern_core::values::NoteId;
use lectern_core::{Error, Op, Result, Snapshot};
use serde_json::json;

use super::show_text;
use crate::door::Door;
use crate::failure::Failure;
use crate::output::{Answer, Outcome};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  lectern-cli review                     what is back
  lectern-cli review 0190f3a2 got        it sits: it comes back later
  lectern-cli review 0190f3a2 again      once more tomorrow
  lectern-cli review 0190f3a2 stop       do not ask again
  lectern-cli settings review_weeks \"1, 4, 12\"

Questions and takeaways come back some weeks after they were written. Nothing is ever overdue.";

/// What `review` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Review {
    /// The note: an id or the beginning of one; without it, what is back
    #[arg(requires = "answer")]
    note: Option<String>,
    /// What you say to it
    answer: Option<Said>,
    /// How many notes at the most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=500))]
    limit: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Said {
    /// It sits
    Got,
    /// Once more
    Again,
    /// Stop asking
    Stop,
}

impl From<Said> for ReviewAnswer {
    fn from(said: Said) -> Self {
        match said {
            Said::Got => Self::Got,
            Said::Again => Self::Again,
            Said::Stop => Self::Stop,
        }
    }
}

/// Shows what is back, or takes an answer.
pub(crate) fn run(words: &Review, door: &Door) -> Outcome {
    let library = door.library()?;
    let Some((name, said)) = words.note.as_ref().zip(words.answer) else {
        let due = library.read(|view| notes::due(view, door.now(), words.limit))?;
        let text = text(&due);
        return Ok(Answer::new(due, text));
    };
    let note = library.read(|view| find(view, door, name)).map_err(Failure::Core)?;
    let changed = door.change(&library, Op::NoteReview, |tx| notes::review(tx, note.id, said.into()))?;
    let words = match changed.value.due {
        Some(day) => format!("It comes back on {day}."),
        None => "It does not come back.".to_owned(),
    };
    Ok(Answer::changed(
        &changed,
        json!({ "note": note.id, "step": changed.value.step, "due": changed.value.due }),
        words,
    ))
}

/// A note by its id, or by the beginning of one among those that are back.
fn find(view: &Snapshot<'_>, door: &Door, name: &str) -> Result<Note> {
    if let Ok(id) = NoteId::parse(name) {
        return notes::get(view, id);
    }
    let back = notes::due(view, door.now(), 500)?.notes.into_iter().map(|due| due.note);
    let fits = |note: &Note| name.len() >= 4 && note.id.to_string().starts_with(&name.to_lowercase());
    let found: Vec<Note> = back.filter(fits).collect();
    match found.as_slice() {
        [] => Err(Error::not_found(format!("note “{name}” among those that are back"))),
        [only] => Ok(only.clone()),
        many => Err(Error::Ambiguous {
            given: name.to_owned(),
            candidates: many.iter().take(20).map(|note| note.id.to_string()).collect(),
        }),
    }
}

fn text(due: &Due) -> String {
    if due.notes.is_empty() {
        return "Nothing is back.".to_owned();
    }
    let mut text: String = due.notes.iter().map(one).collect();
    text.push_str(&format!(
        "{} and {} are back",
        count(due.questions as usize, "question"),
        count(due.takeaways as usize, "takeaway")
    ));
    text
}

fn one(due: &DueNote) -> String {
    let book = due.note.book_title.as_deref().unwrap_or("Of no book");
    format!("{book}\n{}  {}, time {} of {}\n", show_text::note(&due.note), due.note.id, due.time, due.times)
}
