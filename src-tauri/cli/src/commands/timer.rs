//! The timer: what it counts becomes an entry of the log.

use lectern_core::now::LocalMoment;
use lectern_core::reading::{self, Logged, StopDraft, Timer, TimerGap};
use lectern_core::{Changed, Error, Library, Moment, Op, Result, Tx, books};
use serde_json::json;

use super::changed_book;
use crate::door::Door;
use crate::output::{Answer, Outcome, document_of};

const EXAMPLES: &str = "\
Examples:
  lectern-cli timer start Emma           begin to read
  lectern-cli timer                      how long you have been reading
  lectern-cli timer pause                the doorbell; then: timer resume
  lectern-cli timer stop 62              you are on page 62
  lectern-cli timer stop +12 --minutes 25 --note \"Box Hill\"
  lectern-cli timer discard              forget it; nothing is recorded

There is one timer in a library, and the window shows the same one. Where a window lost sight of it, because
the machine slept, you are asked whether that gap counts: timer cut takes it out, timer count leaves it in.";

/// What `timer` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Words {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Begin to count; a book that you were not reading is started
    Start {
        /// The book: an id, the beginning of one, an ISBN, or words that fit exactly one
        book: String,
    },
    /// Stop counting for now
    Pause,
    /// Go on counting
    Resume,
    /// Stop, and write a session into the log
    Stop(Stop),
    /// Take the time that nobody watched out of it
    Cut,
    /// Leave the time that nobody watched in it
    Count,
    /// Forget it; nothing is recorded
    Discard,
}

#[derive(Debug, clap::Args)]
struct Stop {
    /// Where you are: 120, +10, 45%, "ch 3", 1h20, end; without it, where you were
    #[arg(allow_hyphen_values = true, default_value = "", hide_default_value = true)]
    position: String,
    /// How long it took, if not what was counted: 25, 1h05
    #[arg(long, value_name = "N", default_value = "", hide_default_value = true)]
    minutes: String,
    /// A remark
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
}

/// Shows or works the timer.
pub(crate) fn run(words: Words, door: &Door) -> Outcome {
    let library = door.library()?;
    let Some(what) = words.what else { return shown(&library, door) };
    let changed = match what {
        What::Stop(words) => return stopped(&library, door, words),
        What::Start { book } => door.change(&library, Op::TimerStart, |tx| {
            let book = books::find(&tx.snapshot(), &book)?;
            reading::start_timer(tx, book)
        }),
        What::Pause => door.change(&library, Op::TimerPause, reading::pause_timer),
        What::Resume => door.change(&library, Op::TimerResume, reading::resume_timer),
        What::Cut => door.change(&library, Op::TimerCut, |tx| settle(tx, reading::cut_gap)),
        What::Count => door.change(&library, Op::TimerCount, |tx| settle(tx, reading::count_gap)),
        What::Discard => door.change(&library, Op::TimerDiscard, reading::discard_timer),
    }?;
    let timer = library.read(|view| reading::timer(view, door.now()))?;
    let said = timer.as_ref().map(|timer| text(timer, door)).unwrap_or_default();
    Ok(Answer::changed(&changed, json!({ "timer": timer }), said))
}

/// Settles every gap that is still asked about, in their order.
fn settle(tx: &mut Tx<'_>, deed: fn(&mut Tx<'_>, Moment) -> Result<()>) -> Result<()> {
    let timer = reading::timer(&tx.snapshot(), tx.now())?.ok_or_else(|| Error::not_found("timer"))?;
    if timer.gaps.is_empty() {
        return Err(Error::not_found("gap that is still to be counted or cut"));
    }
    timer.gaps.iter().try_for_each(|gap| deed(tx, gap.from))
}

fn stopped(library: &Library, door: &Door, words: Stop) -> Outcome {
    let draft = StopDraft { entry: words.position, minutes: words.minutes, note: words.note };
    let changed: Changed<(_, Logged)> = door.change(library, Op::TimerStop, |tx| {
        let timer = reading::timer(&tx.snapshot(), tx.now())?.ok_or_else(|| Error::not_found("timer"))?;
        Ok((timer.book, reading::stop_timer(tx, &draft)?))
    })?;
    let (book, logged) = &changed.value;
    let hint = if logged.at_the_end { "That is the end. Finished? lectern-cli read BOOK finish" } else { "" };
    changed_book(library, *book, &changed, document_of(logged), hint)
}

fn shown(library: &Library, door: &Door) -> Outcome {
    let timer = library.read(|view| reading::timer(view, door.now()))?;
    let said = match &timer {
        Some(timer) => text(timer, door),
        None => "No timer runs. Start it: lectern-cli timer start BOOK".to_owned(),
    };
    Ok(Answer::new(json!({ "timer": timer }), said))
}

fn text(timer: &Timer, door: &Door) -> String {
    let (minutes, seconds) = (timer.seconds / 60, timer.seconds % 60);
    let state = if timer.running { "running" } else { "paused" };
    let mut text = format!("{}: {minutes} min {seconds:02} s, {state}, begun at {}\n", timer.title, timer.clock);
    for TimerGap { from, to, minutes } in &timer.gaps {
        let clock = |at: &Moment| LocalMoment { at: *at, ..door.now().local() }.clock();
        text.push_str(&format!("It was not watched from {} to {}, {minutes} min.\n", clock(from), clock(to)));
    }
    if !timer.gaps.is_empty() {
        text.push_str("Take that out: lectern-cli timer cut. Leave it in: lectern-cli timer count\n");
    }
    text
}
