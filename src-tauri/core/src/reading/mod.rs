//! Reads and the log: what was read when, how far, and what became of it.
//!
//! Words: a *read* is one pass through a book; a *session* is one entry of its log, with or without time; the *open*
//! read is the one under way or paused, of which a book has at most one. The rules protected here: a date that nobody
//! said stays unsaid, nothing becomes today or 1970 by itself, and progress is always what the log and the ticked
//! chapters say together: the union of what was read.

mod abandon;
mod again;
mod chapters;
mod coverage;
mod dates;
mod edit;
mod finish;
mod list;
mod log;
mod log_progress;
mod log_sql;
mod model;
mod move_to;
mod pause;
mod same_place;
mod sessions;
mod several;
mod spans_sql;
mod start;
mod store;
mod take_back;
mod timer;
mod timer_model;
mod timer_seen;
mod timer_sql;
mod told_log;

pub use abandon::abandon;
pub use chapters::{ChapterRead, chapters_of, tick, untick};
pub(crate) use coverage::Log;
pub use coverage::{Coverage, Stretch};
pub(crate) use dates::day as typed_day;
pub use edit::{add_read, add_told_read, draft_of, edit_read, remove_read, switch_edition};
pub use finish::finish;
pub(crate) use list::read_among;
pub use list::{open_read, reads_of, sessions_of, sessions_on};
pub use log_progress::{Logged, log_progress};
pub use model::*;
pub(crate) use move_to::move_to;
pub use pause::{pause, resume};
pub(crate) use same_place::anchor_stays;
pub use sessions::{add_session, edit_session, remove_session};
pub use several::{finish_several, start_several};
pub use start::start;
pub(crate) use store::{anchor, measure_of, position_of};
pub use take_back::take_back;
pub use timer::{
    StopDraft, Timer, TimerGap, count_gap, cut_gap, discard_timer, pause_timer, resume_timer, start_timer, stop_timer,
    timer,
};
pub(crate) use told_log::{ToldSession, write_log};
