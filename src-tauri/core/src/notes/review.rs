//! Review: questions and takeaways come back some weeks after they were written.
//!
//! A note that came back waits on the page until the reader turns to it; nothing is overdue and nothing is counted
//! against anybody. Which weeks is a setting; none means that nothing comes back.

use rusqlite::{OptionalExtension, named_params};
use serde::{Deserialize, Serialize};

use super::{Note, edit, list};
use crate::library::{Snapshot, Tx};
use crate::settings::{self, Key, ReviewWeeks};
use crate::values::{NoteId, ReadingDay, RolloverHour};
use crate::{Error, Now, Result};

/// What the reader says to a note that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum ReviewAnswer {
    /// It sits: the next step.
    Got,
    /// Once more: one step back, tomorrow.
    Again,
    /// Stop asking.
    Stop,
}

/// Where a note stands in its review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Review {
    /// How many of its returns are behind it.
    pub step: u32,
    /// The reading day it comes back on; none when it is done.
    pub due: Option<ReadingDay>,
}

/// A note that is back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct DueNote {
    /// The note.
    pub note: Note,
    /// Which return this is, 1 for the first.
    pub time: u32,
    /// How many returns there are.
    pub times: u32,
}

/// What is back.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Due {
    /// Questions that are back.
    pub questions: u32,
    /// Takeaways that are back.
    pub takeaways: u32,
    /// The notes of the window, the longest waiting first.
    pub notes: Vec<DueNote>,
}

/// Where a note stands after an answer on `today`. `step` counts the returns that are behind it, `weeks` says how long
/// after the writing each return comes.
#[must_use]
pub fn next_step(weeks: &[u16], step: u32, answer: ReviewAnswer, today: ReadingDay) -> Review {
    let at = step as usize;
    match answer {
        ReviewAnswer::Got => {
            // From today, and not from the writing: who comes late is not asked twice in a row.
            let gap = match (weeks.get(at), weeks.get(at + 1)) {
                (Some(this), Some(next)) => Some(i64::from(next.saturating_sub(*this)) * 7),
                _ => None,
            };
            Review { step: step.saturating_add(1).min(MOST_STEPS), due: gap.and_then(|days| today.plus_days(days)) }
        }
        ReviewAnswer::Again => Review { step: step.saturating_sub(1), due: today.plus_days(1) },
        ReviewAnswer::Stop => Review { step, due: None },
    }
}

/// As the file's own bound.
const MOST_STEPS: u32 = 100;

/// Takes the reader's answer to a question or takeaway.
///
/// # Errors
/// `NotFound`; `Conflict` for a note that does not come back.
pub fn review(tx: &mut Tx<'_>, id: NoteId, answer: ReviewAnswer) -> Result<Review> {
    let kind = edit::kind_of(tx, id)?;
    if !kind.comes_back() {
        return Err(Error::conflict("Only questions and takeaways come back."));
    }
    let weeks = settings::get::<ReviewWeeks>(&tx.snapshot(), Key::ReviewWeeks)?;
    let step = tx.sql(include_str!("sql/review_step.sql"))?.query_row([id], |row| row.get(0)).optional()?;
    let review = next_step(weeks.as_slice(), step.unwrap_or(0), answer, tx.today());
    tx.sql(include_str!("sql/set_review.sql"))?.execute(named_params! {
        ":note": id,
        ":step": review.step,
        ":due": review.due,
        ":now": tx.now().millis(),
    })?;
    tx.about(kind.as_str());
    Ok(review)
}

