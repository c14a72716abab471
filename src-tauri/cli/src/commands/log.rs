//! Records progress, with or without time.

use lectern_core::reading::{self, Again, ProgressDraft};
use lectern_core::{Op, books};

use super::{changed_book, chapter};
use crate::door::Door;
use crate::output::{Outcome, document_of};

const EXAMPLES: &str = "\
Examples:
  lectern-cli log Emma 120                           you are on page 120
  lectern-cli log Emma +10 --minutes 25              ten pages further, in 25 minutes
  lectern-cli log Emma 45%
  lectern-cli log Emma \"ch 3\" --on yesterday --at 21:30
  lectern-cli log Emma 12 --again                    you are reading it once more
  lectern-cli log Emma --chapter 7 --minutes 40      chapter 7, wherever you were before
  lectern-cli log \"Emma (audio)\" 1h20 --note \"Box Hill\"

A smaller position than before is a correction: both stay in the log. A book that you were not reading
is started; a paused one goes on. Of one that you have finished, or were near the end of, a place far
back may be either: say --again or --correct.";

/// What `log` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Log {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
    book: String,
    /// Where you are: 120, +10, -3, 45%, "ch 3", 1h20, end
    #[arg(
        allow_hyphen_values = true,
        required_unless_present = "chapter",
        default_value = "",
        hide_default_value = true
    )]
    position: String,
    /// A chapter that you read: 3, 3-5, or words of its title; may be given more than once. Without a position you are
    /// where it ends
    #[arg(long, value_name = "N")]
    chapter: Vec<String>,
    /// Where you began, if not where the last entry ended
    #[arg(long, value_name = "POSITION", default_value = "", hide_default_value = true)]
    from: String,
    /// How long it took: 25, 1h05
    #[arg(long, value_name = "N", default_value = "", hide_default_value = true)]
    minutes: String,
    /// The day, if not today
    #[arg(long, value_name = "DATE", default_value = "", hide_default_value = true)]
    on: String,
    /// When you began: 21:30
    #[arg(long, value_name = "TIME", default_value = "", hide_default_value = true)]
    at: String,
    /// A remark
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
    /// You are reading it again: this is the beginning of another read
    #[arg(long, conflicts_with = "correct")]
    again: bool,
    /// The place before was wrong: the read goes on from here
    #[arg(long)]
    correct: bool,
}

/// Writes an entry of the log.
pub(crate) fn run(words: Log, door: &Door) -> Outcome {
    let library = door.library()?;
    let mut draft = ProgressDraft {
        entry: words.position,
        from: words.from,
        day: words.on,
        at: words.at,
        minutes: words.minutes,
        note: words.note,
        again: match (words.again, words.correct) {
            (true, _) => Some(Again::NewRead),
            (_, true) => Some(Again::Correction),
            _ => None,
        },
        ..ProgressDraft::default()
    };
    let changed = door.change(&library, Op::ProgressLog, |tx| {
        let book = books::find(&tx.snapshot(), &words.book)?;
        if !words.chapter.is_empty() {
            draft.chapters = Some(chapter::find(&tx.snapshot(), book, &words.chapter)?);
        }
        Ok((book, reading::log_progress(tx, book, &draft)?))
    })?;
    let (book, logged) = &changed.value;
    let hint = if logged.at_the_end { "That is the end. Finished? lectern-cli read BOOK finish" } else { "" };
    changed_book(&library, *book, &changed, document_of(logged), hint)
}
