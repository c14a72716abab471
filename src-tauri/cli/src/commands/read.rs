//! A read begins, is paused, goes on and ends.

use clap::ValueEnum;
use lectern_core::reading::{self, TakeBack};
use lectern_core::values::BookId;
use lectern_core::{Op, Result, Tx, books};
use serde_json::json;

use super::{changed_book, edition};
use crate::door::Door;
use crate::failure::Failure;
use crate::output::Outcome;

const EXAMPLES: &str = "\
Examples:
  lectern-cli read Emma start
  lectern-cli read Emma pause --why \"no time\" --until 2026-09-01
  lectern-cli read Emma finish --on yesterday
  lectern-cli read Persuasion finish --on 2019        read some time in 2019; never started here
  lectern-cli read Persuasion finish --on unknown     you have read it and do not know when
  lectern-cli read Ulysses abandon --at 62 --why \"chapter 3\"
  lectern-cli read Ulysses to-read                    it was never begun; undo brings the read back

A DATE is as precise as you remember it: 2019-05-03, 2019-05, spring 2019, 2019, \"before 2015\", unknown,
today, yesterday or \"3 days ago\". Without one it is today. To say how far you are: lectern-cli help log";

/// What `read` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Read {
    /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
    book: String,
    /// What happened
    action: Action,
    /// When, as precisely as you remember
    #[arg(long, value_name = "DATE", default_value = "", hide_default_value = true)]
    on: String,
    /// Why, for pause and abandon
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    why: String,
    /// The day you mean to go on, for pause
    #[arg(long, value_name = "DATE", default_value = "", hide_default_value = true)]
    until: String,
    /// Where you stopped, for abandon, if the log does not say it: 62, 45%, "ch 3"
    #[arg(long, value_name = "POSITION", default_value = "", hide_default_value = true)]
    at: String,
    /// Take the log, stars and review of the read away too, for to-read
    #[arg(long)]
    with_log: bool,
    /// Which edition, for start: its number, ISBN, name, or id
    #[arg(long)]
    edition: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Action {
    Start,
    Pause,
    Resume,
    Finish,
    Abandon,
    /// As if the latest read had not begun
    ToRead,
}

impl Action {
    fn op(self) -> Op {
        match self {
            Self::Start => Op::ReadStart,
            Self::Pause => Op::ReadPause,
            Self::Resume => Op::ReadResume,
            Self::Finish => Op::ReadFinish,
            Self::Abandon => Op::ReadAbandon,
            Self::ToRead => Op::ReadTakeBack,
        }
    }
}

/// Changes where a book stands.
pub(crate) fn run(words: &Read, door: &Door) -> Outcome {
    refuse_what_does_not_belong(words)?;
    let library = door.library()?;
    let changed = door.change(&library, words.action.op(), |tx| {
        let book = books::find(&tx.snapshot(), &words.book)?;
        act(tx, book, words)?;
        Ok(book)
    })?;
    let book = changed.value;
    let read = library.read(|view| reading::reads_of(view, book))?.into_iter().next();
    let hint = match words.action {
        Action::Finish => "What is it worth to you? lectern-cli rate BOOK 4.5",
        Action::Start => "Record where you are: lectern-cli log BOOK 12",
        Action::Pause | Action::Resume | Action::Abandon | Action::ToRead => "",
    };
    changed_book(&library, book, &changed, json!({ "read": read }), hint)
}

fn refuse_what_does_not_belong(words: &Read) -> Result<(), Failure> {
    use Action::{Abandon, Pause, Resume, Start, ToRead};
    let action = words.action;
    let given = [
        ("--on", !words.on.is_empty(), !matches!(action, Resume | ToRead)),
        ("--why", !words.why.is_empty(), matches!(action, Pause | Abandon)),
        ("--until", !words.until.is_empty(), action == Pause),
        ("--at", !words.at.is_empty(), action == Abandon),
        ("--with-log", words.with_log, action == ToRead),
        ("--edition", words.edition.is_some(), action == Start),
    ];
    match given.into_iter().find(|(_, is_given, belongs)| *is_given && !belongs) {
        Some((option, ..)) => {
            let action = action.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
            Err(Failure::Usage(format!("{option} says nothing about {action}. See: lectern-cli help read")))
        }
        None => Ok(()),
    }
}

fn act(tx: &mut Tx<'_>, book: BookId, words: &Read) -> Result<()> {
    match words.action {
        Action::Start => {
            let edition = words.edition.as_deref().map(|name| edition::find(&tx.snapshot(), book, name)).transpose()?;
            reading::start(tx, book, &words.on, edition).map(drop)
        }
        Action::Pause => reading::pause(tx, book, &words.on, &words.why, &words.until),
        Action::Resume => reading::resume(tx, book),
        Action::Finish => reading::finish(tx, book, &words.on).map(drop),
        Action::ToRead => {
            let with = if words.with_log { TakeBack::WithAll } else { TakeBack::IfEmpty };
            reading::take_back(tx, &[book], with)
        }
        Action::Abandon => reading::abandon(tx, book, &words.on, &words.why, &words.at).map(drop),
    }
}