/// How many notes are back, and the first of them.
///
/// # Errors
/// `Storage` where the file cannot be read.
pub fn due(view: &Snapshot<'_>, now: Now, limit: u32) -> Result<Due> {
    let weeks = settings::get::<ReviewWeeks>(view, Key::ReviewWeeks)?;
    let Some(first) = weeks.as_slice().first() else { return Ok(Due::default()) };
    let rollover = settings::get::<RolloverHour>(view, Key::RolloverHour)?;
    let today = now.reading_day(rollover);
    let Some(before) = written_before(now, today, *first, rollover) else { return Ok(Due::default()) };
    let (questions, takeaways) = view
        .sql(include_str!("sql/count_due.sql"))?
        .query_row(named_params! { ":today": today, ":before": before }, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let window = named_params! { ":today": today, ":before": before, ":limit": limit.clamp(1, 500) };
    let mut ask = view.sql(include_str!("sql/due.sql"))?;
    let found: Vec<(NoteId, u32)> =
        ask.query_map(window, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let times = u32::try_from(weeks.as_slice().len()).unwrap_or(u32::MAX);
    let notes = found
        .into_iter()
        .map(|(id, step)| Ok(DueNote { note: list::get(view, id)?, time: (step + 1).min(times), times }));
    Ok(Due { questions, takeaways, notes: notes.collect::<Result<_>>()? })
}

/// What was written before this instant has its first return behind it or today.
fn written_before(now: Now, today: ReadingDay, weeks: u16, rollover: RolloverHour) -> Option<crate::Moment> {
    let day = today.plus_days(1 - 7 * i64::from(weeks))?;
    // Where the clocks skip that hour, the day begins at the next one.
    let begins = (u32::from(rollover.hour())..24).find_map(|hour| now.at_clock(day, rollover, hour, 0));
    begins.map(|begins| begins.at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> ReadingDay {
        ReadingDay::parse(text).unwrap()
    }

    #[test]
    fn what_sits_comes_back_after_longer_and_longer_and_then_no_more() {
        let weeks = [1, 4, 12];
        let first = next_step(&weeks, 0, ReviewAnswer::Got, day("2026-03-08"));
        assert_eq!(first, Review { step: 1, due: Some(day("2026-03-29")) }, "four weeks after it was written");
        let second = next_step(&weeks, 1, ReviewAnswer::Got, day("2026-03-29"));
        assert_eq!(second, Review { step: 2, due: Some(day("2026-05-24")) }, "twelve weeks after it was written");
        assert_eq!(next_step(&weeks, 2, ReviewAnswer::Got, day("2026-05-24")), Review { step: 3, due: None });
    }

    #[test]
    fn what_does_not_sit_comes_back_tomorrow_a_step_earlier() {
        let today = day("2026-03-08");
        assert_eq!(next_step(&[1, 4, 12], 2, ReviewAnswer::Again, today).step, 1);
        assert_eq!(
            next_step(&[1, 4, 12], 0, ReviewAnswer::Again, today),
            Review { step: 0, due: Some(day("2026-03-09")) }
        );
    }

    proptest! {
        #[test]
        fn no_answer_brings_a_note_back_on_the_same_day(
            weeks in proptest::collection::btree_set(1u16..520, 0..8), step in 0u32..12, answer in 0u8..3,
        ) {
            let weeks: Vec<u16> = weeks.into_iter().collect();
            let answer = [ReviewAnswer::Got, ReviewAnswer::Again, ReviewAnswer::Stop][usize::from(answer)];
            let today = day("2026-03-08");
            let next = next_step(&weeks, step, answer, today);
            prop_assert!(next.due.is_none_or(|due| due > today));
            prop_assert!(next.step <= step + 1);
        }

        #[test]
        fn a_note_that_always_sits_comes_back_once_for_each_week_named(
            weeks in proptest::collection::btree_set(1u16..520, 1..8),
        ) {
            let weeks: Vec<u16> = weeks.into_iter().collect();
            let (mut step, mut today, mut returns) = (0, day("2026-03-08"), 0);
            loop {
                returns += 1;
                let next = next_step(&weeks, step, ReviewAnswer::Got, today);
                let Some(due) = next.due else { break };
                (step, today) = (next.step, due);
            }
            prop_assert_eq!(returns, weeks.len());
        }
    }
}
